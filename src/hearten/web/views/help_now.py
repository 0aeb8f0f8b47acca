"""/care/: who answers, here and now. Open to everybody, before any vault; what is asked stands in no address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hearten.care.helplines import words
from hearten.care.helplines.facts import CHANNELS, NEEDS
from hearten.care.helplines.rules import OLDEST, Answer, Ask
from hearten.journeys import find_help
from hearten.journeys.preferences import AgeBand, preferences
from hearten.languages.known import LANGUAGES
from hearten.people.session import is_owner
from hearten.web.help_shown import shown
from hearten.web.here import can_keep, here
from hearten.web.speaking import in_the_readers_language


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@in_the_readers_language
def help_now(request: HttpRequest) -> HttpResponse:
    """The emergency number, three lines, the others, and a form to ask for something else."""
    form = request.POST if request.method == "POST" else request.GET
    asked = {**form.dict(), "country": form.get("country") or known_country(request)}
    ask = find_help.understood(asked, known_ages(request))
    if request.method == "POST" and is_owner(request):
        find_help.remember_country(here().home, ask.country)
    at = find_help.here_and_now()
    answer = find_help.find_help(ask, at)
    names = dict(find_help.regions(ask.country))
    context = {
        "answer": answer,
        "notes": find_help.notes(answer),
        "country": words.country_name(answer.country) if answer.country else "",
        "lines": [shown(offer, at, names.get(offer.line.region, "")) for offer in answer.first],
        "others": [shown(offer, at, names.get(offer.line.region, "")) for offer in answer.others],
        "directories": [shown(offer, at) for offer in _not_first(answer)],
        "asked": request.method == "POST",
        **form_fields(ask),
    }
    return render(request, "web/help_now.html", context)


def known_country(request: HttpRequest) -> str:
    """Where the reader is: as chosen before, or by this machine's clock. Strangers see nobody's choice."""
    return find_help.remembered_country(here().home) if is_owner(request) else find_help.guessed_country()


def known_ages(request: HttpRequest) -> AgeBand | None:
    """How old the reader is, as they said in the settings; only while their vault is open to them."""
    return preferences(here().home).age_band if can_keep(request) else None


def _not_first(answer: Answer) -> list[Any]:
    return [offer for offer in answer.directories if offer not in answer.first]


def _ages(ask: Ask) -> str:
    """The band that stands in for an age, in figures alone."""
    if ask.age is None or ask.age_to is None:
        return ""
    return f"{ask.age}+" if ask.age_to == OLDEST else f"{ask.age}\N{EN DASH}{ask.age_to}"


def form_fields(ask: Ask) -> dict[str, Any]:
    """What the form offers."""
    return {
        "ask": ask,
        "ages": _ages(ask),
        "countries": find_help.countries(),
        "regions": find_help.regions(ask.country),
        "needs": [(name, words.need(name)) for name in NEEDS],
        "channels": [(name, words.channel(name)) for name in CHANNELS if name != "site"],
        "line_languages": find_help.spoken_on_lines(),
        "languages": LANGUAGES,
    }
