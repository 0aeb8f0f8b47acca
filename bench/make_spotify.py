"""Spotify's extended history, synthetic and the same at every run.

`python -m bench.make_spotify TARGET.zip [PLAYS]`
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

FIRST = datetime(2014, 9, 1, 6, 0, tzinfo=UTC)
A_FILE = 15_000
"""About what fits into the 12 MB after which Spotify begins the next file."""


def write(target: Path, plays: int) -> None:
    """Write that many plays, oldest first, in files of 15,000."""
    chance = random.Random(20_260_601)
    artists = names(chance, 2_000)
    at = FIRST
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as export:
        for number in range(0, plays, A_FILE):
            found = []
            for _ in range(min(A_FILE, plays - number)):
                played = chance.randrange(1_000, 300_000)
                at += timedelta(milliseconds=played + chance.choice((0, 0, 0, 3_000_000)), seconds=1)
                found.append(_play(chance, at, played, chance.choice(artists)))
            name = f"Streaming_History_Audio_{at:%Y}_{number // A_FILE}.json"
            export.writestr(f"Spotify Extended Streaming History/{name}", json.dumps(found, indent=2))


def _play(chance: random.Random, at: datetime, played: int, artist: str) -> dict[str, Any]:
    podcast = chance.random() < 0.1
    title, record = sentence(chance, 5), sentence(chance, 4)
    uri = f"{chance.randrange(10**20):022}"
    return {
        "ts": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "platform": "android",
        "ms_played": played,
        "conn_country": "NL",
        "ip_addr": "192.0.2.7",
        "master_metadata_track_name": None if podcast else title,
        "master_metadata_album_artist_name": None if podcast else artist,
        "master_metadata_album_album_name": None if podcast else record,
        "spotify_track_uri": None if podcast else f"spotify:track:{uri}",
        "episode_name": title if podcast else None,
        "episode_show_name": artist if podcast else None,
        "spotify_episode_uri": f"spotify:episode:{uri}" if podcast else None,
        "audiobook_title": None,
        "audiobook_uri": None,
        "audiobook_chapter_uri": None,
        "audiobook_chapter_title": None,
        "reason_start": "clickrow",
        "reason_end": "trackdone",
        "shuffle": False,
        "skipped": False,
        "offline": False,
        "offline_timestamp": None,
        "incognito_mode": False,
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000)
