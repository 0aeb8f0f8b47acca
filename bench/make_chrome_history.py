"""A Chrome history database, synthetic and the same at every run: `python -m bench.make_chrome_history TARGET`.

The tables are those of a Chrome of 2026, as `.schema` shows them: the parts a reader needs (`urls`, `visits`, their
indexes) and the neighbours that make a real file larger.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE meta(key LONGVARCHAR NOT NULL UNIQUE PRIMARY KEY, value LONGVARCHAR);
CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT, url LONGVARCHAR, title LONGVARCHAR,
    visit_count INTEGER DEFAULT 0 NOT NULL, typed_count INTEGER DEFAULT 0 NOT NULL,
    last_visit_time INTEGER NOT NULL, hidden INTEGER DEFAULT 0 NOT NULL);
CREATE TABLE visits(id INTEGER PRIMARY KEY AUTOINCREMENT, url INTEGER NOT NULL, visit_time INTEGER NOT NULL,
    from_visit INTEGER, external_referrer_url TEXT, transition INTEGER DEFAULT 0 NOT NULL, segment_id INTEGER,
    visit_duration INTEGER DEFAULT 0 NOT NULL, incremented_omnibox_typed_score BOOLEAN DEFAULT FALSE NOT NULL,
    opener_visit INTEGER, originator_cache_guid TEXT, originator_visit_id INTEGER, originator_from_visit INTEGER,
    originator_opener_visit INTEGER, is_known_to_sync BOOLEAN DEFAULT FALSE NOT NULL,
    consider_for_ntp_most_visited BOOLEAN DEFAULT FALSE NOT NULL, visited_link_id INTEGER DEFAULT 0 NOT NULL,
    app_id TEXT);
CREATE TABLE visit_source(id INTEGER PRIMARY KEY, source INTEGER NOT NULL);
CREATE TABLE keyword_search_terms(keyword_id INTEGER NOT NULL, url_id INTEGER NOT NULL,
    term LONGVARCHAR NOT NULL, normalized_term LONGVARCHAR NOT NULL);
CREATE TABLE segments(id INTEGER PRIMARY KEY, name VARCHAR, url_id INTEGER NON NULL);
CREATE INDEX visits_url_index ON visits (url);
CREATE INDEX visits_from_index ON visits (from_visit);
CREATE INDEX visits_time_index ON visits (visit_time);
CREATE INDEX urls_url_index ON urls (url);
INSERT INTO meta VALUES ('version', '70');
"""
FIRST = 13_380_000_000_000_000
"""A day at the end of 2024, in Chrome's microseconds since 1601."""
SITES = (
    "www.lantern-gazette.example", "video.quillpond.example", "forum.mossgarden.example", "mail.tidewater.example",
    "shop.copperkettle.co.uk", "ada.penfold.example", "docs.bramblewiki.org", "play.hollowtree.de",
    "news.saltmarsh.com.au", "photos.kindling.example", "search.fernbank.example", "learn.owlbridge.example",
)  # fmt: skip
WORDS = [
    "amber",
    "birch",
    "candle",
    "dune",
    "ember",
    "fable",
    "grove",
    "harbour",
    "island",
    "juniper",
    "kestrel",
    "lichen",
    "meadow",
    "nettle",
    "orchard",
]
VISITS_A_PAGE = 16
BATCH = 10_000


def write(target: Path, visits: int) -> None:
    """Write a database with that many visits to `target`."""
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    chance = random.Random(20_260_601)
    with closing(sqlite3.connect(unfinished)) as base:
        base.executescript(SCHEMA)
        for start in range(1, visits + 1, BATCH):
            count = min(BATCH, visits + 1 - start)
            pages = range(start // VISITS_A_PAGE + 1, (start + count - 1) // VISITS_A_PAGE + 2)
            # In turns, as a browser does it, so that pages of both tables lie mixed in the file.
            base.executemany("INSERT OR IGNORE INTO urls VALUES (?, ?, ?, ?, 0, ?, 0)", _pages(pages, chance))
            base.executemany(
                "INSERT INTO visits (id, url, visit_time, from_visit, transition, visit_duration)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                _visits(start, count, chance),
            )
            base.commit()
    unfinished.replace(target)


def _pages(numbers: range, chance: random.Random) -> Iterator[tuple[int, str, str, int, int]]:
    for number in numbers:
        words = chance.sample(WORDS, 4)
        url = f"https://{chance.choice(SITES)}/{words[0]}/{'-'.join(words[1:])}-{number}?from={chance.randrange(999)}"
        yield number, url, f"{' '.join(words).title()} number {number}", VISITS_A_PAGE, FIRST + number


def _visits(start: int, count: int, chance: random.Random) -> Iterator[tuple[int, int, int, int, int, int]]:
    for number in range(start, start + count):
        # Most visits go to a page seen lately, a tenth to one from long ago.
        newest = number // VISITS_A_PAGE + 1
        page = chance.randint(1, newest) if chance.random() < 0.1 else max(1, newest - int(chance.expovariate(0.2)))
        at = FIRST + number * 120_000_000 + chance.randrange(60_000_000)
        duration = 0 if chance.random() < 0.2 else chance.randrange(200_000, 600_000_000)
        came_from = 0 if chance.random() < 0.5 else number - 1
        yield number, page, at, came_from, chance.choice((0, 1, 8)) | 0x30000000, duration


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300_000)
