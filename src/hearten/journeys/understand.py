"""Understand: what goes with this person's mood, from what is in their vault.

traces ─► moments online ┐
signals ─► what was in them ├─► effects
check-ins ─► mood        ┘
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from hearten.care.checkins.items import higher_is_worse, mood_among
from hearten.effects.effect import Effect, Effects, Unit
from hearten.effects.estimate import estimate
from hearten.effects.priors import DEFAULT, Priors, read_priors
from hearten.effects.words import told
from hearten.ground.clock import Microseconds, local_zone, now
from hearten.journeys.desk import Desk
from hearten.languages.speaking import gettext as _
from hearten.sources.gaps import BACKGROUND, inferred_seconds
from hearten.sources.registry import platforms
from hearten.vault.vault import Vault

MINUTE = 60_000_000
HOSTILE = ("insult", "hate", "threat")
KIND = ("support", "encouragement", "gratitude", "joy", "belonging")
"""What makes words count as hostile or supportive: the likeliest of these labels."""


def understand(
    desk: Desk,
    *,
    priors: Path | None = None,
    zone: tzinfo | None = None,
    as_of: Microseconds | None = None,
    strict: bool = False,
) -> Effects:
    """What goes with the person's mood; remembered for a minute, or until the vault changes.

    The minute that has begun counts as a whole: what somebody answered a moment ago is not still to come.
    """
    when = now() if as_of is None else as_of
    believed = DEFAULT if priors is None else read_priors(priors)
    minute, where = -(-when // MINUTE) * MINUTE, zone or local_zone()
    state = desk.vault.version("traces", "signals", "checkins"), minute, where, believed
    found = desk.memory.get("understood", state, lambda: _understood(desk.vault, minute, where, believed))
    return _titled(found.strictly() if strict else found)


def _understood(vault: Vault, as_of: Microseconds, zone: tzinfo, priors: Priors) -> Effects:
    return estimate(moments(vault), moods(vault), zone=zone, as_of=as_of, priors=priors)


def _titled(found: Effects) -> Effects:
    """The same with sentences that name every platform as people write it: Instagram, not instagram."""
    titles = {platform.name: platform.title for platform in platforms()} | {"web": _("Websites")}
    units = [item.unit._replace(platform=titles.get(item.unit.platform, item.unit.platform)) for item in found.items]
    said = told(replace(found, items=tuple(map(_about, found.items, units))))
    return replace(said, items=tuple(map(_about, said.items, (item.unit for item in found.items))))


def _about(item: Effect, unit: Unit) -> Effect:
    return replace(item, unit=unit)


def moods(vault: Vault) -> pa.Table:
    """`answered_at` and `value` of the item that tells how a person feels."""
    answers = vault.read("checkins", ["answered_at", "item", "value"])
    names: list[str | None] = answers["item"].cast(pa.string()).to_pylist()
    chosen = mood_among(Counter(name for name in names if name is not None))
    found = answers.filter(pa.array([name == chosen for name in names], pa.bool_())).select(["answered_at", "value"])
    if higher_is_worse(chosen):  # less stress is better: turned round, so that up is better here too
        found = found.set_column(1, "value", pc.subtract(100.0, found["value"]))
    return found


def moments(vault: Vault) -> pa.Table:
    """When the person was where, and for how long: measured, or inferred from the gap to the next thing.

    Rows whose time is not known to the minute or better keep no time: they show that something is there.
    """
    seen = vault.query(f"""
        SELECT epoch_us(seen_at) AS at, seconds, platform, space, voice, act, hostile, support,
               mine AND act NOT IN {tuple(sorted(BACKGROUND))} AND basis <> 'end_of_play' AS eyes,
               basis = 'end_of_play' AS ended,
               seen_at IS NOT NULL AND precision NOT IN ('day', 'none') AND basis <> 'id_derived' AS timed
        FROM traces LEFT JOIN (
            SELECT key, greatest({", ".join(HOSTILE)})::DOUBLE AS hostile,
                   greatest({", ".join(KIND)})::DOUBLE AS support FROM signals
        ) USING (key) WHERE mine""")  # noqa: S608 # our own words
    at = seen["at"].to_numpy(zero_copy_only=False).astype(np.float64)
    measured = seen["seconds"].to_numpy(zero_copy_only=False).astype(np.float64)
    timed = seen["timed"].to_numpy(zero_copy_only=False).astype(bool)
    eyes = seen["eyes"].to_numpy(zero_copy_only=False).astype(bool) & timed
    seconds = measured.copy()
    gaps = inferred_seconds(at[eyes] / 1e6, measured[eyes])
    seconds[eyes] = np.where(np.isnan(measured[eyes]), gaps, measured[eyes])
    start = at - np.where(seen["ended"].to_numpy(zero_copy_only=False).astype(bool), np.nan_to_num(seconds) * 1e6, 0.0)
    stamps = pa.array(np.nan_to_num(start).astype(np.int64), pa.timestamp("us", tz="UTC"), mask=~timed)
    columns = {name: seen[name] for name in ("platform", "space", "voice", "act", "hostile", "support")}
    return pa.table({"seen_at": stamps, "seconds": seconds, **columns})
