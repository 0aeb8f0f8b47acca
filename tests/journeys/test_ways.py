"""By time of day and by act: counted on the person's clock, with what came to them then."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
from tests.effects.lives import Habit, life
from tests.journeys.test_understand import files, run

from hearten.ground.clock import as_microseconds
from hearten.ground.ids import trace_key
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.carried import carried_when
from hearten.journeys.corrections import Talk, correct_message, correct_talk
from hearten.journeys.desk import Desk
from hearten.journeys.mapped import Words
from hearten.journeys.ways import ways
from hearten.sources.trace import Act, Trace
from hearten.vault.rows import to_tables
from hearten.vault.tables import SIGNALS, TABLES, conform

BERLIN = ZoneInfo("Europe/Berlin")

PLAIN = b"""seen_at,seconds,platform,space,voice,act
2026-03-29T00:30:00Z,60,web,a.example,,visited
2026-03-29T03:50:00Z,30,web,a.example,,visited
2026-03-29T04:10:00Z,30,web,a.example,,visited
2026-03-29T16:10:00Z,600,youtube,,Quiet Kettle,viewed
2026-03-29T16:40:00Z,600,tiktok,,Noor,viewed
2026-03-30,5,tiktok,,Noor,liked
"""


def said(number: int, act: Act = "messaged", voice: str = "otter") -> Trace:
    """A message that came to the person at ten in the evening in Berlin."""
    at = as_microseconds(datetime(2026, 3, 29, 20, 15 * number, tzinfo=UTC))
    return Trace(
        key=trace_key("discord", "messaged", str(number), at), seen_at=at, precision="s", basis="event",
        platform="discord", act=act, space=None, voice=voice, mine=False,
    )  # fmt: skip


def heard(desk: Desk, traces: list[Trace]) -> None:
    """Put messages into the vault, each half hostile and a quarter kind."""
    shares = {name: np.float16({"insult": 0.5, "support": 0.25}.get(name, 0.0)) for name in SIGNALS}
    rows: list[dict[str, Any]] = [{"key": one.key, **shares, "lang": "en", "words": 4, "model": "m"} for one in traces]
    signals = conform("signals", pa.Table.from_pylist(rows, schema=TABLES["signals"]))
    desk.vault.append({**to_tables(traces, "here"), "signals": signals})


def test_it_counts_by_the_persons_clock_on_the_day_it_is_changed(desk: Desk) -> None:
    bring_in(desk, [Given("plain.csv", file=io.BytesIO(PLAIN))])
    found = ways(desk, BERLIN)
    # 03:50Z is 5:50 and 04:10Z is 6:10 in summer time; in winter time both were night.
    assert [(part.name, part.traces) for part in found.hour.parts] == [("night", 2), ("morning", 1), ("evening", 2)]
    assert [hour for hour, n in enumerate(found.by_hour) if n] == [1, 5, 6, 18]
    assert (sum(found.by_hour), found.undated) == (5, 1)
    evening = found.hour.parts[-1]
    assert (evening.seconds, evening.platforms) == (1200.0, (("tiktok", 1), ("youtube", 1)))
    assert {part.effect.reason for part in found.hour.parts if part.effect} == {"no_check_ins"}


def test_it_counts_what_was_done(desk: Desk) -> None:
    bring_in(desk, [Given("plain.csv", file=io.BytesIO(PLAIN))])
    found = ways(desk, BERLIN).act
    assert [(part.name, part.traces, part.seconds) for part in found.parts] == [
        ("visited", 3, 120.0), ("viewed", 2, 1200.0), ("liked", 1, 5.0)
    ]  # fmt: skip
    assert found.parts[2].effect is None, "without a time there is nothing to compare"


def test_what_came_then_and_in_this_way(desk: Desk) -> None:
    bring_in(desk, [Given("plain.csv", file=io.BytesIO(PLAIN))])
    mine = [
        Trace(key=b"m" * 16, seen_at=said(0).seen_at, precision="s", basis="event", platform="discord", act="messaged")
    ]
    desk.vault.append(to_tables(mine, "here"))
    heard(desk, [said(1), said(2), said(3, "commented")])
    found = ways(desk, BERLIN)
    evening = next(part for part in found.hour.parts if part.name == "evening")
    assert evening.words == Words(3, 0.25, 0.5)
    assert {part.name: part.words for part in found.act.parts if part.words} == {"messaged": Words(2, 0.25, 0.5)}


def test_banter_and_family_are_not_hostile(desk: Desk) -> None:
    heard(desk, [said(1), said(2), said(3, voice='it\'s "Mia"')])
    assert carried_when(desk)["hostility"].to_pylist() == [0.5, 0.5, 0.5]
    correct_message(desk, said(1).key, "banter")
    correct_talk(desk, Talk("discord", None, 'it\'s "Mia"'), "family")
    assert carried_when(desk)["hostility"].to_pylist() == [0.0, 0.5, 0.0]


def test_an_empty_vault(desk: Desk) -> None:
    found = ways(desk, BERLIN)
    assert (found.hour.parts, found.act.parts, sum(found.by_hour), found.undated) == ((), (), 0, 0)


def test_the_command_tells_by_act_and_by_hour(tmp_path: Path) -> None:
    exposures, diary = files(life([Habit("reddit", "r/made_up_quarrels", effect=-25), Habit("youtube")]), tmp_path)
    home = tmp_path / "home"
    run(home, "import", exposures)
    run(home, "checkin", "import", diary)
    acts = json.loads(run(home, "effects", "--by", "act", "--json").stdout)["items"]
    assert {(item["level"], item["platform"]) for item in acts} == {("act", None)}
    hours = json.loads(run(home, "effects", "--by", "hour", "--json").stdout)
    assert {item["part"] for item in hours["items"]} <= {"night", "morning", "afternoon", "evening"}
    assert {item["call"] for item in hours["items"]} <= {"cannot_tell_yet", "practically_nothing"}
    assert set(hours) >= {"as_of", "check_ins", "days", "items", "sentence"}
    assert "time online in the" in run(home, "effects", "--by", "hour", "--strict").stdout
