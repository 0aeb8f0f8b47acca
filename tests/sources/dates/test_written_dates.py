"""Dates as people read them, in every language; and an honest "cannot tell" where a date could be two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.dates import format_datetime
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.sources.dates.times import iso
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.trace import Basis, Precision

NOW = 1_795_000_000_000_000  # 18 November 2026
BERLIN = ZoneInfo("Europe/Berlin")

# The zero of each numbering system that CLDR gives a locale by default: https://www.unicode.org/charts/
ZERO = {
    "adlm": 0x1E950, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "cakm": 0x11136, "deva": 0x966, "hmnp": 0x1E140,
    "java": 0xA9D0, "latn": 0x30, "mtei": 0xABF0, "mymr": 0x1040, "nkoo": 0x7C0, "olck": 0x1C50, "rohg": 0x10D30,
    "tibt": 0xF20,
}  # fmt: skip


SINCE_2011 = (NOW - 1_300_000_000_000_000) // 1_000_000
moments_before_now = st.integers(0, SINCE_2011).map(lambda back: datetime.fromtimestamp(NOW // 1_000_000 - back, UTC))


def learn(*samples: str, zone: tzinfo = BERLIN, newest_first: bool | None = None) -> WrittenDates:
    return WrittenDates.learn(samples, zone, NOW, newest_first=newest_first)


def read(text: str, zone: tzinfo = BERLIN) -> tuple[int, Precision, Basis] | None:
    """A file of one date."""
    return learn(text, zone=zone).parse(text)


def at(text: str) -> int:
    found = iso(text)
    assert found
    return found[0]


ZONE_NAMED = {
    "Jun 1, 2026, 11:45:01\u202fAM UTC": "2026-06-01T11:45:01Z",
    "Jun 1, 2026, 11:45:01 AM UTC": "2026-06-01T11:45:01Z",
    "Jun 1, 2026, 12:00:00\u202fAM UTC": "2026-06-01T00:00:00Z",
    "Jun 1, 2026, 12:00:00\u202fPM UTC": "2026-06-01T12:00:00Z",
    "6 Jun 2026, 08:53:12 CEST": "2026-06-06T06:53:12Z",
    "4 Sept 2026, 21:45:27 BST": "2026-09-04T20:45:27Z",
    "13 Jan 2026, 21:45:27 BST": "2026-01-13T20:45:27Z",  # the abbreviation is that of the day of the export
    "04.02.2022, 16:20:56 MEZ": "2022-02-04T15:20:56Z",
    "04.07.2022, 16:20:56 MESZ": "2022-07-04T14:20:56Z",
    "2026年9月4日 晚上9:45:27 CST": "2026-09-04T13:45:27Z",
    "Sep 4, 2026, 9:45:27\u202fPM CST": "2026-09-05T03:45:27Z",
    "4 sept 2026, 21:45:27 GMT+05:30": "2026-09-04T16:15:27Z",
    "4 sept. 2026, 21:45:27 UTC−3": "2026-09-05T00:45:27Z",
    "4 сент. 2026\u202fг., 21:45:27 MSK": "2026-09-04T18:45:27Z",
    "4.09.2026\u202fг., 21:45:27 ч. Гринуич+3": "2026-09-04T18:45:27Z",
    "٠٤\u200f/٠٩\u200f/٢٠٢٦، ٩:٤٥:٢٧ م غرينتش+٣": "2026-09-04T18:45:27Z",
    "٤ سبتمبر ٢٠٢٦، ٩:٤٥:٢٧ ص UTC": "2026-09-04T09:45:27Z",
    "4 ก.ย. 2569 21:45:27 GMT+7": "2026-09-04T14:45:27Z",
    "4 ก.ย. 2026 21:45:27 GMT+7": "2026-09-04T14:45:27Z",
    "۴ سپتامبر ۲۰۲۶،\u200f ۲۱:۴۵:۲۷ UTC": "2026-09-04T21:45:27Z",
    "۱۳ شهریور ۱۴۰۵،\u200f ۲۱:۴۵:۲۷ UTC": "2026-09-04T21:45:27Z",
    "۱۴۰۵/۶/۱۳،\u200f ۲۱:۴۵:۲۷ UTC": "2026-09-04T21:45:27Z",
    "4 सित॰ 2026, 9:45:27 pm IST": "2026-09-04T16:15:27Z",
    "4 בספט׳ 2026, 21:45:27 IST": "2026-09-04T19:45:27Z",
    "2026. 9. 4. 오후 9:45:27 KST": "2026-09-04T12:45:27Z",
    "2026년 9월 4일 오후 9시 45분 27초 UTC": "2026-09-04T21:45:27Z",
    "2026/09/04 21:45:27 JST": "2026-09-04T12:45:27Z",
    "2026年9月4日 21時45分27秒 JST": "2026-09-04T12:45:27Z",
    "21:45:27 4 thg 9, 2026 GMT+7": "2026-09-04T14:45:27Z",
    "21:45:27 GMT+7 4 thg 9, 2026": "2026-09-04T14:45:27Z",
    "4 Σεπ 2026, 9:45:27 μ.μ. EEST": "2026-09-04T18:45:27Z",
    "4 Σεπ 2026, 9:45:27 π.μ. EEST": "2026-09-04T06:45:27Z",
    "4 sept 2026, 9:45:27 p. m. EST": "2026-09-05T02:45:27Z",
    "4.9.2026 klo 21.45.27 UTC+3": "2026-09-04T18:45:27Z",
    "2026. szept. 4. 21:45:27 CEST": "2026-09-04T19:45:27Z",
    "2026(e)ko ira. 4(a) (21:45:27 (CEST))": "2026-09-04T19:45:27Z",
    "2026-09-04 21:45:27 EEST": "2026-09-04T18:45:27Z",
    "4 de set. de 2026, 21:45:27 GMT-3": "2026-09-05T00:45:27Z",
    "4 sept. 2026, 21 h 45 min 27 s HNE": "2026-09-05T02:45:27Z",
    "Thu Jan 01 00:00:00 +0000 2026": "2026-01-01T00:00:00Z",
    "2026-06-01T11:45:01.962Z": "2026-06-01T11:45:01Z",
}


@pytest.mark.parametrize("text", ZONE_NAMED)
def test_dates_that_name_a_zone(text: str) -> None:
    assert read(text) == (at(ZONE_NAMED[text]), "s", "export_zone")


LOCAL: dict[str, tuple[str, Precision]] = {
    "jun. 07, 2024 5:44 am": ("2024-06-07T05:44+02:00", "min"),
    "Jun 07, 2024 5:44:01 pm": ("2024-06-07T17:44:01+02:00", "s"),
    "[03.04.26, 21:22:39]": ("2026-04-03T21:22:39+02:00", "s"),
    "\u200e[03.04.26,\u00a021:22:39]": ("2026-04-03T21:22:39+02:00", "s"),
    "1/13/24, 3:05\u202fPM": ("2024-01-13T15:05+01:00", "min"),
    "13/1/24, 15:05": ("2024-01-13T15:05+01:00", "min"),
    "13/1/24 18.00": ("2024-01-13T18:00+01:00", "min"),
    "13.01.24 18.00": ("2024-01-13T18:00+01:00", "min"),
    "13/1/24, 9:05 p.\u00a0m.": ("2024-01-13T21:05+01:00", "min"),
    "13/1/24, 12:05 a.\u00a0m.": ("2024-01-13T00:05+01:00", "min"),
    "26/4/3 下午9:22": ("2026-04-03T21:22+02:00", "min"),
    "2026/4/3 凌晨12:22": ("2026-04-03T00:22+02:00", "min"),
    "26. 4. 3. 오후 9:22": ("2026-04-03T21:22+02:00", "min"),
    "2026年9月4日 21時45分": ("2026-09-04T21:45+02:00", "min"),
    "4 sept. 2026, 21 h 05 min 07 s": ("2026-09-04T21:05:07+02:00", "s"),
    "24/01/2569 18:00": ("2026-01-24T18:00+01:00", "min"),
    "24/01/69 18:00": ("2026-01-24T18:00+01:00", "min"),
    "4. Sep. 2026, 21:45 Klingonische Zeit": ("2026-09-04T21:45+02:00", "min"),
    "Sep 4, 2026, 9:45:27 PM XYZT": ("2026-09-04T21:45:27+02:00", "s"),
    "4 sept 2026": ("2026-09-04T00:00+02:00", "day"),
    "2026-09-04": ("2026-09-04T00:00+02:00", "day"),
}


@pytest.mark.parametrize("text", LOCAL)
def test_dates_in_the_persons_own_zone(text: str) -> None:
    expected, precision = LOCAL[text]
    assert read(text) == (at(expected), precision, "local_assumed")


def test_the_persons_zone_says_what_its_abbreviation_means() -> None:
    text = "Sep 4, 2026, 9:45:27\u202fPM IST"
    for place, expected in (
        ("Europe/Dublin", "20:45:27Z"),
        ("Asia/Jerusalem", "19:45:27Z"),
        ("Asia/Tokyo", "16:15:27Z"),
    ):
        found = read(text, ZoneInfo(place))
        assert found == (at(f"2026-09-04T{expected}"), "s", "export_zone")


def test_where_clocks_change() -> None:
    dates = learn("13 Mar 2026, 23:30:00", "25 Oct 2026, 01:59:00")
    for text, expected in (
        ("29 Mar 2026, 01:59:59", "2026-03-29T01:59:59+01:00"),
        ("29 Mar 2026, 02:30:00", "2026-03-29T03:30:00+02:00"),  # left out: moved forward
        ("29 Mar 2026, 03:30:00", "2026-03-29T03:30:00+02:00"),
        ("25 Oct 2026, 02:30:00", "2026-10-25T02:30:00+02:00"),  # comes twice: the first
        ("25 Oct 2026, 03:00:00", "2026-10-25T03:00:00+01:00"),
        ("26 Oct 2026, 03:00:00", "2026-10-26T03:00:00+01:00"),
    ):
        assert dates.parse(text) == (at(expected), "s", "local_assumed")


# -- every language --


def a_year_and_more() -> list[datetime]:
    """Newest first, so that every month, both halves of the day and days after the twelfth are there."""
    newest = datetime(2026, 11, 17, 22, 10, 5, tzinfo=UTC)
    return [newest - at * timedelta(days=29, hours=11, minutes=7, seconds=13) for at in range(14)]


def as_written(moments: list[datetime], locale: Locale, style: str) -> tuple[str, ...]:
    """As Google writes them: the language's own form and digits, and the zone at the end."""
    zero = ZERO[locale.default_numbering_system]
    digits = {48 + digit: chr(zero + digit) for digit in range(10)}
    texts = (format_datetime(moment, style, tzinfo=UTC, locale=locale) for moment in moments)
    return tuple(f"{text.translate(digits)}{' UTC' if style == 'medium' else ''}" for text in texts)


def different_files(moments: list[datetime], style: str, locales: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    seen = set()
    for name in locales:
        texts = as_written(moments, Locale.parse(name), style)
        if texts not in seen:
            seen.add(texts)
            yield name, texts


@pytest.mark.parametrize(("style", "every"), [("medium", 1), ("long", 7)])
def test_every_locale_of_cldr_reads_back_to_the_second(style: str, every: int) -> None:
    """No locale is left out. Of the long forms, which Google does not use, one in seven is read."""
    moments = a_year_and_more()
    wrong = {}
    for name, texts in different_files(moments, style, sorted(locale_identifiers())[::every]):
        dates = learn(*texts, newest_first=True)
        found = [dates.parse(text) for text in texts]
        if found != [(int(moment.timestamp()) * 1_000_000, "s", "export_zone") for moment in moments]:
            wrong[name] = list(zip(texts, found, strict=True))
    assert not wrong


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["en", "en_GB", "de", "fr", "es_MX", "pt_BR", "pl", "hr", "cs", "ru", "tr", "ar_EG", "fa", "he",
                     "hi", "mr", "th", "vi", "id", "ko", "ja", "zh", "zh_Hant", "fi", "hu", "el", "eu", "lt",
                     "am", "my"]),
    st.lists(moments_before_now, min_size=1, max_size=8),
)  # fmt: skip
def test_what_is_read_is_never_another_time(locale: str, moments: list[datetime]) -> None:
    """Even from a few dates in no order: the right instant or, where a date could be two days, none."""
    texts = as_written(moments, Locale.parse(locale), "medium")
    dates = learn(*texts)
    for text, moment in zip(texts, moments, strict=True):
        assert dates.parse(text) in ((int(moment.timestamp()) * 1_000_000, "s", "export_zone"), None)
        assert dates.parse(text) is not None or dates.open_question


def test_words_that_are_months_in_two_languages() -> None:
    assert read("4 lis 2026, 21:45:27 UTC") == (at("2026-11-04T21:45:27Z"), "s", "export_zone")  # Polish
    assert read("4. lis 2026. 21:45:27 UTC") == (at("2026-10-04T21:45:27Z"), "s", "export_zone")  # Croatian
    assert read("4. listopadu 2026 21:45:27 UTC") == (at("2026-11-04T21:45:27Z"), "s", "export_zone")  # Czech


def test_the_sequence_of_the_file_tells_the_language() -> None:
    """`lip` and `lis` are July and November in Polish, June and October in Croatian."""
    in_polish = learn("lis 13 2025 21:00", "sie 13 2025 21:00", "lip 13 2025 21:00", "cze 13 2025 21:00")
    assert in_polish.parse("lis 13 2025 21:00") == (at("2025-11-13T21:00+01:00"), "min", "local_assumed")
    both = "lis 13 2025 21:00", "lip 13 2025 21:00"
    assert learn(*both).parse(both[0]) is None


def test_a_word_of_a_small_language_does_not_disturb_a_large_one() -> None:
    """`Kas` is November in Turkish and May in Taita."""
    assert read("18 Kas 2025 11:06:40 UTC") == (at("2025-11-18T11:06:40Z"), "s", "export_zone")


def test_a_month_that_the_samples_did_not_have() -> None:
    dates = learn("4 mar 2026, 21:45:27 UTC", "3 mar 2026, 21:45:27 UTC")
    assert dates.parse("4 abr 2026, 21:45:27 UTC") == (at("2026-04-04T21:45:27Z"), "s", "export_zone")
    assert dates.parse("4 févr. 2026, 21:45:27 UTC") == (at("2026-02-04T21:45:27Z"), "s", "export_zone")
    assert dates.parse("4 xyz 2026, 21:45:27 UTC") is None


def test_months_cut_short_in_another_way() -> None:
    """Spanish has had "sep" and "sept", French "fév" and "févr"; "ju" could be two months."""
    dates = learn("4 ene 2026, 21:45:27 UTC", "4 dic 2025, 21:45:27 UTC", "4 sep 2025, 21:45:27 UTC")
    assert dates.parse("4 sep 2025, 21:45:27 UTC") == (at("2025-09-04T21:45:27Z"), "s", "export_zone")
    dates = learn("4 fév 2026, 21:45:27 UTC", "4 août 2025, 21:45:27 UTC")
    assert dates.parse("4 fév 2026, 21:45:27 UTC") == (at("2026-02-04T21:45:27Z"), "s", "export_zone")
    assert dates.parse("4 juille 2025, 21:45:27 UTC") == (at("2025-07-04T21:45:27Z"), "s", "export_zone")
    assert dates.parse("4 ju 2025, 21:45:27 UTC") is None


def test_a_weekday_is_no_month() -> None:
    dates = learn("mar, 4 nov 2025, 21:45:27 UTC", "lun, 3 nov 2025, 21:45:27 UTC", "mié, 5 mar 2025, 21:45:27 UTC")
    assert dates.parse("mar, 4 nov 2025, 21:45:27 UTC") == (at("2025-11-04T21:45:27Z"), "s", "export_zone")
    assert dates.parse("mié, 5 mar 2025, 21:45:27 UTC") == (at("2025-03-05T21:45:27Z"), "s", "export_zone")


def test_half_a_day_is_never_guessed() -> None:
    assert read("4 sept 2026, 9:45:27 qwx") is None
    dates = learn("Sep 4, 2026, 9:45:27 PM", "Sep 4, 2026, 8:45:27 AM")
    assert dates.parse("Sep 4, 2026, 9:45:27") is None
    assert dates.parse("Sep 4, 2026, 21:45:27") == (at("2026-09-04T21:45:27+02:00"), "s", "local_assumed")


# -- day or month first --


def test_open_where_nothing_tells_day_from_month() -> None:
    dates = learn("3/4/26, 9:22 PM", "4/4/26, 9:22 PM", "5/4/26, 9:22 PM")
    assert dates.open_question
    assert dates.parse("3/4/26, 9:22 PM") is None
    assert dates.parse("4/4/26, 9:22 PM") == (at("2026-04-04T21:22+02:00"), "min", "local_assumed")
    assert dates.parse("13/4/26, 9:22 PM") == (at("2026-04-13T21:22+02:00"), "min", "local_assumed")


@pytest.mark.parametrize(("order", "expected"), [("day_first", "2026-04-03"), ("month_first", "2026-03-04")])
def test_the_persons_answer_settles_it(order: str, expected: str) -> None:
    samples = ["3/4/26, 09:22", "4/4/26, 09:22"]
    dates = WrittenDates.learn(samples, UTC, NOW, order="day_first" if order == "day_first" else "month_first")
    assert not dates.open_question
    assert dates.parse("3/4/26, 09:22") == (at(f"{expected}T09:22Z"), "min", "local_assumed")


def test_the_persons_answer_cannot_make_a_thirteenth_month() -> None:
    dates = WrittenDates.learn(["3/4/26, 09:22", "13/4/26, 09:22"], UTC, NOW, order="month_first")
    assert dates.parse("3/4/26, 09:22") == (at("2026-04-03T09:22Z"), "min", "local_assumed")


@pytest.mark.parametrize(
    ("samples", "newest_first", "expected"),
    [
        (["3/4/26, 09:22", "13/4/26, 09:22"], None, "2026-04-03"),  # there is no 13th month
        (["3/4/26, 09:22", "4/13/26, 09:22"], None, "2026-03-04"),
        (["3/4/26, 09:22", "1/12/26, 09:22"], None, "2026-03-04"),  # 1 December is yet to come
        (["3/4/26, 09:22", "2/5/26, 09:22", "1/6/26, 09:22", "1/7/26, 09:22"], None, "2026-04-03"),  # sorted so only
        (["3/4/26, 09:22", "1/5/26, 09:22"], False, "2026-04-03"),
        (["3/4/26, 09:22", "1/5/26, 09:22"], True, "2026-03-04"),
        (["3.4.26, 09:22", "4.4.26, 09:22"], None, "2026-04-03"),  # no language writes months first with dots
        (["3/4/26, 09:22 π.μ."], None, "2026-04-03"),  # Greek
        (["3/4/2026 09:22:00 HNE"], None, "2026-04-03"),  # French
    ],
)
def test_what_settles_the_order(samples: list[str], newest_first: bool | None, expected: str) -> None:
    dates = learn(*samples, zone=UTC, newest_first=newest_first)
    assert not dates.open_question
    found = dates.parse(samples[0])
    assert found
    assert datetime.fromtimestamp(found[0] / 1e6, UTC).strftime("%Y-%m-%d") == expected


@settings(deadline=None, max_examples=100)
@given(
    st.lists(moments_before_now, min_size=1, max_size=30),
    st.sampled_from(["%d/%m/%y, %H:%M", "%m/%d/%y, %H:%M", "%d/%m/%Y, %H:%M", "%m/%d/%Y, %H:%M"]),
    st.booleans(),
)  # fmt: skip
def test_a_sorted_file_is_read_right_or_left_open(moments: list[datetime], form: str, newest_first: bool) -> None:
    moments = sorted((moment.replace(second=0, microsecond=0) for moment in moments), reverse=newest_first)
    texts = [moment.strftime(form) for moment in moments]
    dates = learn(*texts, zone=UTC, newest_first=newest_first)
    for text, moment in zip(texts, moments, strict=True):
        found = dates.parse(text)
        assert found == (int(moment.timestamp()) * 1_000_000, "min", "local_assumed") or (
            found is None and dates.open_question
        )


# -- junk --

junk = st.text(st.characters(), max_size=40) | st.text(
    st.sampled_from("0123456789/.:, -+APMUTC年月日janмар"), max_size=30
)


@settings(deadline=None, max_examples=50)
@given(st.lists(junk, max_size=6), junk, st.booleans())
def test_junk_never_raises(samples: list[str], text: str, newest_first: bool) -> None:
    dates = learn(*samples, newest_first=newest_first)
    for any_text in (*samples, text):
        found = dates.parse(any_text)
        assert found is None or isinstance(found[0], int)


def test_junk_among_the_samples_does_no_harm() -> None:
    texts = [f"{day} lis 2025, 21:45:27 UTC" for day in range(1, 29)]
    dates = learn(*texts[:14], "?", "7 of 9 dates", "4 srpnja", "", *texts[14:], "x" * 1000)
    assert dates.parse(texts[3]) == (at("2025-11-04T21:45:27Z"), "s", "export_zone")
    assert dates.parse("x" * 1000) is None


def test_nothing_learnt_still_reads_what_is_plain() -> None:
    dates = learn()
    assert dates.parse("Jun 1, 2026") == (at("2026-06-01T00:00+02:00"), "day", "local_assumed")
    assert dates.parse("") is None
