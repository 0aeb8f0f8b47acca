"""/pictures/<name>.svg: a picture of the overview made here, for browsers without script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hearten.web.here import here
from hearten.web.pictures import NARROW, WIDE, svg
from hearten.web.themes import THEMES


@require_GET
def picture_svg(request: HttpRequest, name: str) -> HttpResponse:
    """One picture in the theme and width that the page asks for."""
    theme = request.GET.get("theme", "light")
    width = NARROW if request.GET.get("width") == str(NARROW) else WIDE
    figures = here().first.wait(here().open_desk).figures
    figure = next((figure for figure in figures if figure.name == name), None)
    if figure is None or theme not in THEMES:
        raise Http404
    return HttpResponse(svg(figure.spec, theme, width), content_type="image/svg+xml")
