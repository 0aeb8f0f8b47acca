"""The shape of a web page: its tags with their classes, how they nest and how often, none of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from hearten.sources.members import Stream
from hearten.sources.shapes.values import kind_of_text
from hearten.sources.shapes.words import LONGEST

_LOOKED_AT = 2 << 20
_CHUNK = 1 << 16
_DEEPEST = 16
_MOST_LINES = 80
_MOST_CLASSES = 4
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "!doctype")
)
"""Tags that hold nothing: https://html.spec.whatwg.org/multipage/syntax.html#void-elements"""
_SILENT = frozenset(("script", "style"))
_TAG = re.compile(r"[a-z][a-z0-9-]{0,19}")
_CLASS = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_LONG_NUMBER = re.compile(r"\d{3,}")


def html_lines(stream: Stream) -> Iterator[str]:
    """The tags of a page, each under the one it stands in, the commonest first among sisters."""
    skeleton = _Skeleton()
    looked_at = 0
    while looked_at < _LOOKED_AT and (chunk := stream.read(_CHUNK)):
        looked_at += len(chunk)
        skeleton.feed(chunk.decode("utf-8", "replace"))
    shown = [path for path, _ in skeleton.tags.most_common(_MOST_LINES)]
    first = {path: number for number, path in enumerate(skeleton.tags)}
    for path in sorted(shown, key=lambda path: [first.get(path[: depth + 1], 0) for depth in range(len(path))]):
        kinds = ", ".join(f"{kind} x {count:,}" for kind, count in skeleton.texts[path].most_common(3))
        yield f"{'  ' * len(path)}{path[-1]} x {skeleton.tags[path]:,}{f' ({kinds})' if kinds else ''}"
    if len(skeleton.tags) > len(shown):
        yield f"  and {len(skeleton.tags) - len(shown):,} rarer tags"


class _Skeleton(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[tuple[str, ...]] = Counter()
        self.texts: dict[tuple[str, ...], Counter[str]] = {}
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = next((value or "" for name, value in attrs if name == "class"), "")
        path = (*self._open, _named(tag, classes))[:_DEEPEST]
        self.tags[path] += 1
        self.texts.setdefault(path, Counter())
        if tag not in _VOID:
            self._open.append(path[-1] if len(self._open) < _DEEPEST else _named(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        name = _named(tag, "")
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].partition(".")[0] == name:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        path = tuple(self._open)[:_DEEPEST]
        silent = bool(path) and path[-1] in _SILENT
        if data.strip() and path in self.texts and not silent:
            self.texts[path][kind_of_text(data)] += 1


def _named(tag: str, classes: str) -> str:
    """The tag with those of its classes that a program wrote for many: no long numbers, not too long."""
    plain = [
        name
        for name in classes.split()
        if len(name) <= LONGEST and _CLASS.fullmatch(name) and not _LONG_NUMBER.search(name)
    ]
    return ".".join([tag if _TAG.fullmatch(tag) else "tag", *plain[:_MOST_CLASSES]])
