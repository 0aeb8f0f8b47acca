"""What one record of a Snapchat download tells. Files, and pages of the same, differ only in how a record is written.

    {conversation: [{"From", "Media Type", "Created", "Content", "Conversation Title", "IsSender",
                     "Created(microseconds)", "IsSaved", "Media IDs"}]}             chats, snaps (without the last two)
    {"Received Saved Chat History": [{"From", "Media Type", "Created", "Text"}],
     "Sent Saved Chat History": [{"To", ...}], "Received Snap History": ...}        the same until about 2023
    {"Friend and Public Story Views": [{"View", "Media Type", "View Date"}],
     "Your Story Views": [{"Story Date", "Story Views", "Story Replies"}]}          stories
    {"Shared Story": [{"Story Id", "Status", "Created", "Content"}],
     "Spotlight History": [{"Story Date", "Story URL", "Action Type", "View Time": "1.37 seconds"}]}
    {"My AI Content": [{"Timestamp", "IP Address", "Type", "Content"}]}
    {"Outgoing Calls": [{"Date & Time", "Type", "Result", "City", "Length (sec)"}]}
    {"": [{"Date and time (hourly)", "Search Term", "Location"}]}

A conversation of two is called by the friend's username, a group by a long number. `Created(microseconds)` counts
milliseconds. All times are UTC. Shapes: https://github.com/audacious-software/Passive-Data-Kit-External-Data
(importers/snapchat.py), https://github.com/VismayVora/SnapAnalysis (extract_snapchat_data.py), the old ones and that
words are escaped as in HTML: https://github.com/raleighlittles/Snapchat-Chats-And-Location-Analyzer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, KeysView
from typing import NamedTuple

from hearten.ground.ids import HOUR, MINUTE, SECOND, normal_text, trace_key
from hearten.sources.dates import times
from hearten.sources.dates.when import NEVER, When, told
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, measured, words
from hearten.sources.text import unescape_html
from hearten.sources.trace import Act, Trace, Unread

_new = tuple.__new__

NAME = "snapchat"
OLD = re.compile(r"(Received|Sent)(?: Saved| Unsaved)? (?:Chat|Snap) History")
"""What the lists of chats and snaps were called when they were not yet one for each conversation."""
GROUP = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
"""What a group is called where a friend would have a name."""
_MY_AI = "myai"
"""The username of Snapchat's own chatbot."""
_HOURLY = "Date and time (hourly)"
_FRIENDS, _CHANNELS = "Friends", "Discover Channels Viewed"
_SUBSCRIPTIONS = ("Publishers", "Public Users")
_UNNEEDED = frozenset((
    "My AI Memory", "App Profile", "Demographics", "Subscriptions", "Engagement", "Breakdown of Time Spent on App",
    "Ads You Interacted With", "Interest Categories", "Content Categories", "Geographic Information", "Interactions",
    "Off-Platform Sharing", "Mobile Ad Id", "Friend Requests Sent", "Blocked Users", "Deleted Friends",
    "Hidden Friend Suggestions", "Ignored Snapchatters", "Pending Requests", "Shortcuts", "Chat Sessions",
))  # fmt: skip
"""Sections of files that are read otherwise. The time spent is told in hundredths of itself, never in seconds."""

Told = Trace | Unread | None


class Conversation(NamedTuple):
    """Who talks with whom."""

    name: str
    """What makes it the same in another download."""
    is_group: bool
    title: str | None

    @property
    def friend(self) -> str | None:
        """The other person of a conversation of two."""
        if self.is_group or not self.name:
            return None
        return "My AI" if self.name == _MY_AI else self.name


def convert(path: Path, record: Json, now: int, *, others_words: bool) -> Told:
    """A record that stands under `path` in its file."""
    section = str(path[0]) if path else ""
    if section in _UNNEEDED:
        return Unread("not_needed", section)
    if type(record) is str:
        return _named(section, record)
    if type(record) is not dict:
        return Unread("not_understood")
    if "Media Type" in record and ("From" in record or "To" in record):
        return _message(section, record, now, others_words=others_words)
    for keys, kind in _KINDS:
        if keys <= record.keys():
            return kind(section, record, now)
    return Unread("not_understood")


def is_known(keys: KeysView[str]) -> bool:
    """Only a record of Snapchat's has these keys."""
    is_message = {"Media Type", "Created"} <= keys and keys & {"From", "To"}
    return bool(is_message) or any(signs <= keys for signs in _SIGNS)


# -- chats and snaps ---------------------------------------------------------------------------------------------------


def _message(section: str, record: Json, now: int, *, others_words: bool) -> Told:
    """A chat or a snap, sent or received."""
    get = record.get
    kind = words(get("Media Type")) or ""
    if kind.startswith("STATUS"):
        return Unread("not_needed", "a line that the app wrote")
    when = _moment(get("Created"), get("Created(microseconds)"), now)
    if when is None:
        return Unread("bad_time", "Created")
    talk = _conversation(section, record)
    sender = words(get("From"))
    mine = get("IsSender")
    if type(mine) is not bool:
        mine = _is_sent(section, talk, sender)
    content = _words_of(get("Content") or get("Text")) if kind.casefold() in ("text", "") else None
    if when.at is None and not (content or sender):
        return Unread("not_understood")
    who = sender if talk.is_group else mine
    fields = (
        trace_key(NAME, "messaged", f"{talk.name}\0{who}\0{normal_text(content or kind)}", when.at), when.at,
        when.precision, when.basis, NAME, "messaged", talk.title if talk.is_group else None,
        talk.friend or (None if mine else sender), mine, None, None, None, None, (),
        content if mine or others_words else None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _conversation(section: str, record: Json) -> Conversation:
    if not section or OLD.fullmatch(section):
        return Conversation(words(record.get("To")) or words(record.get("From")) or "", False, None)
    title = words(record.get("Conversation Title"))
    is_group = GROUP.fullmatch(section) is not None or title not in (None, section)
    return Conversation(section, is_group, title)


def _is_sent(section: str, talk: Conversation, sender: str | None) -> bool:
    """Whose it is where no field says so: lists named theirs; a conversation of two is named for the other."""
    if old := OLD.fullmatch(section):
        return old[1] == "Sent"
    if not section:
        return sender is None
    return not talk.is_group and sender is not None and sender != talk.name


def _moment(written: object, milliseconds: object, now: int) -> When | None:
    """When it was sent: to the millisecond where the finer field tells the same second, or is the only one."""
    when = told(written, now)
    found = times.unix(milliseconds) if type(milliseconds) is int and milliseconds > 0 else None
    if when is None or found is None or not times.plausible(found[0], now):
        return when
    if when.at is None or found[0] // SECOND == when.at // SECOND:
        return When(*found, "event")
    return when


def _words_of(value: object) -> str | None:
    text = unescape_html(value).strip() if type(value) is str else ""
    return text or None


# -- everything else ---------------------------------------------------------------------------------------------------


def _named(section: str, name: str) -> Told:
    """A bare name in a list: a channel that was viewed, an account that is followed."""
    if not name.strip():
        return None
    if section == _CHANNELS:
        return _undated("viewed", name)
    if section in _SUBSCRIPTIONS:
        return _undated("followed", name)
    return Unread("not_understood")


def _channel(section: str, record: Json, _now: int) -> Told:
    name = words(record["Channel Name"])
    return _named(section, name) if name else Unread("bad_value", "Channel Name")


def _undated(act: Act, name: str) -> Trace:
    return Trace(trace_key(NAME, act, name, None), *NEVER, NAME, act, voice=name)


def _story_seen(section: str, record: Json, now: int) -> Told:
    """Somebody's story that was watched. Views of the person's own stories are other people's doings."""
    if section == "Your Story Views":
        return Unread("not_needed", section)
    when = told(record["View Date"], now)
    if when is None:
        return Unread("bad_time", "View Date")
    whose = words(record["View"])
    voice = None if whose == "no name" else whose
    key = trace_key(NAME, "viewed", f"{whose}\0{record.get('Media Type')}", when.at)
    return Trace(key, *when, NAME, "viewed", voice=voice)


def _story_told(_section: str, record: Json, now: int) -> Told:
    """A story of the person's own, or one that they gave to a public story."""
    field = "Story Date" if "Story Date" in record else "Created"
    when = told(record[field], now)
    if when is None:
        return Unread("bad_time", field)
    key = trace_key(NAME, "posted", words(record.get("Story Id")) or "story", when.at)
    return Trace(key, *when, NAME, "posted")


def _spotlight(_section: str, record: Json, now: int) -> Told:
    """A short film that was watched, mostly with how long."""
    if "VIEW" not in str(record.get("Action Type", "VIEW")).upper():
        return Unread("not_needed", "Action Type")
    when = told(record["Story Date"], now)
    if when is None:
        return Unread("bad_time", "Story Date")
    url = words(record["Story URL"])
    seconds = _seconds(record.get("View Time"))
    return Trace(
        trace_key(NAME, "viewed", url or "spotlight", when.at), *when, NAME, "viewed", seconds=seconds,
        seconds_basis=None if seconds is None else "measured", url=url, flags=("short",),
    )  # fmt: skip


def _ai(_section: str, record: Json, now: int) -> Told:
    """A message to the chatbot, or from it where the type says so."""
    when = told(record["Timestamp"], now)
    if when is None:
        return Unread("bad_time", "Timestamp")
    text = _words_of(record["Content"])
    mine = not re.search("receiv|respon|answer", str(record["Type"]), re.IGNORECASE)
    key = trace_key(NAME, "messaged", f"{_MY_AI}\0{mine}\0{normal_text(text or str(record['Type']))}", when.at)
    return Trace(key, *when, NAME, "messaged", voice="My AI", mine=mine, text=text)


def _call(_section: str, record: Json, now: int) -> Told:
    """A call with how long it was; with whom, the export does not say. Its lists may tell one call twice."""
    when = told(record["Date & Time"], now)
    if when is None:
        return Unread("bad_time", "Date & Time")
    seconds = _seconds(record["Length (sec)"])
    if not seconds:
        return Unread("not_needed", "a call that nobody took")
    key = trace_key(NAME, "time_spent", "call", when.at, MINUTE)
    return Trace(key, *when, NAME, "time_spent", seconds=seconds, seconds_basis="measured")


def _search(_section: str, record: Json, now: int) -> Told:
    """Something searched for. Where its time is told by the hour, no more than its day is certain."""
    asked = _words_of(record["Search Term"])
    when = told(record.get(_HOURLY) or record.get("Date"), now)
    if when is None:
        return Unread("bad_time", _HOURLY)
    if asked is None:
        return None
    if record.get(_HOURLY) and when.at is not None:
        when = when._replace(precision="day")
    return Trace(trace_key(NAME, "searched", normal_text(asked), when.at, HOUR), *when, NAME, "searched", title=asked)


def _friend(section: str, record: Json, now: int) -> Told:
    """A friend, since when they were added."""
    if section != _FRIENDS:
        return Unread("not_needed", "a list of others")
    name = words(record["Username"])
    when = told(record["Creation Timestamp"], now)
    if name is None or when is None:
        return Unread("bad_value" if name is None else "bad_time", "Username" if name is None else "Creation Timestamp")
    return Trace(trace_key(NAME, "followed", name, None), *when, NAME, "followed", voice=name)


def _seconds(value: object) -> float | None:
    """`312`, `"312"`, `"1.37 seconds"`; None for `"not available"`."""
    if type(value) is str:
        number = re.match(r"\s*(\d{1,9}(?:\.\d{1,9})?)\b", value, re.ASCII)
        return measured(float(number[1])) if number else None
    return measured(value)


_KINDS: tuple[tuple[frozenset[str], Callable[[str, Json, int], Told]], ...] = (
    (frozenset(("View", "View Date")), _story_seen),
    (frozenset(("Story Date", "Story URL")), _spotlight),
    (frozenset(("Story Date", "Story Views")), _story_told),
    (frozenset(("Story Id", "Created")), _story_told),
    (frozenset(("Timestamp", "Type", "Content")), _ai),
    (frozenset(("Date & Time", "Length (sec)")), _call),
    (frozenset(("Search Term",)), _search),
    (frozenset(("Username", "Display Name", "Creation Timestamp")), _friend),
    (frozenset(("Channel Name",)), _channel),
)
"""The keys by which a record is known, and what it tells."""
_SIGNS = (
    frozenset(("View", "View Date")), frozenset(("Story Date", "Story URL")), frozenset(("Story Date", "Story Views")),
    frozenset(("Timestamp", "IP Address", "Type", "Content")),
    frozenset(("Date & Time", "Length (sec)")), frozenset((_HOURLY, "Search Term")),
    frozenset(("Username", "Display Name", "Creation Timestamp")),
)  # fmt: skip
"""The keys that no other platform uses together."""
