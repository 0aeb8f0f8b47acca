"""What lets a browser put the check-in on a home screen and open it while Hearten is closed."""

from __future__ import annotations

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET


@require_GET
def check_in_manifest(_request: HttpRequest) -> HttpResponse:
    """The web app manifest (https://www.w3.org/TR/appmanifest/)."""
    icon = {"src": static("web/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    manifest = {
        "name": _("Hearten check-in"),
        "short_name": _("Check in"),
        "start_url": reverse("check_in"),
        "scope": reverse("check_in"),
        "display": "standalone",
        "background_color": "#f4f2ee",
        "theme_color": "#0c665b",
        "icons": [icon],
    }
    return JsonResponse(manifest, content_type="application/manifest+json")


@require_GET
def check_in_worker(_request: HttpRequest) -> HttpResponse:
    """The service worker. It lies beside the check-in, for a worker answers only for what lies below it."""
    path = finders.find("web/check-in-worker.js")
    assert isinstance(path, str)  # noqa: S101 # it is a file of this package
    with open(path, "rb") as file:  # noqa: PTH123 # found by Django as text
        return HttpResponse(file.read(), content_type="text/javascript; charset=utf-8")
