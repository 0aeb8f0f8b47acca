"""Text read line by line in constant memory, whatever its line ends, byte-order mark or stray NUL bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from hearten.sources.members import Stream
from hearten.sources.trace import Unread

CHUNK = 1 << 18
LONGEST = 1 << 20
"""Characters of the longest line that is kept; what stands behind is dropped and counted."""


def lines(stream: Stream) -> Iterator[str | Unread]:
    """Every line without its end, and what is missing behind the last one."""
    rest = ""
    dropped = 0
    for text in texts(stream):
        whole = (rest + text).replace("\r\n", "\n")
        parts = whole.split("\n")
        rest = parts.pop()
        if dropped and parts:
            dropped += len(parts.pop(0))
            yield Unread("too_large", "a line", dropped)
            dropped = 0
        yield from parts
        if len(rest) > LONGEST or dropped:
            dropped += len(rest)
            rest = ""
    if dropped:
        yield Unread("too_large", "a line", dropped)
    elif rest.removesuffix("\r"):
        yield rest.removesuffix("\r")
    if stream.lost > 0:
        yield Unread("cut_off", "end of file", stream.lost)


def texts(stream: Stream) -> Iterator[str]:
    """The stream's content as text. A carriage return is never left alone at the end of a piece."""
    start = stream.read(CHUNK)
    marked = start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    decoder = codecs.getincrementaldecoder("utf-16" if marked else "utf-8-sig")("replace")
    held = ""
    piece = start
    while piece:
        text = held + decoder.decode(piece).replace("\0", "")
        held = "\r" if text.endswith("\r") else ""
        yield text.removesuffix("\r")
        piece = stream.read(CHUNK)
    yield held + decoder.decode(b"", final=True)
