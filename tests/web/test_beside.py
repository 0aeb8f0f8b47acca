"""Work beside the requests: a mishap passes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.journeys.forget import Wish, forget, forget_everything
from hearten.journeys.preferences import preferences, remember
from hearten.web.beside import Beside

ROWS = b"seen_at,platform,act\n2026-01-03T18:00:00Z,%s,viewed\n"


def test_work_that_failed_once_is_begun_anew(tmp_path: Path) -> None:
    make_vault(tmp_path / "home", None)
    outcomes: Iterator[OSError | str] = iter([OSError("the disk was away for a moment"), "an answer"])

    def work(_desk: Desk) -> str:
        outcome = next(outcomes)
        if isinstance(outcome, OSError):
            raise outcome
        return outcome

    beside, desk = Beside(work), open_desk(tmp_path / "home")
    with pytest.raises(OSError, match="the disk was away"):
        beside.wait(desk)
    assert beside.wait(desk) == "an answer"


def test_what_is_known_of_one_vault_is_not_shown_for_another(tmp_path: Path) -> None:
    desks = [open_desk(make(tmp_path / name)) for name in ("own", "made-up")]
    beside = Beside(lambda desk: desk.home.name)
    assert beside.wait(desks[0]) == "own"
    assert beside.ask(desks[1]) == (None, False)
    assert beside.wait(desks[1]) == "made-up"


def test_what_another_program_forgot_is_not_shown_meanwhile(tmp_path: Path) -> None:
    desk, go_on = open_desk(make(tmp_path)), Event()
    go_on.set()

    def work(desk: Desk) -> int:
        assert go_on.wait(20)
        return desk.vault.rows("traces")

    def bring(name: str) -> None:
        bring_in(open_desk(tmp_path), [Given(name, file=io.BytesIO(ROWS % name.encode()))])

    beside = Beside(work)
    bring("radio")
    assert beside.wait(desk) == 1
    go_on.clear()
    bring("books")
    assert beside.ask(desk) == (1, False), "what was added since may wait"
    go_on.set()
    assert beside.wait(desk) == 2
    go_on.clear()
    forget(open_desk(tmp_path), Wish(platform="radio"))
    assert beside.ask(desk) == (None, False)
    go_on.set()
    assert beside.wait(desk) == 1
    forget_everything(open_desk(tmp_path))
    assert beside.ask(desk)[0] is None


def test_an_answer_that_takes_too_long_is_not_waited_for(tmp_path: Path) -> None:
    go_on, desk = Event(), open_desk(make(tmp_path))

    def work(_desk: Desk) -> str:
        assert go_on.wait(20)
        return "an answer"

    beside = Beside(work)
    assert beside.soon(desk, 0) is None
    go_on.set()
    assert beside.soon(desk, 20) == "an answer"
    assert beside.soon(desk, 0) == "an answer"


def test_what_may_be_read_out_of_words_is_asked_each_time(tmp_path: Path) -> None:
    desk = open_desk(make(tmp_path))
    beside = Beside(lambda desk: preferences(desk.home).signals)
    assert beside.wait(desk) is True
    remember(tmp_path, replace(preferences(tmp_path), signals=False))
    assert beside.wait(desk) is False


def make(home: Path) -> Path:
    make_vault(home, None)
    return home
