"""Which lines fit: nothing here reads a file, asks the time or knows a language.

    all lines ─ can be shown ─ can take this person ─ fit what was asked ─ best first ─► three, and the others

Nobody is left without an answer: where nothing fits all that was asked, the least important wish is let go, and the
answer says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from hearten.care.helplines.facts import EVERYWHERE, Channel, Country, Emergency, Line, Need, Way
from hearten.care.helplines.hours import ALWAYS, Opening, opening
from hearten.care.helplines.proof import Standing

Wish = Literal["free", "open", "language", "channel", "need"]
Note = Literal["no_country", "unknown_country", "no_line", "odd_age", "no_own_line"]

OPTIONS = 3
"""Few enough to choose from in a bad moment."""
YOUNGEST, OLDEST = 5, 110
"""Other ages are taken for a slip, or for somebody who asks for a child: all lines are shown."""
YOUNG_UP_TO = 18
"""Lines for children and young people take people up to this age where they name none."""
PAIRED_UP_TO = 25
"""Up to this age a line for the young and one for everybody are shown together."""
LET_GO: tuple[Wish, ...] = ("free", "open", "language", "channel", "need")
"""The order in which wishes are let go."""

FITS: dict[Need | None, dict[str, int]] = {
    None: {"child_youth": 4, "suicide_crisis": 4, "general_support": 3, "child_protection": 2},
    "crisis": {"suicide_crisis": 5, "child_youth": 4, "general_support": 3, "child_protection": 2},
    "bullying": {"child_youth": 4, "child_protection": 3, "general_support": 2, "suicide_crisis": 1},
    "online": {"online_harm": 4, "child_youth": 3, "child_protection": 2, "general_support": 1, "suicide_crisis": 1},
    "eating": {"eating_disorder": 5, "child_youth": 3, "general_support": 2, "suicide_crisis": 2},
    "identity": {"child_youth": 4, "general_support": 3, "suicide_crisis": 3},
    "sextortion": {"child_youth": 4, "child_protection": 3, "general_support": 1, "suicide_crisis": 2},
    "grief": {"child_youth": 4, "general_support": 3, "suicide_crisis": 3},
    "talk": {"child_youth": 4, "general_support": 4, "suicide_crisis": 3, "child_protection": 2},
}
"""How well a kind of line fits a need. A kind that is missing does not fit it."""
MADE_FOR_IT = 6
"""How well a line fits the need it names itself."""
OWN_KINDS: dict[Need, tuple[str, ...]] = {
    "crisis": ("suicide_crisis",),
    "eating": ("eating_disorder",),
    "online": ("online_harm",),
    "bullying": ("child_youth",),
    "talk": ("general_support", "child_youth"),
}
"""The kinds that are there for just this need; for the others only a line that names it is."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody looks for. Every wish may be left open."""

    country: str = ""
    region: str = ""
    age: int | None = None
    age_to: int | None = None
    """The oldest they may be, where only a band of ages is known; `age` is the youngest then."""
    need: Need | None = None
    language: str = ""
    channel: Channel | None = None
    open: bool = False
    free: bool = False

    @property
    def oldest(self) -> int | None:
        """The age, or the upper end of the band."""
        return self.age if self.age_to is None else self.age_to


@dataclass(frozen=True, slots=True)
class Offer:
    """A line that may help, as it is now."""

    line: Line
    ways: tuple[Way, ...]
    """Those that work where the person is."""
    opening: Opening
    due: bool
    """Whether it is time to check it again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is."""

    country: str
    emergency: Emergency | None
    emergency_due: bool
    first: tuple[Offer, ...]
    """At most three; the directories where no line is known."""
    others: tuple[Offer, ...]
    directories: tuple[Offer, ...]
    let_go: tuple[Wish, ...]
    notes: tuple[Note, ...]
    stale: int
    """How many lines are hidden because nobody has checked them for too long."""
    unchecked: int
    """How many are hidden because only one second-hand source names them."""


def find(ask: Ask, country: Country | None, world: Sequence[Line], at: datetime) -> Answer:
    """The lines that fit, best first."""
    ask, notes = _sensible(ask, country)
    today = at.date()
    lines = (*(country.lines if country else ()), *_beside(world, country, ask.need))
    standing = {line.id: line.proof.standing(today) for line in lines}
    hidden = [line for line in lines if not _showable(line, standing[line.id])]
    shown = [_offer(line, ask, at) for line in lines if line not in hidden]
    directories = tuple(offer for offer in shown if offer.line.kind == "directory")
    able = [offer for offer in shown if offer not in directories and _takes(offer, ask)]
    first, let_go = _best(able, ask)
    if ask.need and first and not any(_own(offer.line, ask.need) for offer in first):
        notes.append("no_own_line")
    if country and not [offer for offer in able if offer.line in country.lines]:
        notes.append("no_line")
    emergency = country.emergency if country else None
    known = emergency is not None and emergency.proof.standing(today) != "unchecked"
    return Answer(
        country=country.code if country else "",
        emergency=emergency if known else None,
        emergency_due=emergency is not None and emergency.proof.standing(today) in ("due", "stale"),
        first=first or directories,
        others=tuple(offer for offer in _ranked(able, ask) if offer not in first),
        directories=directories,
        let_go=let_go,
        notes=tuple(notes),
        stale=sum(1 for line in hidden if standing[line.id] == "stale"),
        unchecked=sum(1 for line in hidden if standing[line.id] == "unchecked"),
    )


def _showable(line: Line, standing: Standing) -> bool:
    """A list of lines is worth a look however old the news of it; everything else is not."""
    return standing in ("good", "due") or (standing == "stale" and line.kind == "directory")


def _sensible(ask: Ask, country: Country | None) -> tuple[Ask, list[Note]]:
    """What was asked without what cannot be meant, and what to say about that."""
    notes: list[Note] = []
    if country is None:
        notes.append("unknown_country" if ask.country else "no_country")
    if ask.age is not None and not YOUNGEST <= ask.age <= OLDEST:
        notes.append("odd_age")
        ask = replace(ask, age=None, age_to=None)
    if country is None or ask.region not in country.regions:
        ask = replace(ask, region="")
    return ask, notes


def _beside(world: Iterable[Line], country: Country | None, need: Need | None) -> list[Line]:
    """The lines of the world that are for this need and place, without those that the country lists as its own."""
    sites = {way.to for line in (country.lines if country else ()) for way in line.ways if way.by == "site"}
    zone = country.zone if country else ""
    return [
        line
        for line in world
        if line.kind == "directory"
        or (need in line.needs and zone.startswith(line.continent) and not any(way.to in sites for way in line.ways))
    ]


def _offer(line: Line, ask: Ask, at: datetime) -> Offer:
    ways = tuple(way for way in line.ways if not (way.region and ask.region) or way.region == ask.region)
    return Offer(line, ways, opens(line, ask, at), line.proof.standing(at.date()) != "good")


def opens(line: Line, ask: Ask, at: datetime) -> Opening:
    """Whether somebody answers now, in the wished language and way where the hours differ by them."""
    if line.always:
        return ALWAYS
    windows = [
        window
        for window in line.windows
        if not (ask.channel and window.by and window.by != ask.channel)
        and not (ask.language and window.languages and ask.language not in window.languages)
    ]
    return opening(windows, line.zone, at)


def _takes(offer: Offer, ask: Ask) -> bool:
    """Whether the line is there for somebody of this age in this place."""
    line = offer.line
    if ask.region and line.region and line.region != ask.region:
        return False
    if not offer.ways:
        return False
    if ask.age is None or ask.oldest is None:
        return True
    upper = YOUNG_UP_TO if line.young and line.age_to is None else line.age_to
    return (line.age_from or 0) <= ask.oldest and ask.age <= (OLDEST if upper is None else upper)


def _best(able: Sequence[Offer], ask: Ask) -> tuple[tuple[Offer, ...], tuple[Wish, ...]]:
    """The three best for all that was asked, or for as much of it as can be had."""
    gone: list[Wish] = []
    for wish in (None, *LET_GO):
        if wish is not None:
            if not _wished(wish, ask):
                continue
            gone.append(wish)
        fitting = [offer for offer in able if all(_meets(offer, ask, w) for w in LET_GO if w not in gone)]
        if fitting:
            return _paired(_ranked(fitting, ask), ask), tuple(gone)
    return (), ()


def _wished(wish: Wish, ask: Ask) -> bool:
    return wish == "need" or bool(getattr(ask, wish))


def _meets(offer: Offer, ask: Ask, wish: Wish) -> bool:
    line = offer.line
    if wish == "need":
        return fit(line, ask.need) > 0
    if not _wished(wish, ask):
        return True
    if wish == "free":
        return line.free is True
    if wish == "open":
        return offer.opening.open is True
    if wish == "language":
        return ask.language in line.languages
    return any(way.by == ask.channel for way in offer.ways)


def fit(line: Line, need: Need | None) -> int:
    """How well a line fits a need; 0: not at all."""
    if line.needs:
        return MADE_FOR_IT if need in line.needs else 0
    return FITS[need].get(line.kind, 0)


def _own(line: Line, need: Need) -> bool:
    return need in line.needs or (not line.needs and line.kind in OWN_KINDS.get(need, ()))


def _ranked(offers: Iterable[Offer], ask: Ask) -> list[Offer]:
    return sorted(offers, key=lambda offer: -_points(offer, ask))


def _points(offer: Offer, ask: Ask) -> float:
    """For the need above all; then for age, language, hours, place and cost."""
    line = offer.line
    points = 2.0 * fit(line, ask.need)
    if ask.oldest is not None:
        points += 3 * (line.young == (ask.oldest <= YOUNG_UP_TO))
    points += 2 * bool(ask.language and ask.language in line.languages)
    points += {True: 1.0, None: 0.0, False: -1.5}[offer.opening.open]
    points -= 1 if line.region and not ask.region else 0
    points -= 3 * (line.zone == EVERYWHERE)
    return points + 0.5 * (line.free is True)


def _paired(ranked: Sequence[Offer], ask: Ask) -> tuple[Offer, ...]:
    """The first three, with one line for the young and one for everybody among them, where there are both."""
    first = list(ranked[:OPTIONS])
    if ask.oldest is None or ask.oldest < PAIRED_UP_TO:
        for young in (True, False):
            mate = next((offer for offer in ranked if offer.line.young is young and _answers(offer)), None)
            if mate and not any(offer.line.young is young and _answers(offer) for offer in first):
                first[-1:] = [mate] if len(first) == OPTIONS else [*first[-1:], mate]
    return tuple(first)


def _answers(offer: Offer) -> bool:
    return offer.line.answers
