"""An export of ActivityWatch, synthetic and the same at every run: `python -m bench.make_activitywatch TARGET [BYTES]`.

Three buckets as `/api/0/export` writes them: windows, browser tabs, and whether somebody was there.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.words import names, sentence

LAST = datetime(2026, 5, 14, 21, 0, tzinfo=UTC)
APPS = ("firefox", "Signal", "code", "gimp", "Terminal", "Spotify", "steam", "libreoffice-writer")
KINDS = {"window": "currentwindow", "web-firefox": "web.tab.current", "afk": "afkstatus"}
SHARES = {"window": 0.45, "web-firefox": 0.45, "afk": 0.1}

Data = Callable[[random.Random], dict[str, Any]]


def write(target: Path, size: int) -> None:
    """Write an export of about that many bytes."""
    chance = random.Random(20_260_601)
    sites = [f"https://{name.replace('_', '-')}.example" for name in names(chance, 400)]
    kinds: dict[str, Data] = {
        "window": lambda draw: {"app": draw.choice(APPS), "title": sentence(draw, 8)},
        "web-firefox": lambda draw: _tab(draw, sites),
        "afk": lambda draw: {"status": draw.choice(("afk", "not-afk"))},
    }
    with target.open("w", encoding="utf-8") as file:
        file.write('{"buckets": {')
        for place, (name, data) in enumerate(kinds.items()):
            head = {"id": f"aw-watcher-{name}_attic", "created": LAST.isoformat(), "type": KINDS[name]}
            head |= {"client": f"aw-watcher-{name}", "hostname": "attic"}
            separator = ", " if place else ""
            file.write(f'{separator}"{head["id"]}": {json.dumps(head)[:-1]}, "events": [')
            file.writelines(_events(chance, data, int(size * SHARES[name])))
            file.write("]}")
        file.write("}}")


def _events(chance: random.Random, data: Data, size: int) -> Iterator[str]:
    """Newest first, one after the other."""
    at = LAST
    written = 0
    while written < size:
        seconds = round(chance.expovariate(0.03), 3)
        at -= timedelta(seconds=seconds, milliseconds=chance.randrange(1, 3_000))
        event = {"timestamp": at.isoformat(timespec="microseconds"), "duration": seconds, "data": data(chance)}
        separator = ", " if written else ""
        line = separator + json.dumps(event, ensure_ascii=False)
        written += len(line.encode())
        yield line


def _tab(chance: random.Random, sites: list[str]) -> dict[str, Any]:
    title = sentence(chance, 8)
    url = f"{chance.choice(sites)}/{chance.randrange(10**6)}?from={chance.randrange(999)}"
    return {"url": url, "title": title, "audible": False, "incognito": False, "tabCount": chance.randrange(1, 40)}


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 94_000_000)
