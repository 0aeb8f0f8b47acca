"""/care/minute: what might stop you, an answer to it, two ways to reach somebody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hearten.care.one_minute.rules import two_ways
from hearten.care.one_minute.worries import BY_ID, WORRIES, Worry
from hearten.journeys import find_help
from hearten.languages.speaking import gettext as _
from hearten.people.session import is_owner
from hearten.web.help_shown import shown, touch
from hearten.web.here import here
from hearten.web.speaking import in_the_readers_language
from hearten.web.views.help_now import known_ages, known_country


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@in_the_readers_language
def minute_step(request: HttpRequest) -> HttpResponse:
    """Ask; or, once something was chosen, answer."""
    worry = BY_ID.get(request.POST.get("worry", ""))
    if worry is None:
        worries = [(each.id, _(each.said)) for each in WORRIES]
        return render(request, "web/minute_ask.html", {"worries": worries})
    return _answered(request, worry)


def _answered(request: HttpRequest, worry: Worry) -> HttpResponse:
    ask = find_help.understood({"country": known_country(request)}, known_ages(request))
    at = find_help.here_and_now()
    answer = find_help.find_help(ask, at)
    reaches = two_ways((*answer.first, *answer.others))
    context = {
        "said": _(worry.said),
        "answers": [_(sentence) for sentence in worry.answers],
        "ways": [(shown(reach.offer, at), touch(reach.way, reach.offer.line)) for reach in reaches],
        "answer": answer,
        "may_save": is_owner(request) and here().desk is not None,
    }
    return render(request, "web/minute_answer.html", context)
