"""A page: TOML front matter with title, sources and dates, then Markdown. One file a page and language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from markdown_it import MarkdownIt

Standing = Literal["official", "secondary"]

OFFICIAL_GOOD_FOR = timedelta(days=120)
SECONDARY_GOOD_FOR = timedelta(days=60)
UNDATED_GOOD_FOR = timedelta(days=30)
"""How long after checking a page stands without a warning, by the weakest of its sources."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page's facts come from."""

    url: str
    as_of: str
    """When the source itself was last changed: `2026-08-22`, `2018-05`, or `undated`."""
    kind: Standing
    """The platform's own page, or somebody else's."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language."""

    slug: str
    title: str
    platforms: tuple[str, ...]
    link: str
    """Where the way begins, if there is one address for it."""
    checked: date
    """When a person last compared the page with its sources."""
    sources: tuple[Source, ...]
    body: str
    """Markdown."""

    @property
    def html(self) -> str:
        """The body as HTML; raw HTML in it stays text."""
        html: str = MarkdownIt("commonmark", {"html": False}).render(self.body)
        return html.replace("<a href=", '<a rel="noreferrer" target="_blank" href=')

    def stale(self, today: date) -> bool:
        """Whether it may be out of date. A page that states no fact of a platform does not age."""
        return any(today - self.checked > _good_for(source) for source in self.sources)


def _good_for(source: Source) -> timedelta:
    if source.as_of == "undated":
        return UNDATED_GOOD_FOR
    return OFFICIAL_GOOD_FOR if source.kind == "official" else SECONDARY_GOOD_FOR


@cache
def get_your_data(language: str = "en") -> tuple[Page, ...]:
    """How to ask each platform for one's own history, by title."""
    folder = files("hearten.guides") / "get_your_data"
    ending = f".{language}.md"
    pages = [_page(file, file.name.removesuffix(ending)) for file in folder.iterdir() if file.name.endswith(ending)]
    return tuple(sorted(pages, key=lambda page: page.title))


def _page(file: Traversable, slug: str) -> Page:
    _, front, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    facts = tomllib.loads(front)
    return Page(
        slug=slug,
        title=facts["title"],
        platforms=tuple(facts["platforms"]),
        link=facts.get("link", ""),
        checked=facts["checked"],
        sources=tuple(Source(**source) for source in facts["sources"]),
        body=body.strip(),
    )
