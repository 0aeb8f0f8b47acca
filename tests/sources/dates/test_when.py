"""A time as written becomes an instant, nothing, or a refusal; never a guess."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.ids import DAY
from hearten.sources.dates.times import EARLIEST
from hearten.sources.dates.when import NEVER, When, told

NOW = 1_780_000_000_000_000
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=3,
)


@pytest.mark.parametrize(
    ("written", "at", "precision"),
    [
        (1_748_800_000, 1_748_800_000_000_000, "s"),
        (1_748_800_000_123, 1_748_800_000_123_000, "ms"),
        ("1748800000", 1_748_800_000_000_000, "s"),
        ("2025-06-01 17:46:40", 1_748_800_000_000_000, "s"),
        ("2025-06-01 17:46:40 UTC", 1_748_800_000_000_000, "s"),
        ("2025-06-01T19:46:40+02:00", 1_748_800_000_000_000, "s"),
    ],
)
def test_the_forms_of_one_instant(written: object, at: int, precision: str) -> None:
    assert told(written, NOW) == When(at, precision, "event")  # type: ignore[arg-type]


@pytest.mark.parametrize("written", [None, 0, "", " ", "N/A", "None", "N.v.t."])
def test_nothing_is_nothing(written: object) -> None:
    assert told(written, NOW) is NEVER


@pytest.mark.parametrize("written", ["soon", 5, -1, True, [], {}, [1_748_800_000], "2099-01-01 00:00:00", 4e9, "12:00"])
def test_what_cannot_be_right_is_refused(written: object) -> None:
    assert told(written, NOW) is None


def test_a_zone_counts_only_where_none_is_named() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert told("2025-06-01 17:46:40", NOW, berlin) == told("2025-06-01 15:46:40", NOW)
    assert told("2025-06-01 17:46:40 UTC", NOW, berlin) == told("2025-06-01 17:46:40", NOW)


@given(JSON)
def test_any_json_value_is_borne(value: Any) -> None:
    when = told(value, NOW)
    assert when is None or when is NEVER or (when.at is not None and EARLIEST <= when.at <= NOW + DAY)
