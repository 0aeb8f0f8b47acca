"""/choices/quiet: quiet hours, and parts of apps to hide."""

from __future__ import annotations

from datetime import time

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hearten.choices.choice import NotAChoice
from hearten.choices.quiet import QuietHours
from hearten.journeys import decide
from hearten.journeys.overview import overview
from hearten.web import choice_words, words
from hearten.web.here import here


@require_http_methods(["GET", "POST"])
def quiet_edit(request: HttpRequest) -> HttpResponse:
    """The form, or what it says."""
    desk = here().open_desk
    if request.method == "POST":
        decide.set_quiet_hours(desk, _asked(request.POST))
        for platform in overview(desk).by_platform:
            decide.hide_parts(desk, platform, tuple(request.POST.getlist(f"hide-{platform}")))
        return redirect("choice_list")
    quiet = decide.quiet_hours(desk) or QuietHours(time(22), time(7))
    hidden = decide.hidden_parts(desk)
    parts = choice_words.part_options()
    context = {
        "quiet": quiet,
        "on": decide.quiet_hours(desk) is not None,
        "days": [(day, name, day in quiet.days) for day, name in WEEKDAYS.items()],
        "platforms": [
            (name, words.platform(name), [(part, part.value in hidden.get(name, ())) for part in parts])
            for name in overview(desk).by_platform
            if name != "web"
        ],
    }
    return render(request, "web/quiet_edit.html", context)


def _asked(form: QueryDict) -> QuietHours | None:
    if form.get("on") != "yes":
        return None
    days = frozenset(int(day) for day in form.getlist("day") if day in map(str, range(7)))
    try:
        quiet = QuietHours(time.fromisoformat(form.get("start", "")), time.fromisoformat(form.get("end", "")), days)
    except ValueError as fault:
        raise NotAChoice(_("Write times like this: 22:00.")) from fault
    if not quiet.days:
        raise NotAChoice(_("Choose at least one day, or switch quiet hours off."))
    return quiet
