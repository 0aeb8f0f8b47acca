"""The shape report: what a file looks like inside, safe to send to somebody who wants to teach Hearten to read it.

    member ─► looked at ─► JSON | HTML | comma-separated | SQLite | lines of text | something else
                               └─► names of fields and kinds of values, no values, no names of people

A layout that nobody has seen cannot be added without seeing it; a person's history must not be sent to anyone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from hearten.sources.members import Member, Stream
from hearten.sources.sample import Sample
from hearten.sources.shapes.documents import json_lines
from hearten.sources.shapes.pages import html_lines
from hearten.sources.shapes.tables import csv_lines, sqlite_lines
from hearten.sources.shapes.words import only_format_words, shown_path, speaks

_MOST_LINES = 400
_MOST_ALIKE = 3
"""Files whose shown paths are the same are described so many times, then only counted."""

_MAGIC = (
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"\x89PNG", "PNG picture"),
    (b"GIF8", "GIF picture"),
    (b"RIFF", "RIFF (WebP, WAV or AVI)"),
    (b"%PDF", "PDF document"),
    (b"PK\x03\x04", "zip (or a document that is one)"),
    (b"\x1f\x8b", "gzip"),
    (b"bplist0", "binary property list"),
    (b"PAR1", "Parquet table"),
    (b"OggS", "Ogg sound"),
    (b"ID3", "MP3 sound"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM film"),
)
"""Where each is written down: https://www.iana.org/assignments/media-types, https://developer.apple.com/library/archive/
documentation/CoreFoundation/Conceptual/CFPropertyLists, https://parquet.apache.org/docs/file-format"""

_JSON = re.compile(r"\s*(?:window\.[\w.]+\s*=\s*)?(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
"""A chat may begin like a list too: `[03.04.26, 21:22:39]`."""
_LINES_LOOKED_AT = 2000
_LONGEST_LINE = 2000
_RUN = re.compile(r"(?:https?|ftp)://\S*|[^\W\d_]+|\d+|.", re.DOTALL | re.IGNORECASE)
_KEY = re.compile(r"\s*([^\W\d_][^:=\t]{0,38})(?=[:=\t])")
_WORDS = re.compile(r"a(?:[ ,]+a)+")
_SIGNS = re.compile(r"[\[\](){}<>/.,:;|=*#_+~\t -]")


def shape_report(members: Iterable[Member]) -> str:
    """The shapes of all members, those with like names a few times at most."""
    seen: Counter[str] = Counter()
    reports = []
    for member in members:
        path = shown_path(member.path)
        seen[path] += 1
        if seen[path] <= _MOST_ALIKE:
            reports.append(shape_of(member))
    more = [f"{path}: {count - _MOST_ALIKE:,} more files" for path, count in seen.items() if count > _MOST_ALIKE]
    return "\n\n".join([*reports, *more]) + "\n"


def shape_of(member: Member) -> str:
    """The shape of one file: its masked path, its kind, then a line for each place in it."""
    sample = Sample.of(member)
    kind, lines = _described(sample)
    size = f", {member.size:,} bytes" if member.size is not None else ""
    body = list(islice(lines, _MOST_LINES))
    if next(lines, None) is not None:
        body.append("and more")
    return "\n".join([f"== {shown_path(member.path)} ({kind}{size})", *body])


def _described(sample: Sample) -> tuple[str, Iterator[str]]:
    member = sample.member
    if not sample.head:
        return "empty", iter(())
    if sample.is_sqlite:
        return "SQLite", sqlite_lines(member)
    if _JSON.match(sample.text):
        return "JSON", _read(member, json_lines)
    if sample.is_html:
        return "HTML", _read(member, html_lines)
    if _is_binary(sample.head):
        return _magic_name(sample.head), iter(())
    if _is_table(sample):
        return "comma-separated", _read(member, csv_lines)
    return "text", text_lines(sample.text)


def _read(member: Member, describe: Callable[[Stream], Iterator[str]]) -> Iterator[str]:
    stream = member.open()
    try:
        yield from describe(stream)
    finally:
        stream.close()


def _is_binary(head: bytes) -> bool:
    """Zeros, or mostly bytes that are no text, and no mark of UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return b"\0" in head or 10 * head.decode("utf-8", "replace").count("\ufffd") > len(head)


def _magic_name(head: bytes) -> str:
    return next((name for magic, name in _MAGIC if head.startswith(magic)), "binary, of no kind we know")


def _is_table(sample: Sample) -> bool:
    widths = Counter(len(row) for row in sample.csv_rows)
    width, often = widths.most_common(1)[0] if widths else (0, 0)
    return width > 1 and 5 * often >= 4 * len(sample.csv_rows)


def text_lines(text: str) -> Iterator[str]:
    """The kinds of lines that come again and again, letters made a and digits 9."""
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    patterns = Counter(_pattern(line[:_LONGEST_LINE]) for line in lines)
    common = [(pattern, count) for pattern, count in patterns.most_common(25) if count >= 3]
    yield f"lines looked at: {len(lines):,}"
    for pattern, count in common:
        yield f"  {pattern} x {count:,}"
    rest = len(lines) - sum(count for _, count in common)
    if rest:
        yield f"  other lines x {rest:,}"


def _pattern(line: str) -> str:
    key = _KEY.match(line)
    name = only_format_words(key[1]) if key and speaks(key[1]) else ""
    rest = line[key.end() :] if key and name else line
    signs = "".join(map(_class, _RUN.findall(rest)))
    return (name + _WORDS.sub("a", signs).strip())[:60]


def _class(run: str) -> str:
    if run.isdecimal():
        return "9" * min(len(run), 4)
    if run[0].isalnum():
        return "<link>" if "://" in run else "a"
    return run if _SIGNS.fullmatch(run) else "?"
