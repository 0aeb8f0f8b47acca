"""/guides/rights: what a person can ask for, by country."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hearten.guides.countries import chosen, countries, name_of
from hearten.guides.prose import Citing
from hearten.guides.rights import law_about_age, pack_for, packs, where_to_report
from hearten.guides.today import today


@require_safe
def rights_show(request: HttpRequest) -> HttpResponse:
    """The pack of the chosen country, and what counts everywhere."""
    language, country, citing = get_language(), chosen(request), Citing(today())
    pack = pack_for(country, language)
    ours = {"age": law_about_age(country, language), "report": where_to_report(country, language)}
    parts = pack.parts | ours if country else {}
    html = {name: citing.html(text) for name, text in parts.items()}
    context = {
        "pack": pack,
        "html": html,
        "everyone": citing.html(packs(language)["everyone"].parts["everyone"]),
        "sources": citing.sources,
        "stale": any(source.stale for source in citing.sources),
        "country": country,
        "country_name": name_of(country, language),
        "countries": countries(language),
    }
    return render(request, "guides/rights_show.html", context)
