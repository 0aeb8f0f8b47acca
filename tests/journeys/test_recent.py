"""The last things with a title: newest first, each once, with how long they held."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from tests.made import takeout

from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import make_vault, open_desk
from hearten.journeys.recent import recent


def test_recent(tmp_path: Path) -> None:
    make_vault(tmp_path / "home", None)
    desk = open_desk(tmp_path / "home")
    assert recent(desk) == []
    zipped = takeout(tmp_path / "takeout.zip", 60)
    bring_in(desk, [Given(zipped.name, zipped)])
    things = recent(desk, 12, UTC)
    assert 0 < len(things) <= 12
    assert [thing.seen_at for thing in things] == sorted((thing.seen_at for thing in things), reverse=True)
    assert len({(thing.platform, thing.title) for thing in things}) == len(things)
    assert all(0 <= thing.minutes <= 3 for thing in things), "nothing was measured, so gaps of three minutes at most"
    assert recent(desk, 12, UTC) == things
