"""POST /forget/confirm: the person has seen how much it is, and means it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hearten.journeys import forget_words
from hearten.web.here import here
from hearten.web.wishes import asked


@require_POST
def forget_confirm(request: HttpRequest) -> HttpResponse:
    """Forget, and say how much is gone."""
    busy = here().imports.busy
    if busy is not None:
        return redirect("import_show", busy.id)
    wanted = asked(request.POST)
    count = wanted.carry_out(here().open_desk)
    if wanted.wish is None:
        here().forget_all()
    else:
        here().forgot_some()
    beside, stays = forget_words.beside(count), forget_words.stays(count)
    context = {"asked": wanted, "count": count, "beside": beside, "stays": stays}
    return render(request, "web/forget_done.html", context)
