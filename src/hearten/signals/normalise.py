"""One way to make texts alike, used letter for letter both when the model learnt and when it reads.

Handles and links say where a text comes from, not what it says. Emoji become their Unicode names, since the model has
vectors for words and for few emoji. Invisible signs, look-alike letters, spaced-out letters, digits in place of letters
and stretched words are ways around a filter: they become the words that a reader sees.
"""

from __future__ import annotations

import re
import unicodedata

HEAD, TAIL = 1_400, 400  # characters kept of a long text: people open with the point, and close with it

_LINK = re.compile(r"\[url\]|https?://\S+|www\.\S+", re.IGNORECASE)
_MAIL = re.compile(r"\[email\]|\b[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w.\-]{2,40}(?::[\w.\-]+)?|<user>|\bu/[\w-]{2,30}", re.IGNORECASE)
_HANDLES = re.compile(r"@user(?:\W{0,3}@user)+")
_OPENING = re.compile(r"^(?:\W*(?:rt\b)?\W*@user\b[:,]?\s*)+", re.IGNORECASE)
_HASHTAG = re.compile(r"#(?=\w)")
_CAMEL = re.compile(r"#([A-Z][a-z]+(?:[A-Z][a-z]+)+)\b")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_REPEATED = re.compile(r"([^\w\s])(?:\s?\1){2,}")
# Four letters at least: "y a à" is French. Three only where they mean nothing else.
_SPACED = re.compile(
    r"(?<![^\W_])(?:[^\W\d_](?:[ .\-_*]{1,2}[^\W\d_]){3,}|[kK][ .\-_*]{1,2}[yY][ .\-_*]{1,2}[sS])(?![^\W_])"
)
_SPACERS = re.compile(r"[ .\-_*]+")
_INSIDE = re.compile(
    r"(?<![\w@#$])(?!@user\b)(?=[A-Za-z\d@$!|+]*[A-Za-z])(?=[A-Za-z\d@$!|+]*[\d@$!|+])"
    r"[A-Za-z@$][A-Za-z\d@$!|+]*[A-Za-z$](?![\w$])"
)
_SHOUTED = re.compile(r"\b[^\W\d_]{4,}\b")
# Each is found wherever the pattern of its name would change something, and sooner: most texts hold none of it.
_SPACED_HINT = re.compile(r"[ .\-_*](?:[yY]|[^\W\d_][ .\-_*]{1,2}[^\W\d_])[ .\-_*]")
_INSIDE_HINT = re.compile(r"[\d@$!|+][A-Za-z$]")  # or a $ somewhere
_STRETCHED_HINT = re.compile(r"(\S)\1\1")
_REPEATED_HINT = re.compile(r"([^\w\s])\s?\1\s?\1")
_SHOUTED_HINT = re.compile(r"[A-Z]{4}")  # where all is ASCII
_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0370-\u04ff])\w+\b")

_LOOSE_MARKS = re.compile(r"[\u0300-\u036f]+")  # those that no letter of ours is made with, once all are joined

_LEET = str.maketrans("0134578@$!|+", "oieastbasilt")
_LOOKALIKES = str.maketrans("аеорсухіјѕһԁԛԝАВЕНКМОРСТХІЈЅαορυνικ", "aeopcyxijshdqwABEHKMOPCTXIJSaopuvik")
# Stars stand for the letters of a few common words; which word is meant is no riddle to anybody.
_STARRED = (
    (re.compile(r"\bf[*#@!\-_]{1,3}(?=c?k)c?k?", re.IGNORECASE), "fuck"),
    (re.compile(r"\bf[*#]{2,3}(?![\w*])", re.IGNORECASE), "fuck"),
    (re.compile(r"\bs[*#h]{2}t(?!\w)", re.IGNORECASE), "shit"),
    (re.compile(r"\bb[*#]{1,3}t?ch", re.IGNORECASE), "bitch"),
    (re.compile(r"\bc[*#]{1,2}nt", re.IGNORECASE), "cunt"),
    (re.compile(r"\ba[*#]{2}(?=\s?hole|\b)", re.IGNORECASE), "ass"),
)


def normalised(text: str) -> str:
    """Return the text as the model reads it. Never raises, and takes time in proportion to at most HEAD + TAIL."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]} {text[-TAIL:]}"
    if not text.isascii():
        text = _plain_signs(text)
    text = _places(text)
    text = _seen(text)
    return " ".join(text.split())


def _plain_signs(text: str) -> str:
    """Name the emoji, drop what cannot be seen, and give look-alike letters their plain form."""
    text = _LOOSE_MARKS.sub("", unicodedata.normalize("NFKC", text.translate(_SIGNS)))
    return _MIXED.sub(lambda found: found[0].translate(_LOOKALIKES), text)


def _places(text: str) -> str:
    """Make handles, links and addresses alike, and open hashtags."""
    if "/" in text or "www." in text or "[" in text:
        text = _LINK.sub(" link ", text)
    if "@" in text or "u/" in text or "<" in text:
        text = _HANDLE.sub("@user", _MAIL.sub(" mail ", text))
        text = _OPENING.sub("", _HANDLES.sub("@user", text))
    if "#" in text:
        text = _HASHTAG.sub("", _CAMEL.sub(lambda found: _words(found[1]), text))
    return text


def _seen(text: str) -> str:
    """Write disguised, stretched and shouted words the way they are meant."""
    if "*" in text or "#" in text:
        for masked, word in _STARRED:
            text = masked.sub(word, text)
    if _SPACED_HINT.search(text):
        text = _SPACED.sub(lambda found: _SPACERS.sub("", found[0]), text)
    if "$" in text or _INSIDE_HINT.search(text):
        text = _INSIDE.sub(lambda found: found[0].translate(_LEET), text)
    if _STRETCHED_HINT.search(text):
        text = _STRETCHED.sub(r"\1\1", text)
    if _REPEATED_HINT.search(text):
        text = _REPEATED.sub(r"\1", text)
    if text.isupper():
        return text.lower()
    if text.isascii() and not _SHOUTED_HINT.search(text):
        return text
    return _SHOUTED.sub(_spoken, text)


def _spoken(word: re.Match[str]) -> str:
    return word[0].lower() if word[0].isupper() else word[0]


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


class _Signs(dict[int, str | int | None]):
    """What each sign becomes, found out when it is first met (str.translate asks here for every character)."""

    def __missing__(self, point: int) -> str | int | None:
        self[point] = self._meaning(point) if point > 0x7F else point
        return self[point]

    def _meaning(self, point: int) -> str | int | None:
        sign = chr(point)
        kind = unicodedata.category(sign)
        if 0x1F3FB <= point <= 0x1F3FF or 0xFE00 <= point <= 0xFE0F or point == 0x20E3:
            return None  # the colour of a skin and the form of a sign
        if kind in ("Cf", "Cs", "Co", "Cn"):
            return None
        return self._name(sign) if kind in ("So", "Sk") and point > 0x2000 else point

    def _name(self, sign: str) -> str:
        name = unicodedata.name(sign, "").lower()
        if name.startswith("regional indicator"):
            return ""
        return f" {name.replace('-', ' ').removesuffix(' sign')} " if name else " "


_SIGNS = _Signs()
