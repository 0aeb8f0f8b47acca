"""Facts from outside, each with its source and its date. Pages refer to a fact by its name and never write it anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from hearten.guides.errors import UnknownFact

Standing = Literal["official", "regulator", "secondary"]
Clock = Literal["path", "terms", "law", "research"]

GOOD_FOR: dict[Clock, timedelta] = {
    "path": timedelta(days=60),
    "terms": timedelta(days=120),
    "law": timedelta(days=90),
    "research": timedelta(days=365),
}
"""How long after a check a fact stands without a warning: menus move sooner than laws."""

UNDATED_GOOD_FOR = timedelta(days=30)
"""For a fact whose source tells no date of its own, unless it is a finding of research."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that somebody else said, and where and when they said it."""

    id: str
    source: str
    as_of: str
    """When the source itself was last changed: `2026-08-22`, `2018-05`, `2025`, or `undated`."""
    standing: Standing
    """The platform's or body's own page, a regulator's, or somebody else's."""
    clock: Clock
    checked: date
    """When a person last compared the fact with its source."""
    value: str = ""
    """A number or phrase that can be shown as it is."""
    path: tuple[str, ...] = ()
    """The buttons to press, in order, named as they are printed."""
    printed: str = ""
    """All that the source prints about the way: other ways too, and what else it says about them."""
    url: str = ""
    name: str = ""
    """What the service or tool that the fact is about calls itself."""
    country: str = ""
    """Two letters, where it is about one country only."""
    said: str = ""
    """Everything the fact says, in short notes: what pages may draw on, and no more."""
    also: tuple[str, ...] = ()
    """Other sources that say the same."""

    @property
    def good_for(self) -> timedelta:
        """How long it stands after a check."""
        if self.as_of == "undated" and self.clock != "research":
            return min(UNDATED_GOOD_FOR, GOOD_FOR[self.clock])
        return GOOD_FOR[self.clock]

    def stale(self, today: date) -> bool:
        """Whether it may be out of date."""
        return today - self.checked > self.good_for


class Facts(Mapping[str, Fact]):
    """All facts by name: `snapchat.control.ghost_mode`, `gdpr.age.DE`, `hb-1`."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = dict(facts)

    def __getitem__(self, name: str) -> Fact:
        try:
            return self._facts[name]
        except KeyError:
            raise UnknownFact(name) from None

    def __contains__(self, name: object) -> bool:
        return name in self._facts

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def about(self, prefix: str) -> tuple[Fact, ...]:
        """Those whose name begins with `prefix` and a dot, in the order of the file."""
        return tuple(fact for name, fact in self._facts.items() if name.startswith(f"{prefix}."))


@cache
def facts() -> Facts:
    """Everything that is known."""
    folder = files("hearten.guides") / "facts"
    platforms = sorted((folder / "platforms").iterdir(), key=lambda file: file.name)
    known: dict[str, Fact] = {}
    for file in platforms:
        known |= _read(file, f"{file.name.removesuffix('.toml')}.")
    for name in ("literacy", "rights", "safety"):
        known |= _read(folder / f"{name}.toml", "")
    return Facts(known)


def _read(file: Traversable, prefix: str) -> dict[str, Fact]:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    found = [_fact(row, prefix, row.get("checked", table["checked"])) for row in table["fact"]]
    return {fact.id: fact for fact in found}


SAID = ("value", "what", "name", "note", "scope", "applies_to", "offers", "values", "path", "formats", "delay")


def _fact(row: dict[str, Any], prefix: str, checked: date) -> Fact:
    return Fact(
        id=prefix + row["id"],
        source=row["source"],
        as_of=row["as_of"],
        standing=row["standing"],
        clock=row["clock"],
        checked=checked,
        value=str(row.get("value", "")),
        path=_way(row.get("path", "")),
        printed=row.get("path", ""),
        url=row.get("url", ""),
        name=row.get("name", ""),
        country=row.get("country", ""),
        said="; ".join((_named(row["id"]), *(_words(row[key]) for key in SAID if key in row))),
        also=tuple(row.get("also", ())),
    )


def _way(printed: str) -> tuple[str, ...]:
    """The first way of `A > B > C (or D); more`."""
    return tuple(re.split(r" \(|; ", printed)[0].split(" > ")) if printed else ()


def _named(name: str) -> str:
    """What a name itself tells: `teen.daily_limit_60min` says 60 minutes, `age.2` and `gdpr.4` say nothing."""
    last = name.rpartition(".")[2]
    return last.replace("_", " ") if "_" in last else ""


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
