"""TikTok's export of 2026, synthetic and the same at every run: `python -m bench.make_tiktok TARGET.zip [VIDEOS]`."""

from __future__ import annotations

import json
import random
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

LAST = datetime(2026, 5, 14, 21, 0, tzinfo=UTC)


def write(target: Path, videos: int) -> None:
    """Write that many videos seen, newest first, and a like for every tenth."""
    chance = random.Random(20_260_601)
    at = LAST
    seen, liked = [], []
    for number in range(videos):
        at -= timedelta(seconds=chance.randrange(3, 120))
        link = f"https://www.tiktokv.com/share/video/{7_000_000_000_000_000_000 + chance.randrange(10**17)}/"
        seen.append({"Date": f"{at:%Y-%m-%d %H:%M:%S}", "Link": link})
        if number % 10 == 0:
            liked.append({"date": f"{at:%Y-%m-%d %H:%M:%S}", "link": link})
    document = {
        "Likes and Favorites": {"Like List": {"ItemFavoriteList": liked}},
        "Your Activity": {"Watch History": {"VideoList": seen}, "Searches": {"SearchList": []}},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as export:
        export.writestr("user_data_tiktok.json", json.dumps(document, separators=(",", ":")))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000)
