"""The one-minute step: a worry, an answer, one way in writing and one by voice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hearten.care.helplines import facts
from hearten.care.helplines.rules import Answer, Ask, find
from hearten.care.one_minute.rules import two_ways
from hearten.care.one_minute.worries import WORRIES

NIGHT = datetime(2026, 12, 1, 2, tzinfo=UTC)


def everything(code: str, at: datetime = NIGHT) -> Answer:
    return find(Ask(code), facts.country(code), facts.world(), at)


def reached(code: str) -> list[tuple[str, str]]:
    answer = everything(code)
    return [(reach.offer.line.id, reach.way.by) for reach in two_ways((*answer.first, *answer.others))]


def test_one_in_writing_and_one_by_voice_of_two_lines() -> None:
    assert reached("GB") == [("gb-childline", "chat"), ("gb-samaritans", "call")]


def test_a_line_that_may_be_open_comes_before_one_that_is_closed() -> None:
    assert reached("DE")[-1] == ("de-ts", "call")


def test_one_way_where_there_is_no_other() -> None:
    assert reached("NO") == [("no-mentalhelse", "call")]


def test_none_where_nobody_is_known() -> None:
    assert two_ways(everything("XX").first) == []


@pytest.mark.parametrize("code", facts.codes())
def test_every_way_can_be_taken(code: str) -> None:
    answer = everything(code)
    for reach in two_ways((*answer.first, *answer.others)):
        assert reach.way.to or any(way.by == "site" for way in reach.offer.ways)


def test_every_worry_has_an_answer_and_a_name_of_its_own() -> None:
    assert len({worry.id for worry in WORRIES}) == len(WORRIES)
    assert all(worry.answers for worry in WORRIES)
