"""Time in voice: however often it is told, each moment counts once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.platforms.discord.events import VOICE_ENDED, VOICE_JOINED, VOICE_LEFT, Event
from hearten.sources.platforms.discord.voice import VoiceLog

T = 1_778_781_600
SECOND = 1_000_000


def event(kind: str, at: int, channel: str = "1", length: int = 0) -> Event:
    return Event(kind, (T + at) * SECOND, "s", "9", channel, "", "", length * SECOND)


def told(*events: Event) -> list[tuple[int, int]]:
    """Start and end of each call, in seconds."""
    log = VoiceLog()
    for each in events:
        log.add(each)
    return [(call.start // SECOND - T, call.event.at // SECOND - T) for call in log.tell()]


EVENTS = st.builds(
    event,
    st.sampled_from((VOICE_JOINED, VOICE_LEFT, VOICE_ENDED)),
    st.integers(0, 200_000),
    st.sampled_from("123"),
    st.integers(0, 5_000),
)


def test_a_stay_told_twice_counts_once() -> None:
    assert told(event(VOICE_ENDED, 3612, length=3600), event(VOICE_LEFT, 3600, length=3600)) == [(0, 3600)]


def test_the_parts_of_a_broken_connection_count_once_each() -> None:
    assert told(event(VOICE_ENDED, 100, length=100), event(VOICE_ENDED, 300, length=250)) == [(0, 100), (100, 300)]


def test_joining_and_leaving_tell_a_stay_where_nothing_else_does() -> None:
    assert told(event(VOICE_LEFT, 90), event(VOICE_JOINED, 30)) == [(30, 90)]
    assert told(event(VOICE_JOINED, 30), event(VOICE_LEFT, 90, channel="2")) == []
    assert told(event(VOICE_JOINED, 0), event(VOICE_LEFT, 86_401)) == []
    assert told(event(VOICE_JOINED, 0), event(VOICE_LEFT, 50), event(VOICE_LEFT, 60)) == [(0, 50)]


def test_what_was_told_is_forgotten() -> None:
    log = VoiceLog()
    log.add(event(VOICE_ENDED, 100, length=100))
    assert len(list(log.tell())) == 1
    assert list(log.tell()) == []


@given(st.lists(EVENTS, max_size=30))
def test_no_moment_counts_twice(events: list[Event]) -> None:
    calls = told(*events)
    assert all(start < end for start, end in calls)
    assert all(before[1] <= after[0] for before, after in pairwise(calls))


@given(st.lists(EVENTS, max_size=12).flatmap(lambda events: st.tuples(st.just(events), st.permutations(events))))
def test_the_order_of_the_file_does_not_matter(both: tuple[list[Event], list[Event]]) -> None:
    assert told(*both[0]) == told(*both[1])
