"""POST /notes/lesson/<lesson>: what one answered before and after, for one's own eyes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.guides.asked import lesson_or_404
from hearten.guides.lessons import Lesson
from hearten.journeys.notes import keep_note
from hearten.web.here import here


@require_POST
def note_lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the answers that were given; none is fine, too."""
    lesson = lesson_or_404(slug)
    given = {when: place for when in ("before", "after") if (place := _place(request, when, lesson)) is not None}
    if given:
        keep_note(here().open_desk, "lesson", {"lesson": slug, **given})
    return redirect("note_list")


def _place(request: HttpRequest, when: str, lesson: Lesson) -> int | None:
    asked = request.POST.get(when, "")
    return int(asked) if asked in map(str, range(len(lesson.question.answers))) else None
