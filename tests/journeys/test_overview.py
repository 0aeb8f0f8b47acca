"""The overview agrees with a count by hand, in the person's own zone."""

from __future__ import annotations

import io
from zoneinfo import ZoneInfo

from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk
from hearten.journeys.overview import SpaceRow, VoiceRow, overview
from hearten.sources.gaps import CAP

ROWS = """seen_at,seconds,platform,space,voice,act
2025-03-30T00:30:00Z,60,web,a.example,,visited
2025-03-30T01:30:00Z,30,web,a.example,,visited
2025-12-31T23:30:00Z,,reddit,r/otters,,commented
2025-06-01T12:00:00Z,10,youtube,,Quiet Kettle,viewed
2025-06-01T12:05:00Z,20,youtube,,Quiet Kettle,viewed
2025-06-02,5,youtube,,Two Otters,viewed
"""


def bring(desk: Desk) -> None:
    bring_in(desk, [Given("mine.csv", file=io.BytesIO(ROWS.encode()))])


def test_counts(desk: Desk) -> None:
    bring(desk)
    seen = overview(desk, ZoneInfo("UTC"))
    assert (seen.traces, seen.first, seen.last) == (6, "2025-03-30T00:30:00Z", "2025-12-31T23:30:00Z")
    assert seen.by_platform == {"youtube": 3, "web": 2, "reddit": 1}
    assert seen.by_act == {"viewed": 3, "visited": 2, "commented": 1}
    assert seen.by_space == (SpaceRow("web", "a.example", 2, 90.0, 0.0), SpaceRow("reddit", "r/otters", 1, 0.0, CAP))
    assert seen.by_voice == (
        VoiceRow("youtube", "Quiet Kettle", 2, 30.0, 0.0),
        VoiceRow("youtube", "Two Otters", 1, 5.0, 0.0),
    )
    assert seen.by_month == (("2025-03", "web", 2), ("2025-06", "youtube", 3), ("2025-12", "reddit", 1))


def test_hours_and_months_are_local_across_a_change_of_clocks(desk: Desk) -> None:
    bring(desk)
    seen = overview(desk, ZoneInfo("Europe/Berlin"))
    # 00:30Z is 01:30 in winter time, 01:30Z is 03:30 in summer time: the hour between did not exist.
    assert [hour for hour, count in enumerate(seen.by_hour) if count] == [0, 1, 3, 14]
    assert ("2026-01", "reddit", 1) in seen.by_month
    assert sum(seen.by_hour) == 5, "a day without an hour has no hour"


def test_an_empty_vault(desk: Desk) -> None:
    seen = overview(desk)
    assert (seen.traces, seen.first, seen.by_platform, sum(seen.by_hour)) == (0, None, {}, 0)


def test_it_is_remembered_until_something_changes(desk: Desk) -> None:
    bring(desk)
    zone = ZoneInfo("UTC")
    first = overview(desk, zone)
    assert overview(desk, zone) is first
    more = b"seen_at,platform,act\n2025-06-05T10:00:00Z,tiktok,viewed\n"
    bring_in(desk, [Given("more.csv", file=io.BytesIO(more))])
    assert overview(desk, zone).traces == 7


def test_no_moment_is_counted_on_two_platforms(desk: Desk) -> None:
    """A measured visit of two minutes, with a clip opened in the middle of it, and a song that plays on."""
    rows = b"""seen_at,seconds,platform,space,voice,act
2025-06-01T12:00:00Z,120,web,a.example,,visited
2025-06-01T12:01:00Z,,youtube,,Quiet Kettle,viewed
2025-06-01T12:02:30Z,,tiktok,,moss.and.ink,viewed
2025-06-01T12:00:00Z,600,spotify,,Slow Lantern,listened
"""
    bring_in(desk, [Given("mine.csv", file=io.BytesIO(rows))])
    seen = overview(desk)
    spent = {row.voice: (row.seconds, row.seconds_inferred) for row in seen.by_voice}
    assert spent == {"Slow Lantern": (600.0, 0.0), "Quiet Kettle": (0.0, 30.0), "moss.and.ink": (0.0, CAP)}
