"""The languages there are phrases for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """One language."""

    code: str
    own_name: str
    """As its speakers write it."""
    reviewed: bool
    """False while no person who speaks it has read the phrases: a page in it says so."""
    direction: Literal["ltr", "rtl"] = "ltr"


ENGLISH = "en"
LANGUAGES = (
    Language(ENGLISH, "English", reviewed=True),
    Language("es", "Español", reviewed=False),
    Language("fr", "Français", reviewed=False),
    Language("de", "Deutsch", reviewed=False),
    Language("pt", "Português", reviewed=False),
    Language("hi", "हिन्दी", reviewed=False),
)
BY_CODE = {language.code: language for language in LANGUAGES}


def best(wanted: Iterable[str]) -> str:
    """The first of the wanted tags (`pt-BR`, `de`) that we speak; English where there is none."""
    for tag in wanted:
        code = tag.strip().partition("-")[0].casefold()
        if code in BY_CODE:
            return code
    return ENGLISH
