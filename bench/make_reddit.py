"""A Reddit export, synthetic and the same at every run: `python -m bench.make_reddit TARGET.zip [COMMENTS]`."""

from __future__ import annotations

import csv
import io
import random
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.words import names, sentence

FIRST = datetime(2016, 3, 1, 8, 0, tzinfo=UTC)
HEADER = ["id", "permalink", "date", "ip", "subreddit", "gildings", "link", "parent", "body", "media"]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def write(target: Path, comments: int) -> None:
    """Write `comments.csv`, oldest first, into a zip."""
    chance = random.Random(20_260_601)
    places = names(chance, 300)
    at = FIRST
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as export, export.open("comments.csv", "w") as raw:
        file = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        rows = csv.writer(file)
        rows.writerow(HEADER)
        for number in range(comments):
            at += timedelta(seconds=chance.randrange(5, 6_000))
            rows.writerow(_comment(chance, number, at, chance.choice(places)))
        file.flush()


def _comment(chance: random.Random, number: int, at: datetime, place: str) -> tuple[object, ...]:
    name, post = f"k{_base36(10_000_000 + number)}", _base36(chance.randrange(10**9))
    link = f"https://www.reddit.com/r/{place}/comments/{post}/{sentence(chance, 4).replace(' ', '_')}/"
    body = sentence(chance, 40)
    if chance.random() < 0.2:
        body += f'\n\n> "{sentence(chance)}"'
    parent = f"j{_base36(chance.randrange(10**9))}" if chance.random() < 0.6 else ""
    return name, f"{link}{name}/", f"{at:%Y-%m-%d %H:%M:%S} UTC", "", place, 0, link, parent, body, ""


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
