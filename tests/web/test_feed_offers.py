"""Which places have a public feed, as far as their names tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearten.choices.choice import Target
from hearten.journeys import feed
from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import make_vault, open_desk
from hearten.web.feed_offers import address_of

EXPORTS = Path(__file__).parents[1] / "exports"
CHANNEL = "UC" + "k" * 22
CHANNELS = {"Quiet Kettle": f"http://www.youtube.com/channel/{CHANNEL}"}


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (Target("reddit", "r/watercolour"), "https://www.reddit.com/r/watercolour/.rss"),
        (Target("reddit", None, "some_person"), None),
        (Target("youtube", None, "Quiet Kettle"), f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"),
        (Target("youtube", None, "Not followed"), None),
        (Target("bluesky", None, "did:plc:abc"), "https://bsky.app/profile/did:plc:abc/rss"),
        (Target("mastodon", None, "kettle@boats.example"), "https://boats.example/@kettle.rss"),
        (Target("mastodon", "boats.example"), None),
        (Target("instagram", None, "harbour_sketch_club"), None),
        (Target("youtube"), None),
    ],
)
def test_addresses(target: Target, address: str | None) -> None:
    assert address_of(target, CHANNELS) == address


def test_channels_are_known_from_the_list_of_what_one_follows(tmp_path: Path) -> None:
    make_vault(tmp_path, None)
    desk = open_desk(tmp_path)
    bring_in(desk, [Given("export", EXPORTS / "youtube" / "lists_english")])
    known = feed.channels(desk)
    assert known["Fog Line"] == "http://www.youtube.com/channel/UCdlsVzo0Xc0UzyzGuxUPIdb"
    assert address_of(Target("youtube", None, "Fog Line"), known)
