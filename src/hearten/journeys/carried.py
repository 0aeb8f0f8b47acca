"""What each space and voice carried, on average: for the map and for effects. Numbers only."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from hearten.effects.clocks import QUARTER
from hearten.journeys.corrections import Corrections, Talk, corrections
from hearten.journeys.desk import Desk
from hearten.journeys.heard import KIND
from hearten.journeys.preferences import preferences
from hearten.signals.labels import LABELS

_COLUMNS: dict[str, pa.DataType] = {
    "platform": pa.string(),
    "space": pa.string(),
    "voice": pa.string(),
    "texts": pa.int64(),
    "hostility": pa.float64(),
    "support": pa.float64(),
    "kindness": pa.float64(),
}
SCHEMA = pa.schema(_COLUMNS)
_WHEN: dict[str, pa.DataType] = {"quarter": pa.int64(), "act": pa.string()}
WHEN = pa.schema(_WHEN | {name: kind for name, kind in _COLUMNS.items() if name not in ("platform", "space", "voice")})
NO_SPACE = "coalesce(space::VARCHAR, '') = ''"


def carried(desk: Desk) -> pa.Table:
    """For every space and voice the person read words from: how many texts, and mean probabilities from 0 to 1.

    `hostility` is the strongest of insult, hate and threat in each text, `support` of support and encouragement,
    `kindness` of all kind labels. What the person called banter or family counts as not hostile.
    """
    columns = {name: f"{name}::VARCHAR" for name in ("platform", "space", "voice")}
    found = _asked(desk, columns, "texts DESC, platform, space, voice")
    return SCHEMA.empty_table() if found is None else found.cast(SCHEMA)


def carried_when(desk: Desk) -> pa.Table:
    """The same by quarter of an hour since 1970 (none where the time of day is not known) and by act."""
    timed = f"CASE WHEN precision NOT IN ('day', 'none') THEN epoch_us(seen_at) // {QUARTER} END"
    found = _asked(desk, {"quarter": timed, "act": "act::VARCHAR"}, "quarter, act")
    return WHEN.empty_table() if found is None else found.cast(WHEN)


def _asked(desk: Desk, columns: Mapping[str, str], order: str) -> pa.Table | None:
    """What was carried, grouped by columns (name and SQL); nothing where nothing may be read or nothing was."""
    answers = preferences(desk.home)
    if not answers.signals or not desk.vault.rows("signals"):
        return None
    off, said = frozenset(answers.labels_off), corrections(desk)
    hostile = _strongest(("insult", "hate", "threat"), off)
    if spared := _spared(said):
        hostile = f"CASE WHEN {spared} THEN 0 ELSE {hostile} END"
    named = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    return desk.vault.query(f"""
        SELECT {named}, count(*) AS texts,
               avg({hostile}) AS hostility, avg({_strongest(("support", "encouragement"), off)}) AS support,
               avg({_strongest(KIND, off)}) AS kindness
        FROM traces JOIN signals USING (key)
        WHERE NOT mine AND coalesce({", ".join(LABELS)}) IS NOT NULL
        GROUP BY ALL ORDER BY {order}""")  # noqa: S608 # our own words, others' in hexadecimal


def _spared(said: Corrections) -> str:
    """Which messages, and what was said in which conversations, is not hostile in the person's own view; in SQL."""
    keys = ", ".join(f"'{key.hex().upper()}'" for key, what in sorted(said.messages.items()) if what != "hurtful")
    talks = [_is(talk) for talk, what in said.talks.items() if what != "hurtful"]
    return " OR ".join([*([f"hex(key) IN ({keys})"] if keys else []), *talks])


def _is(talk: Talk) -> str:
    """Whether a trace stands in a conversation, in SQL; in hexadecimal a name is never more than a name."""
    named = "space" if talk.space else "voice"
    wanted = {"platform": talk.platform, named: talk.space or talk.voice or ""}
    same = [f"hex(coalesce({name}::VARCHAR, '')) = '{_hex(said)}'" for name, said in wanted.items()]
    return f"({' AND '.join(same + ([] if talk.space else [NO_SPACE]))})"


def _hex(said: str) -> str:
    return said.encode("utf-8", "surrogatepass").hex().upper()


def _strongest(labels: tuple[str, ...], off: frozenset[str]) -> str:
    wanted = [label for label in dict.fromkeys(labels) if label not in off]
    return f"greatest({', '.join(wanted)})" if wanted else "NULL"
