"""Who is who in an archive of X: its files tell accounts by number, and only a few of them beside it by name.

account.js    window.YTD.account.part0 = [{"account": {"accountId", "username", ...}}]
manifest.js   window.__THAR_CONFIG = {"userInfo": {"accountId", "userName", ...}, ...}
tweets.js     ... "user_mentions": [{"screen_name", "indices", "id_str", "id"}] ...

Shapes: README.txt of every archive and https://github.com/TheExGenesis/community-archive (README.md).
"""

from __future__ import annotations

import re

from hearten.sources.members import Member, read_all
from hearten.sources.sample import Sample

_FOR_NAMES = ("tweets.js", "tweet.js")
_MOST_FOR_NAMES = 16 << 20
"""Bytes of posts that are searched for names: some ten thousand of the newest posts."""
_MENTION = re.compile(
    rb'"screen_name"\s*:\s*"(\w{1,20})"\s*,\s*"indices"\s*:\s*\[[^\]]{0,80}\]\s*,\s*"id_str"\s*:\s*"(\d{1,20})"'
)


def owner_of(member: Member) -> str | None:
    """The number of the account whose archive the file lies in, from the files beside it."""
    account = member.beside("account.js")
    if account:
        for _, record in Sample.of(account).json_items:
            inner = record.get("account") if isinstance(record, dict) else None
            number = inner.get("accountId") if isinstance(inner, dict) else None
            if isinstance(number, str) and number:
                return number
    manifest = member.beside("manifest.js")
    if manifest:
        for path, value in Sample.of(manifest).json_items:
            if path == ("userInfo", "accountId") and isinstance(value, str) and value:
                return value
    return None


def names_beside(member: Member) -> dict[str, str]:
    """Account number -> name, for those whom the person's newest posts mention."""
    for place in _FOR_NAMES:
        posts = member.beside(place)
        if posts:
            found = _MENTION.findall(read_all(posts, _MOST_FOR_NAMES))
            return {number.decode(): name.decode() for name, number in reversed(found)}
    return {}
