"""Parts of the day, or kinds of act, in place of platforms: the same model and the same rules over another grouping.

moments, each with its part ─► in place of its platform ─► estimate ─► sure enough for a part? ─► sentences
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, tzinfo
from typing import Literal, get_args

import numpy as np
import pyarrow as pa

from hearten.effects import words
from hearten.effects.calls import DIRECTIONS, FALSE_SIGN
from hearten.effects.effect import Effect, Effects, Unit
from hearten.effects.estimate import estimate
from hearten.effects.priors import DEFAULT, Priors
from hearten.effects.units import SLOPES
from hearten.ground.clock import Microseconds

PartLevel = Literal["hour", "act"]
PART_LEVELS: tuple[PartLevel, ...] = get_args(PartLevel)


def estimate_parts(
    seen: pa.Table,
    moods: pa.Table,
    level: PartLevel,
    *,
    zone: tzinfo = UTC,
    as_of: Microseconds | None = None,
    priors: Priors = DEFAULT,
) -> Effects:
    """What goes with a person's mood, part by part.

    `seen` is as for `estimate`, with a `part` for each row; rows without a part, a time or a length are left out.
    """
    known = [seen[name].is_valid().to_numpy(zero_copy_only=False).astype(np.bool_) for name in ("part", "seen_at")]
    lasted = seen["seconds"].cast(pa.float64()).to_numpy(zero_copy_only=False) > 0  # never, where no length is known
    used = seen.filter(pa.array(known[0] & known[1] & lasted))
    given = {name: used[name] for name in SLOPES if name in used.column_names}
    grouped = pa.table({"seen_at": used["seen_at"], "seconds": used["seconds"], "platform": used["part"], **given})
    found = estimate(grouped, moods, zone=zone, as_of=as_of, priors=priors)
    return words.told(replace(found, items=tuple(_as_part(item, level) for item in found.items)))


def _as_part(item: Effect, level: PartLevel) -> Effect:
    """The same about a part.

    For an act a direction has to be surer than for a platform before it is named. For a time of day none is: a mood
    that brings somebody online does so before a check-in and after it, but an evening has no more evening after it, so
    what is the same on both sides cannot be told from an effect (measured in `docs/how-sure.md`).
    """
    about = replace(item, unit=Unit(level, "", part=item.unit.platform))
    if item.call not in DIRECTIONS or item.figures is None:
        return about
    if level == "hour":
        return replace(about, call="cannot_tell_yet", reason="mood_came_first", strict=False)
    if item.figures.p_false_sign >= FALSE_SIGN[level]:
        return replace(about, call="cannot_tell_yet", reason="wide", strict=False)
    return about
