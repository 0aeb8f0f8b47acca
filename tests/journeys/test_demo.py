"""The made-up year is the same for the same day, and is read like any other file."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hearten.ground.clock import now
from hearten.journeys import demo, feed
from hearten.journeys.bring_in import Given, bring_in, settings_for
from hearten.journeys.demo import made_up_year, make_demo
from hearten.journeys.demo_feed import FEEDS, add_feed
from hearten.journeys.demo_words import FRIENDS, GROUP, ME, made_up_talks
from hearten.journeys.desk import Desk, has_vault
from hearten.journeys.listening import nobody
from hearten.journeys.overview import overview

UNTIL = int(datetime(2026, 6, 1, 12, tzinfo=UTC).timestamp() * 1_000_000)


def test_it_is_the_same_for_the_same_moment() -> None:
    assert made_up_year(UNTIL, UTC) == made_up_year(UNTIL, UTC)


def test_it_ends_in_the_present_and_spans_a_year() -> None:
    days = sorted(line[:10] for line in made_up_year(UNTIL, UTC).decode().splitlines()[1:])
    assert days[0] == "2025-06-01"
    assert days[-1] == "2026-06-01"


def test_its_people_write_to_each_other(desk: Desk) -> None:
    assert made_up_talks(UNTIL, UTC) == made_up_talks(UNTIL, UTC)
    given = Given("talks.zip", file=io.BytesIO(made_up_talks(UNTIL, UTC)))
    bring_in(desk, [given], settings=settings_for(desk, own_names=(ME,)), listen=nobody)
    seen = overview(desk)
    assert {row.voice for row in seen.by_voice} > set(FRIENDS)
    assert GROUP in {row.space for row in seen.by_space}
    mine = desk.vault.query("SELECT mine, count(*) AS n FROM traces GROUP BY 1 ORDER BY 1")["n"].to_pylist()
    assert len(mine) == 2
    assert min(n or 0 for n in mine) > 100


def test_it_makes_a_vault_once(tmp_path: Path) -> None:
    before = overview(make_demo(tmp_path))
    assert before.traces > 5000
    assert {"youtube", "tiktok", "instagram", "discord", "reddit", "web"} <= set(before.by_platform)
    assert before.last is not None
    assert before.last <= datetime.fromtimestamp(now() / 1e6, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert overview(make_demo(tmp_path)).traces == before.traces


def test_its_feed_can_be_ordered_and_belongs_to_nobody(desk: Desk) -> None:
    add_feed(desk, now())
    assert all(".example/" in one.address for one in feed.subscriptions(desk))
    rows, left_out = feed.ordered(desk, {"harbour_sketch_club": 1.0, "perfect.days.daily": -1.0})
    assert left_out == []
    assert len(rows) == sum(len(said) for _, _, said in FEEDS)
    reasons = {why for row in rows for why in row.placed.why}
    assert reasons == {"new", "person", "lifts", "weighs", "variety"}
    assert rows[-1].feed.title == "perfect.days.daily"


def test_a_year_that_was_not_finished_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(*_given: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(demo, "made_up_talks", torn)
        with pytest.raises(KeyboardInterrupt):
            make_demo(tmp_path / "demo")
    assert not has_vault(tmp_path / "demo")
    assert overview(make_demo(tmp_path / "demo")).by_platform["instagram"] > 0
    assert sorted(path.name for path in (tmp_path / "demo").iterdir()) == ["vault"]


def test_two_that_start_at_once_share_one_year(tmp_path: Path) -> None:
    home = tmp_path / "demo"
    make = f"from pathlib import Path; from hearten.journeys.demo import make_demo; make_demo(Path({str(home)!r}))"
    both = [subprocess.Popen([sys.executable, "-c", make], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(one.communicate(timeout=180)[1], one.returncode) for one in both] == [("", 0), ("", 0)]
    assert sorted(path.name for path in home.iterdir()) == ["vault"]
    assert overview(make_demo(home)).by_platform["instagram"] > 0
