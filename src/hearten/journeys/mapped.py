"""The map: every platform, space and voice with what goes with it, and from what that is known.

check-ins ─► effects ─────────┐
words read there ─► warm, hard ├─► one place each, the clearest first
what the person said of it ────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hearten.choices.choice import Feeling, Target, feeling_named
from hearten.effects.effect import Call, Effect, Effects, Level
from hearten.journeys import events
from hearten.journeys.carried import carried
from hearten.journeys.desk import Desk
from hearten.journeys.overview import Overview, overview
from hearten.journeys.understand import moments, understand

Basis = Literal["check_ins", "words", "nothing"]

FEWEST_TEXTS = 20
"""Below so many texts a mean says more about chance than about the place."""
WARM, HARD = 0.15, 0.10
"""Mean probabilities from which words colour a place: hard words are rarer, and fewer of them are noticed."""
TIMES = 2.0
"""How much one must outweigh the other for a place to be called by it alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the texts from there carried, on average."""

    texts: int
    warm: float
    hard: float


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the map."""

    target: Target
    call: Call
    basis: Basis
    traces: int
    seconds: float
    effect: Effect | None = None
    words: Words | None = None
    feelings: tuple[Feeling, ...] = ()
    """What the person says it does to them."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The whole map."""

    effects: Effects
    places: tuple[Place, ...]

    def of(self, level: Level) -> tuple[Place, ...]:
        """The places of one level."""
        return tuple(place for place in self.places if place.target.level == level)

    def find(self, target: Target) -> Place | None:
        """One place."""
        return next((place for place in self.places if place.target == target), None)


def mapped(desk: Desk) -> Mapped:
    """Everything put together. Takes a second or more where there is a lot: ask for it beside other work."""
    found = understand(desk)
    effects = _by_target(found)
    words = read_there(desk)
    said = feelings(desk)
    seen = _seen(overview(desk), _seconds(desk))
    places = [
        _place(target, traces, seconds, effects.get(target), words.get(target), said.get(target, ()))
        for target, (traces, seconds) in seen.items()
    ]
    return Mapped(found, tuple(sorted(places, key=_clearest_first)))


def by_words(words: Words | None) -> Call:
    """What the words alone would say."""
    if words is None or words.texts < FEWEST_TEXTS:
        return "cannot_tell_yet"
    warm, hard = words.warm >= WARM, words.hard >= HARD
    if warm and words.warm >= TIMES * words.hard:
        return "lifts"
    if hard and words.hard >= TIMES * words.warm:
        return "weighs"
    return "mixed" if warm and hard else "cannot_tell_yet"


def read_there(desk: Desk) -> dict[Target, Words]:
    """What was read on each platform, in each space and from each voice."""
    sums: dict[Target, list[float]] = {}
    for row in carried(desk).to_pylist():
        if row["hostility"] is None or row["kindness"] is None:
            continue
        platform, space, voice = row["platform"], row["space"], row["voice"]
        whole, within, one = Target(platform), Target(platform, space), Target(platform, None, voice)
        for target in {whole, within if space else whole, one if voice else whole}:
            total = sums.setdefault(target, [0, 0.0, 0.0])
            total[0] += row["texts"]
            total[1] += row["texts"] * row["kindness"]
            total[2] += row["texts"] * row["hostility"]
    return {target: Words(int(n), warm / n, hard / n) for target, (n, warm, hard) in sums.items()}


def say_feelings(desk: Desk, target: Target, said: tuple[str, ...]) -> None:
    """Keep what the person says a place does to them; nothing takes it back."""
    body = {"platform": target.platform, "space": target.space, "voice": target.voice}
    kept = [feeling for name in said if (feeling := feeling_named(name))]
    events.write(desk, "corrections", "feelings", {**body, "feelings": kept}, thing=_log_name(target))


def feelings(desk: Desk) -> dict[Target, tuple[Feeling, ...]]:
    """What the person said of each place."""
    found = [event.body for event in events.latest(desk, "corrections").values() if event.event == "feelings"]
    return {Target(body["platform"], body["space"], body["voice"]): tuple(body["feelings"]) for body in found}


def _log_name(target: Target) -> str:
    return "feelings\0" + "\0".join((target.platform, target.space or "", target.voice or ""))


def _by_target(found: Effects) -> dict[Target, Effect]:
    """Each effect by its place. A voice met in several spaces is one place: where it was met most often speaks."""
    kept: dict[Target, Effect] = {}
    for item in sorted(found.items, key=lambda item: item.windows):
        unit = item.unit
        kept[Target(unit.platform, None if unit.voice else unit.space, unit.voice)] = item
    return kept


def _seconds(desk: Desk) -> dict[str, float]:
    """Time on each platform, measured or inferred."""
    rows = moments(desk.vault).group_by("platform").aggregate([("seconds", "sum")]).to_pylist()
    return {row["platform"]: row["seconds_sum"] or 0.0 for row in rows}


def _seen(seen: Overview, seconds: dict[str, float]) -> dict[Target, tuple[int, float]]:
    """How much there is of every platform, space and voice."""
    found = {Target(name): (n, seconds.get(name, 0.0)) for name, n in seen.by_platform.items()}
    for space in seen.by_space:
        found[Target(space.platform, space.space)] = (space.traces, space.seconds + space.seconds_inferred)
    for voice in seen.by_voice:
        found[Target(voice.platform, None, voice.voice)] = (voice.traces, voice.seconds + voice.seconds_inferred)
    return found


def _place(
    target: Target, traces: int, seconds: float, effect: Effect | None, words: Words | None, said: tuple[Feeling, ...]
) -> Place:
    if effect is not None and effect.call != "cannot_tell_yet":
        return Place(target, effect.call, "check_ins", traces, seconds, effect, words, said)
    call = by_words(words)
    basis: Basis = "nothing" if call == "cannot_tell_yet" else "words"
    return Place(target, call, basis, traces, seconds, effect, words, said)


ORDER: tuple[Call, ...] = ("lifts", "weighs", "mixed", "practically_nothing", "cannot_tell_yet")
"""Strengths first."""


def _clearest_first(place: Place) -> tuple[int, bool, float, int]:
    figures = None if place.effect is None else place.effect.figures
    size = 0.0 if figures is None or place.basis != "check_ins" else -abs(figures.estimate)
    return ORDER.index(place.call), place.basis != "check_ins", size, -place.traces
