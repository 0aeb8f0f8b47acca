"""WhatsApp chats as phones save them, synthetic and the same at every run.

`python -m bench.make_chats TARGET [MESSAGES] [android|iphone]`
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST = datetime(2021, 2, 1, 7, 30, tzinfo=UTC)
PEOPLE = ("Ada Fenn", "Bram Ottley", "Cleo Marsh", "+00 000 000004", "Edda Quill", "Finn Tarn")
"""Nobody real: names of invented people, and a number that nobody can have."""
OPENING = "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read them."
WORDS = (
    "lantern", "kite", "marsh", "copper", "quiet", "morning", "later", "bus", "library", "orchestra",
    "biscuits", "homework", "rain", "tomorrow", "nettle", "harbour", "laughing", "please", "thanks", "maybe",
    "really", "sorry", "brilliant", "nothing", "everything", "weekend",
)  # fmt: skip
MARK = "\u200e"


def write(target: Path, messages: int, phone: str = "android") -> None:
    """Write a group's chat with that many messages to `target`."""
    unfinished = target.with_name(f"{target.name}.part")
    end = "\r\n" if phone == "iphone" else "\n"
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        file.writelines(line + end for line in _lines(messages, phone))
    unfinished.replace(target)


def _lines(messages: int, phone: str) -> Iterator[str]:
    chance = random.Random(20_260_601)
    at = FIRST
    on_iphone = phone == "iphone"
    yield f"{_stamp(at, on_iphone)}Lantern club: {MARK}{OPENING}" if on_iphone else f"{_stamp(at, False)}{OPENING}"
    for _ in range(messages):
        # A burst of answers, and now and then a pause of hours.
        at += timedelta(seconds=chance.randrange(1, 90) if chance.random() < 0.9 else chance.randrange(600, 30_000))
        yield _message(chance, at, on_iphone)


def _message(chance: random.Random, at: datetime, on_iphone: bool) -> str:
    sender = PEOPLE[min(int(chance.expovariate(0.7)), len(PEOPLE) - 1)]
    kind = chance.random()
    if kind < 0.06:
        picture = f"{MARK}image omitted" if on_iphone else "<Media omitted>"
        return f"{MARK if on_iphone else ''}{_stamp(at, on_iphone)}{sender}: {picture}"
    words = " ".join(chance.choices(WORDS, k=chance.randrange(1, 16))).capitalize()
    if kind < 0.12:
        words += "\n" + " ".join(chance.choices(WORDS, k=6))
    elif kind < 0.2:
        words += " 😀"
    elif kind < 0.22:
        words = "ok"
    return f"{_stamp(at, on_iphone)}{sender}: {words}"


def _stamp(at: datetime, on_iphone: bool) -> str:
    return f"[{at:%d.%m.%y, %H:%M:%S}] " if on_iphone else f"{at:%d/%m/%Y, %H:%M} - "


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000, *sys.argv[3:4])
