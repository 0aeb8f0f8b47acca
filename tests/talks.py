"""Made-up conversations as an Instagram export holds them. Everyone and every word is invented."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from hearten.journeys.bring_in import Given, Listen, bring_in, settings_for
from hearten.journeys.desk import Desk
from hearten.journeys.listening import Ears
from hearten.journeys.receipt import Receipt
from tests.signals.invented import invented_scorer

ME = "Ada Made-Up"
START = datetime(2026, 3, 1, 12, tzinfo=UTC)

Said = tuple[float, str, str]
"""Minutes after the start, who said it (`ME` or another name), the words."""


def thread(title: str, people: Sequence[str], said: Sequence[Said]) -> bytes:
    """One conversation's `message_1.json`, newest first."""
    messages = [
        {
            "sender_name": who,
            "timestamp_ms": int((START + timedelta(minutes=minute)).timestamp() * 1000),
            "content": words,
        }
        for minute, who, words in sorted(said, reverse=True)
    ]
    people_of = [{"name": name} for name in [*people, ME]]
    return json.dumps({"participants": people_of, "messages": messages, "title": title}).encode()


def export(talks: Mapping[str, Sequence[Said]]) -> bytes:
    """A zip of conversations: a title with two or more voices besides the person's is a group."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number, (title, said) in enumerate(talks.items()):
            people = list(dict.fromkeys(who for _, who, _ in said if who != ME)) or [title]
            path = f"your_instagram_activity/messages/inbox/talk{number}_12345678901234{number:02d}/message_1.json"
            packed.writestr(path, thread(title, people, said))
    return out.getvalue()


def invented_ears(desk: Desk) -> Ears:
    """Ears with the made-up model."""
    return Ears(desk.vault, invented_scorer)


def bring(
    desk: Desk, talks: Mapping[str, Sequence[Said]], listen: Listen = invented_ears, *, others_words: bool = False
) -> Receipt:
    """Import conversations of the made-up person."""

    settings = settings_for(desk, others_words=others_words, own_names=(ME,))
    return bring_in(desk, [Given("export.zip", file=io.BytesIO(export(talks)))], settings=settings, listen=listen)
