"""POST /lock: close the vault now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hearten.web.here import here


@require_POST
def vault_lock(_request: HttpRequest) -> HttpResponse:
    """From now on only the passphrase opens it."""
    here().lock()
    return redirect("home")
