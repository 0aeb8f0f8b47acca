"""/care/devanagari.ttf: letters for Hindi, for browsers that have none of their own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

A_YEAR = 365 * 24 * 3600


@require_GET
def letters(_request: HttpRequest) -> HttpResponse:
    """The font of the installed package; it is the same for everyone, so a browser may keep it."""
    return HttpResponse(_font(), content_type="font/ttf", headers={"Cache-Control": f"private, max-age={A_YEAR}"})


@cache
def _font() -> bytes:
    folder = files("fontpkg_noto_sans_devanagari") / "files"
    return next(file for file in folder.iterdir() if file.name.endswith(".ttf")).read_bytes()
