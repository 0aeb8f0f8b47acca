"""Dates of sources, as far as they are known, in words."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def spoken(as_of: str) -> str:
    """`2026-08-22` as `22 August 2026`, `2018-05` as `May 2018`, `2025` as itself; `undated` says so."""
    if as_of == "undated":
        return _("on an undated page")
    parts = [int(part) for part in as_of.split("-")]
    if len(parts) == 1:
        return as_of
    if len(parts) == 2:
        return date_format(date(parts[0], parts[1], 1), "F Y")
    return date_format(date(parts[0], parts[1], parts[2]), "j F Y")
