"""Chats saved as text, in the three forms that messengers have written their lines in:

    [03.04.26, 21:22:39] Ada: words          03/04/2026, 9:22 p. m. - Ada: words          3/4/14, 21:22:39: Ada: words

What comes before the name is a date in any language and script, but always the same way in one file. So the first lines
are looked at for the way that most of them have; then a line begins a message if its date is written like that, and any
other line belongs to the message before. The text is split where messages begin, a quarter of a megabyte at a time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from hearten.sources.formats.lines import texts
from hearten.sources.members import Stream
from hearten.sources.trace import Unread

LONGEST_MESSAGE = 1 << 18
"""Characters: more than any messenger sends at once."""
MARK = "\u200e"
"""The left-to-right mark, which apps put before their own words."""
_FIRST_LINES = 3_000
_LONGEST_NAME = 100
_LONGEST_HEAD = 200
_MOST_NAMES = 5_000

_MARKS = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_SPACE = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_KINDS = {"[": r"\[({})\]", "-": rf"({{}}){_SPACE}[-–—]{_SPACE}", ":": rf"({{}}):{_SPACE}"}
"""What a date is wrapped in."""
_LOOSE = {
    kind: re.compile(rf"[{_MARKS}]*{wrap.format(inside)}")
    for (kind, wrap), inside in zip(
        _KINDS.items(), (r"[^\[\]]{8,60}", r"\d[^\[\]]{6,50}?", r"\d[^\[\]]{6,40}?"), strict=True
    )
}
_NUMBER = re.compile(r"\d+")
_OPEN_QUOTES = ("“", "„", "«", "「", "『", '"')
_CLOSING = {"“": "”“", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"'}
_GOES_ON = "\0"
"""Stands for the beginning of a message that was begun before: text has no NUL, so no line begins like that."""


class Said(NamedTuple):
    """One message as it was written."""

    number: int
    mark: str
    """U+200E where the line begins with it, else nothing."""
    stamp: str
    """The date and time."""
    sender: str
    """As written; "" for a notice of the messenger."""
    words: str


class Form(NamedTuple):
    """How lines begin that begin a message."""

    begins: re.Pattern[str]
    """Its groups are the mark before the date, and the date."""
    bracketed: bool
    """The date stands in brackets: written by an iPhone."""


def form_of(start: Iterable[str]) -> Form | None:
    """The way in which the lines of a file begin messages; None where it is no chat."""
    ways = Counter(way for line in islice(start, _FIRST_LINES) if (way := _way(line)))
    if not ways:
        return None
    (kind, gaps), _ = ways.most_common(1)[0]
    stamp = r"\d{1,4}".join(map(_gap_pattern, gaps))
    head = rf"^({MARK}?)[{_MARKS}]*{_KINDS[kind].format(stamp)}[ {_MARKS}]*"
    return Form(re.compile(head, re.MULTILINE), kind == "[")


def messages(stream: Stream, form: Form) -> Iterator[Said | Unread]:
    """Every message of a chat, and every notice. What is cut off at the end is not a message any more."""
    names = Names()
    number = 0
    for mark, stamp, text in pieces(stream, form):
        if not stamp:
            if text.strip():
                yield Unread("not_understood", "lines before the first message", len(text))
            continue
        number += 1
        sender, colon, words = text.partition(": ")
        if not colon or not names[sender]:
            sender, words = unusual(text, names)
        if len(words) < LONGEST_MESSAGE:
            yield _new(Said, (number, mark, stamp, sender, words.rstrip("\n")))
        else:
            yield Unread("too_large", f"message {number}", len(words))
    if stream.lost > 0:
        yield Unread("cut_off", "end of file", stream.lost)


_new = tuple.__new__
"""Makes a named tuple without its slower door."""


def pieces(stream: Stream, form: Form) -> Iterator[tuple[str, str, str]]:
    """The mark, the date and the rest of every message; without a date, what stands before the first."""
    mark = stamp = ""
    open_text = ""
    cut = form.begins.split
    for text in texts(stream):
        parts = cut((open_text + text).replace("\r\n", "\n"))
        if len(parts) > 1:
            yield mark, stamp, parts[0].removeprefix(_GOES_ON)
            yield from zip(parts[1:-3:3], parts[2:-3:3], parts[3:-3:3], strict=True)
            mark, stamp = parts[-3], parts[-2]
        open_text = _GOES_ON + _shortened(parts[-1].removeprefix(_GOES_ON)) if stamp else _shortened(parts[-1])
    if stream.lost <= 0:  # else nobody knows how the open message went on
        yield mark, stamp, open_text.removeprefix(_GOES_ON)


def _shortened(text: str) -> str:
    """The text so far; of one that is too long already, just what shows that, and the line where the next may begin."""
    if len(text) <= 2 * LONGEST_MESSAGE:
        return text
    _, newline, last = text[-_LONGEST_HEAD:].rpartition("\n")
    return text[:LONGEST_MESSAGE] + newline + (last if newline else "")


class Names(dict[str, bool]):
    """What stands before a colon, and whether that is a name."""

    def __missing__(self, text: str) -> bool:
        if len(text) > _LONGEST_NAME:
            return False
        found = _is_name(text)
        if len(self) < _MOST_NAMES:
            self[text] = found
        return found


def _is_name(text: str) -> bool:
    """No notice that happens to have a colon: those are long, or quote what somebody has renamed."""
    if not text.strip() or "\n" in text:
        return False
    for quote in _OPEN_QUOTES:
        start = text.find(quote)
        if start >= 0 and not any(sign in text[start + 1 :] for sign in _CLOSING[quote]):
            return False
    return True


def unusual(text: str, names: Names) -> tuple[str, str]:
    """Who says nothing on the first line, or a notice."""
    first, _, rest = text.partition("\n")
    name = first.removesuffix(":")
    return (name, rest) if name != first and ": " not in first and names[name] else ("", text)


def _way(line: str) -> tuple[str, tuple[str, ...]] | None:
    """How the line may begin a message: what wraps the date, and what stands between its numbers."""
    for kind, loose in _LOOSE.items():
        found = loose.match(line)
        if found:
            numbers = _NUMBER.findall(found[1])
            if 5 <= len(numbers) <= 6 and all(len(number) <= 4 for number in numbers):
                return kind, tuple(map(_gap, _NUMBER.split(found[1])))
    return None


def _gap(between: str) -> str:
    """What stands between two numbers; `a` for words, which change with the time of day."""
    return "a" if any(map(str.isalpha, between)) else between


def _gap_pattern(gap: str) -> str:
    if gap == "a":
        return r"[^\d\[\]\n]{1,40}?"
    return "".join(_SPACE if sign.isspace() else re.escape(sign) for sign in gap)
