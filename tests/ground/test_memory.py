"""What is remembered, and what is not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from hearten.ground.memory import Memory


def test_an_answer_is_made_anew_only_when_things_stand_otherwise() -> None:
    memory, made = Memory(), iter("abc")
    assert [memory.get("name", state, lambda: next(made)) for state in (1, 1, 2, 2)] == ["a", "a", "b", "b"]
    assert memory.get("other", 2, lambda: "apart") == "apart"
    assert memory.get("name", 2, lambda: next(made)) == "b"
    memory.let_go()
    assert memory.get("name", 2, lambda: next(made)) == "c"


def test_one_question_may_ask_another_or_itself_of_an_earlier_time() -> None:
    memory = Memory()
    assert memory.get("sum", 1, lambda: 1 + memory.get("part", 1, lambda: 2)) == 3
    assert memory.get("sum", 3, lambda: 1 + memory.get("sum", 2, lambda: 4)) == 5


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    memory, begun, go_on = Memory(), Event(), Event()

    def slowly() -> object:
        begun.set()
        assert go_on.wait(20)
        return object()

    with ThreadPoolExecutor(2) as both:
        first = both.submit(memory.get, "name", 1, slowly)
        assert begun.wait(20)
        second = both.submit(memory.get, "name", 1, slowly)
        go_on.set()
        assert first.result() is second.result()


def test_what_was_worked_out_while_all_was_let_go_of_is_not_kept() -> None:
    memory = Memory()

    def meanwhile() -> str:
        memory.let_go()
        return "old"

    assert memory.get("name", 1, meanwhile) == "old"
    assert memory.get("name", 1, lambda: "new") == "new"
