"""/choices: what was chosen, what has come to its end, and files to carry it out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hearten.journeys import decide
from hearten.web import choice_words, words
from hearten.web.here import here


@require_GET
def choice_list(request: HttpRequest) -> HttpResponse:
    """All choices, those that want a look first."""
    desk, today = here().open_desk, decide.today()
    made = [(choice, choice_words.title(choice), choice_words.until(choice)) for choice in decide.choices(desk)]
    hidden = decide.hidden_parts(desk)
    context = {
        "over": [row for row in made if row[0].over(today)],
        "standing": [row for row in made if row[0].holds(today)],
        "undone": [row for row in made if row[0].undone_on],
        "files": decide.files(desk),
        "quiet": decide.quiet_hours(desk),
        "hidden": [(words.platform(name), choice_words.parts(parts)) for name, parts in hidden.items()],
    }
    return render(request, "web/choice_list.html", context)
