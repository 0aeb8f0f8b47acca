"""A Discord package, synthetic and the same at every run: `python -m bench.make_discord TARGET.zip [MESSAGES]`.

The layout is that of 2025: `Messages/index.json`, and for every channel `Messages/c<id>/channel.json` and
`messages.json`, newest first, with the person's own messages alone.
"""

from __future__ import annotations

import json
import random
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.words import names, sentence

LAST = datetime(2026, 5, 14, 21, 0, tzinfo=UTC)
EPOCH = datetime(2015, 1, 1, tzinfo=UTC)
"""Discord's ids count the milliseconds since then: https://discord.com/developers/docs/reference#snowflakes"""
A_CHANNEL = 1_500


def write(target: Path, messages: int) -> None:
    """Write a package with that many messages, 1,500 a channel, ten channels a server."""
    chance = random.Random(20_260_601)
    channels = names(chance, messages // A_CHANNEL)
    index = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for number, channel in enumerate(channels):
            name, server = str(800_000_000_000_000_000 + number), 700_000_000_000_000_000 + number // 10
            index[name] = f"{channel} in Server {number // 10}"
            about = {"id": name, "type": "GUILD_TEXT", "name": channel}
            about["guild"] = {"id": str(server), "name": f"Server {number // 10}"}  # type: ignore[assignment]
            package.writestr(f"Messages/c{name}/channel.json", json.dumps(about))
            package.writestr(f"Messages/c{name}/messages.json", json.dumps(_messages(chance, number)))
        package.writestr("Messages/index.json", json.dumps(index))


def _messages(chance: random.Random, channel: int) -> list[dict[str, Any]]:
    at = LAST - timedelta(hours=channel)
    found = []
    for _ in range(A_CHANNEL):
        at -= timedelta(milliseconds=chance.randrange(2_000, 9_000_000))
        number = (at - EPOCH) // timedelta(milliseconds=1) << 22 | chance.randrange(1 << 22)
        link = f"https://cdn.example/attachments/{number}/picture.png" if chance.random() < 0.05 else ""
        found.append(
            {"ID": number, "Timestamp": f"{at:%Y-%m-%d %H:%M:%S}", "Contents": sentence(chance), "Attachments": link}
        )
    return found


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000)
