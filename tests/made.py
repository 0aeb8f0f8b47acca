"""Made-up exports for tests that need a whole file rather than a sample."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

START = datetime(2025, 3, 1, 12, tzinfo=UTC)
MARKER = "zanzibarquokka"
"""A word that stands nowhere but in private content."""


def watched(number: int) -> dict[str, Any]:
    """One entry of a made-up watch history."""
    at = START - timedelta(minutes=7 * number)
    return {
        "header": "YouTube",
        "title": f"Watched {MARKER} kettle number {number}",
        "titleUrl": f"https://www.youtube.com/watch?v=made{number:07d}",
        "subtitles": [
            {"name": f"Quiet Kettle {number % 5}", "url": f"https://www.youtube.com/channel/UC{number % 5:022d}"}
        ],
        "time": at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "products": ["YouTube"],
        "activityControls": ["YouTube watch history"],
    }


def watch_history(entries: int, first: int = 0) -> bytes:
    """A made-up `watch-history.json`."""
    return json.dumps([watched(number) for number in range(first, first + entries)], indent=2).encode()


def takeout(path: Path, entries: int, first: int = 0) -> Path:
    """A made-up Takeout zip."""
    path.write_bytes(takeout_bytes(entries, first))
    return path


def takeout_bytes(entries: int, first: int = 0) -> bytes:
    """The bytes of a made-up Takeout zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Takeout/YouTube and YouTube Music/history/watch-history.json", watch_history(entries, first))
    return out.getvalue()
