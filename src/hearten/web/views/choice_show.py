"""/choices/<id>: one choice, the way to carry it out, and whether it helped."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.guides.cards import cards
from hearten.journeys import decide
from hearten.web import choice_words, words
from hearten.web.here import here
from hearten.web.places import token
from hearten.web.steps import WORD, steps


@require_GET
def choice_show(request: HttpRequest, name: str) -> HttpResponse:
    """The page of one choice."""
    desk, today = here().open_desk, decide.today()
    choice = decide.find(desk, name)
    helped = decide.did_it_help(desk, choice)
    platform = choice.target.platform
    context = {
        "choice": choice,
        "title": choice_words.title(choice),
        "until": choice_words.until(choice),
        "feeling": choice_words.FEELING.get(choice.feeling) if choice.feeling else "",
        "holds": choice.holds(today),
        "over": choice.over(today),
        "token": token(choice.target),
        "platform": words.platform(platform),
        "steps": steps(platform, choice.want, today),
        "word": WORD.get(choice.want, ""),
        "card": platform if any(card.slug == platform for card in cards()) else "",
        "call": choice_words.CALL[helped.mood.verdict],
        "call_words": choice_words.VERDICT[helped.mood.verdict],
        "helped": choice_words.verdict(helped),
    }
    return render(request, "web/choice_show.html", context)
