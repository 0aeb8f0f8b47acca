"""POST /place/<token>/say: what a place does to the person, or what its words really are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.journeys.corrections import WHATS, Talk, correct_talk, standing, take_back
from hearten.journeys.mapped import say_feelings
from hearten.web.here import here
from hearten.web.places import target


@require_POST
def place_say(request: HttpRequest, name: str) -> HttpResponse:
    """Remember it; the map is worked out anew."""
    desk, wanted, form = here().open_desk, target(name), request.POST
    if "feelings" in form:
        say_feelings(desk, wanted, tuple(form.getlist("feeling")))
    talk = Talk.of(wanted.platform, wanted.space, wanted.voice)
    what = next((known for known in WHATS if known == form.get("what")), None)
    if what is not None:
        correct_talk(desk, talk, what)
    elif form.get("what") == "nothing":
        for one in standing(desk):
            if one.talk == talk and one.key is None:
                take_back(desk, one.id)
    return redirect("place_show", name)
