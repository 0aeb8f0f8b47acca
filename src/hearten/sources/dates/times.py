"""Times as machines write them: ISO 8601, Unix, WebKit, Cocoa. Instants are microseconds since 1970 UTC."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, tzinfo

from hearten.ground.ids import DAY
from hearten.sources.trace import Precision

EARLIEST = 788_918_400_000_000
"""1995-01-01T00:00Z: older than any export that we know of."""
LATEST = 4_102_444_800_000_000
"""2100-01-01T00:00Z."""

# Chrome counts microseconds from 1601: base/time/time.h in https://chromium.googlesource.com/chromium/src
_WEBKIT_TO_UNIX = 11_644_473_600_000_000
# Apple's reference date: https://developer.apple.com/documentation/foundation/nsdate
_COCOA_TO_UNIX = 978_307_200_000_000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_from_iso = datetime.fromisoformat

_FORM = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[Tt ](?P<minute>\d\d:\d\d)(?P<second>:\d\d)?(?:(?<=:\d\d:\d\d)[.,](?P<fraction>\d+))?"
    r" ?(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?(?: UTC)?)?)?",
    re.ASCII,
)
_NUMBER = re.compile(r"\d{9,19}(?:\.\d{1,9})?", re.ASCII)
_BY_LENGTH_WITH_Z: dict[int, Precision] = {20: "s", 24: "ms", 27: "us"}
"""What `2026-06-01T11:45:01Z` and its longer sisters tell, by their length."""


def iso(text: str) -> tuple[int, Precision] | None:
    """An ISO 8601 date and time that names its zone (`2026-06-01T11:45:01.962Z`); None without one."""
    precision = _BY_LENGTH_WITH_Z.get(len(text))
    if precision and text[-1] == "Z" and text[7] == "-" and text[16] == ":" and text[10] == "T":
        try:
            return _microseconds(_from_iso(text)), precision
        except ValueError:
            return None
    form = _FORM.fullmatch(text)
    return _from_form(form, UTC) if form and form["zone"] else None


def plain(text: str, zone: tzinfo = UTC) -> tuple[int, Precision] | None:
    """`2026-06-01 11:45:01` in `zone` unless it names one (` UTC`, ` +0000`); minutes or the date alone will do."""
    core = text[:19] if text[19:] in ("", " UTC") else ""
    if len(core) == 19 and core[16] == ":" and core[7] == "-" and core[10] in " T":
        try:
            if zone is UTC or len(text) > 19:
                return _microseconds(_from_iso(core + "Z")), "s"
            return wall_clock(_from_iso(core), zone), "s"
        except ValueError:
            return None
    form = _FORM.fullmatch(text)
    return _from_form(form, zone) if form else None


def unix(value: object) -> tuple[int, Precision] | None:
    """A number of seconds, milli-, micro- or nanoseconds since 1970, told apart by size; None outside 1995 to 2100."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            return None
        value = float(value) if "." in value else int(value)
    if isinstance(value, int):
        return _unix_whole(value)
    if isinstance(value, float) and math.isfinite(value):
        return _unix_whole(int(value)) if value.is_integer() else _unix_fraction(value)
    return None


def webkit(value: int) -> int | None:
    """Chrome's microseconds since 1601; None for its zero and for what is not 1995 to 2100."""
    at = value - _WEBKIT_TO_UNIX
    return at if EARLIEST <= at < LATEST else None


def cocoa(value: float) -> int | None:
    """Safari's seconds since 2001; None for its zero and for what is not 1995 to 2100."""
    if not math.isfinite(value) or value == 0:
        return None
    at = round(value * 1_000_000) + _COCOA_TO_UNIX
    return at if EARLIEST <= at < LATEST else None


def plausible(us: int, now: int) -> bool:
    """After 1995 and not later than a day from `now` (clocks and zones differ by that much)."""
    return EARLIEST <= us <= now + DAY


def wall_clock(moment: datetime, zone: tzinfo) -> int:
    """The instant at which clocks in `zone` show `moment`.

    In the hour that autumn repeats, the first; a time that spring leaves out is moved forward by what was left out
    (both are what fold=0 means: https://peps.python.org/pep-0495/).
    """
    return _microseconds(moment.replace(tzinfo=zone, fold=0))


def _microseconds(moment: datetime) -> int:
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _from_form(form: re.Match[str], zone: tzinfo) -> tuple[int, Precision] | None:
    clock = form["minute"]
    named = form["zone"]
    try:
        if clock is None:
            return wall_clock(_from_iso(form["day"]), zone), "day"
        fraction = form["fraction"] or ""
        moment = _from_iso(f"{form['day']}T{clock}{form['second'] or ':00'}.{fraction[:6].ljust(6, '0')}")
        at = _microseconds(_from_iso(f"{moment.isoformat()}{_offset(named)}")) if named else wall_clock(moment, zone)
    except ValueError:
        return None
    if not form["second"]:
        return at, "min"
    return at, ("s" if not fraction else "ms" if len(fraction) <= 3 else "us")


def _offset(named: str) -> str:
    return named.removesuffix(" UTC") if named[0] in "+-" else "Z"


def _unix_whole(value: int) -> tuple[int, Precision] | None:
    if EARLIEST <= value * 1_000_000 < LATEST:
        return value * 1_000_000, "s"
    if EARLIEST <= value * 1_000 < LATEST:
        return value * 1_000, "ms"
    if EARLIEST <= value < LATEST:
        return value, "us"
    if EARLIEST <= value // 1_000 < LATEST:
        return value // 1_000, "us"
    return None


def _unix_fraction(value: float) -> tuple[int, Precision] | None:
    for steps in (1_000_000, 1_000, 1):
        at = round(value * steps)
        if EARLIEST <= at < LATEST:
            return at, ("ms" if at % 1_000 == 0 else "us")
    return None
