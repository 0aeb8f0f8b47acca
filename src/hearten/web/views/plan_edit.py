"""/plan/edit: the six steps, to write in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hearten.care.plan.plan import LONGEST
from hearten.journeys.my_plan import my_plan, write_steps
from hearten.languages.speaking import gettext as _
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@in_the_readers_language
def plan_edit(request: HttpRequest) -> HttpResponse:
    """Show what stands there; keep what was written."""
    desk = here().open_desk
    if request.method == "POST":
        write_steps(desk, request.POST.dict())
        return redirect("plan_show")
    steps = [(step.id, _(step.title), _(step.ask), words) for step, words in my_plan(desk).steps]
    return render(request, "web/plan_edit.html", {"steps": steps, "longest": LONGEST})
