"""Event logs: the latest row of a thing is how it stands, and erasing leaves nothing of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.journeys.events import drop_past, erase, history, latest, write


def test_the_latest_change_is_how_a_thing_stands(desk: Desk) -> None:
    first = write(desk, "choices", "made", {"want": "less", "of": "gossip.example"})
    other = write(desk, "choices", "made", {"want": "more"})
    changed = write(desk, "choices", "undone", {}, thing=first.id)
    assert latest(desk, "choices") == {first.id: changed, other.id: other}
    assert history(desk, "choices", first.id) == [first, changed]
    assert history(desk, "plan") == []


def test_erased_things_are_gone_with_their_past(desk: Desk) -> None:
    first = write(desk, "plan", "wrote", {"step": "people", "words": "call Grandma"})
    other = write(desk, "plan", "wrote", {"step": "places"})
    write(desk, "plan", "wrote", {"step": "people", "words": ""}, thing=first.id)
    assert erase(desk, "plan", {first.id, "nobody"}) == 2
    assert history(desk, "plan") == [other]


def test_the_past_of_one_thing_goes_and_its_last_change_stays(desk: Desk) -> None:
    other = write(desk, "feed", "feed", {"title": "other"})
    write(desk, "feed", "feed", {"title": "old"}, thing="one")
    last = write(desk, "feed", "feed", {"title": "new"}, thing="one")
    assert drop_past(desk, "feed", last) == 1
    assert history(desk, "feed") == [other, last]


def test_a_locked_vault_takes_changes(tmp_path: Path) -> None:
    make_vault(tmp_path, "quiet kettle")
    locked = open_desk(tmp_path, None)
    assert locked.locked
    written = write(locked, "notes", "wrote", {"words": "später"})
    assert history(open_desk(tmp_path, "quiet kettle"), "notes") == [written]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=9)), max_size=5))
def test_logs_give_back_what_was_written(changes: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as home:
        make_vault(Path(home), None)
        desk = open_desk(Path(home))
        written = [write(desk, "corrections", "said", {"words": words}, thing=thing) for thing, words in changes]
        assert history(desk, "corrections") == written
