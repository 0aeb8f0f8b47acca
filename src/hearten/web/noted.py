"""Notes as a page shows them: a title, a day, and lines with a name each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hearten.ground.clock import as_datetime, local_zone
from hearten.guides.lessons import find_lesson
from hearten.journeys.notes import Note


@dataclass(frozen=True, slots=True)
class Noted:
    """One note, ready to be shown."""

    id: str
    title: str
    at: datetime
    lines: tuple[tuple[str, str], ...]


def noted(note: Note) -> Noted:
    """Put a note into words. Of an unknown kind only the day is shown, so that it can still be deleted."""
    words = {"wrong": _wrong, "lesson": _lesson, "agreement": _agreement}.get(note.kind)
    title, lines = words(note.body) if words else (_("A note"), [])
    shown = tuple((name, text) for name, text in lines if text)
    return Noted(note.id, title, as_datetime(note.at, local_zone()), shown)


Lines = list[tuple[str, str]]


def _wrong(body: Mapping[str, Any]) -> tuple[str, Lines]:
    return _("Something is wrong: {page}").format(page=body.get("page", "")), [("", body.get("words", ""))]


def _lesson(body: Mapping[str, Any]) -> tuple[str, Lines]:
    lesson = find_lesson(str(body.get("lesson")), get_language())
    if lesson is None:
        return _("A lesson that is no longer here"), []
    answers = dict(enumerate(lesson.question.answers))
    return lesson.title, [
        (_("Before"), answers.get(body.get("before", -1), "")),
        (_("After"), answers.get(body.get("after", -1), "")),
        (_("We would say"), lesson.answer),
    ]


def _agreement(body: Mapping[str, Any]) -> tuple[str, Lines]:
    lines = [
        (_("What is good about it, and should stay"), "good"),
        (_("I, the young person, will"), "young"),
        (_("I, the carer, will"), "carer"),
        (_("If it does not work, we will"), "if_not"),
        (_("It counts until, and then we look again"), "until"),
    ]
    title = _("What we agree: {about}").format(about=body["about"]) if body.get("about") else _("What we agree")
    return title, [(name, body.get(key, "")) for name, key in lines]
