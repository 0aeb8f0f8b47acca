"""Platform, space, voice: which of them each moment belongs to, and which have enough behind them for a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.effects.effect import LEVELS, Level, Unit
from hearten.effects.states import Floats, Ints
from hearten.ground.ids import HOUR


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


SLOPES = ("hostile", "support")
KNOWN = 30
"""With fewer moments of which it is known how hostile or supportive they were, that is left out of account."""


def sessions(seen: pa.Table, origin: int) -> Sessions:
    """The moments in a table `seen_at`, `seconds`, `platform`, `space`, `voice` and, if there, `hostile`, `support`.

    Rows without a time or a length are left out. `origin` is the instant, in microseconds, that hours are counted from.
    """
    at = (
        seen["seen_at"]
        .cast(pa.timestamp("us", tz="UTC"))
        .cast(pa.int64())
        .to_numpy(zero_copy_only=False)
        .astype(np.float64)
    )
    seconds = seen["seconds"].cast(pa.float64()).to_numpy(zero_copy_only=False)
    usable = np.isfinite(at) & np.isfinite(seconds) & (seconds > 0)
    seen, at, seconds = seen.filter(pa.array(usable)), at[usable], seconds[usable]
    units, codes = _coded(*(_words(seen, name) for name in LEVELS))
    given = {name: _shares(seen, name) for name in SLOPES if name in seen.column_names}
    slopes = {name: share for name, share in given.items() if np.isfinite(share).sum() >= KNOWN}
    return Sessions((at - origin) / HOUR, seconds / 3600, units, *codes, slopes)


def instants(seen: pa.Table) -> npt.NDArray[np.int64]:
    """When things were seen, in microseconds; rows without a time have none."""
    at = seen["seen_at"].drop_null().cast(pa.timestamp("us", tz="UTC")).cast(pa.int64())
    return np.asarray(at.to_numpy(), np.int64)


def _shares(seen: pa.Table, name: str) -> Floats:
    shares: Floats = seen[name].cast(pa.float64()).to_numpy(zero_copy_only=False)
    return shares


def _words(seen: pa.Table, name: str) -> list[str | None]:
    if name not in seen.column_names:
        return [None] * seen.num_rows
    column: list[Any] = seen[name].cast(pa.string()).to_pylist()
    return [word or None for word in column]


def _coded(
    platforms: list[str | None], spaces: list[str | None], voices: list[str | None]
) -> tuple[tuple[Unit, ...], tuple[Ints, Ints, Ints]]:
    """Every unit there is, platforms first and each level by name, and the three of each row."""
    rows = [(platform or "?", space, voice) for platform, space, voice in zip(platforms, spaces, voices, strict=True)]
    at_platform = [Unit("platform", platform) for platform, _, _ in rows]
    at_space = [Unit("space", platform, space) if space else None for platform, space, _ in rows]
    at_voice = [Unit("voice", platform, space, voice) if voice else None for platform, space, voice in rows]
    place: dict[Unit | None, int] = {}
    for level in (at_platform, at_space, at_voice):
        for unit in sorted({unit for unit in level if unit}, key=lambda unit: [part or "" for part in unit]):
            place[unit] = len(place)
    units = tuple(unit for unit in place if unit)
    place[None] = -1
    codes = [np.array([place[unit] for unit in level], np.int64) for level in (at_platform, at_space, at_voice)]
    return units, (codes[0], codes[1], codes[2])
