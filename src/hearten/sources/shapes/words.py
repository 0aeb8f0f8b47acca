"""Which names of fields, files and folders may be shown in a report that must not say who a person knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

HIDDEN = "…"
"""Stands for what is not shown."""
LONGEST = 40

_FIELD = re.compile(r"[_$@#:-]?[A-Za-z]+\d{0,2}(?:[_:-]+[A-Za-z]+\d{0,2})*_?")
_GLUE = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "my", "of", "off", "on", "or", "our", "own"),
        *("the", "to", "up", "with", "you", "your", "me", "mine"),
    )
)
"""Words that say nothing about whether a name is a field's."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_]+")
_PIECE = re.compile(r"(?P<word>[^\W\d_]+)|(?P<digits>\d+)|(?P<sign>[ _\-.,:/()\[\]'&+$#])|.", re.DOTALL)
_RUN = re.compile(rf"{HIDDEN}(?:[ ]?{HIDDEN})+")
_EXTENSION = re.compile(
    r"\.(?:json|jsonl|ndjson|js|html?|csv|tsv|txt|xml|zip|gz|tgz|tar|db|sqlite3?|sqlitedb|plist|ics|vcf|mbox|md|yaml|yml"
    r"|parquet|car|eml|log|dat|bin|ini|xlsx?|docx?|pdf|aspx?|php)\Z",
    re.IGNORECASE,
)


@cache
def format_words() -> frozenset[str]:
    """The words that exports use for what is in them."""
    lines = (files("hearten.sources.shapes") / "format_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def speaks(name: str) -> bool:
    """Whether more than half of the words in a name are ones that exports use."""
    words = [word.casefold() for word in _WORD.findall(name)]
    telling = [word for word in words if word not in _GLUE] or words
    return 2 * sum(word in format_words() for word in telling) > len(telling)


def looks_like_field(name: str) -> bool:
    """Written as programs write names of fields: one run of plain letters, with no long number in it."""
    return len(name) <= LONGEST and "@" not in name and _FIELD.fullmatch(name) is not None


def only_format_words(name: str) -> str:
    """A name with everything hidden but words of exports, digits made 9: `Chat History with …`."""
    parts = [_shown_part(part) for part in name[: 4 * LONGEST].split(" ")]
    return _RUN.sub(HIDDEN, " ".join(parts))


def _shown_part(part: str) -> str:
    if "@" in part or (_WORD.search(part) and not speaks(part)):
        return HIDDEN
    return "".join(_piece(piece) for piece in _PIECE.finditer(part))


def shown_path(path: str) -> str:
    """A path with its depth, its format words and its extension, and nothing else."""
    *folders, name = path.split("/")
    extension = _EXTENSION.search(name)
    stem = name[: extension.start()] if extension else name
    shown = [only_format_words(part) for part in (*folders, stem)]
    return "/".join(shown) + (extension[0].lower() if extension else "")


def are_trusted(speaking: int, names: int) -> bool:
    """Whether so many of the names speak the language of exports that the others will be names of fields too."""
    return 5 * speaking >= 4 * names >= 20


def shown_keys(often: Iterable[str], rare: Iterable[str], *, outermost: bool) -> dict[str, str]:
    """How each key of an object may be shown. `rare` are those that fewer than half of the objects have.

    Keys can be people, days or ids (`{"followers": {"some.name": "2019-..."}}`). So a word that no list of ours knows
    is shown only in a key that mostly speaks the language of exports, or among several that do. Where a file is one
    field around all the rest, that is a field, whatever it is called.
    """
    keys = [*often, *rare]
    fields = [key for key in keys if looks_like_field(key)]
    speaking = sum(speaks(key) for key in fields)
    trusted = are_trusted(speaking, len(keys)) or (outermost and len(fields) == len(keys) == 1)
    never = set(rare)
    return {
        key: key if key in fields and key not in never and (trusted or speaks(key)) else only_format_words(key)
        for key in keys
    }


def _piece(piece: re.Match[str]) -> str:
    if word := piece["word"]:
        if word.casefold() in format_words():
            return word
        return "".join(part if part.casefold() in format_words() else HIDDEN for part in _WORD.findall(word))
    if digits := piece["digits"]:
        return "9" * min(len(digits), 4)
    return piece["sign"] or HIDDEN
