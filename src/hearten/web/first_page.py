"""What the first page shows, worked out beside the requests: counting a long history takes a second or more."""

from __future__ import annotations

from dataclasses import dataclass

from hearten.journeys.desk import Desk
from hearten.journeys.overview import Overview, overview
from hearten.web.figures import Figure, figures

PATIENCE = 0.5
"""Seconds that a reader waits for it before a page says that it takes a little longer."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """Counts, and the pictures of them."""

    seen: Overview
    figures: tuple[Figure, ...]


def first_page(desk: Desk) -> FirstPage:
    """All of it; the pictures are drawn up anew only where the counts are others."""
    seen = overview(desk)
    return FirstPage(seen, desk.memory.get("figures", seen, lambda: _drawn(seen)))


def _drawn(seen: Overview) -> tuple[Figure, ...]:
    shown = figures(seen) if seen.traces else ()
    for figure in shown:
        figure.spec  # noqa: B018 # drawn up now, so that no reader waits for it
    return shown
