"""Pinterest: pins that were saved and boards that were made, from its web pages; it gives nothing else.

Until about 2024 one page, `pinterest.html`, with a heading for each section; then `pins/0001.html` and so on:

    <a href="https://www.pinterest.com/pin/7/">https://www.pinterest.com/pin/7/</a><br>
    Title: Reeds<br> Details: How to draw them<br> Board Name: Marsh<br>
    Created at: 2021/04/21 18:26:37<br> Canonical Link: <a href="...">...</a><br> Alive: Yes<br> Private: No<br>

(each value with a comma behind it in the older form, and `No data` for nothing). Sections and their ids differ from
file to file, so a pin is known by its link, a board by a link to one with `Created at:` behind it, a search by a link
to its results. Shape: parse.ts in https://github.com/ChowSinWon/pinterest-export-parser and other published readers of
these pages. How the time is written they do not say, so any way is read; none of them reads searches, so a list of
searches in another form stays unread. Times name no zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.dates import times
from hearten.sources.dates.when import NEVER, When
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.formats.cells import text_of
from hearten.sources.members import Member, Stream
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.text import unescape_html
from hearten.sources.trace import Flag, Trace, Unread, UnreadReason

_CHUNK = 1 << 18
_LARGEST_BLOCK = 1 << 20
_SITE = rb"https?://(?:[\w-]{1,20}\.)?pinterest\.[a-z]{2,3}(?:\.[a-z]{2})?"
_LINK = re.compile(rb'<a\b[^<>]{0,200}?\bhref="(' + _SITE + rb'/[^"<>\s]{1,2000})"[^<>]{0,200}>')
_LISTED = re.compile(rb">\s*" + _SITE + rb"/pin/")
"""The address of a pin is also what its link says."""
_SEARCHED = b"/search/pins/?"
_LABELLED = re.compile(rb":\s*\Z")
_LABEL = 40
_LONGEST_LINK = 4_000
_SECTION = re.compile(rb"<h[1-6]\b|</body|</html", re.IGNORECASE)
_PIN = re.compile(r"/pin/([\w-]+)")
_BOARD = re.compile(r"/[^/?#]+/[^/?#]+/?\Z")
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_FIELD = re.compile(r"\s*([^\W\d_][\w ]{1,40}):\s*(.*)", re.DOTALL)
_MADE = "created at"
_MOMENT = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?[ T,]+\d\d?:\d\d(?::\d\d)?\b.{0,10}")
"""A time under a name in another language."""
_NOTHING = frozenset(("", "no data", "none"))
_SAMPLES = 200


class Block(NamedTuple):
    """A link to Pinterest and what is said of it up to the next one."""

    address: str
    words: str
    """Of the link itself."""
    fields: dict[str, str]


# -- the page, block by block ------------------------------------------------------------------------------------------


def _blocks(stream: Stream) -> Iterator[Block | Unread]:
    """Every block of a page, in constant memory: one is whole when the next begins, the last when the page ends."""
    buffer = b""
    number = 0
    is_page = False
    while chunk := stream.read(_CHUNK):
        is_page = is_page or (not number and b"<html" in chunk[:4096].lower())
        buffer += chunk
        starts = _starts(buffer)
        for start, end in pairwise(starts):
            number += 1
            yield _block(buffer[start:end])
        buffer = buffer[starts[-1] :] if starts else buffer[-_LONGEST_LINK:]
        if len(buffer) > _LARGEST_BLOCK:
            buffer = buffer[:_LARGEST_BLOCK]  # words of a page that is no list of pins
    is_cut = stream.lost != 0 or (is_page and b"</html" not in buffer.lower())
    if is_cut:
        yield Unread("cut_off", f"item {number + 1}", len(buffer) + max(stream.lost, 0))
    elif _starts(buffer):
        yield _block(buffer)


def _starts(buffer: bytes) -> list[int]:
    """Where blocks begin: at links to Pinterest that are not the value of a field."""
    return [
        link.start()
        for link in _LINK.finditer(buffer)
        if not _LABELLED.search(buffer, max(link.start() - _LABEL, 0), link.start())
    ]


def _block(markup: bytes) -> Block:
    link = _LINK.match(markup)
    address, after = (link[1], link.end()) if link else (b"", 0)
    words, _, rest = markup[after:].partition(b"</a>")
    fields: dict[str, str] = {}
    for line in _BREAK.split(_SECTION.split(rest, maxsplit=1)[0].decode("utf-8", "replace")):
        found = _FIELD.match(line)
        value = text_of(found[2]).removesuffix(",").strip() if found else ""
        if found and value.casefold() not in _NOTHING:
            fields.setdefault(found[1].strip().casefold(), value)
    return Block(unescape_html(address.decode("utf-8", "replace")), text_of(words.decode("utf-8", "replace")), fields)


# -- what a block is ---------------------------------------------------------------------------------------------------


def _is_page(sample: Sample) -> float:
    if not sample.text.lstrip().startswith("<") or sample.is_json:
        return NO
    head = sample.head
    if _LISTED.search(head):
        return CERTAIN
    linked = _LINK.search(head) is not None and (b"Created at:" in head or _SEARCHED in head)
    ours = "pinterest" in f"{sample.member.name.casefold()} {sample.path}"
    return LIKELY if linked or (ours and (sample.is_html or _LINK.search(head) is not None)) else NO


def _page(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    dates: WrittenDates | None = None
    number = 0
    stream = member.open()
    try:
        for block in _blocks(stream):
            if isinstance(block, Unread):
                yield block
                continue
            number += 1
            if dates is None and _made(block.fields):
                dates = WrittenDates.learn(_times_in(member), settings.zone, settings.now, settings.date_order)
            row = _row(block, dates, settings.now)
            if isinstance(row, Trace):
                yield row
            elif row:
                yield Unread(row, f"item {number}")
    finally:
        stream.close()


def _times_in(member: Member) -> list[str]:
    """The first times of a page."""
    stream = member.open()
    try:
        found = (_made(block.fields) for block in _blocks(stream) if isinstance(block, Block))
        return list(islice((text for text in found if text), _SAMPLES))
    finally:
        stream.close()


def _row(block: Block, dates: WrittenDates | None, now: int) -> Trace | UnreadReason | None:
    """A pin, a board, a search; None for any other link, such as to help pages or people."""
    parts = urlsplit(block.address)
    pin = _PIN.match(parts.path)
    asked = parse_qs(parts.query).get("q", [""])[0].strip() if parts.path.startswith("/search/") else ""
    told = _made(block.fields)
    is_board = told is not None and _BOARD.fullmatch(parts.path) is not None
    if not (pin or asked or is_board):
        return None
    when = NEVER if told is None else _time(told, dates, now)
    if when is None:
        return "date_order_open" if dates and dates.open_question else "bad_time"
    if pin:
        return _saved(pin[1], block, when)
    if asked:
        key = trace_key("pinterest", "searched", normal_text(asked), when.at)
        return Trace(key, *when, "pinterest", "searched", title=asked)
    name = block.words or parts.path.strip("/").rpartition("/")[2]
    key = trace_key("pinterest", "posted", parts.path.strip("/").casefold(), None)
    return Trace(
        key, *when, "pinterest", "posted", name, url=block.address, title=name, flags=_flags(block.fields)
    )  # fmt: skip


def _saved(number: str, block: Block, when: When) -> Trace:
    fields = block.fields
    return Trace(
        trace_key("pinterest", "saved", number, None), *when, "pinterest", "saved", fields.get("board name"),
        url=block.address, title=fields.get("title"), flags=_flags(fields), text=fields.get("details"),
    )  # fmt: skip


def _made(fields: dict[str, str]) -> str | None:
    """When it was made, as written."""
    named = fields.get(_MADE)
    return named or next((value for value in fields.values() if _MOMENT.fullmatch(value)), None)


def _flags(fields: dict[str, str]) -> tuple[Flag, ...]:
    private: tuple[Flag, ...] = ("private",) if fields.get("private", "").casefold() == "yes" else ()
    return (*private, "removed") if fields.get("alive", "").casefold() == "no" else private


def _time(text: str, dates: WrittenDates | None, now: int) -> When | None:
    found = dates.parse(text) if dates else None
    return When(*found) if found and times.plausible(found[0], now) else None


PLATFORM = Platform(
    name="pinterest",
    title="Pinterest",
    acts=("saved", "posted", "searched"),
    fills=("space", "url", "title", "text"),
    readers=(Reader("pins/0001.html", _is_page, _page),),
)
