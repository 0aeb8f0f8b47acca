"""POST /settings/export: everything in the vault, as one zip that any program opens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from hearten.journeys.export import Format, archive
from hearten.web.here import here
from hearten.web.setting_words import FORMS


@require_POST
def export_take(request: HttpRequest) -> HttpResponse:
    """The zip, to be saved. It is no longer encrypted, which the page says before."""
    asked = request.POST.get("form")
    form: Format = next((known for known, _said in FORMS if known == asked), "csv")
    saved = {"Content-Disposition": 'attachment; filename="hearten.zip"'}
    return HttpResponse(archive(here().open_desk, form), content_type="application/zip", headers=saved)
