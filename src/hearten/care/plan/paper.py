"""The plan as a PDF of one page, set by Typst: in memory, without a temporary file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import typst

from hearten.care.plan.plan import Plan
from hearten.care.plan.words import sections
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import spoken

LETTER_COUNTRIES = ("US", "CA", "MX", "CL", "CO", "CR", "PH")
"""Where paper is US Letter rather than A4 (CLDR, supplemental data, measurement: paperSize)."""


def as_pdf(plan: Plan, country: str, emergency: str) -> bytes:
    """The plan on paper. Letters that our own fonts lack are taken from this machine's."""
    given = {
        "title": _("My plan"),
        "lang": spoken(),
        "paper": "us-letter" if country in LETTER_COUNTRIES else "a4",
        "emergency": _("In danger now? Call {number}.").format(number=emergency) if emergency else "",
        "sections": [{"title": title, "paragraphs": paragraphs} for title, paragraphs in sections(plan)],
    }
    return typst.compile(_template(), format="pdf", sys_inputs={"plan": json.dumps(given)}, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(font_paths=[str(files("fontpkg_noto_sans_devanagari") / "files")])


@cache
def _template() -> bytes:
    return (files("hearten.care.plan") / "plan.typ").read_bytes()
