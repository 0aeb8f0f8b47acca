"""ActivityWatch: which window and which browser tab was in front, and for how long, as its watchers saw it.

    {"buckets": {ID: {"id", "type", "client", "hostname", "events": [{"timestamp", "duration", "data": {...}}]}}}

The file of the export button and of `/api/0/export`, all buckets or one (the published schema has them as a list, and
that is read too), and the bare list of events that `/api/0/buckets/ID/events` gives: https://github.com/ActivityWatch/
aw-server, aw_server/rest.py. What an event tells is known by its data: `{url, title, audible, incognito}` is a tab,
`{app, title}` a window (on Android with `package`), `{status}` whether somebody was there:
https://docs.activitywatch.net/en/latest/buckets-and-events.html.

A tab is a visit of the platform `web`, the same as one from a browser's own history; a window is time spent in an app
(platform `apps`), because ActivityWatch is where it was measured, not where it happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearten.ground.ids import SECOND, trace_key
from hearten.sources.dates import times
from hearten.sources.domains import site_of
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, measured, read_records, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Flag, Precision, Trace, Unread

_new = tuple.__new__

_BUCKETS = frozenset(("buckets",))
_PRIVATE: tuple[Flag, ...] = ("private",)
_PLAIN: tuple[Flag, ...] = ()


def _is_export(sample: Sample) -> float:
    for path, value in sample.json_items:
        if not isinstance(value, dict):
            continue
        if "timestamp" in value and "duration" in value and isinstance(value.get("data"), dict):
            return CERTAIN if path[:1] == ("buckets",) else LIKELY
        if path == ("buckets",) and {"type", "client", "events"} <= value.keys():
            return CERTAIN
    # buckets without events, or with the first event beyond the head of the file
    kinds = (b'"currentwindow"', b'"web.tab.current"', b'"afkstatus"')
    start = sample.head[:4096]
    return LIKELY if sample.is_json and b'"buckets"' in start and any(kind in start for kind in kinds) else NO


def _events(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    now = settings.now

    def convert(path: Path, value: Json) -> Trace | Unread | None:
        if path and path[-1] != "events":
            return None
        return _event(value, now)

    return read_records(member, convert, descend=_BUCKETS)


def _event(event: Json, now: int) -> Trace | Unread:
    data = event.get("data") if type(event) is dict else None
    if type(data) is not dict:
        return Unread("not_understood", "data")
    url = data.get("url")
    app = data.get("app")
    if not (url or app):
        return Unread("not_needed", "neither a tab nor a window")
    when = _time(event.get("timestamp"))
    if when is None or not times.plausible(when[0], now):
        return Unread("bad_time", "timestamp")
    if url and type(url) is str:
        return _tab(url, data, when, measured(event.get("duration")))
    if app and type(app) is str:
        return _window(app, data, when, measured(event.get("duration")))
    return Unread("bad_value", "url or app")


def _time(value: object) -> tuple[int, Precision] | None:
    if type(value) is not str:
        return None
    return times.iso(value[:-6] + "Z" if value.endswith("+00:00") else value)


def _tab(url: str, data: Json, when: tuple[int, Precision], seconds: float | None) -> Trace:
    # The key is that of a visit in a browser's own history: `platforms/web.py`.
    fields = (
        trace_key("web", "visited", url, when[0], SECOND), when[0], when[1], "event", "web", "visited", site_of(url),
        None, True, seconds, None if seconds is None else "measured", url, words(data.get("title")),
        _PRIVATE if data.get("incognito") is True else _PLAIN, None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _window(app: str, data: Json, when: tuple[int, Precision], seconds: float | None) -> Trace:
    title = words(data.get("title"))
    key = trace_key("apps", "time_spent", f"{app}\0{title or ''}", when[0], SECOND // 1000)
    fields = (
        key, when[0], when[1], "event", "apps", "time_spent", app, None, True,
        seconds, None if seconds is None else "measured", None, title, _PLAIN, None, None,
    )  # fmt: skip
    return _new(Trace, fields)


PLATFORM = Platform(
    name="activitywatch",
    title="ActivityWatch",
    acts=("visited", "time_spent"),
    fills=("space", "seconds", "url", "title"),
    readers=(Reader("aw-buckets-export.json", _is_export, _events),),
)
