"""The text of a JSON file as it comes in: where the next value begins, where it ends, and what it decodes to."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from hearten.sources.members import Stream

CHUNK = 1 << 16
MAX_ITEM = 32 << 20
"""The largest single value that is decoded; a larger one is passed over and named."""

_SPACE = re.compile(rb"[\s\x00]*")
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_REST_OF_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SCALAR = re.compile(rb"[-+.\w]+")
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|(?P<open>\\?\Z))|[\[\]{}]', re.DOTALL)
_OPENERS = b"[{"
_CLOSERS = {b"[": b"]", b"{": b"}"}
_STEP = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)
_OPEN_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)'
_OPEN_FIELD = re.compile(
    rb"\s*(?:" + _OPEN_STRING + rb"(?:\s*:\s*(?:" + _OPEN_STRING + rb"|[-+.\w]*))?|[-+.\w]*)\s*\Z", re.DOTALL
)
"""What may stand between the last comma or bracket and the end of a file that is cut."""


class Cut(Exception):
    """The file ends inside a value, of which `passed` bytes are behind the present position."""

    def __init__(self, passed: int = 0) -> None:
        super().__init__()
        self.passed = passed


class TooLarge(Exception):
    """A value is larger than MAX_ITEM."""


class Text:
    """A stretch of the file with a present position in it; what lies behind the position may be forgotten."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.data = b""
        self.at = 0
        self.ended = False

    def more(self) -> bool:
        """Read on. False at the end of the file."""
        if self.ended:
            return False
        kept = self.data[self.at :]
        # As much again as is kept: a value that grows is copied a constant number of times.
        chunk = self._stream.read(max(CHUNK, len(kept)))
        self.ended = not chunk
        self.data = kept + chunk
        self.at = 0
        return bool(chunk)

    def fill(self, size: int) -> int:
        """Have `size` bytes from the present position on, fewer only at the end; returns how many there are."""
        while len(self.data) - self.at < size and self.more():
            pass
        return len(self.data) - self.at

    def peek(self) -> bytes:
        """The next character that is not space, without taking it; b"" at the end of the file."""
        while True:
            space = _SPACE.match(self.data, self.at)
            self.at = space.end() if space else self.at
            if self.at < len(self.data):
                return self.data[self.at : self.at + 1]
            if not self.more():
                return b""

    def take(self, size: int) -> bytes:
        """The next `size` bytes, which must be there."""
        piece = self.data[self.at : self.at + size]
        self.at += size
        return piece

    def rest(self) -> int:
        """Pass over everything to the end of the file; returns how many bytes that were."""
        passed = len(self.data) - self.at
        self.data, self.at = b"", 0
        while chunk := self._stream.read(CHUNK):
            passed += len(chunk)
        self.ended = True
        return passed

    # -- where a value ends -----------------------------------------------------------------------------------------

    def length_of_value(self, *, alone: bool = False, look: int | None = None) -> int:
        """How long the value is that begins at the present position; 0 where none can begin.

        Raises Cut where the file ends before it does, and TooLarge where it goes on for more than `look` bytes,
        if not given MAX_ITEM.
        `alone`: the value is the whole file, so that a number may end with it.
        """
        first = self.peek()
        look = look or MAX_ITEM
        if first == b"":
            raise Cut
        length = self._length_of_nest(look) if first in _OPENERS else self._length_of_scalar(first, look, alone=alone)
        if length > look:
            raise TooLarge
        return length

    def _length_of_scalar(self, first: bytes, look: int, *, alone: bool) -> int:
        pattern = _STRING if first == b'"' else _SCALAR
        while True:
            match = pattern.match(self.data, self.at)
            if match and (first == b'"' or match.end() < len(self.data) or (alone and self.ended)):
                return match.end() - self.at
            if first != b'"' and not match:
                return 0
            if len(self.data) - self.at > look:
                raise TooLarge
            if not self.more() and not (match and alone):
                raise Cut

    def _length_of_nest(self, look: int) -> int:
        depth, offset = 0, 0
        while True:
            for token in _TOKEN.finditer(self.data, self.at + offset):
                if token["open"] is not None:
                    offset = token.start() - self.at
                    break
                if token[0] in (b"{", b"["):
                    depth += 1
                elif token[0] in (b"}", b"]"):
                    depth -= 1
                    if depth == 0:
                        return token.end() - self.at
            else:
                offset = len(self.data) - self.at
            if len(self.data) - self.at > look:
                raise TooLarge
            if not self.more():
                raise Cut

    def pass_value(self) -> int:
        """Pass over a value of any size without keeping it; returns its length. Raises Cut."""
        depth, passed, in_string = 0, 0, False
        while True:
            if in_string:
                end = _REST_OF_STRING.match(self.data, self.at)
                token_end = end.end() if end else self._before_backslash()
                in_string = not end
            else:
                token = _TOKEN.search(self.data, self.at)
                token_end = token.end() if token else len(self.data)
                if token:
                    in_string = token["open"] is not None
                    token_end = self._before_backslash() if in_string else token_end
                    depth += (token[0] in (b"{", b"[")) - (token[0] in (b"}", b"]"))
            passed += token_end - self.at
            self.at = token_end
            if not depth and not in_string:
                return passed
            if self.at >= len(self.data) - 1 and not self.more():
                raise Cut(passed)

    def _before_backslash(self) -> int:
        """The end of what is here, less a backslash whose other half is yet to come."""
        run = len(self.data) - len(self.data.rstrip(b"\\"))
        return len(self.data) - run % 2


def decode(piece: bytes) -> tuple[Any, bool]:
    """The value and whether it decoded; bad UTF-8 is replaced and tabs and line ends in strings are let through."""
    try:
        return orjson.loads(piece), True
    except orjson.JSONDecodeError:
        if b"\0" in piece:  # no program writes one; it is what a failing disk leaves, quotes and all
            return None, False
    try:
        value = json.loads(piece.decode("utf-8", "replace"), strict=False)
        if b"\\ud" in piece.lower():  # half a character, written as an escape, is no text that anything could keep
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None, False
    return value, True


def is_sound(piece: bytes) -> bool:
    """Whether this is JSON to the letter."""
    try:
        orjson.loads(piece)
    except orjson.JSONDecodeError:
        return False
    return True


def could_go_on(piece: bytes) -> bool:
    """Whether nothing is wrong with this beginning of a value except that it ends."""
    if piece[:1] not in (b"[", b"{"):
        return True
    closers, cut = b"", (0, b"")
    for step in _STEP.finditer(piece):
        sign = step[0]
        if sign in _CLOSERS:
            closers = _CLOSERS[sign] + closers
            cut = step.end(), closers
        elif sign in (b"]", b"}"):
            if sign != closers[:1]:
                return False
            closers = closers[1:]
            cut = step.end(), closers
        elif sign == b",":
            cut = step.start(), closers
    end, closers = cut
    rest = end + piece.startswith(b",", end)
    return is_sound(piece[:end] + closers) and _OPEN_FIELD.match(piece, rest) is not None
