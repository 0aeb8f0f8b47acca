"""JSON read item by item, in constant memory, from files that may be cut, torn or wrapped.

    bytes ─► walk the objects outside lists, key by key ─► (path, scalar)
          └► each element of a list, decoded whole      ─► (path, element)
          └► what does not decode                        ─► Unread, then on from the next element

An export is nearly always some objects around one or more long lists. The objects are walked; the lists are cut
into batches at a place that looks like the gap between two elements, and a batch that decodes as `[...]` was cut
rightly: no prefix of a list's content decodes unless it ends between two elements.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from hearten.sources.members import Stream, from_bytes
from hearten.sources.trace import Unread

Path = tuple[str | int, ...]
Item = tuple[Path, Any]
"""Where in the document (keys, and list positions where lists were descended), and the decoded value."""

CHUNK = 1 << 18
MAX_ITEM = 64 << 20
"""The largest single element that is decoded; a larger one is passed over and named."""
MAX_DEPTH = 64
NOTHING: frozenset[str] = frozenset()

_SPACE = re.compile(rb"[\s\x00]*")
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SCALAR = re.compile(rb"[^\s,\]}]+")
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|(?P<open>\\?\Z))|[\[\]{}]', re.DOTALL)
_NEXT_KEY = re.compile(rb'[,{]\s*"|\}')
_GAP = re.compile(rb"\}\s*,\s*\{")
_SEPARATOR = re.compile(rb'\s*,\s*\{\s*(?:"[^"\\]{0,80}")?')
_WRAPPER = re.compile(rb"\s*window\.[\w.]+\s*=\s*")
_OPENERS = b"[{"


def items(
    stream: Stream, *, descend: frozenset[str] = NOTHING, whole: frozenset[str] = NOTHING
) -> Iterator[Item | Unread]:
    """Every element of every outermost list, and every scalar outside lists, in the order of the file.

    `descend` names lists whose elements are walked like the objects around them (a list of chats that each hold a
    list of messages). `whole` names objects whose values are each decoded whole (a map from id to record).
    A file of several documents, one a line, yields each document whole with an empty path.
    """
    walker = _Walker(stream, descend, whole)
    yield from walker.documents()
    lost = walker.left_over + max(stream.lost, 0)
    if lost or walker.cut:
        yield Unread("cut_off", "end of file", lost)


def items_from_head(head: bytes) -> Iterator[Item]:
    """The complete items at the start of a file of which only the head is known."""
    member = from_bytes("head", head)
    for item in items(member.open()):
        if not isinstance(item, Unread):
            yield item


class _Cut(Exception):
    """The file ended inside a value."""


class _TooLarge(Exception):
    """A value is larger than MAX_ITEM."""


class _Walker:
    def __init__(self, stream: Stream, descend: frozenset[str], whole: frozenset[str]) -> None:
        self._stream = stream
        self._descend = descend
        self._whole = whole
        self._buf = b""
        self._pos = 0
        self._ended = False
        self._signature = b""
        """What stood between two elements the last time: `},` and the next element's first key."""
        self._count = 0
        self.cut = False
        """The file ended before its outermost value did."""
        self.left_over = 0
        """Bytes of the last, incomplete value."""

    # -- the documents of a file ------------------------------------------------------------------------------------

    def documents(self) -> Iterator[Item | Unread]:
        self._more()
        if self._buf.startswith(b"\xef\xbb\xbf"):
            self._pos = 3
        if wrapper := _WRAPPER.match(self._buf, self._pos):
            self._pos = wrapper.end()
        if self._is_lines():
            yield from self._lines()
            return
        try:
            while self._peek():
                yield from self._value((), 0)
                if self._peek() == b";":
                    self._pos += 1
        except (_Cut, _TooLarge):
            self.cut = True
            self.left_over = self._rest()

    def _is_lines(self) -> bool:
        line, newline, after = self._buf[self._pos :].lstrip().partition(b"\n")
        if not newline or not line.startswith(b"{") or not after.lstrip().startswith(b"{"):
            return False
        try:
            orjson.loads(line)
        except orjson.JSONDecodeError:
            return False
        return True

    def _lines(self) -> Iterator[Item | Unread]:
        while True:
            end = self._buf.rfind(b"\n") + 1
            if end <= self._pos:
                if self._more() and len(self._buf) <= MAX_ITEM:
                    continue
                end = len(self._buf)
            block, self._pos = self._buf[self._pos : end], end
            yield from self._decode_lines(block)
            if self._ended and self._pos >= len(self._buf):
                return

    def _decode_lines(self, block: bytes) -> Iterator[Item | Unread]:
        lines = [line for line in block.split(b"\n") if line.strip(b" \t\r\0")]
        try:
            values = orjson.loads(b"[" + b",".join(lines) + b"]")
        except orjson.JSONDecodeError:
            values = None
        if values is not None and len(values) == len(lines):
            self._count += len(values)
            for value in values:
                yield (), value
            return
        for line in lines:
            self._count += 1
            value, good = _decode(line)
            yield ((), value) if good else Unread("not_understood", f"line {self._count}", len(line))

    # -- values -----------------------------------------------------------------------------------------------------

    def _value(self, path: Path, depth: int) -> Iterator[Item | Unread]:
        first = self._peek()
        name = path[-1] if path else None
        if depth <= MAX_DEPTH:
            if first == b"{" and not (len(path) > 1 and path[-2] in self._whole):
                yield from self._object(path, depth)
                return
            if first == b"[":
                if name in self._descend:
                    yield from self._descended(path, depth)
                else:
                    yield from self._list(path)
                return
        yield from self._one(path)

    def _object(self, path: Path, depth: int) -> Iterator[Item | Unread]:
        self._pos += 1
        while (next_char := self._peek()) != b"}":
            if next_char == b",":
                self._pos += 1
                continue
            key = self._key()
            if key is None:
                yield from self._resync_in_object()
                continue
            yield from self._value((*path, key), depth + 1)
        self._pos += 1

    def _key(self) -> str | None:
        """The next key with its colon, or None where there is something else."""
        if self._peek() != b'"':
            return None
        end = self._end_of_value()
        key, good = _decode(self._buf[self._pos : end])
        self._pos = end
        if self._peek() != b":" or not good or not isinstance(key, str):
            return None
        self._pos += 1
        return key if self._peek() else None

    def _resync_in_object(self) -> Iterator[Unread]:
        """Where a key should be and is not: go on from the next quote that can start one."""
        start = self._pos
        while True:
            found = _NEXT_KEY.search(self._buf, self._pos + 1)
            if found:
                skipped = found.start() - start
                self._pos = found.start()
                yield Unread("not_understood", "between two fields", skipped)
                return
            if len(self._buf) - start > MAX_ITEM or not self._more_keeping(start):
                raise _Cut
            start = 0

    def _descended(self, path: Path, depth: int) -> Iterator[Item | Unread]:
        self._pos += 1
        index = 0
        while (next_char := self._peek()) != b"]":
            if next_char == b",":
                self._pos += 1
                continue
            yield from self._value((*path, index), depth + 1)
            index += 1
        self._pos += 1

    def _one(self, path: Path) -> Iterator[Item | Unread]:
        """A scalar, or an object that is wanted whole."""
        end = self._end_of_value()
        piece = self._buf[self._pos : end]
        self._pos = end
        value, good = _decode(piece)
        yield (path, value) if good else Unread("not_understood", f"a field at level {len(path)}", len(piece))

    # -- lists ------------------------------------------------------------------------------------------------------

    def _list(self, path: Path) -> Iterator[Item | Unread]:
        self._pos += 1
        self._signature = b""
        count = 0
        while (next_char := self._peek()) != b"]":
            if next_char == b",":
                self._pos += 1
                continue
            batch = self._batch()
            if batch:
                count += len(batch)
                for value in batch:
                    yield path, value
                continue
            count += 1
            yield from self._element(path, count)
        self._pos += 1

    def _batch(self) -> list[Any] | None:
        """As many elements as the buffer holds, if the last gap found in it is a true one."""
        if not self._signature:
            return None
        if len(self._buf) - self._pos < CHUNK:
            self._more()
        cut = self._buf.rfind(self._signature, self._pos)
        if cut < 0:
            return None
        try:
            batch: list[Any] = orjson.loads(b"[" + self._buf[self._pos : cut + 1] + b"]")
        except orjson.JSONDecodeError:
            return None
        self._pos = cut + 1
        return batch

    def _element(self, path: Path, number: int) -> Iterator[Item | Unread]:
        """One element by itself: the first of a list, the last, and those in a damaged stretch."""
        try:
            end = self._end_of_value()
        except (_Cut, _TooLarge) as problem:
            skipped = self._resync_in_list(self._pos + 1)
            if skipped is None:
                if isinstance(problem, _TooLarge):
                    yield Unread("too_large", f"item {number}", self._skip_rest())
                    return
                raise
            yield Unread("not_understood", f"item {number}", skipped)
            return
        piece = self._buf[self._pos : end]
        value, good = _decode(piece)
        if not good:
            skipped = self._resync_in_list(self._pos + 1, end)
            if skipped is None:
                self._pos, skipped = end, len(piece)
            yield Unread("not_understood", f"item {number}", skipped)
            return
        self._pos = end
        self._learn_signature()
        yield path, value

    def _learn_signature(self) -> None:
        if self._buf[self._pos - 1 : self._pos] != b"}":
            return
        if len(self._buf) - self._pos < 512:
            self._more()
        gap = _SEPARATOR.match(self._buf, self._pos)
        if gap:
            self._signature = b"}" + gap[0]

    def _resync_in_list(self, start: int, end: int | None = None) -> int | None:
        """Go to the element after the next gap between two elements; how many bytes that passes over."""
        stop = len(self._buf) if end is None else end
        if self._signature:
            at = self._buf.find(self._signature, start, stop)
        else:
            gap = _GAP.search(self._buf, start, stop)
            at = gap.start() if gap else -1
        if at < 0:
            return None
        skipped = at + 1 - self._pos
        self._pos = at + 1
        return skipped

    def _skip_rest(self) -> int:
        """Pass over everything to the end of the file without keeping it."""
        skipped = len(self._buf) - self._pos
        while chunk := self._stream.read(CHUNK):
            skipped += len(chunk)
        self._buf, self._pos, self._ended = b"]", 0, True
        return skipped

    # -- the buffer -------------------------------------------------------------------------------------------------

    def _more(self) -> bool:
        """Read on; the part before the present position is forgotten. False at the end."""
        return self._more_keeping(self._pos)

    def _more_keeping(self, start: int) -> bool:
        if self._ended:
            return False
        kept = self._buf[start:]
        chunk = self._stream.read(max(CHUNK, len(kept)))
        self._ended = not chunk
        self._buf = kept + chunk
        self._pos -= start
        return bool(chunk)

    def _peek(self) -> bytes:
        """The next character that is not space, without taking it; b"" at a clean end of the file."""
        while True:
            match = _SPACE.match(self._buf, self._pos)
            self._pos = match.end() if match else self._pos
            if self._pos < len(self._buf):
                return self._buf[self._pos : self._pos + 1]
            if not self._more():
                return b""

    def _end_of_value(self) -> int:
        """Where the value that begins at the present position ends. Raises _Cut or _TooLarge."""
        first = self._peek()
        if first and first in _OPENERS:
            return self._end_of_nest()
        pattern = _STRING if first == b'"' else _SCALAR
        while True:
            match = pattern.match(self._buf, self._pos)
            if match and (first == b'"' or match.end() < len(self._buf) or self._ended):
                return match.end()
            if len(self._buf) - self._pos > MAX_ITEM:
                raise _TooLarge
            if not self._more() and not match:
                raise _Cut

    def _end_of_nest(self) -> int:
        depth, offset = 0, 0
        while True:
            for token in _TOKEN.finditer(self._buf, self._pos + offset):
                if token["open"] is not None:
                    offset = token.start() - self._pos
                    break
                if token[0] in (b"{", b"["):
                    depth += 1
                elif token[0] in (b"}", b"]"):
                    depth -= 1
                    if depth == 0:
                        return token.end()
            else:
                offset = len(self._buf) - self._pos
            if len(self._buf) - self._pos > MAX_ITEM:
                raise _TooLarge
            if not self._more():
                raise _Cut

    def _rest(self) -> int:
        """Bytes from the present position to the end of the file."""
        rest = len(self._buf) - self._pos
        while chunk := self._stream.read(CHUNK):
            rest += len(chunk)
        return rest


def _decode(piece: bytes) -> tuple[Any, bool]:
    """The value and whether it decoded; control characters and bad UTF-8 are let through with replacement."""
    try:
        return orjson.loads(piece), True
    except orjson.JSONDecodeError:
        pass
    try:
        value = json.loads(piece.decode("utf-8", "replace"), strict=False)
        if b"\\ud" in piece.lower():  # half a character, written as an escape, is no text that anything could keep
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None, False
    return value, True
