"""Records of a page that are built alike, taken apart once: where the heading, the lines and the rows stand in them.

    <div class="a"><h2>Ada</h2><p>hello</p></div>  ─►  shape <div class=·><h2>·</h2><p>·</p></div>, texts (Ada, hello)

A page of a hundred thousand records has a few dozen shapes. The first record of a shape is parsed with a mark in the
place of each text and each value of an attribute; for the others only what is theirs is put where the marks are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from hearten.sources.formats.markup import Line, Node, lines, parse
from hearten.sources.text import unescape_html

_TEXT = re.compile(r">(\s*[^<\s][^<]*)")
_VALUE = re.compile(r'="([^"<>]+)"')
_new = tuple.__new__
"""Makes lines and rows without their slower door: there are several in a record."""
_HOLE = "\0"
_HOLLOW = ">" + _HOLE
_MANY = 500
"""More shapes than this are not remembered: then records are not alike."""
_FIRST_TEXT = 0xF0000
_FIRST_VALUE = 0x100000
"""Marks are characters of the planes that Unicode leaves to private use: https://www.unicode.org/versions/latest/
core-spec/chapter-23/#G19184"""
_MOST_MARKS = 0xFFFE
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_LEFT_OUT = frozenset(("table", "ul"))
"""Tables are read as rows, and lists are what others put under a record."""


class Row(NamedTuple):
    """A label with what stands beside or below it. Several groups of rows may stand below one, for a thing inside."""

    label: str
    value: str
    target: str | None
    groups: tuple[tuple[Row, ...], ...] = ()


class Shape(NamedTuple):
    """A record taken apart, with marks where its texts and addresses belong."""

    heading: str | None
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]


class Block:
    """One record: its shape, and what fills it."""

    __slots__ = ("_lines", "_rows", "_shape", "_texts", "_values", "section")

    def __init__(self, shape: Shape, texts: list[str], values: list[str], section: str | None) -> None:
        self._shape = shape
        self._texts = texts
        self._values = values
        self._lines: list[Line] | None = None
        self._rows: list[Row] | None = None
        self.section = section
        """The heading of the section that the record is in."""

    @property
    def heading(self) -> str | None:
        """What stands at the top of the record."""
        marked = self._shape.heading
        return (self._words(marked) or None) if marked else None

    @property
    def lines(self) -> list[Line]:
        """The lines below the heading that stand in no table, from the top down."""
        if self._lines is None:
            self._lines = [self._line(line) for line in self._shape.lines]
        return self._lines

    @property
    def rows(self) -> list[Row]:
        """The rows of the record's tables."""
        if self._rows is None:
            self._rows = [self._row(row) for row in self._shape.rows]
        return self._rows

    @property
    def is_empty(self) -> bool:
        """Nothing but perhaps a heading."""
        return not self._shape.lines and not self._shape.rows

    def _line(self, line: Line) -> Line:
        text, target, label = line
        words = self._words(text) if text else ""
        if target is None and label is None:
            return _new(Line, (words, None, None))
        return _new(Line, (words, self._value(target) if target else None, self._words(label) if label else None))

    def _row(self, row: Row) -> Row:
        label, value, target, groups = row
        return _new(
            Row,
            (
                self._words(label) if label else "",
                self._words(value) if value else "",
                self._value(target) if target else None,
                tuple([tuple(map(self._row, group)) for group in groups]) if groups else (),
            ),
        )

    def _words(self, marked: str) -> str:
        if len(marked) == 1:
            text = self._texts[ord(marked) - _FIRST_TEXT]
            return (unescape_html(text) if "&" in text else text).strip()
        whole = "".join(map(self._text, marked))
        return "\n".join(line.strip() for line in whole.split("\n")).strip()

    def _text(self, mark: str) -> str:
        place = ord(mark) - _FIRST_TEXT
        if not 0 <= place < len(self._texts):
            return mark
        text = self._texts[place]
        return unescape_html(text) if "&" in text else text

    def _value(self, mark: str) -> str | None:
        place = ord(mark[0]) - _FIRST_VALUE
        if not 0 <= place < len(self._values):
            return None
        value = self._values[place]
        return unescape_html(value) if "&" in value else value


class Shapes:
    """The shapes of one page."""

    def __init__(self) -> None:
        self._known: dict[str, Shape] = {}

    def block(self, markup: str, section: str | None = None) -> Block | None:
        """A record in its markup; None where there is no element in it."""
        if _HOLE in markup:
            markup = markup.replace(_HOLE, "")  # what a failing disk leaves
        parts = _TEXT.split(markup)
        texts = parts[1::2]
        hollow = _HOLLOW.join(parts[::2])
        parts = _VALUE.split(hollow)
        values = parts[1::2]
        key = _HOLE.join(parts[::2])
        shape = self._known.get(key)
        if shape is None:
            root = parse(_marked(hollow))
            if root is None or max(len(texts), len(values)) > _MOST_MARKS:
                return None
            shape = _shape(root)
            if len(self._known) < _MANY:
                self._known[key] = shape
        return Block(shape, texts, values, section)


def _marked(hollow: str) -> str:
    """The markup with a mark of its own in each hole and for each value."""
    texts, values = count(_FIRST_TEXT), count(_FIRST_VALUE)
    with_values = _VALUE.sub(lambda _: f'="{_sign(values)}"', hollow)
    return "".join(_sign(texts) if sign == _HOLE else sign for sign in with_values)


def _sign(numbers: Iterator[int]) -> str:
    return chr(min(next(numbers), 0x10FFFF))


# -- taking apart ------------------------------------------------------------------------------------------------------


def _shape(root: Node) -> Shape:
    inner = root.elements()
    top = inner[0] if inner and (inner[0].name in _HEADINGS or (len(inner) > 1 and not inner[0].elements())) else None
    below = Node(root.name, root.target, [part for part in root.parts if part is not top])
    return Shape(top.words() or None if top else None, tuple(lines(below, _LEFT_OUT)), tuple(_rows(below)))


def _rows(node: Node) -> list[Row]:
    """The rows of the outermost tables in an element."""
    if node.name == "tr":
        return [_row(node)]
    return [row for part in node.elements() for row in _rows(part)]


def _row(node: Node) -> Row:
    cells = [part for part in node.elements() if part.name in ("td", "th")]
    if len(cells) > 1:
        value = cells[1]
        return Row(cells[0].words(), value.words(), value.first_target(), _groups(value))
    if not cells:
        return Row("", node.words(), node.first_target())
    groups = _groups(cells[0])
    label = cells[0].own_words() or (_first_heading(cells[0]) or "")
    below = [] if groups else [part.words() for part in cells[0].elements()]
    return Row(label, "\n".join(filter(None, below)), cells[0].first_target(), groups)


def _groups(node: Node) -> tuple[tuple[Row, ...], ...]:
    """The innermost tables in a cell, each with its rows."""
    found: list[tuple[Row, ...]] = []
    for part in node.elements():
        inner = _groups(part)
        if part.name == "table" and not inner:
            found.append(tuple(_rows(part)))
        else:
            found.extend(inner)
    return tuple(found)


def _first_heading(node: Node) -> str | None:
    for part in node.elements():
        if part.name in _HEADINGS:
            return part.words()
        if (found := _first_heading(part)) is not None:
            return found
    return None
