"""/start: before anything else, how the vault is to be locked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hearten.ground.errors import HeartenError
from hearten.journeys.desk import has_vault, make_vault, open_desk
from hearten.web.here import here


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def vault_make(request: HttpRequest) -> HttpResponse:
    """Ask once; make it; show the recovery code where there is one."""
    if here().desk is not None:
        return redirect("home")
    if request.method == "GET":
        return render(request, "web/vault_make.html")
    passphrase, problem = _chosen(request)
    if problem:
        return render(request, "web/vault_make.html", {"problem": problem}, status=400)
    home = here().home
    try:
        code = None if has_vault(home) else make_vault(home, passphrase)
        here().desk = open_desk(home, passphrase)
    except HeartenError as fault:
        return render(request, "web/vault_make.html", {"problem": str(fault)}, status=400)
    return render(request, "web/vault_made.html", {"code": code}) if code else redirect("home")


def _chosen(request: HttpRequest) -> tuple[str | None, str]:
    """The passphrase, if one is wanted, and what is wrong with it."""
    if request.POST.get("lock") == "none":
        return None, ""
    first, again = request.POST.get("passphrase", ""), request.POST.get("again", "")
    if not first:
        return None, _("Type a passphrase, or choose to go without one.")
    if first != again:
        return None, _("The two passphrases are not the same. Please type both once more.")
    return first, ""
