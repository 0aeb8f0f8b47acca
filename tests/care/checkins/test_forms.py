"""Diary files of every kind, the broken ones too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.care.checkins.forms.form import Reading, Settings
from hearten.care.checkins.forms.known import form_of
from hearten.care.checkins.scales import Scale
from hearten.ground.clock import as_microseconds
from hearten.sources.members import from_bytes
from hearten.sources.sample import Sample

NOW = as_microseconds(datetime(2026, 6, 1, 12, tzinfo=UTC))


def read(content: str | bytes, name: str = "diary.csv", **said: Any) -> Reading:
    member = from_bytes(name, content.encode() if isinstance(content, str) else content)
    form = form_of(Sample.of(member))
    assert form is not None, "no form knows this file"
    return form.read(member, Settings(**{"zone": UTC, "now": NOW, **said}))


def values(reading: Reading) -> list[tuple[str, str, float]]:
    start = datetime(1970, 1, 1, tzinfo=UTC)
    return [
        ((start + timedelta(microseconds=one.answered_at)).strftime("%m-%d %H:%M"), one.item, round(one.value, 2))
        for one in reading.answers
    ]


def reasons(reading: Reading) -> list[tuple[str, int]]:
    return [(trouble.reason, trouble.row) for trouble in reading.troubles]


def test_the_plain_table() -> None:
    reading = read(
        "answered_at,item,value,because\n"
        "2026-05-14 21:03,valence,62,r/made_up\n"
        "2026-05-14T23:03:00+02:00,Energy,0,\n"
        "1778792580,mood,100,\n"
    )
    assert values(reading) == [
        ("05-14 21:03", "valence", 62.0),
        ("05-14 21:03", "energy", 0.0),
        ("05-14 21:03", "valence", 62.0),
    ][:2]  # fmt: skip
    assert reading.answers[0].because == "r/made_up"
    assert reasons(reading) == [("two_values", 3)]


def test_each_rows_trouble_is_named() -> None:
    reading = read(
        "answered_at,item,value\n"
        "2026-05-14 21:03,valence,62\n"
        "2026-05-14 21:03,valence,62\n"
        "2027-05-14 21:03,valence,62\n"
        "yesterday,valence,62\n"
        "2026-05-15 21:03,,62\n"
        "2026-05-16 21:03,valence,much\n"
        "2026-05-16 21:03,valence,101\n"
        "2026-05-16 21:03,valence,-1\n"
        "2026-05-16 21:03,valence,nan\n"
    )
    assert len(reading.answers) == reading.doubles == 1
    assert reasons(reading) == [
        ("future", 3), ("bad_time", 4), ("bad_item", 5), ("bad_value", 6), ("out_of_range", 7), ("out_of_range", 8),
        ("bad_value", 9),
    ]  # fmt: skip


def test_a_wide_table() -> None:
    reading = read("answered_at,mood,energy\n2026-05-14 21:03,62,40\n2026-05-15 21:03,,41\n")
    assert [one[1:] for one in values(reading)] == [("valence", 62.0), ("energy", 40.0), ("energy", 41.0)]


def test_a_day_alone_is_kept_in_its_evening_in_the_persons_zone() -> None:
    east = timezone(timedelta(hours=9))
    reading = read("answered_at,item,value\n2026-05-14,valence,62\n", zone=east)
    assert values(reading)[0][0] == "05-14 12:00"
    assert reading.days_only == 1


def test_today_without_a_time_is_not_in_the_future() -> None:
    reading = read("answered_at,item,value\n2026-06-01,valence,62\n")
    assert reading.answers[0].answered_at <= NOW


def test_dates_written_for_people() -> None:
    rows = "".join(f"{day}/05/2026 21:30,valence,{day}\n" for day in range(10, 30))
    assert values(read("answered_at,item,value\n" + rows))[0] == ("05-10 21:30", "valence", 10.0)


def test_an_open_date_order_is_said_and_answered() -> None:
    table = "answered_at,item,value\n03/04/2026 21:30,valence,50\n"
    assert reasons(read(table)) == [("date_order_open", 1)]
    assert values(read(table, date_order="day_first"))[0][0] == "04-03 21:30"


def test_semicolons_and_decimal_commas() -> None:
    reading = read("answered_at;item;value\n2026-05-14 21:03;valence;62,5\n")
    assert values(reading) == [("05-14 21:03", "valence", 62.5)]


@pytest.mark.parametrize(
    ("low", "high", "scale"),
    [(1, 5, Scale(1, 5)), (1, 7, Scale(1, 7)), (0, 10, Scale(0, 10)), (-3, 3, Scale(-3, 3)), (0, 100, None)],
)
def test_the_scale_is_found_and_said(low: int, high: int, scale: Scale | None) -> None:
    numbers = [low + n % (high - low + 1) for n in range(110)]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [f"{(at + timedelta(days=n)).date()},valence,{number}" for n, number in enumerate(numbers)]
    reading = read("\n".join(["answered_at,item,value", *rows]) + "\n")
    assert reading.scales.get("valence") == scale
    assert min(one.value for one in reading.answers) == 0
    assert max(one.value for one in reading.answers) == 100


def test_a_handful_of_low_numbers_is_no_scale() -> None:
    rows = "".join(f"2026-05-{day} 21:00,valence,{day - 10}\n" for day in range(11, 16))
    assert [one[2] for one in values(read("answered_at,item,value\n" + rows))] == [1, 2, 3, 4, 5]


def test_one_slip_does_not_change_the_scale() -> None:
    rows = "".join(f"2026-{n // 28 + 1:02}-{n % 28 + 1:02},valence,{77 if n == 9 else n % 7 + 1}\n" for n in range(100))
    reading = read("answered_at,item,value\n" + rows)
    assert reading.scales == {"valence": Scale(1, 7)}
    assert reasons(reading) == [("out_of_range", 10)]


def test_the_persons_word_for_the_scale_wins() -> None:
    reading = read("answered_at,item,value\n2026-05-14,valence,4\n", scale=Scale(1, 7))
    assert reading.answers[0].value == 50


def test_daylio() -> None:
    reading = read(
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2026-05-14,May 14,Thursday,9:03\u202fPM,rad,"friends | walk","","my own words"\n'
        '2026-05-13,May 13,Wednesday,21:03,awful,"","",""\n'
        '2026-05-12,May 12,Tuesday,12:10 am,Groovy,"","",""\n'
    )
    assert values(reading) == [("05-14 21:03", "valence", 100.0), ("05-13 21:03", "valence", 0.0)]
    assert reasons(reading) == [("bad_value", 3)]


def test_a_mood_word_of_ones_own() -> None:
    reading = read(
        'year,date,weekday,time,mood,activities,note\n2026,14 May,Thursday,12:10 am,Groovy,"",""\n',
        moods={"groovy": 80},
    )
    assert values(reading) == [("05-14 00:10", "valence", 80.0)]


def test_exist_in_json_and_csv() -> None:
    reading = read('[{"date": "2026-05-14", "value": 9}, {"date": "2026-05-15", "value": null}]', "data_mood_2026.json")
    assert values(reading) == [("05-14 21:00", "valence", 100.0)]
    reading = read("date,mood,energy_level,stress_level,steps\n2026-05-14,1,5,9,8000\n")
    assert [one[1:] for one in values(reading)] == [("valence", 0.0), ("energy", 50.0), ("stress_level", 100.0)]


def test_an_old_exist_export_is_on_another_scale() -> None:
    reading = read('[{"date": "2016-05-14", "value": 4}]', "data_mood_2016.json", scale=Scale(1, 5))
    assert reading.answers[0].value == 75


def test_exist_cut_off() -> None:
    assert reasons(read('[{"date": "2026-05-14", "value": 9}, {"date', "data_mood_2026.json")) == [("cut_off", 0)]


def test_activitywatch() -> None:
    reading = read(
        "timestamp,duration,success,title,value\n"
        "2026-05-14T21:03:00.123000+00:00,0,True,My mood,62\n"
        "2026-05-14T22:03:00.123000+00:00,0,False,My mood,\n"
    )
    assert values(reading) == [("05-14 21:03", "valence", 62.0)]
    assert not reading.troubles
    reading = read("timestamp,duration,happiness.level,energy\n2026-05-14T21:03:00Z,0,62,40\n")
    assert [one[1] for one in values(reading)] == ["energy"]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=12))
def test_nothing_that_a_row_holds_is_an_error(rows: list[str]) -> None:
    read("answered_at,item,value\n" + "\n".join(rows))


@given(st.binary(max_size=300))
def test_nothing_that_a_file_holds_is_an_error(tail: bytes) -> None:
    read(b"answered_at,item,value\n2026-05-14 21:03,valence,62\n" + tail)


def test_instruments_keep_their_own_numbers() -> None:
    rows = "".join(f"2026-05-{day:02},phq2,{day % 7}\n2026-05-{day:02},who5_1,{day % 7}\n" for day in range(1, 29))
    reading = read("answered_at,item,value\n" + rows)
    assert max(one.value for one in reading.answers if one.item == "phq2") == 6
    assert max(one.value for one in reading.answers if one.item == "who5_1") == 5
    assert {trouble.reason for trouble in reading.troubles} == {"out_of_range"}
    assert not reading.scales
