"""Words for what the tables hold, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hearten.journeys.sources import readable

ACTS = {
    "viewed": gettext_lazy("Watched or seen"),
    "visited": gettext_lazy("Pages visited"),
    "listened": gettext_lazy("Listened to"),
    "watched_live": gettext_lazy("Watched live"),
    "liked": gettext_lazy("Liked"),
    "reacted": gettext_lazy("Reacted to"),
    "voted": gettext_lazy("Voted on"),
    "saved": gettext_lazy("Saved"),
    "shared": gettext_lazy("Shared"),
    "commented": gettext_lazy("Comments"),
    "posted": gettext_lazy("Posts"),
    "messaged": gettext_lazy("Messages"),
    "searched": gettext_lazy("Searches"),
    "followed": gettext_lazy("Followed"),
    "notified": gettext_lazy("Notifications"),
    "time_spent": gettext_lazy("Time spent in a place"),
}


@cache
def _titles() -> dict[str, str]:
    return {known["platform"]: known["title"] for known in readable()["platforms"]}


def platform(name: str) -> str:
    """A platform as people write it."""
    if name == "web":
        return _("Websites")
    return _titles().get(name, name.capitalize())


def all_platforms() -> list[str]:
    """Everything whose exports can be read, as people write it; not our own plain table."""
    return sorted((title for name, title in _titles().items() if name != "plain"), key=str.casefold)


def act(name: str) -> str:
    """A kind of act as people say it."""
    return str(ACTS.get(name, name))


def month(name: str) -> str:
    """`2026-05` as `May 2026`."""
    year, number = name.split("-")
    return date_format(date(int(year), int(number), 1), "F Y")


def number(n: int) -> str:
    """With the thousands set apart."""
    return f"{n:,}"


def things(n: int) -> str:
    """How many things."""
    return ngettext("{n} thing", "{n} things", n).format(n=number(n))


def share(n: int, total: int) -> str:
    """A part of a whole, rounded kindly: never 0 % of something or 100 % of not quite everything."""
    percent = 100 * n / total if total else 0
    if 0 < percent < 1:
        return _("less than 1\N{NO-BREAK SPACE}%")
    return _("{n}\N{NO-BREAK SPACE}%").format(n=99 if percent > 99 and n < total else round(percent))


def duration(seconds: float) -> str:
    """`3 h 20 min`; nothing where no time was measured."""
    minutes = round(seconds / 60)
    if not seconds:
        return "–"
    if minutes < 1:
        return _("under 1 min")
    hours, minutes = divmod(minutes, 60)
    return _("{h} h {m} min").format(h=number(hours), m=minutes) if hours else _("{m} min").format(m=minutes)


def time_spent(measured: float, inferred: float) -> str:
    """Measured and inferred time together; "about" where part of it is inferred."""
    together = duration(measured + inferred)
    return _("about {time}").format(time=together) if inferred else together


def amount(traces: int, inferred: float) -> str:
    """How many things, and how long that was where it comes to a minute."""
    return f"{things(traces)}, {time_spent(0.0, inferred)}" if inferred >= 60 else things(traces)


def hour(n: int) -> str:
    """`7` as `7:00`."""
    return _("{h}:00").format(h=n)


def size(n: int) -> str:
    """Bytes in the largest unit that leaves a number a person can picture."""
    for limit, unit, digits in SIZES:
        if n >= limit:
            return unit().format(n=f"{n / limit:.{digits}f}")
    return ngettext("{n} byte", "{n} bytes", n).format(n=n)


SIZES: tuple[tuple[int, Callable[[], str], int], ...] = (
    (10**9, lambda: _("{n} GB"), 1),
    (10**6, lambda: _("{n} MB"), 1),
    (10**3, lambda: _("{n} kB"), 0),
)
