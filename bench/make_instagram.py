"""Instagram's list of posts seen, synthetic and the same at every run.

`python -m bench.make_instagram TARGET.zip [POSTS] [2024|2026]`: the year chooses between its two dialects.
"""

from __future__ import annotations

import json
import random
import sys
import zipfile
from pathlib import Path
from typing import Any

from bench.words import names, sentence

LAST = 1_778_700_000
"""A day in May 2026, in seconds."""
PATH = "ads_information/ads_and_topics/posts_viewed.json"


def write(target: Path, posts: int, year: str = "2026") -> None:
    """Write a zip whose one file tells of that many posts seen."""
    chance = random.Random(20_260_601)
    people = names(chance, 3_000)
    post = _post_2026 if year == "2026" else _post_2024
    at = LAST
    found = []
    for _ in range(posts):
        at -= chance.randrange(1, 60)
        found.append(post(chance, at, chance.choice(people)))
    document = found if year == "2026" else {"impressions_history_posts_seen": found}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as export:
        export.writestr(PATH, json.dumps(document, indent=2))


def _post_2024(_chance: random.Random, at: int, author: str) -> dict[str, Any]:
    return {"string_map_data": {"Author": {"value": author}, "Time": {"timestamp": at}}}


def _post_2026(chance: random.Random, at: int, author: str) -> dict[str, Any]:
    url = f"https://www.instagram.com/p/C{chance.randrange(10**10):010}/"
    # Meta writes the bytes of UTF-8 as if they were letters.
    caption = sentence(chance, 20).encode().decode("latin-1")
    owner = {
        "title": "Owner",
        "dict": [
            {
                "title": "",
                "dict": [
                    {"label": "URL", "value": ""},
                    {"label": "Name", "value": author.title()},
                    {"label": "Username", "value": author},
                ],
            }
        ],
    }
    labels = [{"label": "URL", "value": url, "href": url}, {"label": "Caption", "value": caption}, owner]
    return {"timestamp": at, "media": [], "label_values": labels, "fbid": f"179{chance.randrange(10**14):014}"}


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000, *sys.argv[3:4])
