"""A page file: TOML front matter between lines of `+++`, then Markdown, in parts that `## name` begins."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page file, taken apart."""

    slug: str
    front: dict[str, Any]
    body: str

    @property
    def parts(self) -> dict[str, str]:
        """The Markdown after each `## name`, by that name."""
        pieces = re.split(r"^## (\w+)\n", self.body, flags=re.MULTILINE)
        return {name: text.strip() for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def read_sheet(text: str, slug: str) -> Sheet:
    """Take the text of a page file apart."""
    _, front, body = text.split("+++\n", 2)
    return Sheet(slug, tomllib.loads(front), body.strip())


def sheets(folder: str, language: str = "en") -> tuple[Sheet, ...]:
    """All page files of a folder: in `language` where there is one, else in English; by name."""
    found: dict[str, Traversable] = {}
    for ending in (".en.md", f".{language}.md"):
        for file in (files("hearten.guides") / folder).iterdir():
            if file.name.endswith(ending):
                found[file.name.removesuffix(ending)] = file
    return tuple(read_sheet(file.read_text(encoding="utf-8"), slug) for slug, file in sorted(found.items()))
