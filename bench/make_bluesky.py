"""A Bluesky repository, synthetic and the same at every run: `python -m bench.make_bluesky TARGET.car [RECORDS]`.

It is built like the ones of the tests, four names a node of the tree, about what the tree's rule gives:
https://atproto.com/specs/repository#mst-structure.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

from tests.sources.repository import archive, tid_of

from bench.words import sentence
from hearten.ground.clock import iso

FIRST = 1_690_000_000_000_000
"""A day in the summer of 2023, in microseconds."""
OWNER = "did:plc:kitoftheexamplereeds"
KINDS = ("app.bsky.feed.like", "app.bsky.feed.post", "app.bsky.feed.repost", "app.bsky.graph.follow")
SHARES = (60, 25, 10, 5)


def write(target: Path, records: int) -> None:
    """Write a repository with that many likes, posts, reposts and follows."""
    chance = random.Random(20_260_601)
    at = FIRST
    found = {}
    for _ in range(records):
        at += chance.randrange(1_000_000, 900_000_000)
        kind = chance.choices(KINDS, SHARES)[0]
        found[f"{kind}/{tid_of(at, chance.randrange(1024))}"] = _record(chance, kind, at)
    target.write_bytes(archive(found, OWNER, per_node=4))


def _record(chance: random.Random, kind: str, at: int) -> dict[str, Any]:
    record: dict[str, Any] = {"$type": kind, "createdAt": iso(at // 1000 * 1000)}
    other = f"did:plc:{chance.randrange(5_000):024}"
    subject = {
        "cid": f"bafyrei{chance.randrange(10**50):052}",
        "uri": f"at://{other}/app.bsky.feed.post/{tid_of(at - chance.randrange(10**12), 7)}",
    }
    if kind == KINDS[3]:
        record["subject"] = other
    elif kind != KINDS[1]:
        record["subject"] = subject
    else:
        record |= {"text": sentence(chance, 40), "langs": ["en"]}
        if chance.random() < 0.5:
            record["reply"] = {"root": subject, "parent": subject}
    return record


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
