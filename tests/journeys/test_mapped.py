"""The map: check-ins first, words where there are no check-ins to tell, the person's own word beside both."""

from __future__ import annotations

import io
from datetime import UTC
from pathlib import Path

import pyarrow as pa
import pytest

from hearten.choices.choice import Target
from hearten.ground.ids import trace_key
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.demo import make_demo
from hearten.journeys.desk import Desk
from hearten.journeys.mapped import Words, by_words, feelings, mapped, read_there, say_feelings
from hearten.journeys.rhythm import rhythm
from hearten.sources.trace import Trace
from hearten.vault.rows import to_tables
from hearten.vault.tables import KEY, SIGNALS

GOSSIP = Target("web", "gossip.example")

PLAIN = b"""seen_at,seconds,platform,space,voice,act
2026-03-02T08:10:00Z,60,web,gossip.example,,visited
2026-03-02T22:10:00Z,60,web,gossip.example,,visited
2026-03-03T22:40:00Z,60,web,boats.example,,visited
2026-03-03T22:50:00Z,60,instagram,,moss.and.ink,viewed
"""


def test_it_finds_what_lifts_and_weighs_on_the_made_up_person(tmp_path: Path) -> None:
    desk = make_demo(tmp_path)
    found = mapped(desk)
    calls = {place.target: (place.call, place.basis) for place in found.places}
    assert calls[Target("instagram", None, "perfect.days.daily")] == ("weighs", "check_ins")
    assert calls[Target("instagram", None, "harbour_sketch_club")] == ("lifts", "check_ins")
    assert found.places[0].call == "lifts"
    assert {place.target.level for place in found.of("voice")} == {"voice"}


def test_without_check_ins_nothing_is_called(desk: Desk) -> None:
    bring_in(desk, [Given("plain.csv", file=io.BytesIO(PLAIN))])
    found = mapped(desk)
    assert {place.call for place in found.places} == {"cannot_tell_yet"}
    assert {place.basis for place in found.places} == {"nothing"}
    assert found.find(GOSSIP) is not None
    assert found.find(Target("web", "nowhere.example")) is None


@pytest.mark.parametrize(
    ("words", "call"),
    [
        (None, "cannot_tell_yet"),
        (Words(19, 0.9, 0.0), "cannot_tell_yet"),
        (Words(20, 0.3, 0.05), "lifts"),
        (Words(20, 0.05, 0.3), "weighs"),
        (Words(20, 0.3, 0.2), "mixed"),
        (Words(500, 0.02, 0.01), "cannot_tell_yet"),
    ],
)
def test_what_words_alone_would_say(words: Words | None, call: str) -> None:
    assert by_words(words) == call


def test_words_of_others_are_read_per_platform_space_and_voice(desk: Desk) -> None:
    key = trace_key("discord", "messaged", "one", None)
    said = Trace(
        key=key, seen_at=1, precision="s", basis="event", platform="discord", act="messaged", space="Otter Den",
        voice="otter", mine=False,
    )  # fmt: skip
    labels = {name: pa.array([0.5 if name == "insult" else 0.0], pa.float16()) for name in SIGNALS}
    row = {"key": pa.array([key], KEY), **labels, "lang": ["en"], "words": pa.array([4], pa.int32()), "model": ["m"]}
    desk.vault.append({**to_tables([said], "here"), "signals": pa.table(row)})
    assert read_there(desk) == {
        Target("discord"): Words(1, 0.0, 0.5),
        Target("discord", "Otter Den"): Words(1, 0.0, 0.5),
        Target("discord", None, "otter"): Words(1, 0.0, 0.5),
    }


def test_the_persons_own_word_is_kept_and_can_be_taken_back(desk: Desk) -> None:
    bring_in(desk, [Given("plain.csv", file=io.BytesIO(PLAIN))])
    say_feelings(desk, GOSSIP, ("diminished", "unhappy", "nonsense"))
    assert feelings(desk) == {GOSSIP: ("diminished", "unhappy")}
    place = mapped(desk).find(GOSSIP)
    assert place is not None
    assert place.feelings == ("diminished", "unhappy")
    say_feelings(desk, GOSSIP, ())
    assert feelings(desk) == {GOSSIP: ()}


def test_the_rhythm_of_a_place(desk: Desk) -> None:
    bring_in(desk, [Given("plain.csv", file=io.BytesIO(PLAIN))])
    seen = rhythm(desk, GOSSIP, UTC)
    assert [hour for hour, n in enumerate(seen.hours) if n] == [8, 22]
    assert seen.acts == (("visited", 2),)
    assert (str(seen.first), str(seen.last)) == ("2026-03-02", "2026-03-02")
    empty = rhythm(desk, Target("web", "nowhere.example"), UTC)
    assert (sum(empty.hours), empty.acts, empty.first) == (0, (), None)
