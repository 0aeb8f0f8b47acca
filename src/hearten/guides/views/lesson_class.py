"""/guides/lessons/<lesson>/class: the same for a group, with made-up things and nobody's history."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hearten.guides.asked import lesson_or_404
from hearten.guides.orders import orders
from hearten.guides.prose import Citing
from hearten.guides.sample import sample
from hearten.guides.today import today


@require_safe
def lesson_class(request: HttpRequest, slug: str) -> HttpResponse:
    """For a wall or a handout."""
    lesson, citing = lesson_or_404(slug), Citing(today())
    context = {
        "lesson": lesson,
        "read": citing.html(lesson.read),
        "strand": citing.html(_strand(lesson.strand)),
        "orders": orders(sample()) if lesson.sandbox else (),
        "sources": citing.sources,
    }
    return render(request, "guides/lesson_class.html", context)


def _strand(strand: str) -> str:
    said = _("For teachers: it fits “{strand}” in the UK's Education for a Connected World.").format(strand=strand)
    return said + "{{cite ecw-1}}"
