"""The facts about help lines: one TOML file a country, found by its name, and one for the whole world.

Numbers stand as they are dialled in that country, as text. A new country is a new file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from hearten.care.helplines.hours import Window, days, minutes
from hearten.care.helplines.proof import Proof
from hearten.ground.errors import HeartenError

Channel = Literal["call", "text", "whatsapp", "chat", "email", "sign", "site"]
Kind = Literal[
    "child_youth",
    "child_protection",
    "suicide_crisis",
    "general_support",
    "eating_disorder",
    "online_harm",
    "directory",
]
Need = Literal["crisis", "bullying", "online", "eating", "identity", "sextortion", "grief", "talk"]

CHANNELS: tuple[Channel, ...] = get_args(Channel)
KINDS: tuple[Kind, ...] = get_args(Kind)
NEEDS: tuple[Need, ...] = get_args(Need)
EVERYWHERE = "UTC"
"""The zone of lines that belong to no country."""
FOR_THE_YOUNG = ("child_youth", "child_protection")


class FactDamaged(HeartenError):
    """A file of facts that does not follow the scheme."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a line."""

    by: Channel
    to: str = ""
    """Number, address or link. Empty where the source says that there is one, and not which: its site tells."""
    word: str = ""
    """What to write in a text message."""
    region: str = ""
    """Only from this part of the country."""


@dataclass(frozen=True, slots=True)
class Line:
    """A service that answers."""

    id: str
    """Stays the same for ever, and is never given to another line."""
    name: str
    kind: Kind
    proof: Proof
    zone: str = EVERYWHERE
    """Whose clocks its hours are told by."""
    ways: tuple[Way, ...] = ()
    windows: tuple[Window, ...] = ()
    always: bool = False
    """Day and night."""
    languages: tuple[str, ...] = ()
    """Empty where the source does not say."""
    more_languages: bool = False
    free: bool | None = None
    region: str = ""
    """Only for this part of the country."""
    young: bool = False
    """For children and young people."""
    age_from: int | None = None
    age_to: int | None = None
    needs: tuple[Need, ...] = ()
    """What it is there for, where that is less than its kind."""
    continent: str = ""
    """Only for countries whose zone begins with this: `Europe/`."""
    about: str = ""
    """A sentence more, in English."""

    @property
    def answers(self) -> bool:
        """Whether a person answers there, rather than a form or a list."""
        return any(way.by != "site" for way in self.ways)


@dataclass(frozen=True, slots=True)
class Emergency:
    """The number to call when danger is near."""

    number: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Country:
    """What we know about one country."""

    code: str
    zone: str
    emergency: Emergency
    lines: tuple[Line, ...]
    regions: Mapping[str, str] = field(default_factory=dict)
    """The parts of the country that matter for a line, and their names."""


@cache
def codes() -> tuple[str, ...]:
    """The countries there are facts for, as ISO 3166 codes."""
    folder = files("hearten.care.helplines") / "countries"
    return tuple(sorted(file.name.removesuffix(".toml").upper() for file in folder.iterdir()))


@cache
def country(code: str) -> Country | None:
    """The facts about one country; None where there are none."""
    if code not in codes():
        return None
    file = files("hearten.care.helplines") / "countries" / f"{code.lower()}.toml"
    return read_country(file)


@cache
def world() -> tuple[Line, ...]:
    """Lines and directories for people in any country."""
    file = files("hearten.care.helplines") / "world.toml"
    return tuple(_line(entry, EVERYWHERE) for entry in _read(file)["line"])


def find_line(name: str) -> Line | None:
    """The line with this id."""
    home = country(name.partition("-")[0].upper())
    return next((line for line in (*(home.lines if home else ()), *world()) if line.id == name), None)


def read_country(file: Traversable) -> Country:
    """One country's file."""
    facts = _read(file)
    try:
        return Country(
            code=facts["code"],
            zone=facts["zone"],
            emergency=Emergency(facts["emergency"]["number"], _proof(facts["emergency"])),
            lines=tuple(_line(entry, facts["zone"]) for entry in facts["line"]),
            regions=facts.get("regions", {}),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise FactDamaged(f"The facts in {file.name} do not follow the scheme: {fault}.") from fault


def _read(file: Traversable) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _line(entry: dict[str, Any], zone: str) -> Line:
    rest: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    proof = _proof(rest)
    for key in ("source", "also", "as_of", "confidence", "checked"):
        rest.pop(key, None)
    ways = tuple(Way(**way) for way in rest.pop("ways", ()))
    windows = tuple(_window(window) for window in rest.pop("hours", ()))
    young = rest.pop("young", rest["kind"] in FOR_THE_YOUNG)
    return Line(proof=proof, zone=zone, ways=ways, windows=windows, young=young, **rest)


def _proof(entry: Mapping[str, Any]) -> Proof:
    also = tuple(entry.get("also", ()))
    return Proof(entry["source"], entry["as_of"], entry["confidence"], entry["checked"], also)


def _window(entry: Mapping[str, Any]) -> Window:
    opens, closes = minutes(entry["opens"]), minutes(entry["closes"])
    closes += 24 * 60 if closes <= opens else 0
    return Window(days(entry["days"]), opens, closes, entry.get("by", ""), tuple(entry.get("languages", ())))
