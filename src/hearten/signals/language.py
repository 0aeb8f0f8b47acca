"""Which language a text is in, among those that the model knows; or that it is none of them.

Asked among ours alone, the identifier must give one of ours. So it may also answer with widely written languages that
are not ours, and with close relatives of ours, which count as ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

OURS = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
"""What the model was built for; Chinese in both of its scripts."""
RELATIVES = {"ary": "ar", "arz": "ar", "wuu": "zh", "yue": "zh"}
OTHERS = (
    "af", "am", "az", "bg", "bn", "cs", "da", "el", "et", "fa", "fi", "gu", "ha", "he", "hi", "hr", "ht", "hu",
    "hy", "id", "is", "ka", "kk", "km", "kn", "lo", "lt", "lv", "mk", "ml", "mr", "ms", "my", "ne", "no", "pa",
    "ro", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "tl", "uk", "ur", "uz", "vi", "yo", "zu",
)  # fmt: skip
UNKNOWN = "und"
HINDI_IN_LATIN = "hi-Latn"

LOOK = 160
"""Characters that are enough to tell; more of them cost time and change nothing."""
FEW = 4
"""Fewer words than these tell a language only now and then."""
SURE = 0.4
"""From here a language that is not ours is believed. On 1,500 posts for each of en, pt, de, es, fr, ar, it (our
training data) it then takes at most 1 in 100 longer ones for foreign, and catches 8 in 10 in Tagalog."""

_HINDI = re.compile(
    r"\b(?:hai|hain|hoon|hun|tha|thi|nahi|nahin|kya|kyu|kyun|kyon|mein|tum|tumhe|tumhari|tumhara|mujhe|mera|"
    r"meri|mere|aap|aapka|yaar|bhai|bahut|bohot|accha|acha|achha|kuch|kaise|kaisa|kaun|kab|kahan|abhi|"
    r"raha|rahi|rahe|kar|karo|karna|wala|wali|hota|hoti|gaya|gayi|diya|bhi|aur|phir|"
    r"dost|pyaar|pyar|zindagi)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.3
"""Of the words. Those that European languages share, such as "mai", "se" and "par", are not among them."""


class Guess(NamedTuple):
    """A language, and whether it is one that the model knows."""

    lang: str
    known: bool
    sure: bool = True
    likely: float = 1.0
    """0 to 1, as the identifier says it."""


@cache
def _identifier() -> LanguageIdentifier:
    """Loaded when first asked, and cut to the languages that can be answered: 60 MiB less."""
    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    wanted = {*OURS, *RELATIVES, *OTHERS}
    columns = [at for at, lang in enumerate(whole.nb_classes) if lang in wanted]
    return LanguageIdentifier(
        np.ascontiguousarray(whole.nb_ptc[:, columns]),
        whole.nb_pc[columns],
        [whole.nb_classes[at] for at in columns],
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )


def identify(text: str, words: int) -> Guess:
    """The language of a text of so many words."""
    piece = text[:LOOK]
    if piece.isascii() and _is_hindi(piece):
        return Guess(HINDI_IN_LATIN, known=False)
    name, sure = _identifier().classify(piece)
    lang = RELATIVES.get(name, name)
    if lang in OURS and (words >= FEW or sure >= 0.5):
        return Guess(lang, known=True, sure=sure >= 0.5, likely=sure)
    if words < FEW and sure < 0.9:
        return Guess(UNKNOWN, known=True, sure=False)  # too little to tell is not the same as foreign
    if sure >= SURE and lang not in OURS:
        return Guess(lang, known=False)
    return Guess(_best_of_ours(piece), known=True, sure=False)


def base(tag: str | None) -> str | None:
    """`pt-BR` as `pt`; nothing for a tag that says nothing."""
    name = (tag or "").replace("_", "-").partition("-")[0].strip().casefold()
    return name if 2 <= len(name) <= 3 and name.isalpha() and name not in (UNKNOWN, "mul", "zxx", "mis") else None


def _best_of_ours(piece: str) -> str:
    ranked = ((RELATIVES.get(name, name), likely) for name, likely in _identifier().rank(piece))
    return next((lang for lang, _ in ranked if lang in OURS), UNKNOWN)


def _is_hindi(piece: str) -> bool:
    hits = len(_HINDI.findall(piece))
    return hits >= 2 and hits >= _MOSTLY * len(piece.split())
