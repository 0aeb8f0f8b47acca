"""The first piece of a file, looked at from several sides so that readers can bid on it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from hearten.sources.formats.jsonstream import Item, items_from_head
from hearten.sources.formats.sqlitedb import Tables, tables_of
from hearten.sources.members import Member

HEAD_BYTES = 128 * 1024
SQLITE_MAGIC = b"SQLite format 3\0"


class Sample:
    """Content first, name second. Everything is worked out once, when first asked for."""

    def __init__(self, member: Member, head: bytes, *, whole: bool) -> None:
        self.member = member
        self.head = head
        self.whole = whole
        """True where `head` is all there is."""

    @classmethod
    def of(cls, member: Member) -> Sample:
        """Read the head of `member`."""
        stream = member.open()
        try:
            parts: list[bytes] = []
            room = HEAD_BYTES
            while room > 0 and (part := stream.read(room)):
                parts.append(part)
                room -= len(part)
            head = b"".join(parts)
        finally:
            stream.close()
        return cls(member, head, whole=len(head) < HEAD_BYTES)

    @cached_property
    def path(self) -> str:
        """The member's path, compatibility-normalised, no-break spaces made plain, lower case."""
        return unicodedata.normalize("NFKC", self.member.path).casefold()

    @property
    def file_name(self) -> str:
        """The last part of `path`."""
        return self.path.rpartition("/")[2]

    @cached_property
    def text(self) -> str:
        """The head as text, UTF-8 (or UTF-16 where a mark says so), with a byte-order mark taken off."""
        if self.head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return self.head.decode("utf-16", "replace")
        return self.head.decode("utf-8-sig", "replace")

    @property
    def is_sqlite(self) -> bool:
        """A SQLite 3 database: https://www.sqlite.org/fileformat.html#magic_header_string"""
        return self.head.startswith(SQLITE_MAGIC)

    @cached_property
    def sqlite_tables(self) -> Tables:
        """The tables of a SQLite database with their columns; none for any other file, or one that is too damaged."""
        return tables_of(self.member, self.head) if self.is_sqlite else {}

    @cached_property
    def is_json(self) -> bool:
        """Begins like JSON (or like the `window.YTD... = [` wrapper that X uses)."""
        start = self.text.lstrip()[:1]
        return start in ("{", "[") or self.text.startswith("window.")

    @cached_property
    def is_html(self) -> bool:
        """Begins like a web page."""
        start = self.text.lstrip()[:512].lower()
        return start.startswith(("<!doctype html", "<html", "<?xml")) and "<html" in self.text[:4096].lower()

    @cached_property
    def json_items(self) -> tuple[Item, ...]:
        """The first complete items of a JSON file (at most 200): see `hearten.sources.formats.jsonstream`."""
        return tuple(islice(items_from_head(self.head), 200)) if self.is_json else ()

    @cached_property
    def csv_rows(self) -> tuple[tuple[str, ...], ...]:
        """The first complete rows of a file read as comma-separated (at most 50); the first is the header, if any."""
        if self.is_json or self.is_html or self.is_sqlite or "\0" in self.text:
            return ()
        text = self.text if self.whole else self.text[: self.text.rfind("\n") + 1]
        return tuple(islice(_rows(text), 50))


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    try:
        for row in csv.reader(text.splitlines(keepends=True), strict=False):
            if row:
                yield tuple(row)
    except csv.Error:
        return
