"""/unlock: the passphrase or the recovery code opens the vault for as long as Hearten runs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hearten.ground.errors import HeartenError
from hearten.journeys.desk import open_desk
from hearten.web.here import here


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def vault_unlock(request: HttpRequest) -> HttpResponse:
    """Ask; open, and go on where one was; or say kindly that it did not open."""
    desk, back = here().desk, here().way_back
    if desk is None or not desk.locked:
        return redirect("home")
    if request.method == "GET":
        return render(request, "web/vault_unlock.html", {"lost": back is not None and back.lost})
    try:
        here().desk = open_desk(here().home, request.POST.get("secret", ""))
    except HeartenError as fault:
        return render(request, "web/vault_unlock.html", {"problem": str(fault)}, status=400)
    here().way_back = None
    here().prepare()
    return redirect(back.address if back else "home")
