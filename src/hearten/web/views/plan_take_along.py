"""/plan/my-page.pdf, /plan/my-page.txt: the plan to take along."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hearten.care.plan.paper import as_pdf
from hearten.care.plan.words import as_text
from hearten.journeys.find_help import remembered_country
from hearten.journeys.my_plan import my_plan
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language
from hearten.web.views.plan_show import emergency_number


@require_GET
@in_the_readers_language
def plan_take_along(_request: HttpRequest, form: str) -> HttpResponse:
    """One page of PDF, or plain text. The name of the file says nothing."""
    plan = my_plan(here().open_desk)
    if form == "pdf":
        made = as_pdf(plan, remembered_country(here().home), emergency_number())
        return _file(made, "application/pdf", "page.pdf")
    if form == "txt":
        return _file(as_text(plan).encode(), "text/plain; charset=utf-8", "page.txt")
    raise Http404


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
