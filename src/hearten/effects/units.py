"""Platform, space, voice: which of them each moment belongs to, and which have enough behind them for a number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.effects.effect import LEVELS, Level, Unit
from hearten.effects.states import Floats, Ints
from hearten.ground.ids import DAY, HOUR


@dataclass(frozen=True)
class Sessions:
    """Moments online: when, how long, and at what."""

    start: Floats
    """Hours since the instant that `sessions` was given."""
    hours: Floats
    units: tuple[Unit, ...]
    platform: Ints
    """For each moment the place of its platform in `units` ..."""
    space: Ints
    """... of its space, -1 where there is none ..."""
    voice: Ints
    """... and of its voice."""
    slopes: dict[str, Floats]
    """How hostile or supportive what was seen was, 0 to 1, NaN where unknown."""
    dated: frozenset[str]
    """Platforms of which it is known when something was seen, be it long before or after the check-ins."""

    def of(self, level: Level) -> Ints:
        """The unit of each moment at a level."""
        return {"platform": self.platform, "space": self.space, "voice": self.voice}[level]

    def hours_by_unit(self) -> Floats:
        """All hours of each unit."""
        total = np.zeros(len(self.units))
        for level in LEVELS:
            unit = self.of(level)
            total += np.bincount(unit[unit >= 0], weights=self.hours[unit >= 0], minlength=len(total))
        return total


STAMP = pa.timestamp("us", tz="UTC")
MONTH = 30 * DAY
NAMELESS = "?"
SLOPES = ("hostile", "support")
KNOWN = 30
"""With fewer moments of which it is known how hostile or supportive they were, that is left out of account."""


def sessions(seen: pa.Table, origin: int, span: tuple[int, int]) -> Sessions:
    """The moments in a table `seen_at`, `seconds`, `platform`, `space`, `voice` and, if there, `hostile`, `support`.

    Rows without a time or a length are left out, and so are those further from `span` than a month: of their platforms
    only the names stay. `origin` is the instant that hours are counted from; all in microseconds.
    """
    at = seen["seen_at"].cast(STAMP).cast(pa.int64()).to_numpy(zero_copy_only=False).astype(np.float64)
    seconds = seen["seconds"].cast(pa.float64()).to_numpy(zero_copy_only=False)
    usable = np.isfinite(at) & np.isfinite(seconds) & (seconds > 0)
    dated = _names(seen, usable)
    usable &= (at >= span[0] - MONTH) & (at <= span[1] + MONTH)
    others = _names(seen, ~usable)
    seen, at, seconds = seen.filter(pa.array(usable)), at[usable], seconds[usable]
    units, codes = _coded(*(_Words.of(seen, name) for name in LEVELS))
    known = {unit.platform for unit in units}
    units += tuple(Unit("platform", name) for name in sorted(others - known))
    given = {name: _shares(seen, name) for name in SLOPES if name in seen.column_names}
    slopes = {name: share for name, share in given.items() if np.isfinite(share).sum() >= KNOWN}
    return Sessions((at - origin) / HOUR, seconds / 3600, units, *codes, slopes, dated)


def _names(seen: pa.Table, rows: npt.NDArray[np.bool_]) -> frozenset[str]:
    """The platforms of some rows."""
    named = _Words.of(seen, "platform")
    return frozenset(named.name(code) or NAMELESS for code in np.unique(named.code[rows]).tolist())


def instants(seen: pa.Table) -> npt.NDArray[np.int64]:
    """When things were seen, in microseconds; rows without a time have none."""
    at = seen["seen_at"].drop_null().cast(STAMP).cast(pa.int64())
    return np.asarray(at.to_numpy(), np.int64)


def _shares(seen: pa.Table, name: str) -> Floats:
    shares: Floats = seen[name].cast(pa.float64()).to_numpy(zero_copy_only=False)
    return shares


@dataclass(frozen=True)
class _Words:
    """A column of names: each name once, and for each row which, -1 for none."""

    names: list[str]
    code: Ints

    @classmethod
    def of(cls, seen: pa.Table, name: str) -> _Words:
        if name not in seen.column_names:
            return cls([], np.full(seen.num_rows, -1))
        encoded = seen[name].cast(pa.string()).combine_chunks().dictionary_encode()
        code = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        names = [str(name) for name in encoded.dictionary.to_pylist()]
        if "" in names:
            code[code == names.index("")] = -1
        return cls(names, code)

    def name(self, code: int) -> str | None:
        return None if code < 0 else self.names[code]


def _coded(platforms: _Words, spaces: _Words, voices: _Words) -> tuple[tuple[Unit, ...], tuple[Ints, Ints, Ints]]:
    """Every unit there is, platforms first and each level by name, and the three of each row.

    A row's names are one whole number, so that a million rows are told apart without making a million units.
    """
    wide, wider = len(spaces.names) + 1, len(voices.names) + 1
    at_platform = (platforms.code + 1) * wide * wider
    at_space = at_platform + (spaces.code + 1) * wider
    levels = (at_platform, at_space, at_space + voices.code + 1)
    there = (np.ones(len(at_platform), np.bool_), spaces.code >= 0, voices.code >= 0)
    units: list[Unit] = []
    codes: list[Ints] = []
    for level, number, known in zip(LEVELS, levels, there, strict=True):
        keys, place = _told_apart(number[known])
        found = [_unit(level, int(key), (platforms, spaces, voices)) for key in keys]
        order = sorted(range(len(found)), key=lambda at: [part or "" for part in found[at]])
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(len(order)) + len(units)
        code = np.full(len(number), -1)
        code[known] = rank[place]
        codes.append(code)
        units += [found[at] for at in order]
    return tuple(units), (codes[0], codes[1], codes[2])


def _told_apart(numbers: Ints) -> tuple[Ints, Ints]:
    """Each number once, and for each row which one it is."""
    encoded = pa.array(numbers).dictionary_encode()
    return encoded.dictionary.to_numpy(), encoded.indices.to_numpy().astype(np.int64)


def _unit(level: Level, key: int, words: tuple[_Words, _Words, _Words]) -> Unit:
    platforms, spaces, voices = words
    rest, voice = divmod(key, len(voices.names) + 1)
    platform, space = divmod(rest, len(spaces.names) + 1)
    return Unit(level, platforms.name(platform - 1) or NAMELESS, spaces.name(space - 1), voices.name(voice - 1))
