"""What one platform's file offers: a name, what it fills, and readers that bid on a file by its content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from hearten.sources.members import Member
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Trace, Unread

Column = Literal["space", "voice", "seconds", "url", "title", "text"]

CERTAIN = 1.0
LIKELY = 0.7
POSSIBLE = 0.4
NO = 0.0


@dataclass(frozen=True, slots=True)
class Settings:
    """What a reader may know about the person and the day, and nothing else."""

    zone: tzinfo
    """For exports that tell only local time."""
    now: int
    """Microseconds since 1970 UTC: no trace is later than this (with a day of grace)."""
    others_words: bool = False
    """Whether to give what other people wrote in private. `journeys` asks for it always, so that a number can be made
    of it on its way through, and lets it go where the person has not ticked it."""
    date_order: Literal["day_first", "month_first"] | None = None
    """The person's answer for a file whose dates leave it open."""
    own_names: tuple[str, ...] = ()
    """Names under which the person writes in chats, as they told us: some exports do not say whose they are."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one kind of file."""

    name: str
    """The file's usual name, for people: `watch-history.json`."""
    recognise: Callable[[Sample], float]
    """How sure, 0 to 1, that the sample is this kind of file. By the shape of the content; a name only adds to it."""
    read: Callable[[Member, Settings], Iterator[Trace | Unread]] | None
    """Streams the file. None: known, and left out knowingly."""
    why_skipped: str = ""
    """For people, where `read` is None: "Your account settings. Hearten does not need them." """


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform; lives in `platforms/<name>.py` as `PLATFORM`."""

    name: str
    title: str
    """As people write it: `YouTube`."""
    acts: tuple[Act, ...]
    """What its readers can yield."""
    fills: tuple[Column, ...]
    """Which columns it can fill."""
    readers: tuple[Reader, ...]
    people: bool = True
    """Those who write to the person there are people, whose private words belong to them; false for programs."""
