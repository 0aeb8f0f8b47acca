"""Time in voice channels and calls, each moment once.

    leave_voice_channel    ──────────█        one stay may be told by the server, by the program,
    voice_disconnect         ────────█ ──█    or only by joining and leaving; a lost connection
    join … leave             █───────█        tells its parts
    calls                  ──────────█ ──█

An account is in one voice channel at a time, so stays that overlap are the same time told again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from hearten.ground.ids import DAY, MINUTE
from hearten.sources.platforms.discord.events import VOICE_JOINED, Event

MOST = 200_000
"""Events kept before they are told. Nobody has so many; a file that claims it does not fill the memory."""
_ECHO = MINUTE
"""Server and program tell the same end some seconds apart; so little more is not told as another stay."""


class Call(NamedTuple):
    """A stay in a voice channel or call."""

    event: Event
    """The event that tells its end."""
    start: int


class VoiceLog:
    """Gathers the voice events of one file."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def add(self, event: Event) -> bool:
        """Keep an event. True when it is time to tell what there is."""
        self._events.append(event)
        return len(self._events) >= MOST

    def tell(self) -> Iterator[Call]:
        """The calls so far, in the order of time, and forget them."""
        reached = 0
        for call in sorted(self._calls(), key=attrgetter("start", "event.at")):
            end = call.event.at
            if call.start >= reached:
                yield call
            elif end > reached + _ECHO:
                yield Call(call.event, reached)
            reached = max(reached, end)
        self._events.clear()

    def _calls(self) -> Iterator[Call]:
        places: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in self._events:
            places[event.guild, event.channel].append(event)
        for events in places.values():
            yield from _calls_in(sorted(events, key=attrgetter("at")))


def _calls_in(events: list[Event]) -> Iterator[Call]:
    """The calls in one place: by their length where it is told, else from joining to leaving."""
    joined: int | None = None
    for event in events:
        if event.kind == VOICE_JOINED:
            joined = event.at
            continue
        if event.length:
            yield Call(event, event.at - event.length)
        elif joined is not None and 0 < event.at - joined <= DAY:
            yield Call(event, joined)
        joined = None
