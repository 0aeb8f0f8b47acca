"""How people really type: the same words with less care. Each function is pure in (text, rng)."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterable

Noise = Callable[[str, random.Random], str]

_LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "$5", "t": "7"}
_NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "k": "jl",
    "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
}  # fmt: skip
_EMOJI = ("😂", "😭", "🙄", "🔥", "💀", "✨", "❤️", "🥲", "👀", "🤷", "🙏", "😅", "💯", "🙃")
_WORD = re.compile(r"[^\W\d_]+")
_SLOT = re.compile(r"\{[^}]*\}")  # a word that is filled in later must survive


def lower(text: str, _: random.Random) -> str:
    """No capitals at all."""
    return text.lower()


def sentence_case(text: str, _: random.Random) -> str:
    """A capital at the beginning and after each full stop, and for a lone `i`."""
    text = re.sub(r"(^|[.!?]\s+)([^\W\d_])", lambda found: found[1] + found[2].upper(), text)
    return re.sub(r"\bi\b", "I", text)


def shout(text: str, _: random.Random) -> str:
    """Capitals only."""
    return _outside_slots(text, str.upper)


def unpunctuated(text: str, _: random.Random) -> str:
    """Without full stops, commas and apostrophes."""
    return re.sub(r"\s+", " ", re.sub(r"[.,;:!'’]", "", text)).strip()


def full_stop(text: str, _: random.Random) -> str:
    """With a full stop at the end, where there is nothing yet."""
    return text + "." if text and text[-1].isalnum() else text


def elongated(text: str, rng: random.Random) -> str:
    """One word drawn out: `soooo`."""
    return _one_word(text, rng, lambda word: re.sub(r"([aeiouy])(?=[^aeiouy]*$)", r"\1\1\1", word, count=1))


def typo(text: str, rng: random.Random) -> str:
    """One slip of the fingers: a neighbouring key, a letter missing, two swapped."""
    return _one_word(text, rng, lambda word: _slip(word, rng), shortest=4)


def emoji_after(text: str, rng: random.Random) -> str:
    """One emoji at the end, one that any mood uses."""
    return f"{text} {rng.choice(_EMOJI)}"


def noisy(text: str, rng: random.Random, words: Iterable[str] = ()) -> str:
    """One text with light noise: half keep their shape; of the rest few get more than one change."""
    if rng.random() < 0.5:
        text = rng.choice((lower, lower, sentence_case, sentence_case, full_stop, unpunctuated, shout))(text, rng)
    if rng.random() < 0.15:
        text = rng.choice((elongated, typo, typo, emoji_after))(text, rng)
    return obfuscate(text, rng, words) if rng.random() < 0.08 else text


def obfuscate(text: str, rng: random.Random, words: Iterable[str]) -> str:
    """One of `words`, where it occurs, hidden from a filter: `st*pid`, `h4te`, `i d i o t`."""
    found = [match for word in words for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)]
    if not found:
        return text
    match = rng.choice(found)
    way = rng.choice((_leet, _leet, _starred, _spaced, _dotted))
    return text[: match.start()] + way(match[0], rng) + text[match.end() :]


def _leet(word: str, rng: random.Random) -> str:
    return "".join(rng.choice(_LEET[c]) if (c := letter.lower()) in _LEET and rng.random() < 0.7 else letter
                   for letter in word)  # fmt: skip


def _starred(word: str, _: random.Random) -> str:
    return word[:1] + re.sub(r"[aeiouy]", "*", word[1:], count=1, flags=re.IGNORECASE)


def _spaced(word: str, _: random.Random) -> str:
    return " ".join(word)


def _dotted(word: str, _: random.Random) -> str:
    return ".".join(word)


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    near = _NEAR.get(word[at].lower(), "")
    ways = [word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]]
    if near:
        ways.append(word[:at] + rng.choice(near) + word[at + 1 :])
    return rng.choice(ways)


def _one_word(text: str, rng: random.Random, change: Callable[[str], str], shortest: int = 3) -> str:
    slots = [found.span() for found in _SLOT.finditer(text)]
    found = [
        match
        for match in _WORD.finditer(text)
        if len(match[0]) >= shortest and not any(start <= match.start() < end for start, end in slots)
    ]
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + change(match[0]) + text[match.end() :]


def _outside_slots(text: str, change: Callable[[str], str]) -> str:
    ends = [0, *(at for found in _SLOT.finditer(text) for at in found.span()), len(text)]
    pieces = [text[start:end] for start, end in itertools.pairwise(ends)]
    return "".join(piece if number % 2 else change(piece) for number, piece in enumerate(pieces))
