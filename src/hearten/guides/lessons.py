"""A lesson: five minutes at most, with one question that is asked before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from hearten.guides.errors import BrokenPage
from hearten.guides.front import Sheet, sheets

ORDER = (
    "who_decides",
    "lifting_or_weighing",
    "comparison",
    "sleep",
    "hooks",
    "hostile_replies",
    "private_pictures",
    "adverts",
    "ai_companions",
    "my_rights",
    "how_to_report",
    "disagree_well",
    "good_for_each_other",
)
"""From what is met every day to what is met seldom. A lesson that is not named here comes last."""

WORDS_A_MINUTE = 130
"""Slower than most eleven-year-olds read, because one stops to think."""


@dataclass(frozen=True, slots=True)
class Question:
    """Asked before and after, so that a reader sees whether something changed."""

    text: str
    answers: tuple[str, ...]
    best: int
    """The place of the answer that we would give."""
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson in one language."""

    slug: str
    title: str
    line: str
    benefit: str
    challenge: str
    reviewed: date
    question: Question
    read: str
    """Markdown with references to facts."""
    practise: str
    """Something to do, in Markdown."""
    in_class: tuple[str, ...]
    """Questions for a group. They ask about examples, never about anybody's own history."""
    strand: str
    """The strand of the UK's "Education for a Connected World" that it fits best, for teachers."""
    sandbox: bool = False
    """Whether the four orders are shown below it."""
    rights: bool = False
    """Whether it leads to the rights of the reader's country."""
    help: bool = False
    """Whether it leads to people who can help."""

    @property
    def answer(self) -> str:
        """The answer that we would give."""
        return self.question.answers[self.question.best]

    @property
    def minutes(self) -> int:
        """About how long it takes, rounded up."""
        words = len(f"{self.read} {self.practise} {self.question.text} {' '.join(self.question.answers)}".split())
        return -(-words // WORDS_A_MINUTE)


@cache
def lessons(language: str = "en") -> tuple[Lesson, ...]:
    """All lessons, in a good order."""
    found = {sheet.slug: lesson_from(sheet) for sheet in sheets("lessons", language)}
    known = [found.pop(slug) for slug in ORDER if slug in found]
    return (*known, *found.values())


def find_lesson(slug: str, language: str = "en") -> Lesson | None:
    """The lesson of that name."""
    return next((lesson for lesson in lessons(language) if lesson.slug == slug), None)


def lesson_from(sheet: Sheet) -> Lesson:
    """The lesson that a page file holds."""
    front, parts = sheet.front, sheet.parts
    lacking = [name for name in ("read", "try") if not parts.get(name)]
    if lacking:
        raise BrokenPage(sheet.slug, ", ".join(lacking))
    return Lesson(
        slug=sheet.slug,
        title=front["title"],
        line=front["line"],
        benefit=front["benefit"],
        challenge=front["challenge"],
        reviewed=front["reviewed"],
        question=Question(front["question"], tuple(front["answers"]), front["best"], front["why"]),
        read=parts["read"],
        practise=parts["try"],
        in_class=tuple(front["class"]),
        strand=front["strand"],
        sandbox=front.get("sandbox", False),
        rights=front.get("rights", False),
        help=front.get("help", False),
    )
