"""/plan/keep: save a line or a good moment. Works while the vault is locked: adding needs no key."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hearten.journeys.my_plan import keep_line, keep_moment
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language


@sensitive_post_parameters()
@require_POST
@in_the_readers_language
def plan_keep(request: HttpRequest) -> HttpResponse:
    """Keep it, and say so."""
    desk = here().desk
    if desk is None:
        return redirect("vault_make")
    for line in request.POST.getlist("line"):
        keep_line(desk, line)
    keep_moment(desk, request.POST.get("moment", ""))
    return render(request, "web/plan_kept.html") if desk.locked else redirect("plan_show")
