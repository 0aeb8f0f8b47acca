"""POST /experiments/new: what to try, and how; then the plan, with what it could find, before anything starts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearten.effects.experiments.design import Kind, Subject
from hearten.effects.experiments.errors import DesignError, Hopeless
from hearten.ground.errors import UsageError
from hearten.journeys import experiment
from hearten.journeys.experiment import Wish
from hearten.web import choice_words, experiment_words
from hearten.web.here import here
from hearten.web.places import target


@require_POST
def experiment_new(request: HttpRequest) -> HttpResponse:
    """Ask how; or plan it and show the plan."""
    form = request.POST
    place, words = form.get("place", ""), form.get("words", "").strip()[:200]
    if not place and not words:
        raise UsageError(_("Write what you would like to try first."))
    context = {
        "place": place,
        "words": words,
        "name": choice_words.name(target(place)) if place else words,
        "kinds": [(kind, title, about) for kind, (title, about) in experiment_words.KIND.items()],
        "days": experiment_words.DAYS,
        "usual": experiment_words.USUAL_DAYS,
    }
    if "kind" not in form:
        return render(request, "web/experiment_new.html", context)
    try:
        planned, _plan = experiment.plan(here().open_desk, _wish(request, place, words))
    except Hopeless as refused:
        return render(request, "web/experiment_new.html", {**context, "refused": refused}, status=400)
    except DesignError as problem:
        return render(request, "web/experiment_new.html", {**context, "problem": str(problem)}, status=400)
    return redirect("experiment_show", planned.id)


def _wish(request: HttpRequest, place: str, words: str) -> Wish:
    form = request.POST
    changed: Subject = experiment_words.subject(target(place)) if place else experiment_words.own(words)
    kind: Kind = next((known for known in experiment_words.KIND if known == form.get("kind")), "day_pairs")
    days = next((known for known in experiment_words.DAYS if str(known) == form.get("days")), 56)
    return Wish(changed, kind, days, may_stop=form.get("may_stop") == "yes")
