"""POST /choices/new/<token>: choose something for a space or voice."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearten.choices.choice import NotAChoice
from hearten.journeys import decide
from hearten.web.here import here
from hearten.web.places import target


@require_POST
def choice_make(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the choice and show how to carry it out."""
    form = request.POST
    made = decide.choose(
        here().open_desk,
        form.get("want", ""),
        target(name),
        until=_day(form.get("until", "")),
        feeling=form.get("feeling") or None,
        words=form.get("words", "")[:500],
    )
    return redirect("choice_show", made.id)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as fault:
        raise NotAChoice(_("Write the last day like this: 2026-01-31. Or leave it empty.")) from fault
