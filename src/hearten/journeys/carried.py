"""What each space and voice carried, on average: for the map and for effects. Numbers only."""

from __future__ import annotations

import pyarrow as pa

from hearten.journeys.corrections import corrections
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


def carried(desk: Desk) -> pa.Table:
    """For every space and voice the person read words from: how many texts, and mean probabilities from 0 to 1.

    `hostility` is the strongest of insult, hate and threat in each text, `support` of support and encouragement,
    `kindness` of all kind labels. What the person called banter or family counts as not hostile.
    """
    answers = preferences(desk.home)
    if not answers.signals or not desk.vault.rows("signals"):
        return SCHEMA.empty_table()
    said = corrections(desk)
    spared = {key for key, what in said.messages.items() if what != "hurtful"}
    table = desk.vault.query(_question(frozenset(answers.labels_off), spared)).cast(SCHEMA)
    friendly = {talk for talk, what in said.talks.items() if what != "hurtful"}
    if not friendly:
        return table
    rows = table.to_pylist()
    for row in rows:
        if any(_belongs(row, talk) for talk in friendly):
            row["hostility"] = 0.0
    return pa.Table.from_pylist(rows, SCHEMA)


def _belongs(row: dict[str, object], talk: tuple[str, str | None, str | None]) -> bool:
    platform, space, voice = talk
    return row["platform"] == platform and row["space"] == space and (bool(space) or row["voice"] == voice)


def _question(off: frozenset[str], spared: set[bytes]) -> str:
    hostile = _strongest(("insult", "hate", "threat"), off)
    if spared:
        names = ", ".join(f"'{key.hex().upper()}'" for key in sorted(spared))
        hostile = f"CASE WHEN hex(key) IN ({names}) THEN 0 ELSE {hostile} END"
    return f"""
        SELECT platform::VARCHAR AS platform, space::VARCHAR AS space, voice::VARCHAR AS voice, count(*) AS texts,
               avg({hostile}) AS hostility, avg({_strongest(("support", "encouragement"), off)}) AS support,
               avg({_strongest(KIND, off)}) AS kindness
        FROM traces JOIN signals USING (key)
        WHERE NOT mine AND coalesce({", ".join(LABELS)}) IS NOT NULL
        GROUP BY ALL ORDER BY texts DESC, platform, space, voice"""  # noqa: S608 # our own labels, keys in hexadecimal


def _strongest(labels: tuple[str, ...], off: frozenset[str]) -> str:
    wanted = [label for label in dict.fromkeys(labels) if label not in off]
    return f"greatest({', '.join(wanted)})" if wanted else "NULL"
