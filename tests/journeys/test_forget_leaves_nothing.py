"""A name that was forgotten stands nowhere any more: every piece of the vault is opened and searched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from hearten.care.plan.steps import STEPS
from hearten.choices.choice import Target
from hearten.effects.experiments.design import Design, Subject
from hearten.journeys import check_in, corrections, events, feed, my_plan
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.decide import choices, choose, hidden_parts, hide_parts
from hearten.journeys.desk import Desk, open_desk
from hearten.journeys.feed import Entry
from hearten.journeys.forget import Amount, Wish, forget, forget_everything, would_forget
from hearten.journeys.mapped import mapped, say_feelings
from hearten.journeys.overview import overview
from hearten.vault.tables import SIGNALS, TABLES, conform

GOING, STAYING = "Quokka Sonata", "Velvet Otter"
SPACE = "quokka room"
ROWS = f"""seen_at,platform,space,voice,act
2025-01-01T10:00:00Z,youtube,,{GOING},viewed
2025-01-02T10:00:00Z,youtube,,{STAYING},viewed
2025-01-03T10:00:00Z,youtube,{SPACE},,commented
2025-01-04T10:00:00Z,reddit,r/otters,{STAYING},viewed
"""
ADDRESS = "https://www.youtube.com/feeds/videos.xml?channel_id=UC"


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A vault in which one name stands wherever a name can stand."""
    bring_in(desk, [Given("mine.csv", file=io.BytesIO(ROWS.encode()))])
    keys = desk.vault.read("traces", ["key"])["key"].to_pylist()
    read = {name: np.float16(0.1) for name in SIGNALS}
    heard = [{"key": key, **read, "lang": "en", "words": 4, "model": "m"} for key in keys]
    said = [{"key": key, "text": f"{GOING} said this", "lang": "en"} for key in keys[:1]]
    for table, rows in (("signals", heard), ("texts", said)):
        desk.vault.append({table: conform(table, pa.Table.from_pylist(rows, schema=TABLES[table]))})
    for name in (GOING, STAYING):
        place = Target("youtube", None, name)
        choose(desk, "less", place, words=f"because of {name}")
        say_feelings(desk, place, ("unhappy",))
        corrections.correct_talk(desk, corrections.Talk("youtube", None, name), "banter")
        design = Design(Subject("voice_muted", "youtube", voice=name), "day_pairs", 28, date(2025, 3, 1), "UTC")
        events.write(desk, "experiments", "planned", {"event": "planned", "body": {"design": design.as_json()}})
        check_in.add(desk, {"valence": 50}, because=name, client_id=name.split()[0])
        entry = Entry("https://feed.example/1", f"{name}: a film", f"words of {name}", None)
        feed.keep(desk, replace(feed.subscribe(desk, ADDRESS + name.split()[0], name), entries=(entry,)))
    hide_parts(desk, "youtube", ("short_videos",))
    overview(desk), mapped(desk)
    return desk


def everything(home: Path) -> Iterator[tuple[str, str]]:
    """All that can be read in a data home by who has the key: each table, row by row."""
    vault = open_desk(home).vault
    for table in TABLES:
        for row in vault.read(table).to_pylist():
            yield table, str(row)
    for path in home.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes().decode("latin-1")


def found(desk: Desk, word: str) -> set[str]:
    """Where a word stands."""
    return {where for where, said in everything(desk.home) if word.casefold() in said.casefold()}


def test_a_voice(full: Desk) -> None:
    everywhere = {"traces", "texts", "checkins", "choices", "corrections", "experiments", "feed"}
    assert found(full, GOING) == everywhere
    wish = Wish(platform="youtube", voice=GOING)
    amount = Amount(1, read=1, reasons=1, choices=1, corrections=2, experiments=1, feeds=1)
    assert would_forget(full, wish) == amount
    assert forget(full, wish) == amount
    assert found(full, GOING) == set()
    assert found(full, STAYING) == everywhere - {"texts"}
    assert overview(full).traces == 3
    assert len(check_in.history(full)) == 2, "the answer stays, without its reason"
    assert hidden_parts(full) == {"youtube": ("short_videos",)}


def test_a_space(full: Desk) -> None:
    choose(full, "pause", Target("youtube", SPACE))
    assert forget(full, Wish(platform="youtube", space=SPACE)) == Amount(1, read=1, choices=1)
    assert found(full, SPACE) == set()
    assert len(choices(full)) == 2


def test_a_platform_and_what_bears_its_name(full: Desk) -> None:
    my_plan.write_steps(full, {STEPS[0].id: f"Not to watch YouTube at night, {GOING} least of all"})
    amount = forget(full, Wish(platform="youtube"))
    assert amount == Amount(3, read=3, reasons=1, choices=2, corrections=4, experiments=2, feeds=2, own_words=1)
    assert found(full, GOING) == {"plan"}, "the person's own words stay, and it was said"
    assert found(full, "youtube") == {"plan"}
    assert found(full, STAYING) == {"traces", "checkins"}, "also met elsewhere"
    assert hidden_parts(full) == {}


def test_before_a_day_and_the_reasons_that_nothing_bears_any_more(full: Desk) -> None:
    wish = Wish(before=date(2025, 1, 2))
    assert would_forget(full, wish).reasons == 1
    forget(full, wish)
    assert "checkins" not in found(full, GOING)
    assert "checkins" in found(full, STAYING)


def test_everything(full: Desk) -> None:
    forget_everything(full)
    left = {path.name for path in full.home.rglob("*") if path.is_file()}
    assert left <= {"lock", "preferences.json"}


def test_nothing_that_was_worked_out_stays_in_memory(full: Desk) -> None:
    assert GOING in str(full.memory.__dict__)
    forget(full, Wish(platform="youtube", voice=GOING))
    assert GOING not in str(full.memory.__dict__)
    assert full.vault._snapshot is None
    overview(full), mapped(full)
    assert GOING not in str(full.memory.__dict__)
