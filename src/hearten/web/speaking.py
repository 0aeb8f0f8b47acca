"""Pages in the reader's own language: those that are translated as a whole, and no others."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import trans_real

from hearten.journeys.preferences import preferences
from hearten.languages.catalogues import catalogue
from hearten.languages.known import best
from hearten.languages.speaking import speaking
from hearten.people.session import is_owner
from hearten.web.here import here

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]


def readers_language(request: HttpRequest) -> str:
    """The language that was chosen; else the first that the browser asks for and we speak."""
    chosen = preferences(here().home).language if is_owner(request) else None
    asked = (part.partition(";")[0] for part in request.headers.get("Accept-Language", "").split(","))
    return best([chosen] if chosen else asked)


def in_the_readers_language(view: View[Given]) -> View[Given]:
    """A view whose every phrase is translated: it speaks the reader's language, and its page says so."""

    @wraps(view)
    def spoken(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        code = readers_language(request)
        teach(code)
        with speaking(code), translation.override(code):
            return view(request, *args, **kwargs)

    return spoken


@cache
def teach(code: str) -> None:
    """Give Django the phrases of one language, beside its own."""
    trans_real.translation(code).merge(catalogue(code))
