"""Voices for the people of the reference simulator, which knows platforms and spaces only.

Every space gets a few voices, some louder than others. A voice has a part of its own in what its space does:
for most it is nothing, for some a lot. What it does is added to the moods that the reference simulator made, which is
otherwise left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from bench.effects_people import simulator, tables, truths
from hearten.effects.states import Floats, Ints


@dataclass(frozen=True)
class Voices:
    """How many voices there are, and how much they do."""

    most: int = 6
    """In a space at most."""
    loudness: float = 1.0
    """Concentration of use over voices."""
    sd: float = 6.0
    """Points an hour; the SD over all voices."""
    share_active: float = 0.3
    """The others do nothing of their own."""


def with_voices(seed: int, voices: Voices, **config: Any) -> tuple[pa.Table, pa.Table, dict[tuple[str, str], float]]:  # noqa: ANN401 # the simulator's options
    """The two tables of a person whose spaces have voices, and the truth by level and name."""
    person = simulator().simulate(simulator().Config(**config), seed)
    draw = np.random.default_rng([seed, 5])
    voice, effect = _voices(person, voices, draw)
    moods = person.y + _doses(person, voice, len(effect)) @ effect
    seen, answers = tables(person)
    seen = seen.append_column("voice", pa.array([f"voice {number}" for number in voice]))
    answers = answers.set_column(1, "value", pa.array(np.clip(np.round(moods), 0, 100)))
    return seen, answers, _truths(person, voice, effect)


def _voices(person: Any, voices: Voices, draw: np.random.Generator) -> tuple[Ints, Floats]:  # noqa: ANN401
    """The voice of every session, and the part that each voice has of its own."""
    spaces = len(person.platform)
    count = draw.integers(1, voices.most + 1, spaces)
    first = np.cumsum(count) - count
    voice = np.empty(len(person.s_space), np.int64)
    for space in np.unique(person.s_space):
        share = 1.0 / np.arange(1, count[space] + 1) ** voices.loudness
        here = person.s_space == space
        voice[here] = first[space] + draw.choice(count[space], here.sum(), p=share / share.sum())
    total = int(count.sum())
    active = draw.random(total) < voices.share_active
    return voice, np.where(active, draw.normal(0, voices.sd / np.sqrt(voices.share_active), total), 0.0)


def _doses(person: Any, voice: Ints, voices: int) -> Floats:  # noqa: ANN401
    """Faded hours of each voice at each check-in, as the reference works them out for spaces."""
    as_spaces = simulator().Person(
        person.t, person.y, person.s_t, voice, person.s_min, person.s_hostile, np.zeros(voices, int), person.effect
    )
    doses: Floats = simulator().exposure(as_spaces, person.cfg.kernel_h)
    return doses


def _truths(person: Any, voice: Ints, effect: Floats) -> dict[tuple[str, str], float]:  # noqa: ANN401
    """Points an hour: a voice's are its space's and its own, a space's the mean over how its hours were spent."""
    known = truths(person)
    own = effect[voice]
    for space in np.unique(person.s_space):
        here = person.s_space == space
        known["space", f"space {space}"] += float(np.average(own[here], weights=person.s_min[here]))
    for platform in np.unique(person.platform[person.s_space]):
        here = person.platform[person.s_space] == platform
        known["platform", f"platform {platform}"] += float(np.average(own[here], weights=person.s_min[here]))
    for number in np.unique(voice):
        space = person.s_space[voice == number][0]
        known["voice", f"voice {number}"] = float(person.effect[space] + effect[number])
    return known
