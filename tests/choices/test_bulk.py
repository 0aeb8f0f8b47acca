"""Files for other programs hold what was chosen, and nothing that would be a command of its own."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hearten.choices.bulk import bulk_files
from hearten.choices.choice import Choice, Target, Want

DAY = date(2026, 3, 2)


def made(want: Want, platform: str, space: str | None = None, voice: str | None = None) -> Choice:
    return Choice("one", want, Target(platform, space, voice), DAY, DAY)


def test_each_file_has_its_own() -> None:
    files = {
        file.name: file.content
        for file in bulk_files(
            [
                made("mute", "mastodon", voice="@kettle@boats.example"),
                made("unfollow", "mastodon", voice="glow@boats.example"),
                made("mute", "mastodon", voice="no server"),
                made("leave", "web", "gossip.example"),
                made("keep", "web", "homework.example"),
                made("mute", "bluesky", voice="glow.bsky.example"),
            ]
        )
    }
    rows = list(csv.reader(io.StringIO(files["mastodon-mutes.csv"])))
    assert rows == [["Account address", "Hide notifications"], ["kettle@boats.example", "true"]]
    assert files["mastodon-blocks.csv"] == "glow@boats.example\n"
    assert files["ublock-filters.txt"].splitlines()[2:] == ["||gossip.example^$document"]
    assert files["hosts.txt"].splitlines()[1:] == ["0.0.0.0 gossip.example", "0.0.0.0 www.gossip.example"]
    assert files["bluesky-handles.txt"] == "glow.bsky.example\n"


def test_nothing_chosen_makes_no_file() -> None:
    assert bulk_files([made("keep", "web", "homework.example"), made("more", "mastodon", voice="a@b.example")]) == ()


@given(st.text())
def test_no_name_becomes_a_rule_of_its_own(space: str) -> None:
    for file in bulk_files([made("leave", "web", space)]):
        assert f"||{space.lower()}^$document" in file.content or f"0.0.0.0 {space.lower()}" in file.content
        assert len(file.content.splitlines()) == 3
