"""Made-up things for the sandbox, so that a class or a new reader needs nobody's history."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from hearten.guides.rules import Thing

NOON = datetime(2026, 1, 10, 18, 0)  # noqa: DTZ001 # nobody's clock: only the order counts


@cache
def sample() -> tuple[Thing, ...]:
    """Ten things by six made-up voices."""
    rows = tomllib.loads((files("hearten.guides") / "sample.toml").read_text(encoding="utf-8"))["thing"]
    return tuple(
        Thing(row["title"], row["voice"], NOON - timedelta(minutes=row["ago"]), row["minutes"], row["place"])
        for row in rows
    )
