"""Snapchat's download as web pages: the records of the JSON files, written for eyes.

    html/chat_history/subpage_<conversation>.html, html/snap_history/subpage_<conversation>.html
        <div style="background: #f2f2f2; ..."> <h4>sender</h4> <span style="...bold...">TEXT</span>
                                               <p>words</p> <h6>2026-05-14 18:03:11 UTC</h6>
    html/snapchat_ai.html, story_history.html, talk_history.html, ...
        <h3>section</h3> <table> <tr><th>Timestamp</th>...</tr> <tr><td>...</td>...</tr>
    chat_history.html, snap_history.html until about 2023
        the same tables; the words of a chat stand alone in a row below it

Blocks and tables as read by https://github.com/VismayVora/SnapAnalysis (extract_snapchat_data.py), the old rows by
https://github.com/EmreCenk/snapchat_message_analysis (parsing_snapchat_html.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearten.sources.formats.cells import cells, lines_of, text_of
from hearten.sources.formats.jsonstream import Path, items
from hearten.sources.formats.records import Json, words
from hearten.sources.members import Member, Stream, read_all
from hearten.sources.platforms.snapchat.records import GROUP, OLD
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread

Found = tuple[Path, Json] | Unread

BLOCKS = (b'<div style="background: #f2f2f2', b"<div style='background: #f2f2f2")
_ROW = b"<tr"
_PARTS = {
    name: re.compile(rf"<{tag}\b[^<>]*>(.*?)</{tag}\s*>", re.DOTALL | re.IGNORECASE)
    for name, tag in (("From", "h4"), ("Created", "h6"), ("Content", "p"))
}
_KIND = re.compile(r"<span\b[^<>]*\bbold\b[^<>]*>(.*?)</span\s*>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<(t[dh])\b[^<>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"<(h[1-6])\b[^<>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_TITLE = re.compile(r"<h1\b[^<>]*>(.*?)</h1\s*>", re.DOTALL | re.IGNORECASE)
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC")
_NO_HEADER = ("From", "Media Type", "Created")
"""What the three cells of a row are, where no row above names them."""
_ACCOUNT_PAGES = ("../account.html", "../../html/account.html")
_ACCOUNT_FILES = ("../../json/account.json",)
_USERNAME = re.compile(r"Username\s*</t[dh]\s*>\s*<td\b[^<>]*>(.*?)</td", re.DOTALL | re.IGNORECASE)
_ACCOUNT_SIZE = 1 << 20


# -- a conversation on a page of its own -------------------------------------------------------------------------------


def blocks(member: Member, stream: Stream) -> Iterator[Found]:
    """Each block of a conversation's page, as the record it was made from."""
    conversation = member.path.rpartition("/")[2].rpartition(".")[0].removeprefix("subpage_")
    owner = _owner(member)
    title = _title(member) if GROUP.fullmatch(conversation) else None
    for cell in cells(stream, *BLOCKS):
        if isinstance(cell, Unread):
            yield cell
            continue
        record: Json = {name: _text(pattern, cell) for name, pattern in _PARTS.items()}
        record["Media Type"] = _text(_KIND, cell) or "TEXT"
        record["Conversation Title"] = title
        if owner:
            record["IsSender"] = record["From"] == owner
        yield (conversation,), record


def _text(pattern: re.Pattern[str], markup: str) -> str | None:
    found = pattern.search(markup)
    return (_lines(found[1]) or None) if found else None


def _lines(markup: str) -> str:
    return "\n".join(map(text_of, lines_of(markup))).strip() if "<" in markup else text_of(markup)


def _title(member: Member) -> str | None:
    """The heading above a group's blocks, unless it is what all pages are called."""
    head = Sample.of(member).text
    found = _TITLE.search(head[: head.find(BLOCKS[0].decode())])
    title = text_of(found[1]) if found else ""
    return None if not title or "history" in title.casefold() or GROUP.fullmatch(title) else title


def _owner(member: Member) -> str | None:
    """The person's own username, from the page or the file about their account."""
    for place in _ACCOUNT_PAGES:
        page = member.beside(place)
        found = _USERNAME.search(read_all(page, _ACCOUNT_SIZE).decode("utf-8", "replace")) if page else None
        if found:
            return text_of(found[1]) or None
    for place in _ACCOUNT_FILES:
        file = member.beside(place)
        if file:
            return _username(file)
    return None


def _username(file: Member) -> str | None:
    stream = file.open()
    try:
        pairs = (item for item in items(stream) if not isinstance(item, Unread))
        return next((words(value) for path, value in pairs if path == ("Basic Information", "Username")), None)
    finally:
        stream.close()


# -- tables ------------------------------------------------------------------------------------------------------------


def header_rows(sample: Sample) -> Iterator[list[str]]:
    """The names of the columns of each table in the head of a page."""
    for row in sample.text.split(_ROW.decode())[1:]:
        if names := [text_of(text) for tag, text in _CELL.findall(row) if tag.lower() == "th"]:
            yield names


def has_old_rows(sample: Sample) -> bool:
    """Some row has three cells, the last of them a time: a chat or a snap on the older pages."""
    rows = (_CELL.findall(row) for row in sample.text.split(_ROW.decode())[1:])
    return any(len(row) == 3 and _TIME.fullmatch(text_of(row[2][1])) for row in rows)


def table_rows(member: Member, stream: Stream) -> Iterator[Found]:
    """Each row of each table, as the record it was made from."""
    tables = _Tables(_last_heading(Sample.of(member).text.partition(_ROW.decode())[0]))
    for cell in cells(stream, _ROW):
        if isinstance(cell, Unread):
            yield cell
            continue
        row, _, behind = cell.partition("</tr")
        found = _CELL.findall(row)
        is_header = all(tag.lower() == "th" for tag, _ in found)
        yield from tables.take([_lines(text) for _, text in found], is_header=is_header)
        if heading := _last_heading(behind):
            yield from tables.begin(heading)
    yield from tables.let_go()


class _Tables:
    """What the rows of a page are, in their order."""

    def __init__(self, section: str) -> None:
        self._section = section
        self._header: tuple[str, ...] = _NO_HEADER
        self._held: dict[str, str] | None = None
        """The row before: the next one may have its words."""

    def begin(self, section: str) -> Iterator[Found]:
        """A heading stands here."""
        yield from self.let_go()
        self._section, self._header = section, _NO_HEADER

    def take(self, texts: list[str], *, is_header: bool) -> Iterator[Found]:
        """The cells of a row."""
        if self._held is not None and len(texts) == 1:
            self._held["Text"] = texts[0]
            return
        yield from self.let_go()
        if texts and is_header:
            self._header = tuple(texts)
        elif len(texts) == len(self._header):
            self._held = dict(zip(self._header, texts, strict=True))
        elif len(texts) > 1:
            yield Unread("not_understood", "a row of another width")

    def let_go(self) -> Iterator[Found]:
        """The row before, now that all of it is known."""
        record, self._held = self._held, None
        if record is None:
            return
        is_message = bool(record.keys() & {"From", "To"})
        if not is_message or OLD.fullmatch(self._section):
            yield (self._section,), record
        elif self._header is _NO_HEADER:
            yield Unread("not_understood", "a message sent or received")
        else:
            yield (), record


def _last_heading(markup: str) -> str:
    found = _HEADING.findall(markup)
    return text_of(found[-1][1]) if found else ""
