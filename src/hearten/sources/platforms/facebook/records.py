"""What one record of a Facebook export says, in each of the ways that Facebook has of writing one.

    {"timestamp", "title", "data": [{"post" | "comment" | "reaction" | "text" | "name"}, ...], "attachments": [...]}
    {"timestamp", "name", "url"?}
    {"timestamp", "data": {"name", "uri", "watch_time"?, "share"?}}      an entry of a section that has a name
    {"timestamp", "label_values": [{"label", "value", "href"}, ...]}     labels in the account's language

The title is a sentence in the account's language (`Ada commented on Boat's post.`) and is kept as it is. Records with
values stripped: https://github.com/what-if-horizon/what-if-data-donation (entries_data.py); what they mean:
https://github.com/d3i-infra/data-donation-task (platforms/facebook.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hearten.sources.domains import site_of
from hearten.sources.formats.records import measured
from hearten.sources.meta.labelled import LABELS, Record, fields, words_of
from hearten.sources.trace import Act, Flag

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d\d)")
_GROUPS = re.compile(r"facebook\.com/groups/")
_EVENTS = re.compile(r"facebook\.com/events/")
_GROUP_WORD = re.compile(r"gr(?:o+|ou|u|oe)p", re.IGNORECASE)
_EVENT_WORD = re.compile(r"event|évén|veranstalt|evenem|wydarz|etkinlik", re.IGNORECASE)
"""Where no address tells, the name of the section does, in the languages that use some form of these words."""
_ADVERTS = frozenset(
    ("ads", "anzeigen", "werbeanzeigen", "advertenties", "publicités", "anuncios", "anúncios", "inserzioni", "reklamy")
)
"""What the section of adverts is called; in other languages adverts carry no flag, as nothing else marks them."""


class Said(NamedTuple):
    """What a record says. The time is as it was written."""

    at: object
    who: str | None = None
    space: str | None = None
    title: str | None = None
    words: str | None = None
    href: str | None = None
    seconds: float | None = None
    act: Act | None = None
    """Where the record itself says what was done, otherwise than its list."""
    flags: tuple[Flag, ...] = ()


def post(record: Record, _section: str) -> Said:
    """Something of the person's own, on their page or in a group; old lists of groups hold comments too."""
    if _from_data(record, "comment"):
        return comment(record, _section)._replace(act="commented")
    media, note = _attached(record, "media"), _attached(record, "note")
    words = words_of(_from_data(record, "post")) or words_of(media.get("description")) or words_of(note.get("text"))
    return Said(
        record.get("timestamp"),
        title=words_of(record.get("title")),
        words=words,
        href=_address(_attached(record, "external_context").get("url")),
    )


def comment(record: Record, _section: str) -> Said:
    """A comment; the group it stands in is named where it stands in one."""
    found = _from_data(record, "comment")
    inner = found if type(found) is dict else {}
    return Said(
        record.get("timestamp") or inner.get("timestamp"),
        space=words_of(inner.get("group")),
        title=words_of(record.get("title")),
        words=words_of(inner.get("comment")),
    )


def reaction(record: Record, _section: str) -> Said:
    """A like or another reaction. The old form has a sentence, the new one names and links what was reacted to."""
    if LABELS not in record:
        return Said(record.get("timestamp"), title=words_of(record.get("title")))
    said, href = fields(record)
    return Said(record.get("timestamp"), title=said[1] if len(said) > 1 else None, href=href)


def search(record: Record, _section: str) -> Said:
    """What was looked for; some forms have it in quotes."""
    text = words_of(_from_data(record, "text")) or words_of(_attached_text(record))
    if text and len(text) > 2 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return Said(record.get("timestamp"), title=text)


def person(record: Record, _section: str) -> Said:
    """Somebody, or a page, by name."""
    name = words_of(record.get("name")) or words_of(_from_data(record, "name")) or words_of(record.get("title"))
    return Said(record.get("timestamp"), who=name, href=_address(record.get("url")))


def group(record: Record, _section: str) -> Said:
    """A group that was joined or is looked after."""
    name = words_of(_from_data(record, "name")) or words_of(record.get("name"))
    return Said(record.get("timestamp"), space=name, title=words_of(record.get("title")))


def notification(record: Record, _section: str) -> Said:
    """What Facebook called for attention with."""
    return Said(record.get("timestamp"), title=words_of(record.get("text")), href=_address(record.get("href")))


def saved(record: Record, _section: str) -> Said:
    """Something kept for later."""
    thing = _attached(record, "external_context")
    title = words_of(thing.get("name")) or words_of(record.get("title"))
    return Said(
        record.get("timestamp"), who=words_of(thing.get("source")), title=title, href=_address(thing.get("url"))
    )


def titled(record: Record, _section: str) -> Said:
    """Something of which only the sentence tells."""
    poll = _attached(record, "poll")
    return Said(record.get("timestamp"), title=words_of(poll.get("question")) or words_of(record.get("title")))


def event(record: Record, _section: str) -> Said:
    """An event; when it begins says nothing about when the person answered."""
    return Said(record.get("create_timestamp"), title=words_of(record.get("name")) or words_of(record.get("title")))


# -- entries of a section ----------------------------------------------------------------------------------------------


def shown(record: Record, section: str) -> Said | None:
    """A post, video or advert that was on the screen, or a page of the web opened from there."""
    data = _entry(record)
    if data is None:
        return None
    page = _address(data.get("share"))
    name = words_of(data.get("name"))
    flags: tuple[Flag, ...] = ("advert",) if section.strip().casefold() in _ADVERTS else ()
    if page and not flags:
        return Said(record.get("timestamp"), space=site_of(page), title=name, href=page, act="visited", flags=flags)
    seconds = _watched(data.get("watch_time"))
    href = _address(data.get("uri")) or page
    return Said(record.get("timestamp"), title=name, href=href, seconds=seconds, flags=flags)


def called_on(record: Record, section: str) -> Said | None:
    """A profile, page, group or event that was opened."""
    data = _entry(record)
    if data is None:
        return None
    name, href = words_of(data.get("name")), _address(data.get("uri"))
    if _GROUPS.search(href or "") or (not href and _GROUP_WORD.search(section)):
        return Said(record.get("timestamp"), space=name, href=href)
    if _EVENTS.search(href or "") or (not href and _EVENT_WORD.search(section)):
        return Said(record.get("timestamp"), title=name, href=href)
    return Said(record.get("timestamp"), who=name, href=href)


def control(record: Record, section: str) -> Said | None:
    """Somebody whom the person asked to see more of, or less: the name of the section says which."""
    data = _entry(record)
    if data is None:
        return None
    name = words_of(data.get("name"))
    return Said(record.get("timestamp"), who=name, title=section or None, href=_address(data.get("uri")))


# -- labels ------------------------------------------------------------------------------------------------------------


def labelled_person(record: Record, _section: str) -> Said:
    """A profile that was opened."""
    said, href = fields(record)
    return Said(_time_of(record), who=_nth(said, 0), href=href)


def labelled_group(record: Record, _section: str) -> Said:
    """A group that was opened; or an event, which has times of its own."""
    said, href = fields(record)
    name = _nth(said, 0)
    if any("timestamp_value" in entry for entry in _labels(record)):
        return Said(record.get("timestamp"), title=name, href=href)
    return Said(record.get("timestamp"), space=name, href=href)


def labelled_thing(record: Record, _section: str) -> Said:
    """Something with a title and an address."""
    said, href = fields(record)
    return Said(_time_of(record), title=_nth(said, 0), href=href)


def labelled_post(record: Record, _section: str) -> Said:
    """Something that the person wrote on the page of another; the longest field is what they wrote."""
    said, href = fields(record)
    return Said(_time_of(record), words=max(said, key=len, default=None), href=href)


def advert(record: Record, _section: str) -> Said:
    """An advert that was opened: what was done with it, then its title."""
    if LABELS not in record:
        return Said(record.get("timestamp"), title=words_of(record.get("title")), flags=("advert",))
    said, href = fields(record)
    return Said(_time_of(record), title=said[-1] if len(said) > 1 else None, href=href, flags=("advert",))


def advert_shown(record: Record, _section: str) -> Said:
    """An advert that was on the screen."""
    return labelled_thing(record, _section)._replace(flags=("advert",))


# -- parts of records --------------------------------------------------------------------------------------------------


def group_names(record: Record) -> Iterator[str]:
    """The names of groups in a record of those that name them."""
    inner = _from_data(record, "comment")
    found = (_from_data(record, "name"), record.get("name"), inner.get("group") if type(inner) is dict else None)
    yield from (name for value in found if (name := words_of(value)))


def _from_data(record: Record, name: str) -> Any:  # noqa: ANN401 -- JSON is any value
    """The first thing called `name` in the record's data."""
    data = record.get("data")
    for part in data if type(data) is list else ():
        if type(part) is dict and part.get(name):
            return part[name]
    return None


def _attachments(record: Record) -> Iterator[dict[str, Any]]:
    attachments = record.get("attachments")
    for holder in attachments if type(attachments) is list else ():
        data = holder.get("data") if type(holder) is dict else None
        for part in data if type(data) is list else ():
            if type(part) is dict:
                yield part


def _attached(record: Record, name: str) -> dict[str, Any]:
    """The first attachment of this kind; an empty one where there is none."""
    if "attachments" not in record:
        return {}
    return next((part[name] for part in _attachments(record) if type(part.get(name)) is dict), {})


def _attached_text(record: Record) -> object:
    return next((part["text"] for part in _attachments(record) if part.get("text")), None)


def _entry(record: Record) -> dict[str, Any] | None:
    """The data of an entry; None for counters, which have a day instead of a time."""
    data = record.get("data")
    return data if type(data) is dict and "timestamp" in record else None


def _labels(record: Record) -> list[dict[str, Any]]:
    found = record.get(LABELS)
    return [entry for entry in found if type(entry) is dict] if type(found) is list else []


def _time_of(record: Record) -> object:
    """The record's time, or that under one of its labels."""
    own = record.get("timestamp")
    return own or next((entry["timestamp_value"] for entry in _labels(record) if "timestamp_value" in entry), None)


def _watched(value: object) -> float | None:
    """How long, in seconds, or as a clock shows it."""
    if type(value) is str:
        clock = _CLOCK.fullmatch(value)
        if clock:
            return measured(int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3]))
        return measured(int(value)) if value.isascii() and value.isdigit() and len(value) < 9 else None
    return measured(value)


def _address(value: object) -> str | None:
    found = words_of(value)
    return found if found and found[:4] == "http" else None


def _nth(said: list[str], place: int) -> str | None:
    return said[place] if len(said) > place else None
