"""Posts of X as traces: written, in reply, or shared from somebody else.

{"tweet": {"id_str", "created_at", "full_text", "lang", "entities": {"urls", "user_mentions", "media"},
           "in_reply_to_status_id_str", "in_reply_to_screen_name", "in_reply_to_user_id_str", "community_id_str"}}

In 2019 the elements were not wrapped. Numbers are written as texts. Shape:
https://github.com/TheExGenesis/community-archive (README.md); a shared post begins with `RT @name: `.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hearten.ground.ids import SECOND, normal_text, trace_key
from hearten.sources.dates.times import plausible
from hearten.sources.formats.jsonstream import Path, items
from hearten.sources.formats.records import Json, read_records, words
from hearten.sources.members import Member
from hearten.sources.platform import Settings
from hearten.sources.platforms.x import wording as x_words
from hearten.sources.platforms.x.notes import SHORTEST, Notes, note_of, second_of_note, told_with_posts
from hearten.sources.platforms.x.people import owner_of
from hearten.sources.platforms.x.posted import posted_at
from hearten.sources.trace import Act, Flag, Trace, Unread, UnreadReason

NAME = "x"
_new = tuple.__new__

What = tuple[Act, str | None, tuple[Flag, ...]]
"""What was done, to whose post, and what to say of it."""

_NO_FLAGS: tuple[Flag, ...] = ()
_REPLY: tuple[Flag, ...] = ("reply",)
_REPOST: tuple[Flag, ...] = ("repost",)
_POSTED: What = ("posted", None, _NO_FLAGS)
_SHARED = re.compile(r"RT @(\w{1,20}):? ?")
_LONGEST_NUMBER = 20
_LANGUAGES = {"in": "id", "iw": "he", "und": None, "zxx": None, "art": None}
"""Tags that are outdated, or that say there is no telling: https://docs.x.com/x-api/v1/data-dictionary (BCP 47, `und`
where no language could be detected); those in `q..` stand for posts of hashtags, pictures or names alone."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is the same for all posts of one file."""

    flags: tuple[Flag, ...]
    """`removed` for deleted ones, `private` for those to a circle."""
    owner: str | None
    """The person's own account: the pieces of a thread answer it."""
    notes: Notes | None
    """Long posts beside the file, if there are any."""
    now: int


def read_posts(member: Member, settings: Settings, flags: tuple[Flag, ...] = ()) -> Iterator[Trace | Unread]:
    """Every post of a file."""
    shelf = Shelf(flags, owner_of(member), Notes.beside(member), settings.now)
    stream = member.open()
    count = 0
    try:
        for item in items(stream):
            if type(item) is Unread:
                yield item
                continue
            count += 1
            record = item[1]
            row = _post(record.get("tweet", record), shelf) if type(record) is dict else "not_understood"
            if isinstance(row, str):
                yield Unread(row, f"item {count}")
            else:
                yield row
    finally:
        stream.close()


def _post(post: Json, shelf: Shelf) -> Trace | UnreadReason:
    if type(post) is not dict:
        return "not_understood"
    get = post.get
    number = get("id_str")
    if type(number) is not str or not number.isdecimal() or len(number) > _LONGEST_NUMBER:
        number = number_of(number or get("id"))
    when = posted_at(get("created_at"), number, shelf.now) if number else None
    if number is None or when is None:
        return "bad_time" if number else "not_understood"
    raw = get("full_text") or get("text")
    said = x_words.of_post(raw, post) if type(raw) is str else ""
    act, voice, flags = _POSTED
    if "in_reply_to_screen_name" in post or "in_reply_to_status_id_str" in post:
        act, voice, flags = _answer(get, shelf.owner)
    elif said[:4] == "RT @" and (shared := _SHARED.match(said)):
        act, voice, flags, said = "shared", shared[1], _REPOST, said[shared.end() :]
    if shelf.notes and len(said) > SHORTEST:
        said = shelf.notes.whole(said, when[0])
    community, lang = get("community_id_str"), get("lang") if said else None
    fields = (
        # The act is not in the key: what a post was does not change which one it is.
        trace_key(NAME, "posted", number, None), *when, NAME, act,
        f"community {community}" if community and type(community) is str else None,
        voice, True, None, None, f"https://x.com/i/web/status/{number}", None,
        flags + shelf.flags if shelf.flags else flags, said or None,
        _language(lang) if type(lang) is str else None,
    )  # fmt: skip
    return _new(Trace, fields)


def number_of(value: object) -> str | None:
    """The number of a post or an account, as a text."""
    text = str(value) if type(value) is int else value
    return text if type(text) is str and len(text) <= _LONGEST_NUMBER and text.isdecimal() else None


def _answer(get: Callable[[str], object], owner: str | None) -> What:
    """A reply to somebody; one to oneself is the next piece of a thread, and old posts name nobody by null."""
    to, answered = get("in_reply_to_screen_name"), get("in_reply_to_status_id_str")
    if not (to or answered):
        return _POSTED
    flags = _REPLY if answered else _NO_FLAGS
    if owner is not None and get("in_reply_to_user_id_str") == owner:
        return "posted", None, flags
    return "commented", words(to), flags


def _language(tag: str) -> str | None:
    return None if tag[:1] == "q" else _LANGUAGES.get(tag, tag or None)


# -- long posts that stand alone ---------------------------------------------------------------------------------------


def read_notes(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every long post whose beginning is in no file of posts beside this one: those are told there, whole."""
    told = told_with_posts(member)

    def convert(_path: Path, record: Json) -> Trace | Unread:
        note = note_of(record)
        second = second_of_note(note) if note else None
        if note is None or second is None:
            return Unread("bad_time" if note else "not_understood")
        if second in told:
            return Unread("not_needed", "told with its post")
        if not plausible(second * SECOND, settings.now):
            return Unread("bad_time", "createdAt")
        key = trace_key(NAME, "posted", note.number or normal_text(note.words or ""), second * SECOND)
        return Trace(key, second * SECOND, "s", "event", NAME, "posted", text=note.words)

    return read_records(member, convert)
