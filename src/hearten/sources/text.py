"""Words as exports mangle them: twice-encoded letters, special spaces, HTML escapes."""

from __future__ import annotations

import html
from typing import Any

_DEEPEST = 100
"""Nothing a person wrote nests deeper than this; what does is left as it is."""

_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
_MARKS = dict.fromkeys(
    map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
_PLAIN: dict[int, str | None] = {**_SPACES, **_MARKS}


def repair(text: str) -> str:
    """Undo Meta's mojibake: UTF-8 bytes that were written one character per byte.

    Only where the whole text reads as such; anything else, good text above all, comes back as it was.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def repair_all(value: Any, depth: int = 0) -> Any:  # noqa: ANN401 -- JSON is any value
    """`repair` for every key and every text inside a JSON value."""
    if isinstance(value, str):
        return repair(value)
    if depth > _DEEPEST:
        return value
    if isinstance(value, dict):
        return {repair(key): repair_all(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [repair_all(inner, depth + 1) for inner in value]
    return value


def plain_spaces(text: str) -> str:
    """Every kind of space made an ordinary one, and the invisible marks of writing direction taken out.

    The joiners U+200C and U+200D stay: Persian words and emoji need them.
    """
    return text if text.isascii() else text.translate(_PLAIN)


def unescape_html(text: str) -> str:
    """`&amp;`, `&#39;`, `&#8239;` and their like as the characters they stand for."""
    return html.unescape(text) if "&" in text else text
