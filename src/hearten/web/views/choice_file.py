"""/choices/files/<name>: choices as a file for another program, or as a calendar."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hearten.journeys import decide
from hearten.web.here import here

CALENDAR = "choices.ics"


@require_GET
def choice_file(request: HttpRequest, name: str) -> HttpResponse:
    """The file, to be saved."""
    desk = here().open_desk
    if name == CALENDAR:
        with_names = request.GET.get("names") == "yes"
        return _saved(name, decide.reminders(desk, with_names=with_names), "text/calendar")
    found = next((file for file in decide.files(desk) if file.name == name), None)
    if found is None:
        raise Http404
    return _saved(name, found.content.encode(), "text/csv" if name.endswith(".csv") else "text/plain")


def _saved(name: str, content: bytes, kind: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
