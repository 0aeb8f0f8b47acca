"""An archive from X, synthetic and the same at every run: `python -m bench.make_x TARGET.zip [POSTS]`.

Posts lie in `data/tweets.js`, `data/tweets-part1.js` and so on, as X splits a long list, written as it writes them.
"""

from __future__ import annotations

import json
import random
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.words import names, sentence

LAST = datetime(2026, 1, 7, 12, 30, tzinfo=UTC)
EPOCH_MS = 1_288_834_974_657
"""X's ids count the milliseconds since then: https://github.com/twitter-archive/snowflake, IdWorker.scala"""
PARTS = 4
ACCOUNT = {"username": "marsh_walker", "accountId": "1700000000000000001", "accountDisplayName": "Marsh Walker"}


def write(target: Path, posts: int) -> None:
    """Write an archive with that many posts in four parts."""
    chance = random.Random(20_260_601)
    people = names(chance, 500)
    at = LAST
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/account.js", _list("account", 0, [{"account": ACCOUNT}]))
        for part in range(PARTS):
            found = []
            for _ in range(posts // PARTS):
                at -= timedelta(seconds=chance.randrange(20, 3_000))
                found.append({"tweet": _post(chance, at, people)})
            name = f"data/tweets-part{part}.js" if part else "data/tweets.js"
            archive.writestr(name, _list("tweets", part, found))


def _list(name: str, part: int, records: list[dict[str, Any]]) -> str:
    return f"window.YTD.{name}.part{part} = " + json.dumps(records, indent=2, separators=(",", " : "))


def _post(chance: random.Random, at: datetime, people: list[str]) -> dict[str, Any]:
    number = str((int(at.timestamp() * 1000) - EPOCH_MS) << 22 | chance.randrange(1 << 22))
    text, links, mentions, reply = sentence(chance, 30), [], [], {}
    kind = chance.random()
    if kind < 0.25:
        short = f"https://t.co/{chance.randrange(10**9):010}"
        links = [{"url": short, "expanded_url": f"https://meadow.example/{number}", "indices": ["0", "23"]}]
        text = f"{short} &amp; {text}"
    elif kind < 0.6:
        other = chance.choice(people)
        mentions = [{"name": other, "screen_name": other, "indices": ["0", "9"], "id_str": "1500", "id": "1500"}]
        text = f"RT @{other}: {text}" if kind < 0.35 else f"@{other} {text}"
        if kind >= 0.35:
            reply = {"in_reply_to_status_id_str": number[:-1], "in_reply_to_screen_name": other}
    return {
        "edit_info": {"initial": {"editTweetIds": [number], "editsRemaining": "5", "isEditEligible": False}},
        "retweeted": False,
        "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
        "entities": {"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": links},
        "display_text_range": ["0", str(len(text))],
        "favorite_count": str(chance.randrange(20)),
        **reply,
        "id_str": number,
        "truncated": False,
        "retweet_count": "0",
        "id": number,
        "created_at": f"{at:%a %b %d %H:%M:%S +0000 %Y}",
        "favorited": False,
        "full_text": text,
        "lang": "en",
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
