"""Tar archives, plain or gzipped, as lists of members, whole or cut, read as streams.

Layout: POSIX.1-2017 `pax`, https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html, with GNU's long names,
https://www.gnu.org/software/tar/manual/html_node/Standard.html
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from hearten.languages.speaking import gettext as _
from hearten.sources.containers.gzipfiles import GzipStream
from hearten.sources.containers.handles import Handle, Opener, Window, read_exactly
from hearten.sources.containers.listed import Listed, Refused
from hearten.sources.containers.names import is_clutter, safe_path, shown

BLOCK = 512
_FILE_KINDS = (b"0", b"\0", b"7")
_LINK_KINDS = (b"1", b"2")
_LONG_NAME, _PAX, _PAX_FOR_ALL = b"L", b"x", b"g"
MAX_SIZE = 1 << 60
"""Of one member: no disk holds more."""
_LONGEST_EXTRA = 1 << 20
"""Names are short; a longer block of them is somebody's trap."""


class _Header(NamedTuple):
    name: str
    kind: bytes
    size: int


def is_tar(head: bytes) -> bool:
    """Whether a file's first block is the header of a tar member: its own checksum says so."""
    return _header(head[:BLOCK]) is not None


def tar_members(name: str, opener: Opener) -> Iterator[Listed | Refused]:
    """The files in a tar, in its own order, and what is refused. `name` is what the person calls the archive."""
    handle = opener()
    try:
        scan = _Scan(handle)
        for path, kind, size, at in scan.found():
            entry = _entry(name, opener, _Header(path, kind, size), at)
            if entry is not None:
                yield entry
        if scan.torn or (isinstance(handle, GzipStream) and handle.lost):
            sentence = _("The end of this archive is missing or damaged (a broken download?). What is there was read.")
            yield Refused(name, "cut_off", sentence)
    finally:
        handle.close()


def _entry(name: str, opener: Opener, header: _Header, at: int) -> Listed | Refused | None:
    path = safe_path(header.name)
    called = f"{name}: {shown(header.name)}"
    if path is None:
        return Refused(
            called, "unsafe", _("Its path leads out of the archive, which no ordinary export does."), header.size
        )
    if header.kind in _LINK_KINDS:
        return Refused(called, "unsafe", _("This is a link to another place. Hearten does not follow links."))
    if header.kind not in _FILE_KINDS or header.name.endswith("/") or is_clutter(path):
        return None
    return Listed(path, header.size, partial(Window, opener, at, header.size))


class _Scan:
    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self.torn = False
        """It ended, or stopped making sense, before the mark of the end."""

    def found(self) -> Iterator[tuple[str, bytes, int, int]]:
        """Name, kind, size and place of the data of each member."""
        at = 0
        long_name: str | None = None
        long_size: int | None = None
        while True:
            self._handle.seek(at)
            block = read_exactly(self._handle, BLOCK)
            header = _header(block)
            if header is None:
                # Two blocks of zeros end an archive: https://www.gnu.org/software/tar/manual/html_node/Standard.html
                self.torn = len(block) < BLOCK or bool(block.strip(b"\0"))
                return
            data_at = at + BLOCK
            size = header.size
            if header.kind in (_LONG_NAME, _PAX):
                body = read_exactly(self._handle, min(size, _LONGEST_EXTRA))
                if header.kind == _LONG_NAME:
                    long_name = body.rstrip(b"\0").decode("utf-8", "replace")
                else:
                    fields = _pax(body)
                    long_name = fields.get("path", long_name)
                    long_size = _number(fields.get("size"))
            elif header.kind != _PAX_FOR_ALL:
                size = size if long_size is None else long_size
                yield long_name or header.name, header.kind, size, data_at
                long_name = long_size = None
            at = data_at + -(-size // BLOCK) * BLOCK


def _header(block: bytes) -> _Header | None:
    if len(block) < BLOCK or not block[0]:
        return None
    told = _octal(block[148:156])
    size = _octal(block[124:136])
    if size is None or size > MAX_SIZE or told != sum(block) - sum(block[148:156]) + 8 * ord(" "):
        return None
    name = block[:100].partition(b"\0")[0]
    if block[257:263] == b"ustar\0" and block[345]:
        name = block[345:500].partition(b"\0")[0] + b"/" + name
    return _Header(name.decode("utf-8", "replace"), block[156:157], size)


def _octal(field: bytes) -> int | None:
    """A number as tar writes it: octal digits, or, from 8 GiB on, big-endian with the top bit set. Never negative."""
    if field[0] == 0x80:
        return int.from_bytes(field[1:], "big")
    digits = field.strip(b" \0")
    try:
        return int(digits or b"0", 8) if not digits.startswith((b"-", b"+")) else None
    except ValueError:
        return None


def _pax(body: bytes) -> dict[str, str]:
    """The `length key=value` lines of a pax header."""
    fields: dict[str, str] = {}
    at = 0
    while (space := body.find(b" ", at)) > 0:
        length = _number(body[at:space].decode("ascii", "replace"))
        if not length:
            break
        key, _equals, value = body[space + 1 : at + length].rstrip(b"\n").partition(b"=")
        fields[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        at += length
    return fields


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isascii() and digits.isdigit() and len(digits) < 20 else None
