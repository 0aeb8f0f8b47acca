"""The one place that asks what time it is."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Microseconds = int
"""Microseconds since 1970-01-01T00:00Z, without leap seconds: how every instant is kept."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> Microseconds:
    """The present instant."""
    return time.time_ns() // 1000


def local_zone() -> tzinfo:
    """The zone this machine is set to, with its summer time where the machine can name it."""
    name = os.environ.get("TZ", "").lstrip(":") or _zone_file_name()
    if name:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            pass
    return datetime.now(UTC).astimezone().tzinfo or UTC


def _zone_file_name() -> str:
    """The IANA name behind /etc/localtime, or nothing where a machine keeps its zone elsewhere."""
    target = str(Path("/etc/localtime").resolve())
    return target.partition("/zoneinfo/")[2]


def as_datetime(at: Microseconds, zone: tzinfo = UTC) -> datetime:
    """The instant `at` as a date and time in `zone`."""
    return datetime.fromtimestamp(at // 1_000_000, tz=UTC).replace(microsecond=at % 1_000_000).astimezone(zone)


def as_microseconds(at: datetime) -> Microseconds:
    """The instant of an aware date and time."""
    return (at - EPOCH) // timedelta(microseconds=1)


def iso(at: Microseconds) -> str:
    """The instant as ISO 8601 text in UTC, to the second: `2026-06-01T11:45:01Z`."""
    return as_datetime(at).strftime("%Y-%m-%dT%H:%M:%SZ")
