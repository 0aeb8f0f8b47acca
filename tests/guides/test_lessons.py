"""Every lesson is short, asks one question before and after, and names what is good and what is hard."""

from __future__ import annotations

import re

import pytest

from hearten.guides.errors import BrokenPage
from hearten.guides.facts import facts
from hearten.guides.front import read_sheet
from hearten.guides.lessons import ORDER, Lesson, find_lesson, lesson_from, lessons

LESSONS = lessons()


def test_there_are_the_lessons_that_were_promised_in_their_order() -> None:
    assert tuple(lesson.slug for lesson in LESSONS) == ORDER
    assert len(LESSONS) >= 12
    assert find_lesson("nothing-such") is None


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
class TestLesson:
    def test_five_minutes_at_most(self, lesson: Lesson) -> None:
        assert 1 <= lesson.minutes <= 5

    def test_one_question_with_an_answer_and_a_reason(self, lesson: Lesson) -> None:
        question = lesson.question
        assert question.text.endswith("?")
        assert len(question.answers) == len(set(question.answers)) == 3
        assert lesson.answer == question.answers[question.best]
        assert len(question.why.split()) >= 8

    def test_the_best_answer_is_not_given_away_by_its_length(self, lesson: Lesson) -> None:
        lengths = [len(answer) for answer in lesson.question.answers]
        assert lengths[lesson.question.best] < 3 * min(lengths) + 40

    def test_it_names_a_strand_that_there_is(self, lesson: Lesson) -> None:
        assert lesson.strand in facts()["ecw-1"].said

    def test_a_benefit_and_a_challenge(self, lesson: Lesson) -> None:
        assert len(lesson.benefit.split()) >= 8
        assert len(lesson.challenge.split()) >= 8

    def test_three_questions_for_a_class_that_pry_into_nobody(self, lesson: Lesson) -> None:
        assert len(lesson.in_class) == 3
        assert not any(
            re.search(r"\byour (own )?(history|phone|account|messages)\b", asked) for asked in lesson.in_class
        )


def test_lessons_on_hard_things_lead_to_people_who_help() -> None:
    assert {lesson.slug for lesson in LESSONS if lesson.help} == {
        "hostile_replies",
        "private_pictures",
        "ai_companions",
        "how_to_report",
        "good_for_each_other",
    }


def test_three_signs_are_told_apart() -> None:
    lesson = find_lesson("lifting_or_weighing")
    assert lesson is not None
    for sign in ("**Smaller.**", "**Unhappy.**", "**Treated as less.**"):
        assert lesson.read.count(sign) == 1


def test_private_pictures_never_asks_for_one() -> None:
    lesson = find_lesson("private_pictures")
    assert lesson is not None
    assert lesson.help
    said = lesson.read
    assert "do not save it, do not pass it on, and do not add it to a report" in said
    assert said.index("not your fault") < said.index("Do not pay")


def test_a_lesson_without_a_part_is_refused() -> None:
    with pytest.raises(BrokenPage, match="try"):
        lesson_from(read_sheet('+++\ntitle = "A"\n+++\n## read\nText.\n', "a"))
