"""Texts that a model of everyday words cannot judge: said so, with the reason, instead of a guess."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Oddity = Literal[
    "empty",
    "too_long",
    "hidden_signs",
    "turned_direction",
    "only_emoji",
    "no_words",
    "code",
    "encoded",
    "mixed_languages",
    "unknown_language",
    "romanised",
    "too_little",
]

LONG = 8_000
"""Characters. A text beyond this is a document: only its beginning and end are read, so nothing sure is said."""

_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u200b\u2060\ufeff\u00ad\u180e\U000e0000-\U000e007f]")
_JOINED_LATIN = re.compile("[a-zA-Z][\u200b-\u200d\u2060\ufeff\u00ad\u180e]+[a-zA-Z]")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}|(?:[0-9a-f]{2}[\s:]?){24,}")
_CODE = re.compile(
    r"[{};]\s*(?:\n|$)|=>|==|!=|\+\+|&&|\|\||::|->\w|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?>|#include|\w\(['\"\w]*[,)]|\w\[\w+\]"
    r"|\b(?:def|class|function|import|return|const|let|var|public|void|int|SELECT|FROM|WHERE|elif|self)\b[ .(:]"
)
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


def words_in(text: str) -> int:
    """How many words; where a script sets no spaces, two signs count as one."""
    spaced = len(text.split())
    if text.isascii():
        return spaced
    unspaced = len(_UNSPACED.findall(text))
    return spaced if not unspaced else max(spaced, unspaced // 2)


def oddity_of(text: str) -> Oddity | None:
    """What stands in the way of judging the text by its signs alone; None for ordinary words."""
    if not text or text.isspace():
        return "empty"
    if len(text) > LONG:
        return "encoded" if _is_encoded(text[:LONG]) else "too_long"
    if not text.isascii() and (odd := _odd_signs(text)):
        return odd
    if _is_encoded(text):
        return "encoded"
    if not _LETTER.search(_LINK.sub(" ", text)):
        return "no_words"
    return "code" if _is_code(text) else None


def _odd_signs(text: str) -> Oddity | None:
    if _TURNED.search(text):
        return "turned_direction"
    visible = _HIDDEN.sub("", text)
    if not visible.strip("\u200c\u200d\u200e\u200f \n\t"):
        return "empty"
    if len(text) - len(visible) > 2 or _JOINED_LATIN.search(text):
        return "hidden_signs"
    bare = _LINK.sub(" ", visible)
    if not _LETTER.search(bare):
        return "only_emoji" if any(_is_picture(sign) for sign in bare) else "no_words"
    return None


def _is_picture(sign: str) -> bool:
    return ord(sign) > 0x2000 and unicodedata.category(sign) in ("So", "Sk")


def _is_encoded(text: str) -> bool:
    """Most of it in runs that no language has: base64, hashes, keys."""
    bare = _LINK.sub(" ", text)
    runs = [run for run in _RUN.findall(bare) if any(sign.isdigit() for sign in run) or run.endswith("=")]
    return bool(runs) and 2 * sum(map(len, runs)) > len("".join(bare.split()))


def _is_code(text: str) -> bool:
    """At least three marks of a program, and one for every six words."""
    marks = len(_CODE.findall(text))
    return marks >= 3 and 6 * marks >= len(text.split())
