"""Large exports of every kind of file, each brought into a new vault.

Port's reader of WhatsApp (27,500 messages a CPU second where it was measured) is not on PyPI; whatstk stands in for it.
For X, Reddit, Spotify, Instagram and TikTok we know of no reader there that is kept up and works without a network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench import (
    inputs,
    make_activitywatch,
    make_bluesky,
    make_chats,
    make_discord,
    make_instagram,
    make_reddit,
    make_spotify,
    make_tiktok,
    make_x,
)
from bench.imports import RUNS, against, imported, peer, rate
from bench.table import Row, show

ASKED = ">= 60,000/s, <= 250 MiB"
ACTIVITYWATCH_BYTES = 94_000_000
"""The export that took ActivityWatch itself 19 minutes: https://github.com/ActivityWatch/aw-server/pull/41"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program, and what it reads."""

    name: str
    script: str
    path: Callable[[Path], Path] = Path
    """The file or folder it reads, from the file that we read."""
    runs: int = RUNS


@dataclass(frozen=True, slots=True)
class Job:
    """One export."""

    name: str
    file: str
    write: Callable[[Path], None]
    peer: Peer | None = None


def _tenth(_path: Path) -> Path:
    """A tenth: the whole takes ActivityWatch minutes."""
    return inputs.made("activitywatch-tenth.json", partial(make_activitywatch.write, size=ACTIVITYWATCH_BYTES // 10))


WHATSTK = Peer("whatstk", "whatsapp.py")
JOBS = (
    Job("WhatsApp, Android", "whatsapp-android.txt", partial(make_chats.write, messages=100_000), WHATSTK),
    Job(
        "WhatsApp, iPhone",
        "whatsapp-iphone.txt",
        partial(make_chats.write, messages=100_000, phone="iphone"),
        WHATSTK,
    ),
    Job(
        "Discord, 200 channels",
        "discord.zip",
        partial(make_discord.write, messages=300_000),
        Peer("discord_data", "discord.py", inputs.unpacked),
    ),
    Job("X, four parts", "x.zip", partial(make_x.write, posts=100_000)),
    Job("Reddit comments", "reddit.zip", partial(make_reddit.write, comments=100_000)),
    Job(
        "Bluesky repository",
        "bluesky.car",
        partial(make_bluesky.write, records=100_000),
        Peer("libipld, decoding alone", "bluesky.py"),
    ),
    Job(
        "ActivityWatch, 94 MB",
        "activitywatch.json",
        partial(make_activitywatch.write, size=ACTIVITYWATCH_BYTES),
        Peer("ActivityWatch's own store, a tenth", "activitywatch.py", _tenth, 1),
    ),
    Job("Instagram, list of 2024", "instagram-2024.zip", partial(make_instagram.write, posts=300_000, year="2024")),
    Job("Instagram, list of 2026", "instagram-2026.zip", partial(make_instagram.write, posts=300_000)),
    Job("TikTok", "tiktok.zip", partial(make_tiktok.write, videos=300_000)),
    Job("Spotify, 20 files", "spotify.zip", partial(make_spotify.write, plays=300_000)),
)


def run() -> list[dict[str, Any]]:
    """All rows of this subject."""
    return show("Every source", [_row(job) for job in JOBS])


def _row(job: Job) -> Row:
    path = inputs.made(job.file, job.write)
    ours = imported(path)
    if job.peer is None:
        return Row(job.name, rate(ours), ASKED)
    theirs = peer(job.peer.script, job.peer.path(path), job.peer.runs)
    return Row(job.name, rate(ours), ASKED, against(ours, theirs, job.peer.name))
