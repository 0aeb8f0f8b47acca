"""The side files of a SQLite database, applied to its bytes in memory, as SQLite itself does when it opens one.

    database bytes ◄── undo_unfinished(journal)   pages as they were before a change that was not finished
    database bytes ◄── apply_log(log)             pages of finished changes that were not yet copied over

Formats: https://www.sqlite.org/fileformat2.html#the_rollback_journal and #the_write_ahead_log.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from struct import Struct

import numpy as np
from numpy.typing import NDArray

LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a write-ahead log begins; the second kind reckons its checksums in big-endian words."""
JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
MAX_BYTES = 2_000_000_000
"""The largest database that is opened: SQLite allocates less than 2 GiB at once
(https://www.sqlite.org/malloc.html, limit of a single allocation)."""

_LOG_HEADER = Struct(">4sIII8sII")
_FRAME_HEADER = Struct(">II8sII")
_LOG_VERSION = 3_007_000
_JOURNAL_HEADER = Struct(">8sIIIII")

Frame = tuple[int, int, int]
"""The number of a page, how many pages the database has after it (0 inside a change), where its bytes begin."""


def page_size(image: bytes | bytearray) -> int:
    """The page size that a database states, or 0 where it cannot be one."""
    stated = int.from_bytes(image[16:18], "big")
    size = 65_536 if stated == 1 else stated  # 65,536 does not fit in two bytes
    return size if len(image) >= 100 and _is_page_size(size) else 0


def apply_log(image: bytearray, log: bytes) -> None:
    """Bring `image` to the state after the last finished change in its write-ahead log.

    A log without a good header, or of another page size than the database, changes nothing. Reading stops at the
    first frame whose salts or checksum are not right: such frames are left over from before, or torn.
    """
    latest: dict[int, int] = {}
    waiting: dict[int, int] = {}
    size, pages = page_size(image), 0
    for page, size_after, at in _frames(log, size):
        waiting[page] = at
        if size_after:
            latest |= waiting
            waiting.clear()
            pages = size_after
    for page, at in latest.items():
        if page <= pages:
            _put(image, page, log[at : at + size])
    if latest:
        del image[pages * size :]


def undo_unfinished(image: bytearray, journal: bytes) -> None:
    """Give `image` back the pages that a change had begun to overwrite.

    A finished change leaves no journal, an empty one, or one whose header is zeroes: those change nothing.
    """
    size, pages = page_size(image), 0
    at = 0
    while journal[at : at + 8] == JOURNAL_MAGIC and at + _JOURNAL_HEADER.size <= len(journal):
        _, count, nonce, pages_before, sector, stated_size = _JOURNAL_HEADER.unpack_from(journal, at)
        if not sector or stated_size != size:
            return
        if at == 0:
            pages = pages_before
            del image[pages * size :]
        at += sector
        whole = max(0, len(journal) - at) // (size + 8)
        end = at + min(count, whole) * (size + 8)  # a count of 0xFFFFFFFF means: as many as there are
        for record in range(at, end, size + 8):
            page, content = _word(journal, record), journal[record + 4 : record + 4 + size]
            if _word(journal, record + 4 + size) != _journal_checksum(content, nonce):
                return
            if page <= pages:
                _put(image, page, content)
        at = -(-end // sector) * sector


def _journal_checksum(content: bytes, nonce: int) -> int:
    """The nonce and every 200th byte of the page, counted from its end."""
    return (nonce + sum(content[len(content) - 200 : 0 : -200])) & 0xFFFF_FFFF


def _put(image: bytearray, page: int, content: bytes) -> None:
    start = (page - 1) * len(content)
    if page == 0 or start + len(content) > MAX_BYTES:
        return
    if start > len(image):
        image.extend(bytes(start - len(image)))
    image[start : start + len(content)] = content


def _is_page_size(size: int) -> bool:
    return 512 <= size <= 65_536 and size & (size - 1) == 0


def _word(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _frames(log: bytes, size: int) -> Iterator[Frame]:
    """The good frames of a log for pages of `size`, in its order."""
    if len(log) < _LOG_HEADER.size:
        return
    magic, version, stated_size, _, salts, sum1, sum2 = _LOG_HEADER.unpack_from(log)
    order = ">u4" if magic == LOG_MAGIC[1] else "<u4"
    sums = _checksum(log[: _LOG_HEADER.size - 8], (0, 0), order)
    if magic not in LOG_MAGIC or version != _LOG_VERSION or not size or stated_size != size or sums != (sum1, sum2):
        return
    step = _FRAME_HEADER.size + size
    for at in range(_LOG_HEADER.size, len(log) - step + 1, step):
        page, size_after, frame_salts, sum1, sum2 = _FRAME_HEADER.unpack_from(log, at)
        content = at + _FRAME_HEADER.size
        sums = _checksum(log[at : at + 8] + log[content : content + size], sums, order)
        if frame_salts != salts or sums != (sum1, sum2) or not page:
            return
        yield page, size_after, content


def _checksum(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's checksum of `data`, going on from the one before it.

    By definition, over words two by two: s0 += x[i] + s1; s1 += x[i + 1] + s0. Written out, each word counts as many
    times as a Fibonacci number says, so the whole is two scalar products modulo 2**32.
    """
    words = np.frombuffer(data, order).astype(np.uint32)
    weights = _fibonacci(len(words) + 2)
    last = len(words)
    first = (
        int(np.dot(words, weights[last - 1 :: -1]))
        + before[0] * int(weights[last - 1])
        + before[1] * int(weights[last])
    )
    second = (
        int(np.dot(words, weights[last:0:-1])) + before[0] * int(weights[last]) + before[1] * int(weights[last + 1])
    )
    return first & 0xFFFF_FFFF, second & 0xFFFF_FFFF


@lru_cache(maxsize=16)
def _fibonacci(count: int) -> NDArray[np.uint32]:
    """0, 1, 1, 2, 3, 5, ... modulo 2**32."""
    numbers = [0, 1]
    while len(numbers) < count:
        numbers.append((numbers[-1] + numbers[-2]) & 0xFFFF_FFFF)
    return np.array(numbers, np.uint32)
