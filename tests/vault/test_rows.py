"""A list of traces becomes tables that say the same."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.trace import ACTS, BASES, FLAGS, PRECISIONS, Trace
from hearten.vault.rows import SLICE, to_tables
from hearten.vault.tables import TABLES, conform

WORDS = st.none() | st.text(max_size=8)
TRACES = st.builds(
    Trace,
    key=st.binary(min_size=16, max_size=16),
    seen_at=st.none() | st.integers(0, 4_000_000_000_000_000),
    precision=st.sampled_from(PRECISIONS),
    basis=st.sampled_from(BASES),
    platform=st.sampled_from(["youtube", "tiktok"]),
    act=st.sampled_from(ACTS),
    space=WORDS,
    voice=WORDS,
    mine=st.booleans(),
    seconds=st.none() | st.floats(0, 1e6, width=32),
    seconds_basis=st.sampled_from([None, "measured", "inferred"]),
    url=WORDS,
    title=WORDS,
    flags=st.lists(st.sampled_from(FLAGS), max_size=2).map(tuple),
    text=WORDS,
    lang=st.sampled_from([None, "en", "yue"]),
)


def as_rows(traces: list[Trace], source: str) -> dict[str, list[dict[str, Any]]]:
    """What the tables should say."""
    names = [name for name in TABLES["traces"].names if name not in {"source", "flags"}]
    return {
        "traces": [
            {**{name: getattr(row, name) for name in names}, "flags": list(row.flags), "source": source}
            for row in traces
        ],
        "texts": [{"key": row.key, "text": row.text, "lang": row.lang} for row in traces if row.text is not None],
    }


def told(name: str, traces: list[Trace], source: str) -> list[dict[str, Any]]:
    table = conform(name, to_tables(traces, source)[name])
    assert table.schema == TABLES[name]
    if name == "traces":
        table = table.set_column(1, "seen_at", table["seen_at"].cast(pa.int64()))
    return [{key: row[key] for key in row} for row in table.to_pylist()]


@given(st.lists(TRACES, max_size=12))
def test_tables_say_what_the_traces_say(traces: list[Trace]) -> None:
    for name, expected in as_rows(traces, "abc").items():
        assert told(name, traces, "abc") == expected


def test_rows_keep_their_order_over_many_slices() -> None:
    traces = [
        Trace(number.to_bytes(16), number, "s", "event", "youtube", "viewed", text="words" if number % 2 else None)
        for number in range(2 * SLICE + 5)
    ]
    tables = to_tables(traces, "abc")
    assert tables["traces"]["key"].to_pylist() == [trace.key for trace in traces]
    assert tables["texts"].num_rows == SLICE + 2


def test_half_a_character_costs_only_itself() -> None:
    broken = Trace(bytes(16), None, "none", "none", "youtube", "viewed", title="cut \ud83d here", text="\udc00")
    tables = to_tables([broken._replace(title=None, text=None), broken], "abc")
    assert tables["traces"]["title"].to_pylist() == [None, "cut ? here"]
    assert tables["texts"]["text"].to_pylist() == ["?"]
