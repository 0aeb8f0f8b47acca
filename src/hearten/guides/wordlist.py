"""Words to leave unsaid, and what to say in their place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Avoid:
    """Some words that hurt, shame, promise or puzzle."""

    pattern: re.Pattern[str]
    say: str


@cache
def word_list() -> tuple[Avoid, ...]:
    """All of them."""
    rows = _table()["avoid"]
    return tuple(Avoid(re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE), row["say"]) for row in rows)


@cache
def small_words() -> frozenset[str]:
    """Words too common to search for."""
    return frozenset(_table()["small"])


@cache
def help_words() -> frozenset[str]:
    """Words after which a search shows the way to people who can help before anything else."""
    return frozenset(_table()["help"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("hearten.guides") / "words.toml").read_text(encoding="utf-8"))


def avoided(text: str) -> list[tuple[str, str]]:
    """Each such word in a text, with what to say in its place."""
    return [(found[0], avoid.say) for avoid in word_list() for found in avoid.pattern.finditer(text)]
