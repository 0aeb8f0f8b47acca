"""What the readers of JSON share: durations that can be, words that are some, the number of what went wrong."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import member

from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import LONGEST, Json, first_keys, measured, read_records, words
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())))
def test_a_duration_is_a_number_of_seconds_or_nothing(value: object) -> None:
    seconds = measured(value)
    assert seconds is None or (not isinstance(value, bool) and math.isfinite(seconds) and 0 <= seconds < LONGEST)


def test_durations_in_other_units() -> None:
    assert measured(183_440, 0.001) == 183.44
    assert measured(0) == 0
    assert measured(-1) is None
    assert measured(True) is None
    assert measured(10**400) is None
    assert measured(math.nan) is None


def test_words_are_some() -> None:
    assert words("a") == "a"
    assert [words(value) for value in ("", None, 1, ["a"])] == [None] * 4


def test_what_went_wrong_is_numbered() -> None:
    def convert(path: Path, value: Json) -> Unread | None:
        assert path == ()
        return Unread("bad_value", "a field") if value["a"] == 2 else None

    content = b'[{"a": 1}, {"a": 2}, {"a": 3}, {"a": '
    rows = list(read_records(member("r.json", {"r.json": content}), convert))
    assert rows[0] == Unread("bad_value", "item 2: a field")
    assert [row.reason for row in rows[1:] if isinstance(row, Unread)] == ["cut_off"]


def test_the_first_keys_of_lists_and_objects() -> None:
    for content, keys in (
        (b'[{"a": 1, "b": 2}]', {"a", "b"}),
        (b'{"c": [1], "d": {"e": 1}}', {"c", "d"}),
        (b"[]", set()),
    ):
        assert first_keys(Sample.of(member("r.json", {"r.json": content}))) == keys
