"""Every sample export reads as the file beside it says."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.exports_helper import EXPORTS, Case, cases, load, read, reader_of, shown

from hearten.sources.platform import Platform
from hearten.sources.registry import platforms
from hearten.sources.trace import ACTS, Trace, Unread

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_reads_as_expected(case: Case) -> None:
    rows = [row for _, row in read(case)]
    assert [shown(row) for row in rows if isinstance(row, Trace)] == case.expected["traces"]
    assert [row for row in rows if isinstance(row, Unread)][case.expected["unread"] :] == []
    assert sum(isinstance(row, Unread) for row in rows) == case.expected["unread"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_file_is_claimed_by_its_own_platform(case: Case) -> None:
    unknown = []
    for file in case.members():
        found = reader_of(file)
        if found is None:
            unknown.append(file.path)
        else:
            assert found[0].name == case.platform, file.path
    assert unknown == case.expected.get("unknown", [])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_reading_twice_gives_the_same_keys(case: Case) -> None:
    first, second = (Counter(row.key for _, row in read(case) if isinstance(row, Trace)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("case", [case for case in CASES if "same_keys_as" in case.expected], ids=str)
def test_two_forms_of_one_history_share_their_keys(case: Case) -> None:
    other = load(EXPORTS / case.platform / case.expected["same_keys_as"])
    ours, theirs = ({row.key: shown(row) for _, row in read(side) if isinstance(row, Trace)} for side in (case, other))
    assert ours
    assert [row for key, row in ours.items() if key not in theirs] == []
    assert [row for key, row in theirs.items() if key not in ours] == []


@pytest.mark.parametrize("platform", platforms(), ids=lambda platform: str(platform.name))
def test_every_platform_has_samples_of_all_it_offers(platform: Platform) -> None:
    ours = [case for case in CASES if case.platform == platform.name]
    assert ours, f"no samples in {EXPORTS}"
    rows = [row for case in ours for _, row in read(case) if isinstance(row, Trace)]
    assert {row.act for row in rows} == set(platform.acts)
    assert {row.act for row in rows} <= set(ACTS)
    columns = {name for row in rows for name in shown(row)} & {"space", "voice", "seconds", "url", "title", "text"}
    assert columns == set(platform.fills)
