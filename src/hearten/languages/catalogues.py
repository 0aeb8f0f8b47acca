"""Phrases by language, read from `phrases/<language>.po` when first needed; nothing compiled is kept in the tree."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from hearten.languages.known import BY_CODE, ENGLISH


@cache
def catalogue(code: str) -> NullTranslations:
    """The phrases of one language; those of English are the ones in the code itself."""
    if code == ENGLISH or code not in BY_CODE:
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 -- a command that speaks English need not wait for it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    written = (files("hearten.languages") / "phrases" / f"{code}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(written), locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)
