"""My plan in the vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.journeys.events import history
from hearten.journeys.my_plan import keep_line, keep_moment, my_plan, take_out, write_steps


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    make_vault(tmp_path, None)
    return open_desk(tmp_path)


def test_steps_are_written_and_rewritten(desk: Desk) -> None:
    write_steps(desk, {"signs": " I go quiet ", "helps": "the sea"})
    write_steps(desk, {"signs": "I go quiet and slow"})
    assert my_plan(desk).words == {"signs": "I go quiet and slow", "helps": "the sea"}


def test_what_was_written_before_is_gone(desk: Desk) -> None:
    write_steps(desk, {"signs": "first"})
    write_steps(desk, {"signs": ""})
    assert history(desk, "plan") == []


def test_nothing_is_written_where_nothing_changed(desk: Desk) -> None:
    write_steps(desk, {"signs": "the same"})
    before = desk.vault.generation
    write_steps(desk, {"signs": "the same"})
    assert desk.vault.generation == before


def test_a_line_is_kept_once_and_only_where_there_is_one(desk: Desk) -> None:
    assert keep_line(desk, "gb-childline")
    assert keep_line(desk, "gb-childline")
    assert not keep_line(desk, "gb-nobody")
    assert [line.id for line in my_plan(desk).lines] == ["gb-childline"]
    take_out(desk, "line:gb-childline")
    assert my_plan(desk).empty


def test_a_moment_needs_words(desk: Desk) -> None:
    assert keep_moment(desk, "Ama laughed")
    assert not keep_moment(desk, "  ")
    assert [moment.words for moment in my_plan(desk).moments] == ["Ama laughed"]


def test_keeping_needs_no_key(tmp_path: Path) -> None:
    make_vault(tmp_path, "a quiet kettle")
    locked = open_desk(tmp_path)
    assert locked.locked
    keep_line(locked, "gb-childline")
    keep_moment(locked, "Ama laughed")
    plan = my_plan(open_desk(tmp_path, "a quiet kettle"))
    assert [line.id for line in plan.lines] == ["gb-childline"]
    assert [moment.words for moment in plan.moments] == ["Ama laughed"]
