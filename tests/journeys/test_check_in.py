"""Check-ins in the vault."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from hearten.ground.clock import now
from hearten.ground.ids import HOUR
from hearten.journeys import check_in
from hearten.journeys.check_in import NotAnAnswer
from hearten.journeys.check_in_files import bring_in_diaries, settings, write_out
from hearten.journeys.check_in_reminders import reminders
from hearten.journeys.desk import Desk, make_vault, open_desk


def test_what_was_answered_is_there(desk: Desk) -> None:
    check_in.add(desk, {"valence": 60, "calm": 20}, because="r/made_up")
    found = check_in.latest(desk)
    assert (found["valence"].value, found["calm"].value, found["calm"].because) == (60, 20, "r/made_up")


def test_an_answer_sent_twice_is_one(desk: Desk) -> None:
    first = check_in.add(desk, {"valence": 60}, client_id="a1", at=now() - HOUR)
    again = check_in.add(desk, {"valence": 60}, client_id="a1", at=now())
    assert (len(first), again) == (1, ())
    assert len(check_in.history(desk)) == 1


def test_the_last_answer_at_a_moment_counts(desk: Desk) -> None:
    at = now()
    check_in.add(desk, {"valence": 60}, at=at)
    check_in.add(desk, {"valence": 70}, at=at)
    assert [one.value for one in check_in.history(desk)] == [70]


@pytest.mark.parametrize(("item", "value"), [("valence", 101), ("valence", -1), ("valence", float("nan")), (" ", 5)])
def test_what_cannot_be_an_answer(desk: Desk, item: str, value: float) -> None:
    with pytest.raises(NotAnAnswer):
        check_in.add(desk, {item: value})


def test_not_before_it_happened(desk: Desk) -> None:
    with pytest.raises(NotAnAnswer):
        check_in.add(desk, {"valence": 5}, at=now() + HOUR)


def test_deleting_takes_them_off_the_disk(desk: Desk) -> None:
    at = now()
    check_in.add(desk, {"valence": 60, "calm": 20}, at=at)
    check_in.add(desk, {"valence": 10}, at=at - HOUR)
    assert check_in.delete(desk, at, ["calm"]) == 1
    assert [one.value for one in check_in.history(desk)] == [10, 60]
    assert check_in.delete(desk, at) == 1
    assert [one.value for one in check_in.history(desk)] == [10]


def test_a_diary_comes_in_once_and_goes_out_again(desk: Desk, tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    diary.write_text("answered_at,item,value\n" + "".join(f"2026-05-{d} 21:00,mood,{d % 5}\n" for d in range(10, 31)))
    assert bring_in_diaries(desk, [diary], settings(None, {}, None)).added == 21
    again = bring_in_diaries(desk, [diary], settings(None, {}, None))
    assert (again.added, again.already_there, again.good) == (0, 21, True)
    with (tmp_path / "out.csv").open("w") as file:
        assert write_out(desk, file) == 21
    assert bring_in_diaries(desk, [tmp_path / "out.csv"], settings(None, {}, None)).added == 0


def test_what_is_no_diary_is_said(desk: Desk, tmp_path: Path) -> None:
    poem = tmp_path / "poem.txt"
    poem.write_text("roses are red\n")
    receipt = bring_in_diaries(desk, [poem], settings(None, {}, None))
    assert (receipt.good, receipt.files[0].outcome) == (False, "unknown")


def test_an_instrument_answered_in_full_keeps_its_score(desk: Desk) -> None:
    check_in.add(desk, {f"who5_{number}": 4 for number in range(1, 6)})
    assert check_in.latest(desk)["who5"].value == 80
    check_in.add(desk, {"k6_1": 4, "k6_2": 4})
    assert "k6" not in check_in.latest(desk)


def test_reminders_are_a_calendar_that_says_little() -> None:
    written = reminders([time(21), time(9, 30), time(21)], 14)
    assert written.count(b"BEGIN:VEVENT") == 2
    assert b"COUNT=14" in written
    assert b"hearten" not in written.lower().replace(b"@hearten", b"").replace(b"-//hearten//en", b"")


def test_a_locked_vault_takes_answers_and_folds_them_when_read(tmp_path: Path) -> None:
    make_vault(tmp_path / "home", "a quiet kettle")
    locked = open_desk(tmp_path / "home")
    diary = tmp_path / "diary.csv"
    diary.write_text("answered_at,item,value\n2026-05-14 21:03,valence,62\n")
    for _ in range(2):
        assert bring_in_diaries(locked, [diary], settings(None, {}, None)).added == 1
        check_in.add(locked, {"calm": 40}, client_id="a1", at=now() - HOUR)
    opened = open_desk(tmp_path / "home", "a quiet kettle")
    assert [(one.item, one.value) for one in check_in.history(opened)] == [("valence", 62), ("calm", 40)]
