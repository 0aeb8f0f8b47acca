"""/place/<token>: one platform, space or voice: what is known, how sure it is, and what to do."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.guides.cards import cards
from hearten.journeys import decide
from hearten.journeys.corrections import Talk, corrections
from hearten.journeys.rhythm import rhythm
from hearten.web import choice_words, map_words, way_words, words
from hearten.web.here import here
from hearten.web.places import target


@require_GET
def place_show(request: HttpRequest, name: str) -> HttpResponse:
    """The page of one place."""
    desk = here().open_desk
    wanted = target(name)
    found = here().mapped.wait(desk).find(wanted)
    if found is None:
        raise Http404
    beats = rhythm(desk, wanted)
    standing = next((made for made in decide.choices(desk) if made.target == wanted), None)
    talk = Talk.of(wanted.platform, wanted.space, wanted.voice)
    context = {
        "place": map_words.show(found),
        "level": wanted.level,
        "sentence": found.effect.sentence if found.effect else "",
        "read_there": map_words.words_there(found) if found.words else "",
        "figures": map_words.figures(found),
        "hours": way_words.bars(beats.hours),
        "acts": [(words.act(act), words.number(n)) for act, n in beats.acts],
        "first": beats.first,
        "last": beats.last,
        "wants": choice_words.wants(wanted),
        "feelings": choice_words.feelings(),
        "said": found.feelings,
        "standing": standing if standing and standing.holds(decide.today()) else None,
        "standing_title": choice_words.title(standing) if standing else "",
        "token": name,
        "corrected": corrections(desk).talks.get(talk) if found.words and wanted.level != "platform" else None,
        "can_correct": bool(found.words) and wanted.level != "platform",
        "card": wanted.platform if any(card.slug == wanted.platform for card in cards()) else "",
    }
    return render(request, "web/place_show.html", context)
