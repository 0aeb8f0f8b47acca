"""Choices as files that other programs take in: one step for many spaces or voices.

mastodon_mutes    CSV as Mastodon's own export writes it (https://docs.joinmastodon.org/user/moving/#export)
mastodon_blocks   one account a line
ublock            static network filters (https://github.com/gorhill/uBlock/wiki/Static-filter-syntax)
hosts             the hosts file of an operating system (https://man7.org/linux/man-pages/man5/hosts.5.html)
handles           one handle a line, for Bluesky's "add people to a list" and for anything else that takes names
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hearten.choices.choice import Choice
from hearten.languages.speaking import gettext as _

AWAY = frozenset({"mute", "pause", "leave", "unfollow", "less"})
"""Choices that mean: show me less of it."""

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_ACCOUNT = re.compile(r"@?[\w.-]+@[\w.-]+\.[a-z]{2,63}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BulkFile:
    """A file to hand to another program."""

    name: str
    content: str
    about: str
    """What to do with it, in a sentence."""


def bulk_files(choices: Iterable[Choice]) -> tuple[BulkFile, ...]:
    """Every file that these choices fill; none that would be empty."""
    standing = [choice for choice in choices if choice.want in AWAY]
    made = (maker(standing) for maker in MAKERS.values())
    return tuple(file for file in made if file is not None)


def mastodon_mutes(choices: Iterable[Choice]) -> BulkFile | None:
    """Accounts to mute on Mastodon."""
    accounts = _accounts(choices, {"mute", "less", "pause"})
    if not accounts:
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("Account address", "Hide notifications"))
    writer.writerows((account, "true") for account in accounts)
    about = _("In Mastodon: Preferences, Import and export, Import, Muting list. Choose Merge.")
    return BulkFile("mastodon-mutes.csv", out.getvalue(), about)


def mastodon_unfollows(choices: Iterable[Choice]) -> BulkFile | None:
    """Accounts to block on Mastodon, which also ends following them."""
    accounts = _accounts(choices, {"unfollow", "leave"})
    if not accounts:
        return None
    about = _("In Mastodon: Preferences, Import and export, Import, Blocking list. Blocking also unfollows.")
    return BulkFile("mastodon-blocks.csv", "".join(f"{account}\n" for account in accounts), about)


def ublock(choices: Iterable[Choice]) -> BulkFile | None:
    """Sites for a content blocker in the browser."""
    sites = _sites(choices)
    if not sites:
        return None
    lines = ["! " + _("Sites that you chose to see less of. Delete a line to see a site again."), ""]
    about = _("In uBlock Origin: Dashboard, My filters, Import. Delete a line there to see a site again.")
    return BulkFile("ublock-filters.txt", "\n".join([*lines, *(f"||{site}^$document" for site in sites), ""]), about)


def hosts(choices: Iterable[Choice]) -> BulkFile | None:
    """Sites for the hosts file of a computer."""
    sites = _sites(choices)
    if not sites:
        return None
    lines = [f"0.0.0.0 {name}" for site in sites for name in (site, f"www.{site}")]
    about = _("Add these lines to your computer's hosts file (it needs an administrator). Take them out to undo it.")
    return BulkFile("hosts.txt", "\n".join(["# " + _("Sites that you chose to leave."), *lines, ""]), about)


def handles(choices: Iterable[Choice]) -> BulkFile | None:
    """Names on Bluesky, one a line."""
    names = sorted({c.target.voice for c in choices if c.target.platform == "bluesky" and c.target.voice})
    if not names:
        return None
    about = _("In Bluesky: Lists, New moderation list, Add people. Then subscribe to it with Mute accounts.")
    return BulkFile("bluesky-handles.txt", "".join(f"{name}\n" for name in names), about)


MAKERS: Mapping[str, Callable[[Iterable[Choice]], BulkFile | None]] = {
    "mastodon_mutes": mastodon_mutes,
    "mastodon_unfollows": mastodon_unfollows,
    "ublock": ublock,
    "hosts": hosts,
    "handles": handles,
}


def _accounts(choices: Iterable[Choice], wants: set[str]) -> list[str]:
    """Whole addresses of Mastodon accounts; a name without a server says nothing to another server."""
    names = {c.target.voice or "" for c in choices if c.target.platform == "mastodon" and c.want in wants}
    return sorted(name.removeprefix("@") for name in names if _ACCOUNT.fullmatch(name))


def _sites(choices: Iterable[Choice]) -> list[str]:
    """Domains and nothing else: whatever else stands in a name could be a rule of its own."""
    names = {(c.target.space or "").lower() for c in choices if c.target.platform == "web" and not c.target.voice}
    return sorted(name for name in names if _DOMAIN.fullmatch(name))
