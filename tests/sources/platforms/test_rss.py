"""Lists of feeds: safe from entities, in constant memory, one damaged outline at a time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import NOW, member

from hearten.sources.platform import Settings
from hearten.sources.platforms import rss
from hearten.sources.trace import Trace, Unread

SETTINGS = Settings(zone=ZoneInfo("UTC"), now=NOW)
READ = rss.PLATFORM.readers[0].read


def _rows(text: str | bytes) -> list[Trace | Unread]:
    content = text.encode() if isinstance(text, str) else text
    assert READ
    return list(READ(member("feeds.opml", {"feeds.opml": content}), SETTINGS))


def _feeds(rows: list[Trace | Unread]) -> list[str | None]:
    return [row.url for row in rows if isinstance(row, Trace)]


def _opml(*outlines: str) -> str:
    return f'<?xml version="1.0"?><opml version="2.0"><body>{"".join(outlines)}</body></opml>'


def _outline(number: int) -> str:
    return f'<outline text="Feed {number}" xmlUrl="https://site{number}.example/feed"/>'


def test_a_long_list_is_read_to_its_end() -> None:
    rows = _rows(_opml(*map(_outline, range(3000))))
    assert _feeds(rows) == [f"https://site{number}.example/feed" for number in range(3000)]
    assert len(rows) == 3000


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE opml [<!ENTITY a "aa">]>',
        '<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE opml [<!ENTITY % a "aa">]>',
    ],
)
def test_entities_of_its_own_making_are_refused(declared: str) -> None:
    rows = _rows(f'<?xml version="1.0"?>{declared}<opml><body>{_outline(1)}<outline xmlUrl="&a;"/></body></opml>')
    assert rows == [Unread("unsafe", "entities")]


@given(st.integers(0, 6), st.sampled_from(("<", "&", "&nope;", "</nothing>", '"', "\0", "<outline text=>", "]]>")))
def test_damage_costs_one_outline(place: int, damage: str) -> None:
    outlines = [_outline(number) for number in range(7)]
    outlines[place] = outlines[place].replace('text="', f'text={damage}"')
    rows = _rows(_opml("<outline text='Folder'>", *outlines, "</outline>"))
    assert _feeds(rows) == [f"https://site{number}.example/feed" for number in range(7) if number != place]
    assert any(isinstance(row, Unread) for row in rows)


@given(st.integers(1, len(_opml(*map(_outline, range(5))))))
def test_a_cut_list_keeps_what_is_whole(end: int) -> None:
    whole = _opml(*map(_outline, range(5)))
    rows = _rows(whole[:end])
    assert _feeds(rows) == [f"https://site{n}.example/feed" for n in range(5) if _outline(n) in whole[:end]]
    assert any(isinstance(row, Unread) for row in rows) == (end < len(whole))


def test_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="{}"?><opml><body><outline text="Käfer" xmlUrl="https://k.example/"/></body></opml>'
    for encoding in ("iso-8859-1", "utf-16"):
        voices = [row.voice for row in _rows(text.format(encoding).encode(encoding)) if isinstance(row, Trace)]
        assert voices == ["Käfer"]


def test_an_endless_tag_does_not_fill_the_memory() -> None:
    rows = _rows('<opml><body><outline text="' + "a" * (rss.LONGEST_OUTLINE * 3) + '"/>' + _outline(1))
    assert _feeds(rows) == ["https://site1.example/feed"]
    assert {row.reason for row in rows if isinstance(row, Unread)} >= {"too_large"}
