"""Countries to choose from, and the one that the reader chose."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
"""Two-letter codes that stand for unions, the unknown, or made-up writing."""

KEPT = "country"
"""Under which name the choice is kept in the reader's own session."""


@cache
def countries(language: str = "en") -> tuple[tuple[str, str], ...]:
    """Two-letter codes and names, by name."""
    try:
        territories = Locale.parse(language, sep="-").territories
    except (ValueError, UnknownLocaleError):
        territories = Locale("en").territories
    found = [(code, name) for code, name in territories.items() if len(code) == 2 and code.isalpha()]
    return tuple(sorted((row for row in found if row[0] not in NOT_COUNTRIES), key=lambda row: row[1].casefold()))


def name_of(country: str, language: str = "en") -> str:
    """Its name, or nothing for a code that is no country."""
    return dict(countries(language)).get(country, "")


def chosen(request: HttpRequest) -> str:
    """The country in the address, chosen before, or known by this machine; nothing where there is none of that name."""
    asked = request.GET.get("country")
    if asked is None:
        kept = request.session.get(KEPT)
        return _known(request) if kept is None else str(kept)
    country = asked.strip().upper()
    country = country if name_of(country) else ""
    request.session[KEPT] = country
    return country


def _known(request: HttpRequest) -> str:
    """Where the reader asked for help before; for a stranger, what the clock of this machine says."""
    country = str(import_string(settings.HEARTEN_KNOWN_COUNTRY)(request))
    return country if name_of(country) else ""
