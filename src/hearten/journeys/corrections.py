"""The person's own word on what was heard: it wins, is remembered, and can be taken back.

banter   "that's banter": this message is not counted as hard, and the same friends may say more before one is
family   "this one is family": nothing said here is counted as hard, but for threats
hurtful  "this one did hurt": it is counted, and here it takes less for the next one to be
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, cast, get_args

from hearten.ground.errors import UsageError
from hearten.journeys import events
from hearten.journeys.desk import Desk
from hearten.languages.speaking import gettext as _

What = Literal["banter", "family", "hurtful"]
WHATS: tuple[What, ...] = get_args(What)


class Talk(NamedTuple):
    """One conversation: a group or place, or the one person it is with."""

    platform: str
    space: str | None
    voice: str | None
    """None where there is a space: everybody in it talks there."""

    @classmethod
    def of(cls, platform: str, space: str | None, voice: str | None) -> Talk:
        """The conversation in which a trace stands."""
        return cls(platform, space, None if space else voice)


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing the person said."""

    id: str
    what: What
    talk: Talk
    key: bytes | None
    """The message it is about; None where it is about the whole conversation."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that stands."""

    messages: Mapping[bytes, What] = field(default_factory=dict)
    talks: Mapping[Talk, What] = field(default_factory=dict)
    leaning: Mapping[Talk, int] = field(default_factory=dict)
    """How many messages of a conversation were called banter, less those called hurtful."""


class NoSuchMessage(UsageError):
    """A correction about something that is not there."""

    def __init__(self) -> None:
        super().__init__(_("There is no such message in your vault. Copy its name from the list, all 32 signs of it."))


class NoSuchCorrection(UsageError):
    """Something is taken back that was never said, or was taken back already."""

    def __init__(self) -> None:
        super().__init__(_("Nothing stands under that name. It may have been taken back already."))


def correct_message(desk: Desk, key: bytes, what: What) -> Correction:
    """Say what a message was. What was said of it before is replaced."""
    return _say(desk, what, _talk_of(desk, key), key)


def correct_talk(desk: Desk, talk: Talk, what: What) -> Correction:
    """Say what a whole conversation is. What was said of it before is replaced."""
    return _say(desk, what, talk, None)


def correct(desk: Desk, name: str, what: str, *, conversation: bool = False) -> Correction:
    """Say what the message of that name was, or the whole conversation it stands in."""
    try:
        key = bytes.fromhex(name)
    except ValueError:
        raise NoSuchMessage from None
    if what not in WHATS:
        raise UsageError(_("Say one of: {whats}.").format(whats=", ".join(WHATS)))
    if conversation:
        return correct_talk(desk, _talk_of(desk, key), what)
    return correct_message(desk, key, what)


def take_back(desk: Desk, name: str) -> None:
    """Undo a correction: from now on it is as if it had never been said."""
    if name not in {correction.id for correction in standing(desk)}:
        raise NoSuchCorrection
    events.erase(desk, "corrections", [name])


def standing(desk: Desk) -> list[Correction]:
    """All corrections that stand, oldest first."""
    return [_read(event) for event in events.latest(desk, "corrections").values() if event.event == "said"]


def corrections(desk: Desk) -> Corrections:
    """All that stands, ready to be looked up."""
    said = standing(desk)
    leaning: dict[Talk, int] = {}
    for one in said:
        if one.what in ("banter", "hurtful") and one.key:
            leaning[one.talk] = leaning.get(one.talk, 0) + (1 if one.what == "banter" else -1)
    return Corrections(
        {one.key: one.what for one in said if one.key},
        {one.talk: one.what for one in said if not one.key},
        leaning,
    )


def forget_orphans(desk: Desk) -> int:
    """Let go of what was said about conversations of which nothing is left in the vault; how many that was."""
    said = standing(desk)
    if not said:
        return 0
    rows = desk.vault.query(
        "SELECT DISTINCT platform::VARCHAR AS platform, space::VARCHAR AS space, voice::VARCHAR AS voice FROM traces"
    ).to_pylist()
    left = {Talk.of(**row) for row in rows}
    return events.erase(desk, "corrections", [one.id for one in said if one.talk not in left])


def _talk_of(desk: Desk, key: bytes) -> Talk:
    found = desk.vault.query(
        "SELECT platform::VARCHAR AS platform, space::VARCHAR AS space, voice::VARCHAR AS voice FROM traces "  # noqa: S608 # hexadecimal
        f"WHERE hex(key) = '{key.hex().upper()}'"
    ).to_pylist()
    if not found:
        raise NoSuchMessage
    return Talk.of(**found[0])


def _say(desk: Desk, what: What, talk: Talk, key: bytes | None) -> Correction:
    before = next((one.id for one in standing(desk) if (one.talk, one.key) == (talk, key)), None)
    body = {"what": what, **talk._asdict(), "key": key.hex() if key else None}
    return _read(events.write(desk, "corrections", "said", body, thing=before))


def _read(event: events.Event) -> Correction:
    body: Mapping[str, Any] = event.body
    key = body.get("key")
    talk = Talk(str(body["platform"]), body.get("space"), body.get("voice"))
    return Correction(event.id, cast("What", body["what"]), talk, bytes.fromhex(key) if key else None)
