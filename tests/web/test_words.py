"""Words for what the tables hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app import running

from hearten.sources.trace import ACTS
from hearten.web import words

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> None:
    """Words need the language of the app."""
    with running(tmp_path):
        pass


def test_every_act_has_its_words() -> None:
    assert set(words.ACTS) == set(ACTS)
    assert words.act("watched_live") == "Watched live"
    assert words.act("made_up") == "made_up"


def test_platforms() -> None:
    assert words.platform("youtube") == "YouTube"
    assert words.platform("web") == "Websites"
    assert words.platform("nowhere") == "Nowhere"


def test_numbers() -> None:
    assert words.month("2026-05") == "May 2026"
    assert words.number(1234567) == "1,234,567"
    assert words.things(1) == "1 thing"
    assert words.things(1200) == "1,200 things"
    assert words.hour(7) == "7:00"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "0"), (0, 10, "0"), (1, 1000, "less than 1"), (1, 3, "33"), (999, 1000, "99"), (10, 10, "100")],
)
def test_shares_are_never_rounded_to_none_or_all(part: int, whole: int, said: str) -> None:
    assert words.share(part, whole) == f"{said}{SPACE}%"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "–"), (12, "under 1 min"), (61, "1 min"), (3600, "1 h 0 min"), (4_000_000, "1,111 h 7 min")],
)
def test_durations(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1500, "2 kB"),
        (2_340_000, "2.3 MB"),
        (7 * 10**9, "7.0 GB"),
    ],
)
def test_sizes(size: int, said: str) -> None:
    assert words.size(size) == said
