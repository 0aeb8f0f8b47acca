"""Repositories of the AT Protocol: names, times, and cuts at any place."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import EXPORTS, NOW, load, member
from tests.sources.repository import TID, archive, tid_of

from hearten.sources.platform import Settings
from hearten.sources.platforms.bluesky import PLATFORM, tid_time
from hearten.sources.trace import Trace, Unread

READ = PLATFORM.readers[0].read
SETTINGS = Settings(zone=ZoneInfo("UTC"), now=NOW)
WHOLE = load(EXPORTS / "bluesky" / "repository").files["repo.car"]


def _rows(content: bytes) -> list[Trace | Unread]:
    assert READ
    return list(READ(member("repo.car", {"repo.car": content}), SETTINGS))


def _keys(content: bytes) -> set[bytes]:
    return {row.key for row in _rows(content) if isinstance(row, Trace)}


@given(st.integers(0, 2**53 - 1), st.integers(0, 1023))
def test_a_name_tells_its_time(at: int, clock: int) -> None:
    assert tid_time(tid_of(at, clock)) == at


def test_the_examples_of_the_specification() -> None:
    # https://atproto.com/specs/tid
    assert tid_time("2222222222222") == 0
    assert tid_time("3jzfcijpj2z2a") == 1_688_137_381_887_007
    for wrong in (
        "3jzfcijpj2z21",
        "0000000000000",
        "3jzfcijpj2z2aa",
        "3jzfcijpj2z2",
        "3jzf-cij-pj2z-2a",
        "zzzzzzzzzzzzz",
        "self",
    ):
        assert tid_time(wrong) is None


@given(st.text(TID, max_size=20))
def test_any_name_has_a_time_or_none(name: str) -> None:
    at = tid_time(name)
    assert at is None or tid_of(at)[:11] == name[:11]


@given(st.integers(0, len(WHOLE)))
def test_a_cut_file_gives_only_what_the_whole_gives(end: int) -> None:
    assert _keys(WHOLE[:end]) <= _keys(WHOLE)


def test_records_are_named_however_the_tree_is_cut_into_nodes() -> None:
    records = {
        f"app.bsky.feed.post/{tid_of(1_778_781_600_000_000 + n * 1_000)}": {
            "$type": "app.bsky.feed.post",
            "text": f"number {n}",
            "createdAt": "2026-05-14T18:00:00Z",
        }
        for n in range(25)
    }
    pages = [
        {row.url for row in _rows(archive(records, per_node=size)) if isinstance(row, Trace)} for size in (1, 4, 100)
    ]
    assert pages[0] == pages[1] == pages[2]
    assert {str(url).rpartition("/")[2] for url in pages[0]} == {path.rpartition("/")[2] for path in records}
