"""/settings/passphrase: another passphrase, a first one, or none; and a fresh recovery code with it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hearten.ground.errors import HeartenError
from hearten.journeys.desk import change_passphrase, needs_passphrase
from hearten.web.here import here


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def passphrase_change(request: HttpRequest) -> HttpResponse:
    """Ask; change it; show the new recovery code once."""
    had = needs_passphrase(here().home)
    if request.method == "GET":
        return render(request, "web/passphrase_change.html", {"had": had})
    form = request.POST
    new = None if form.get("lock") == "none" else form.get("passphrase", "")
    problem = ""
    if new is not None and new != form.get("again", ""):
        problem = _("The two new passphrases are not the same. Please type both once more.")
    elif new == "":
        problem = _("Type a new passphrase, or choose to go without one.")
    if problem:
        return render(request, "web/passphrase_change.html", {"had": had, "problem": problem}, status=400)
    try:
        code = change_passphrase(here().home, form.get("now") or None, new)
    except HeartenError as fault:
        return render(request, "web/passphrase_change.html", {"had": had, "problem": str(fault)}, status=400)
    return render(request, "web/vault_made.html", {"code": code}) if code else redirect("settings_show")
