"""Hearten's own table: columns in any order, times with or without a zone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import NOW, member

from hearten.ground.clock import iso
from hearten.sources.platform import CERTAIN, NO, Settings
from hearten.sources.platforms.plain import COLUMNS, PLATFORM
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

SETTINGS = Settings(zone=ZoneInfo("Europe/Berlin"), now=NOW)
READER = PLATFORM.readers[0]
ROW = {
    "seen_at": "2026-05-14T21:03:11Z", "seconds": "90", "platform": "radio", "space": "Night Waves", "voice": "Ada",
    "act": "listened", "note": "not ours",
}  # fmt: skip


def read(text: str) -> list[Trace | Unread]:
    assert READER.read
    return list(READER.read(member("a.csv", {"a.csv": text.encode()}), SETTINGS))


def recognised(text: str) -> float:
    return READER.recognise(Sample.of(member("a.csv", {"a.csv": text.encode()})))


@given(st.permutations(list(ROW)), st.sampled_from([str, str.upper, str.title]))
def test_columns_come_in_any_order(names: list[str], written: type[str]) -> None:
    text = ",".join(map(written, names)) + "\n" + ",".join(ROW[name] for name in names) + "\n"
    assert recognised(text) == CERTAIN
    assert read(text) == read(",".join(COLUMNS) + "\n" + ",".join(ROW[name] for name in COLUMNS) + "\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_way_to_save_it_is_known(encoding: str, line_end: str) -> None:
    text = "seen_at,platform,voice\n2026-05-14T21:03:11Z,radio,Zoë\n".replace("\n", line_end)
    saved = member("a.csv", {"a.csv": text.encode(encoding)})
    assert READER.recognise(Sample.of(saved)) == CERTAIN
    assert READER.read
    (row,) = READER.read(saved, SETTINGS)
    assert isinstance(row, Trace)
    assert (row.seen_at, row.voice) == (1_778_792_591_000_000, "Zoë")


def test_what_was_exported_is_known_again() -> None:
    (row,) = read(f"key,seen_at,platform,act\n{'0f' * 16},2026-05-14T21:03:11Z,youtube,viewed\n")
    (other,) = read("key,seen_at,platform,act\nnot a key,2026-05-14T21:03:11Z,youtube,viewed\n")
    (without,) = read("seen_at,platform,act\n2026-05-14T21:03:11Z,youtube,viewed\n")
    assert isinstance(row, Trace)
    assert row.key == b"\x0f" * 16
    assert other == without


@pytest.mark.parametrize("day", ["2026-05-01", "2025-12-31"])
def test_a_day_stays_the_day_that_was_written(day: str) -> None:
    (row,) = read(f"seen_at,platform\n{day},radio\n")
    assert isinstance(row, Trace)
    assert row.seen_at is not None
    assert (iso(row.seen_at), row.precision, row.basis) == (f"{day}T00:00:00Z", "day", "local_assumed")


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("2026-05-14T21:03:11Z", "event"),
        ("2026-05-14 21:03:11 UTC", "event"),
        ("2026-05-14T23:03:11+02:00", "event"),
        ("2026-05-14T23:03:11+02", "event"),
        ("2026-05-14T17:03:11.000-0400", "event"),
        ("1778792591", "event"),
        ("2026-05-14T23:03:11", "local_assumed"),
        ("2026-05-14 23:03:11.000", "local_assumed"),
    ],
)
def test_one_instant_in_many_forms(written: str, basis: str) -> None:
    (row,) = read(f"seen_at,platform\n{written},radio\n")
    assert isinstance(row, Trace)
    assert row.seen_at == 1_778_792_591_000_000
    assert row.basis == basis


def test_what_it_is_called_and_when_make_the_key() -> None:
    rows = read(
        "seen_at,platform,space,voice,seconds\n"
        + "2026-05-14T21:03:11Z,radio,a,b,5\n" * 2
        + "2026-05-14T21:03:11Z,radio,a,c,5\n"
    )
    first, second, third = (row.key for row in rows if isinstance(row, Trace))
    assert first == second != third


@pytest.mark.parametrize("header", ["answered_at,item,value", "time,url,title", "seen_at,seconds", "platform,act", ""])
def test_other_tables_are_left_alone(header: str) -> None:
    assert recognised(f"{header}\n1,2,3\n") == NO


def test_a_table_without_our_header_is_refused_as_a_whole() -> None:
    assert read("a,b\n1,2\n") == [Unread("not_understood", "the header")]
