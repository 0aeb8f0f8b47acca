"""Machine times come back to the microsecond, and nothing is taken for a time that is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.ids import DAY
from hearten.sources.dates.times import EARLIEST, LATEST, cocoa, iso, plain, plausible, unix, wall_clock, webkit
from hearten.sources.trace import Precision

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")

instants = st.integers(EARLIEST, LATEST - 1)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=offsets)  # noqa: DTZ001 -- zones come apart


def microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


@given(moments)
def test_iso_reads_what_iso_writes(moment: datetime) -> None:
    for spec, step, precision in (
        ("seconds", 1_000_000, "s"),
        ("milliseconds", 1_000, "ms"),
        ("microseconds", 1, "us"),
    ):
        expected = (microseconds(moment) // step * step, precision)
        assert iso(moment.isoformat(timespec=spec)) == expected
        assert iso(moment.astimezone(UTC).isoformat(timespec=spec).replace("+00:00", "Z")) == expected


@given(moments)
def test_iso_wants_a_zone_and_plain_does_not(moment: datetime) -> None:
    bare = moment.replace(tzinfo=None).isoformat(timespec="microseconds")
    assert iso(bare) is None
    assert plain(bare, moment.tzinfo or UTC) == (microseconds(moment), "us")


@pytest.mark.parametrize(
    ("text", "seconds", "precision"),
    [
        ("2026-06-01T11:45:01.962Z", 1780314301.962, "ms"),
        ("2026-06-01T11:45:01Z", 1780314301, "s"),
        ("2026-06-01t11:45:01z", 1780314301, "s"),
        ("2026-06-01T11:45:01.5+00:00", 1780314301.5, "ms"),
        ("2026-06-01T13:45:01,962123+0200", 1780314301.962123, "us"),
        ("2026-06-01T11:45:01.962123456Z", 1780314301.962123, "us"),
        ("2026-06-01 11:45:01 +00", 1780314301, "s"),
        ("2026-06-01T11:45Z", 1780314300, "min"),
    ],
)
def test_iso_dialects(text: str, seconds: float, precision: Precision) -> None:
    assert iso(text) == (round(seconds * 1_000_000), precision)


@pytest.mark.parametrize(
    ("text", "seconds", "precision"),
    [
        ("2026-06-01 11:45:01", 1780314301, "s"),
        ("2026-06-01T11:45:01", 1780314301, "s"),
        ("2026-06-01 11:45:01 UTC", 1780314301, "s"),
        ("2026-06-01 11:45:01 +0000 UTC", 1780314301, "s"),
        ("2026-06-01 11:45:01.250 UTC", 1780314301.25, "ms"),
        ("2026-06-01 13:45:01 +0200", 1780314301, "s"),
        ("2026-06-01 11:45", 1780314300, "min"),
        ("2026-06-01", 1780272000, "day"),
    ],
)
def test_plain_dialects(text: str, seconds: float, precision: Precision) -> None:
    assert plain(text) == (round(seconds * 1_000_000), precision)


def test_plain_uses_the_zone_only_where_the_text_names_none() -> None:
    assert plain("2026-06-01 13:45:01", BERLIN) == iso("2026-06-01T11:45:01Z")
    assert plain("2026-06-01 13:45", BERLIN) == (1780314300_000_000, "min")
    assert plain("2026-06-01", BERLIN) == (1780264800_000_000, "day")
    assert plain("2026-06-01 11:45:01 UTC", BERLIN) == iso("2026-06-01T11:45:01Z")


@pytest.mark.parametrize(
    "text",
    ["", "x", "2026", "2026-06", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00.000Z", "2026-06-01T25:00:00Z",
     "2026-06-01T11:60:00Z", "2026-06-01T11Z", "2026-06-01T11:45.5Z", "2026-06-01x11:45:01Z", "01/06/2026 11:45:01Z",
     "2026-W22-1T11:45:01.962Z", "20260601T114501Z", "٢٠٢٦-٠٦-٠١T١١:٤٥:٠١Z", " 2026-06-01T11:45:01Z"],
)  # fmt: skip
def test_no_time_is_made_of_junk(text: str) -> None:
    assert iso(text) is None
    assert plain(text) is None


@given(st.text(st.characters()) | st.text(st.sampled_from("0123456789-:.TZ +UTC")))
def test_texts_never_raise(text: str) -> None:
    for found in (iso(text), plain(text), plain(text, BERLIN), unix(text)):
        assert found is None or isinstance(found[0], int)


@given(instants)
def test_unix_tells_the_unit_by_the_size(at: int) -> None:
    assert unix(at) == (at, "us")
    assert unix(at * 1_000 + 999) == (at, "us")
    assert unix(at // 1_000) == (at // 1_000 * 1_000, "ms")
    assert unix(at // 1_000_000) == (at // 1_000_000 * 1_000_000, "s")
    assert unix(str(at // 1_000)) == unix(at // 1_000)
    assert unix(float(at // 1_000_000)) == unix(at // 1_000_000)


@given(instants.filter(lambda at: at % 1_000_000))
def test_unix_reads_fractions(at: int) -> None:
    found = unix(at / 1_000_000)
    assert found == (at, "us" if at % 1_000 else "ms")
    assert unix(f"{at // 1_000_000}.{at % 1_000_000:06}") == found


@pytest.mark.parametrize(
    "value",
    [True, False, None, 0, -1, 5, 10**9 // 2, 10**25, float("nan"), float("inf"), -1e9, [], {}, b"1780314301",
     "", "soon", "1e9", "-1780314301", "17803143o1", "1" * 400, "١٧٨٠٣١٤٣٠١"],
)  # fmt: skip
def test_unix_refuses_the_rest(value: object) -> None:
    assert unix(value) is None


@given(instants)
def test_browser_clocks(at: int) -> None:
    assert webkit(at + 11_644_473_600 * 1_000_000) == at
    assert cocoa((at - 978_307_200_000_000) / 1_000_000) == (None if at == 978_307_200_000_000 else at)


@pytest.mark.parametrize("value", [0, -(10**12), 10**18, 2**63])
def test_browser_clocks_refuse_what_cannot_be(value: int) -> None:
    assert webkit(value) is None
    assert cocoa(value) is None
    assert cocoa(float("nan")) is None


def test_plausible_is_from_1995_to_tomorrow() -> None:
    now = 1780314301_000_000
    assert plausible(EARLIEST, now)
    assert plausible(now + DAY, now)
    assert not plausible(EARLIEST - 1, now)
    assert not plausible(now + DAY + 1, now)


def test_wall_clock_where_clocks_change() -> None:
    """In Berlin 02:30 is left out on 29 March 2026, and comes twice on 25 October 2026."""
    for shown, utc in (("2026-03-29T02:30", "2026-03-29T01:30Z"), ("2026-10-25T02:30", "2026-10-25T00:30Z")):
        assert wall_clock(datetime.fromisoformat(shown), BERLIN) == microseconds(datetime.fromisoformat(utc))
