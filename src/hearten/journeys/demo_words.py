"""What the made-up person and the people around them wrote: kind words, plain ones, and one bad hour. All invented."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo

from hearten.ground.clock import as_datetime

ME = "Robin Made-Up"
SEED = 21
DAYS = 364

FRIENDS = ("Fern Invented", "Sol Invented", "Juno Invented")
GROUP = "Paper Boats"
GROUP_PEOPLE = ("Fern Invented", "Sol Invented", "Kit Invented", "Wren Invented", "Ash Invented")

PLAIN = (
    "the bus leaves at seven from the other stop",
    "did you see the new episode yet",
    "I left my blue pencil case in the art room",
    "which page is the homework on",
    "the market is closed on Sunday",
    "bring a coat, it rains again",
    "I will be ten minutes late",
    "we have three eggs and no flour",
)
WARM = (
    "your drawing made my whole morning, thank you for sharing it",
    "you've got this, you worked so hard for it",
    "good luck for tomorrow, you'll be brilliant",
    "so glad you are part of our little crew",
    "thanks for sending your notes, you saved my week",
)
ROUGH = (
    "today was awful, I could not stop crying at school",
    "I messed up the whole presentation",
    "I feel so alone at the moment",
)
SUPPORT = (
    "I'm so sorry you had such a rough day. I'm here for you whenever you want to talk",
    "you don't have to go through this alone, I am with you",
    "I believe in you, keep going, it gets easier after the first month",
)
THANKS = (
    "thank you so much for being there for me last night",
    "thank you, that really means a lot to me",
    "I really appreciate how patient you are with me, thanks",
)
UNKIND = (
    "your drawings are stupid and nobody likes them",
    "everyone is laughing at you, loser",
    "what an idiot, just leave the group",
    "you are so pathetic, go away",
    "nobody wants you here, you idiot",
    "shut up already, you stupid clown",
)

Said = tuple[datetime, str, str]


def made_up_talks(until: int, zone: tzinfo) -> bytes:
    """The messages of the year before `until`, as an Instagram export holds them. The same for the same day."""
    end = as_datetime(until, zone)
    draw = random.Random(SEED)  # noqa: S311 # a made-up life, not a secret
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, friend in enumerate(FRIENDS):
            said = [one for one in _friendship(draw, friend, end) if one[0] < end]
            packed.writestr(_member(number), _thread(friend, (friend, ME), said), zipfile.ZIP_DEFLATED)
        together = _thread(GROUP, (*GROUP_PEOPLE, ME), list(_group(draw, end)))
        packed.writestr(_member(len(FRIENDS)), together, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _friendship(draw: random.Random, friend: str, end: datetime) -> Iterator[Said]:
    """Every few days some words; now and then a rough day, and somebody who stays."""
    day = end - timedelta(days=DAYS)
    while day < end:
        at = day.replace(hour=draw.randrange(15, 22), minute=draw.randrange(60), second=draw.randrange(60))
        if draw.random() < 0.15:
            for minutes, who, words in ((0, friend, ROUGH), (4, ME, SUPPORT), (9, friend, THANKS)):
                yield at + timedelta(minutes=minutes), who, draw.choice(words)
        else:
            yield at, friend, draw.choice(WARM if draw.random() < 0.3 else PLAIN)
            yield at + timedelta(minutes=3), ME, draw.choice(WARM if draw.random() < 0.3 else PLAIN)
        day += timedelta(days=draw.randrange(4, 9))


def _group(draw: random.Random, end: datetime) -> Iterator[Said]:
    """A group that is mostly fine, with one bad hour half a year ago."""
    for days in range(7, DAYS, 6):
        at = end - timedelta(days=days, hours=draw.randrange(5), seconds=draw.randrange(3600))
        yield at, draw.choice(GROUP_PEOPLE), draw.choice(WARM if draw.random() < 0.3 else PLAIN)
        yield at + timedelta(minutes=2), ME, draw.choice(PLAIN)
    bad = (end - timedelta(days=180)).replace(hour=20, minute=0, second=0)
    for minute, words in enumerate(UNKIND):
        yield bad + timedelta(minutes=6 * minute), GROUP_PEOPLE[2 + minute % 3], words
    yield bad + timedelta(minutes=40), "Fern Invented", SUPPORT[1]


def _member(number: int) -> zipfile.ZipInfo:
    """Without a time of its own, so that the same moment gives the same bytes."""
    return zipfile.ZipInfo(
        f"your_instagram_activity/messages/inbox/talk{number}_10000000000000{number:02d}/message_1.json"
    )


def _thread(title: str, people: tuple[str, ...], said: list[Said]) -> bytes:
    messages = [
        {"sender_name": who, "timestamp_ms": int(at.timestamp() * 1000), "content": words}
        for at, who, words in sorted(said, reverse=True)
    ]
    names = [{"name": name} for name in people]
    return json.dumps({"participants": names, "messages": messages, "title": title}).encode()
