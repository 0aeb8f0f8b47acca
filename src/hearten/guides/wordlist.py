"""Words to leave unsaid, and what to say in their place."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Avoid:
    """Some words that hurt, shame, promise or puzzle."""

    pattern: re.Pattern[str]
    say: str


@cache
def word_list() -> tuple[Avoid, ...]:
    """All of them."""
    rows = tomllib.loads((files("hearten.guides") / "words.toml").read_text(encoding="utf-8"))["avoid"]
    return tuple(Avoid(re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE), row["say"]) for row in rows)


def avoided(text: str) -> list[tuple[str, str]]:
    """Each such word in a text, with what to say in its place."""
    return [(found[0], avoid.say) for avoid in word_list() for found in avoid.pattern.finditer(text)]
