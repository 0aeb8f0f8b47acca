"""Long posts of X: `tweets.js` holds the beginning of one, `note-tweet.js` the whole, with the same second.

tweets.js       {"tweet": {"created_at", "full_text": "The beginning of it…"}}
note-tweet.js   {"noteTweet": {"noteTweetId", "createdAt", "core": {"text": "The beginning of it, and all the rest"}}}

The two share no number: other readers put them together by `createdAt`, we by that and the words they begin with. A
post takes its words from the note; a note whose post is nowhere beside it is told by itself. What a note is:
https://github.com/TheExGenesis/community-archive (README.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from hearten.ground.ids import SECOND, normal_text
from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import items
from hearten.sources.members import Member
from hearten.sources.platforms.x.posted import written
from hearten.sources.platforms.x.wording import expanded, unescaped
from hearten.sources.trace import Unread

_NOTES = "note-tweet.js"
_OF_POSTS = ("tweets.js", "tweet.js", "community-tweet.js", "deleted-tweets.js", "twitter-circle-tweet.js")
_MOST_PARTS = 1_000
_CHUNK = 1 << 20
_OVERLAP = 80
_CREATED = re.compile(rb'"created_at"\s*:\s*"([^"\\]{20,40})"')
_ADDRESS = re.compile(r"https?://\S+")
_ADDRESSED = re.compile(r"(?:@\w+\s+)+")
_HEAD = 40
"""Letters by which a post and its note know each other; the post is cut after 140 of the widest ones."""
SHORTEST = 100
"""Posts below this length are never the beginning of a note."""
_DRIFT = 2
"""Seconds by which the two may differ."""
_MOST_NOTES = 200_000


class Note(NamedTuple):
    """One long post."""

    number: str | None
    at: object
    """As it is written."""
    words: str | None


def note_of(record: object) -> Note | None:
    """The note in an element of `note-tweet.js`."""
    note = record.get("noteTweet") if isinstance(record, dict) else None
    if not isinstance(note, dict):
        return None
    core = note.get("core")
    number = note.get("noteTweetId")
    return Note(
        number if isinstance(number, str) and number else None,
        note.get("createdAt"),
        _words(core) if isinstance(core, dict) else None,
    )


class Notes:
    """The long posts of an archive, to be found by the second and the beginning of each."""

    def __init__(self, notes: Iterator[Note]) -> None:
        self._by_second: dict[int, list[str]] = {}
        for note in notes:
            second = second_of_note(note)
            if second is not None and note.words:
                self._by_second.setdefault(second, []).append(note.words)

    @classmethod
    def beside(cls, member: Member) -> Notes | None:
        """Those that lie in the same folder as `member`, if any do."""
        file = member.beside(_NOTES)
        notes = cls(_notes_in(file)) if file else None
        return notes if notes and notes._by_second else None

    def whole(self, words: str, at: int) -> str:
        """The whole of a post of which `words` may be only the beginning."""
        second = at // SECOND
        for near in range(second - _DRIFT, second + _DRIFT + 1):
            for note in self._by_second.get(near, ()):
                if _beginning(note) == _beginning(words):
                    return note
        return words


def second_of_note(note: Note) -> int | None:
    """When a note was posted, in seconds."""
    found = times.iso(note.at) if isinstance(note.at, str) else None
    return found[0] // SECOND if found and times.EARLIEST <= found[0] < times.LATEST else None


def told_with_posts(member: Member) -> frozenset[int]:
    """The seconds of those notes in `member` that are posts in files beside it. The posts are not decoded for it."""
    seconds = {second for note in _notes_in(member) if (second := second_of_note(note)) is not None}
    wanted = {written(second + drift).encode(): second for second in seconds for drift in range(-_DRIFT, _DRIFT + 1)}
    told: set[int] = set()
    for file in _posts_beside(member) if wanted else ():
        stream = file.open()
        try:
            rest = b""
            while chunk := stream.read(_CHUNK):
                told.update(wanted[text] for text in _CREATED.findall(rest + chunk) if text in wanted)
                rest = chunk[-_OVERLAP:]
        finally:
            stream.close()
    return frozenset(told)


def _posts_beside(member: Member) -> Iterator[Member]:
    for name in _OF_POSTS:
        file = member.beside(name)
        for part in range(1, _MOST_PARTS):
            if file is None:
                break
            yield file
            file = member.beside(name.replace(".js", f"-part{part}.js"))


def _notes_in(file: Member) -> Iterator[Note]:
    stream = file.open()
    try:
        for number, item in enumerate(items(stream)):
            note = None if isinstance(item, Unread) else note_of(item[1])
            if note and number < _MOST_NOTES:
                yield note
    finally:
        stream.close()


def _words(core: dict[str, Any]) -> str | None:
    text = core.get("text")
    if not isinstance(text, str):
        return None
    return expanded(unescaped(text), core.get("urls"), "shortUrl", "expandedUrl").strip() or None


def _beginning(words: str) -> str:
    """The first letters, without what only one of the two has: addressees, short addresses."""
    return normal_text(_ADDRESS.sub("", _ADDRESSED.sub("", words[:1_000], count=1)))[:_HEAD]
