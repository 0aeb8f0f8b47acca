"""The order of day, month and year: settled by what is in the file, or left open."""

from __future__ import annotations

import pytest

from hearten.ground.ids import HOUR
from hearten.sources.dates.order import Numeric, Order, Parts, by_custom, midnight, most_sorted, orders_of, settle

NOW = 1_795_000_000_000_000  # November 2026


def dates(*texts: str) -> list[Numeric]:
    found = []
    for at, text in enumerate(texts):
        first, second, third = text.split("/")
        found.append(Numeric((first, second, third), at * HOUR))
    return found


@pytest.mark.parametrize(
    ("parts", "orders"),
    [
        (("2026", "9", "4"), ("ymd", "ydm")),
        (("4", "9", "2026"), ("dmy", "mdy")),
        (("4", "9", "26"), ("dmy", "mdy", "ymd")),
        (("4", "2026", "9"), ()),
    ],
)
def test_a_long_number_is_the_year(parts: Parts, orders: tuple[Order, ...]) -> None:
    assert orders_of(parts) == orders


def test_midnight_in_each_order() -> None:
    assert midnight(("4", "9", "2026"), "dmy", NOW) == midnight(("2026", "09", "04"), "ymd", NOW)
    assert midnight(("9", "4", "2026"), "mdy", NOW) == midnight(("26", "9", "4"), "ymd", NOW)
    assert midnight(("13", "14", "2026"), "dmy", NOW) is None


@pytest.mark.parametrize(
    ("texts", "newest_first", "expected"),
    [
        (["3/4/2026", "13/4/2026"], None, ("dmy",)),
        (["3/4/2026", "4/13/2026"], None, ("mdy",)),
        (["3/4/2026", "1/12/2026"], None, ("mdy",)),  # not in the future
        (["2026/3/4"], None, ("ymd",)),
        (["2026/3/14", "2026/24/3"], None, ()),  # no order fits both
        (["2026/14/3"], None, ("ydm",)),
        (["13/14/2026"], None, ()),
        ([], None, ()),
        (["3/4/2026", "4/4/2026", "5/4/2026"], None, ("dmy", "mdy")),
        (["3/4/2026", "1/5/2026"], False, ("dmy",)),
        (["3/4/2026", "1/5/2026"], True, ("mdy",)),
        (["3/4/2026", "1/5/2026"], None, ("dmy", "mdy")),  # two dates are always in some order
        (["26/3/30", "26/4/28"], None, ("ymd",)),
        (["3/4/2026", "13/4/2026", "99/99/2026"], None, ("dmy",)),  # junk has no say
    ],
)
def test_what_the_file_itself_says(texts: list[str], newest_first: bool | None, expected: tuple[Order, ...]) -> None:
    assert settle(dates(*texts), NOW, newest_first) == expected


def test_custom_decides_only_between_what_is_possible() -> None:
    assert by_custom(("dmy", "mdy"), {"dmy", "ymd"}, year_first=False) == ("dmy",)
    assert by_custom(("dmy", "mdy"), {"dmy", "mdy"}, year_first=False) == ("dmy", "mdy")
    assert by_custom(("dmy", "mdy"), set(), year_first=False) == ("dmy", "mdy")
    assert by_custom(("dmy", "mdy", "ymd"), {"mdy", "ymd"}, year_first=False) == ("mdy",)
    assert by_custom(("dmy", "ymd"), {"ymd"}, year_first=False) == ("ymd",)
    assert by_custom(("dmy", "ymd"), {"dmy", "ymd"}, year_first=True) == ("dmy", "ymd")


def test_a_few_steps_astray_do_not_unsort_a_file() -> None:
    rising = list(range(100))
    rising[50], rising[51] = rising[51], rising[50]
    shuffled = [at * 37 % 100 for at in range(100)]
    assert most_sorted([shuffled, rising], None) == 1
    assert most_sorted([rising[::-1], shuffled], None) == 0
    assert most_sorted([rising, rising[::-1]], newest_first=True) == 1
    assert most_sorted([rising, rising], None) is None
    assert most_sorted([shuffled, shuffled[::-1]], None) is None
    assert most_sorted([[], []], None) is None
