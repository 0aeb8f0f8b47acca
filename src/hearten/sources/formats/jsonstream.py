"""JSON read item by item, in constant memory, from files that may be cut, torn or wrapped.

    bytes ─► walk the objects outside lists, key by key ─► (path, scalar)
          └► each element of a list, decoded whole      ─► (path, element)
          └► what does not decode                        ─► Unread, then on from the next element

An export is nearly always some objects around one or more long lists: `jsonlist` reads those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from hearten.sources.formats.jsonlist import Elements
from hearten.sources.formats.jsontext import MAX_ITEM, Cut, Text, TooLarge, decode
from hearten.sources.members import Stream, from_bytes
from hearten.sources.trace import Unread

Path = tuple[str | int, ...]
Item = tuple[Path, Any]
"""Where in the document (keys, and list positions where lists were descended), and the decoded value."""
Chunk = list[Item | Unread]
"""Some of them, so that not each of a million climbs through every generator between the list and the reader."""

ELEMENT = -1
"""Where a path is marked: some position in a list."""
MAX_DEPTH = 64
_HEAD = 1 << 18
"""As much is looked at to tell one document from many, one a line."""
NOTHING: frozenset[str] = frozenset()

_NEXT_KEY = re.compile(rb'[,{]\s*"|\}')
_JUNK = re.compile(rb'[^,\]}"\[{]*')
_WRAPPER = re.compile(rb"\s*window\.[\w.]+\s*=\s*")
_NEXT_ELEMENT = re.compile(rb"[\s\x00,]*\{")
_OPENERS = (b"{", b"[")
_STRAY = (b",", b"}", b"]", b":")


def items(
    stream: Stream, *, descend: frozenset[str] = NOTHING, whole: frozenset[str] = NOTHING, marked: bool = False
) -> Iterator[Item | Unread]:
    """Every element of every outermost list, and every scalar outside lists, in the order of the file.

    `descend` names lists whose elements are walked like the objects around them (a list of chats that each hold a
    list of messages); `""` names the list that a document is. `whole` names objects whose values are each decoded whole
    (a map from id to record). A file of several documents, one a line, yields each document whole, with an empty path.
    `marked` tells lists from what stands in none: the path of an element ends in `ELEMENT`, and empty lists and objects
    are told too.
    """
    walker = _Walker(stream, descend, whole, marked=marked)
    for chunk in walker.documents():
        yield from chunk
    if walker.cut or stream.lost:
        yield Unread("cut_off", "end of file", walker.left_over + max(stream.lost, 0))


def items_from_head(head: bytes) -> Iterator[Item]:
    """The complete items at the start of a file of which only the head is known."""
    member = from_bytes("head", head)
    for item in items(member.open()):
        if not isinstance(item, Unread):
            yield item


class _Walker:
    def __init__(self, stream: Stream, descend: frozenset[str], whole: frozenset[str], *, marked: bool) -> None:
        self._text = Text(stream)
        self._descend = descend
        self._whole = whole
        self._marked = marked
        self._lines_read = 0
        self.cut = False
        """The file ended before its outermost value did."""
        self.left_over = 0
        """Bytes of the last, incomplete value."""

    # -- the documents of a file ------------------------------------------------------------------------------------

    def documents(self) -> Iterator[Chunk]:
        """Everything in the file, whatever it is wrapped in."""
        text = self._text
        text.fill(_HEAD)
        if text.data.startswith(b"\xef\xbb\xbf"):
            text.at = 3
        if wrapper := _WRAPPER.match(text.data, text.at):
            text.at = wrapper.end()
        try:
            if self._is_lines():
                yield from self._lines()
            else:
                yield from self._values()
        except Cut as cut:
            self.cut = True
            self.left_over = cut.passed + text.rest()

    def _values(self) -> Iterator[Chunk]:
        text = self._text
        first = True
        while sign := text.peek():
            if sign == b";":
                text.at += 1
            elif sign == b"," and _NEXT_ELEMENT.match(text.data, text.at):
                # The bracket that opened a list is gone, and these are the other elements.
                yield from self._list((), b"")
            elif sign in _STRAY:
                # Something closed too early: these are the fields that were left outside.
                yield from self._fields((), 0)
            elif sign in _OPENERS:
                yield from self._value((), 0)
            else:
                yield [self._lone(first=first)]
            first = False

    def _lone(self, *, first: bool) -> Item | Unread:
        """A scalar that stands in nothing: a document if the file holds no more than this, else a splinter of one."""
        item = self._one(())
        if isinstance(item, Unread) or (first and not self._text.peek()):
            return item
        return Unread("not_understood", "outside of everything")

    def _is_lines(self) -> bool:
        text = self._text
        line, newline, after = text.data[text.at :].lstrip().partition(b"\n")
        if not newline or not line.startswith(b"{") or not after.lstrip().startswith(b"{"):
            return False
        return decode(line)[1]

    def _lines(self) -> Iterator[Chunk]:
        text = self._text
        while True:
            end = text.data.rfind(b"\n", text.at) + 1
            if end:
                yield self._decode_lines(text.take(end - text.at))
            elif len(text.data) - text.at > MAX_ITEM:
                yield [self._pass_line()]
            elif not text.more():
                break
        last = text.data[text.at :]
        if not last.strip(b" \t\r\0"):
            return
        value, good = decode(last)
        if not good:
            raise Cut
        text.at = len(text.data)
        yield [((), value)]

    def _pass_line(self) -> Unread:
        """Pass over a line of any length without keeping it."""
        text = self._text
        self._lines_read += 1
        passed = 0
        while (end := text.data.find(b"\n", text.at)) < 0:
            passed += len(text.data) - text.at
            text.at = len(text.data)
            if not text.more():
                raise Cut(passed)
        return Unread("too_large", f"line {self._lines_read}", passed + len(text.take(end + 1 - text.at)))

    def _decode_lines(self, block: bytes) -> Chunk:
        lines = [line for line in block.split(b"\n") if line.strip(b" \t\r\0")]
        try:
            values = orjson.loads(b"[" + b",".join(lines) + b"]")
        except orjson.JSONDecodeError:
            values = None
        if values is not None and len(values) == len(lines):
            self._lines_read += len(values)
            return [((), value) for value in values]
        return [self._line(line) for line in lines]

    def _line(self, line: bytes) -> Item | Unread:
        self._lines_read += 1
        value, good = decode(line)
        return ((), value) if good else Unread("not_understood", f"line {self._lines_read}", len(line))

    # -- values -----------------------------------------------------------------------------------------------------

    def _value(self, path: Path, depth: int, parent: bytes = b"") -> Iterator[Chunk]:
        first = self._text.peek()
        if depth <= MAX_DEPTH:
            if first == b"{" and not (len(path) > 1 and path[-2] in self._whole):
                self._text.at += 1
                yield from self._fields(path, depth)
                return
            if first == b"[":
                if (path[-1] if path else "") in self._descend:
                    yield from self._descended(path, depth)
                else:
                    yield from self._list(path, parent)
                return
        yield [self._one(path)]

    def _fields(self, path: Path, depth: int) -> Iterator[Chunk]:
        """The fields of an object, up to and with its closing brace."""
        text = self._text
        if self._marked and text.peek() == b"}":
            yield [(path, {})]
        while (sign := text.peek()) != b"}":
            if sign == b",":
                text.at += 1
                continue
            key = self._key()
            if key is None:
                yield [self._pass_to_next_field()]
            else:
                yield from self._value((*path, key), depth + 1, b"{")
        text.at += 1

    def _key(self) -> str | None:
        """The next key with its colon, or None where there is something else."""
        text = self._text
        if text.peek() != b'"':
            return None
        key, good = decode(text.take(text.length_of_value()))
        if text.peek() != b":":
            return None
        text.at += 1
        return key if good and text.peek() else None

    def _pass_to_next_field(self) -> Unread:
        """Where a key should be and is not: go on from the next place where one can begin, or the object can end."""
        text = self._text
        passed = 0
        while True:
            found = _NEXT_KEY.search(text.data, text.at + 1)
            to = found.start() if found else max(len(text.data) - 1, text.at)
            passed += to - text.at
            text.at = to
            if found:
                return Unread("not_understood", "between two fields", passed)
            if not text.more():
                raise Cut(passed)

    def _descended(self, path: Path, depth: int) -> Iterator[Chunk]:
        text = self._text
        text.at += 1
        index = 0
        while (sign := text.peek()) != b"]":
            if sign == b",":
                text.at += 1
                continue
            yield from self._value((*path, index), depth + 1, b"[")
            index += 1
        text.at += 1

    def _list(self, path: Path, parent: bytes) -> Iterator[Chunk]:
        place = (*path, ELEMENT) if self._marked else path
        empty = True
        for batch in Elements(self._text, parent).batches():
            empty = False
            yield [batch] if isinstance(batch, Unread) else [(place, value) for value in batch]
        if empty and self._marked:
            yield [(path, [])]

    def _one(self, path: Path) -> Item | Unread:
        """A scalar, or an object that is wanted whole."""
        text = self._text
        where = f"a field at level {len(path)}"
        try:
            length = text.length_of_value(alone=not path)
        except TooLarge:
            return Unread("too_large", where, text.pass_value())
        if not length:
            junk = _JUNK.match(text.data, text.at)
            text.at = max(junk.end() if junk else 0, text.at + 1)
            return Unread("not_understood", where, length)
        value, good = decode(text.take(length))
        return (path, value) if good else Unread("not_understood", where, length)
