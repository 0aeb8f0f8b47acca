"""The vocabulary of the personal wing: a trace, and what could not become one."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Act = Literal[
    "viewed", "visited", "listened", "watched_live", "liked", "reacted", "voted", "saved", "shared",
    "commented", "posted", "messaged", "searched", "followed", "notified", "time_spent",
]  # fmt: skip
"""What was done. `viewed` is a post or video, `visited` a web page."""

Precision = Literal["us", "ms", "s", "min", "day", "none"]
"""How finely the export tells the time."""

Basis = Literal["event", "end_of_play", "export_zone", "local_assumed", "id_derived", "none"]
"""What the time rests on: the event itself; the end of a play; a zone named once for the whole export;
the person's own zone because the export names none; an id that carries the time of the post, not of the act."""

SecondsBasis = Literal["measured", "inferred"]

Flag = Literal["advert", "removed", "private", "music", "repost", "reply", "draft", "live", "short"]

ACTS: tuple[Act, ...] = get_args(Act)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
BASES: tuple[Basis, ...] = get_args(Basis)
FLAGS: tuple[Flag, ...] = get_args(Flag)


class Trace(NamedTuple):
    """One thing seen or done online. A tuple because a life holds millions of them."""

    key: bytes
    """16 bytes from `hearten.ground.ids.trace_key`."""
    seen_at: int | None
    """Microseconds since 1970 UTC; None where the export tells no time (never invent one)."""
    precision: Precision
    basis: Basis
    platform: str
    """Lower-case name: `youtube`, `instagram`, `tiktok`, `google`, `web`, ..."""
    act: Act
    space: str | None = None
    """The place inside the platform: subreddit, server, group, site (registrable domain)."""
    voice: str | None = None
    """The creator or account behind it, as a person would name them."""
    mine: bool = True
    """The person did or wrote it, as against received it."""
    seconds: float | None = None
    seconds_basis: SecondsBasis | None = None
    url: str | None = None
    title: str | None = None
    flags: tuple[Flag, ...] = ()
    text: str | None = None
    """Words of a post, comment or message. Kept apart from the rest in the vault."""
    lang: str | None = None
    """BCP 47 tag of `text`, only where the export states it."""


UnreadReason = Literal[
    "cut_off",  # the file ends, or is torn, in the middle of this
    "not_understood",  # the shape is not one we know
    "bad_time",  # a time is there and cannot be right
    "bad_value",  # a field holds something of another kind
    "date_order_open",  # day and month cannot be told apart in this file
    "encrypted",
    "locked",  # the file is in use or needs a password
    "too_large",
    "unsafe",  # a path or size that a kind file does not have
    "not_needed",  # known and left out knowingly
]


class Unread(NamedTuple):
    """One piece that could not be read, said without its content."""

    reason: UnreadReason
    where: str = ""
    """Which item, row or line ("item 12"): a number or a field name, never a value."""
    bytes_lost: int = 0
    """How many bytes of the file this is, where that is known."""
