"""The elements of one long JSON list, in batches, around whatever damage there is.

    fine stretch ─► cut at the last gap between two elements in reach ─► decoded at once as `[...]`
    elsewhere    ─► one element by itself ─► decoded, or passed over up to the next gap

A batch that decodes was cut rightly: no prefix of a list's content decodes unless it ends between two elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from hearten.sources.formats.jsontext import CHUNK, Cut, Text, TooLarge, could_go_on, decode, is_sound
from hearten.sources.trace import Unread

_WIDEST = 8 << 20
_NARROWEST = 1 << 11
_LOOK = 1 << 23
"""An element that has not ended after this many bytes is looked at for a torn quote or bracket."""
_OVERLAP = 1 << 10

_SEPARATOR = re.compile(rb'\}\s*,\s*\{\s*(?:"[^"\\]{0,80}")?')
_MOST_GUESSES = 16
_FOLLOWING = re.compile(rb'[\s\x00]*([^\s\x00])?(?:\s*("[^"\\]{0,200}"))?')
_KEY_AFTER_CLOSERS = re.compile(rb'(?<![\s\x00\]}])([\s\x00\]}]+),\s*"([^"\\]{1,200})"\s*:')
_CLOSERS = b" \t\r\n\0]};"
_MAY_FOLLOW = {b"": b";{[", b"{": b",}", b"[": b",]"}
"""What may stand after a list, by what it stands in."""


class Elements:
    """The elements of the list that begins at the present position of `text`."""

    def __init__(self, text: Text, parent: bytes) -> None:
        self._text = text
        self._parent = parent
        """`{` or `[` for what the list stands in, b"" for the file itself."""
        self._signature = b""
        """What stood between two elements the last time: `},` and the next element's first key."""
        self._proven = False
        """Several elements at once have been cut by this signature: it is no accident of a damaged place."""
        self._window = CHUNK
        """How far a batch may reach: narrower around damage, wider for large elements."""
        self._keys: set[str] = set()
        """Of the elements and of all inside them."""
        self._first_keys: set[str] = set()
        """Of the elements themselves."""
        self._count = 0

    def batches(self) -> Iterator[list[Any] | Unread]:
        """All elements, and what could not be read, up to and with the closing bracket. Raises Cut."""
        self._text.at += 1
        while True:
            sign = self._text.peek()
            if sign == b",":
                self._text.at += 1
            elif sign == b"]" and self._ends_here():
                self._text.at += 1
                return
            elif batch := self._batch():
                self._count += len(batch)
                self._learn_keys(batch[0])
                yield batch
            else:
                self._count += 1
                yield self._element()

    # -- where nothing is wrong -------------------------------------------------------------------------------------

    def _batch(self) -> list[Any] | None:
        """As many elements as are in reach, if the last gap found there is a true one."""
        if not self._signature:
            return None
        text = self._text
        text.fill(self._window)
        while True:
            cut = text.data.rfind(self._signature, text.at, text.at + self._window)
            if cut < 0:
                self._proven = False
                return None
            try:
                batch: list[Any] = orjson.loads(b"[" + text.data[text.at : cut + 1] + b"]")
            except orjson.JSONDecodeError:
                if self._window <= _NARROWEST:
                    return None
                self._window //= 2
                continue
            text.at = cut + 1
            self._proven = self._proven or len(batch) > 1
            self._window = max(self._window, min(2 * self._window, CHUNK))
            return batch

    def _element(self) -> list[Any] | Unread:
        """One element by itself: the first of a list, the last, and those in a damaged stretch."""
        text = self._text
        try:
            length = self._length()
        except TooLarge:
            return Unread("too_large", f"item {self._count}", text.pass_value())
        piece = text.data[text.at : text.at + length]
        value, good = decode(piece)
        sound = is_sound(piece)
        if not good or not self._is_followed_well(length) or not (sound or self._is_only_odd(piece)):
            return self._pass_damage()
        text.at += length
        self._window = max(self._window, min(4 * length, _WIDEST))
        if sound:
            self._learn_keys(value)
            self._learn_signature()
        return [value]

    def _length(self) -> int:
        """How long the element is; 0 where it is torn."""
        try:
            return self._text.length_of_value(look=_LOOK)
        except TooLarge:
            if self._others_begin_in_it():
                return 0
        except Cut:
            if could_go_on(self._text.data[self._text.at :]):
                raise
            return 0
        return self._text.length_of_value()

    def _learn_signature(self) -> None:
        if self._proven:
            return
        text = self._text
        text.fill(512)
        gap = _SEPARATOR.match(text.data, text.at - 1)
        self._signature = gap[0] if gap else self._signature

    def _learn_keys(self, value: object) -> None:
        if isinstance(value, dict):
            self._first_keys.update(value)
        stack: list[object] = [value]
        while stack:
            part = stack.pop()
            if isinstance(part, dict):
                self._keys.update(part)
                stack.extend(part.values())
            elif isinstance(part, list):
                stack.extend(part)

    # -- where something is wrong -----------------------------------------------------------------------------------

    def _ends_here(self) -> bool:
        """Whether the bracket at the present position closes the list, or is a scar in it."""
        text = self._text
        if not self._signature:
            return True
        text.fill(512)
        following = _FOLLOWING.match(text.data, text.at + 1)
        sign, key = (following[1], following[2]) if following else (None, None)
        if sign is None or (sign in _MAY_FOLLOW[self._parent] and decode(key or b"0")[0] not in self._first_keys):
            return not text.data.startswith(self._signature[1:], text.at + 1)
        text.fill(2 * CHUNK)
        place = self._next_place(text.at + 1)
        return place is None or text.data[place : place + 1] == b"]"

    def _is_followed_well(self, length: int) -> bool:
        text = self._text
        text.fill(length + 512)
        following = _FOLLOWING.match(text.data, text.at + length)
        return following is None or following[1] in (b",", b"]", None)

    def _others_begin_in_it(self) -> bool:
        """Whether a whole element like those before stands inside what should be one element."""
        text = self._text
        first = text.data.find(self._signature, text.at) if self._signature else -1
        second = text.data.find(self._signature, first + 1) if first >= 0 else -1
        return second >= 0 and self._between(self._signature, first, second)[1]

    def _is_only_odd(self, piece: bytes) -> bool:
        """Whether a piece that decodes, but is not JSON to the letter, is an element by itself: no scar has taken its
        closing brackets, so that it swallowed others or stopped before its end."""
        if any(piece.startswith(_opening(gap[0])) for gap in _SEPARATOR.finditer(piece)):
            return False
        gap = _SEPARATOR.match(self._text.data, self._text.at + len(piece) - 1)
        key = decode(_opening(gap[0])[1:].strip())[0] if gap else None
        return key is None or not self._first_keys or key in self._first_keys

    def _between(self, signature: bytes, first: int, second: int) -> tuple[Any, bool]:
        """What stands between two gaps, and whether it is a whole element."""
        return decode(self._text.data[first + signature.find(b"{") : second + 1])

    def _guess_signature(self) -> None:
        """Where damage comes early: the gap before an element that opens like this one, or between the largest ones."""
        text = self._text
        text.fill(4 * CHUNK)
        best = (False, 0)
        tried: set[bytes] = set()
        for gap in _SEPARATOR.finditer(text.data, text.at):
            signature = gap[0]
            if signature in tried or len(tried) > _MOST_GUESSES:
                continue
            tried.add(signature)
            second = text.data.find(signature, gap.end())
            rank = (text.data.startswith(_opening(signature), text.at), second - gap.start())
            if second < 0 or rank <= best:
                continue
            value, whole = self._between(signature, gap.start(), second)
            if whole:
                best, self._signature = rank, signature
                self._learn_keys(value)

    def _pass_damage(self) -> Unread:
        """Go to the next element, or to the end of the list, without keeping what lies between."""
        text = self._text
        if not self._proven:
            self._guess_signature()
        where = f"item {self._count}"
        text.at += 1
        passed = 1
        while True:
            place = self._next_place(text.at)
            if place is not None:
                passed += place - text.at
                text.at = place
                return Unread("not_understood", where, passed)
            behind = max(len(text.data) - _OVERLAP - text.at, 0)
            passed += behind
            text.at += behind
            if not text.more():
                raise Cut(passed)

    def _next_place(self, start: int) -> int | None:
        """Where the next gap between elements or the end of the list is, whichever comes first."""
        gap = self._text.data.find(self._signature, start) if self._signature else -1
        end = self._end_before_outer_key(start)
        if end is None:
            end = self._end_at_end(start)
        if gap < 0 or (end is not None and end < gap and self._opens_between(end, gap)):
            return end
        return gap + 1

    def _opens_between(self, end: int, gap: int) -> bool:
        """Whether the gap belongs to another list of the same kind of elements, which begins after `end`."""
        opener = rb"\[[\s\x00]*" + re.escape(_opening(self._signature))
        return re.search(opener, self._text.data[end:gap]) is not None

    def _end_before_outer_key(self, start: int) -> int | None:
        """Where a list ends before a key that no element has had; nothing but objects stands between the two."""
        if not self._keys:
            return None
        for found in _KEY_AFTER_CLOSERS.finditer(self._text.data, start):
            closer = found[1].rfind(b"]")
            if closer >= 0 and decode(b'"' + found[2] + b'"')[0] not in self._keys:
                return found.start() + closer
        return None

    def _end_at_end(self, start: int) -> int | None:
        """Where the brackets begin that close everything at the end of the file."""
        if not self._text.ended:
            return None
        data = self._text.data
        closer = data.find(b"]", max(start, len(data.rstrip(_CLOSERS))))
        return closer if closer >= 0 else None


def _opening(signature: bytes) -> bytes:
    """How an element begins: `{` and its first key."""
    return signature[signature.find(b"{") :]
