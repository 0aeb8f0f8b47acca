"""Meta's pages are read record by record, whatever their classes are called and wherever they are cut."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.streams import Dribble

from hearten.sources.members import Stream, from_bytes
from hearten.sources.meta import pages as meta_pages
from hearten.sources.meta.pages import blocks, first_blocks, looks_like_meta, page_title
from hearten.sources.meta.shapes import Block
from hearten.sources.sample import Sample
from hearten.sources.trace import Unread

TODAY = "pam _3-95 _2ph- _a6-g uiBoxWhite noborder"
UNTIL_2021 = "pam _3-95 _2pi0 _2lej uiBoxWhite noborder"


def record(number: int, css: str = TODAY, element: str = "div", inside: str = "") -> str:
    return (
        f'<{element} class="{css}"><h2 class="x">name {number}</h2>'
        f'<div class="y"><div>said {number}</div>{inside}</div>'
        f'<div class="z">Jun 01, 2025 9:{number:02d} am</div></{element}>'
    )


def page(body: str, main: str = '<div class="_a706" role="main">', end: str = "</div>") -> bytes:
    head = "<head><title>Paper &amp; Boat</title><style>._3-95{}</style></head>"
    return f"<html>{head}<body>{main}{body}{end}</body></html>".encode()


def stream_of(content: bytes) -> Stream:
    return from_bytes("a.html", content).open()


def headings(content: bytes, *, leaves: bool = False) -> list[str | None]:
    return [block.heading for block in blocks(stream_of(content), leaves=leaves) if isinstance(block, Block)]


def unread(content: bytes) -> list[Unread]:
    return [block for block in blocks(stream_of(content)) if isinstance(block, Unread)]


NAMES = [f"name {number}" for number in range(5)]


@pytest.mark.parametrize("css", [TODAY, UNTIL_2021, "tomorrow _zz9", "x"])
@pytest.mark.parametrize("element", ["div", "section", "article"])
@pytest.mark.parametrize("wrapped", [0, 1, 2])
def test_records_are_what_main_holds_whatever_they_are_called(css: str, element: str, wrapped: int) -> None:
    body = (
        '<div class="w">' * wrapped + "".join(record(number, css, element) for number in range(5)) + "</div>" * wrapped
    )
    for main, end in (('<div class="q" role="main">', "</div>"), ("<main>", "</main>")):
        assert headings(page(body, main, end)) == NAMES
    assert unread(page(body)) == []


@pytest.mark.parametrize(
    "inside", ["", "<div><div></div></div>", record(7), f"<table><tr><td>{record(8)}{record(9)}</td></tr></table>"]
)
def test_one_record_alone_is_one_record(inside: str) -> None:
    assert headings(page(record(1, inside=inside))) == ["name 1"]
    assert headings(page(record(1, "new", inside=inside.replace(TODAY, "new")))) == ["name 1"]


def test_what_stands_above_the_records_does_not_hide_them() -> None:
    body = '<div class="intro">Your likes</div>' + "".join(record(number, "new") for number in range(5))
    assert [name for name in headings(page(body)) if name] == NAMES


def test_attributes_may_differ_from_record_to_record() -> None:
    body = "".join(
        record(number, element="section").replace("<section", f'<section aria-labelledby="u_{number}"')
        for number in range(5)
    )
    assert headings(page(body, "<main>", "</main>")) == NAMES


def test_leaves_know_the_section_they_are_in() -> None:
    def section(name: str, inner: str) -> str:
        return f'<section class="_a6-g"><h2>{name}</h2><p>about</p>{inner}</section>'

    def leaf(number: int) -> str:
        return f'<section class="_a6-g"><div><div>said {number}</div></div><footer>Jun 01, 2025</footer></section>'

    body = section("Posts", leaf(1) + leaf(2)) + section("Videos", section("Seen", leaf(3)) + leaf(4))
    found = [block for block in blocks(stream_of(page(body)), leaves=True) if isinstance(block, Block)]
    assert [(block.section, block.lines[0].text) for block in found] == [
        ("Posts", "said 1"), ("Posts", "said 2"), ("Seen", "said 3"), ("Seen", "said 4"),
    ]  # fmt: skip


def test_chunks_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    content = page("".join(record(number) for number in range(5)))
    for size in (1, 7, 64, 333):
        monkeypatch.setattr(meta_pages, "CHUNK", size)
        assert headings(content) == NAMES


@given(st.integers(0, 5000))
def test_cut_anywhere_every_whole_record_is_read_and_no_other(at: int) -> None:
    content = page("".join(record(number) for number in range(5)))
    piece = content[: at % len(content)]
    found = headings(piece)
    assert found == NAMES[: len(found)]
    whole = piece.count(b" am</div></div>")
    assert len(found) == whole
    reasons = [row.reason for row in unread(piece)]
    assert reasons == (["cut_off"] if b"</body" not in piece else [])


def test_what_is_lost_is_counted() -> None:
    content = page("".join(record(number) for number in range(5)))
    rest = list(blocks(Dribble(content[:-200], lost=100)))[-1]
    assert isinstance(rest, Unread)
    assert (rest.reason, rest.where) == ("cut_off", "end of file")
    assert 100 < rest.bytes_lost < 300


def test_a_record_that_is_never_closed_does_not_swallow_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta_pages, "LARGEST_RECORD", 2_000)
    torn = record(0).removesuffix("</div>") + "".join(record(number) for number in range(1, 40))
    assert headings(page(torn)) == [f"name {number}" for number in range(40)]


def test_a_piece_without_end_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta_pages, "LARGEST_PIECE", 1_000)
    monkeypatch.setattr(meta_pages, "CHUNK", 500)
    monkeypatch.setattr(meta_pages, "_LOOK", 0)
    assert [row.reason for row in unread(page(record(1, inside="x" * 5_000)))] == ["too_large"]


@pytest.mark.parametrize(
    "content", [b"", b"<html></html>", page(""), page("Nothing here."), page("<p>You have no data.</p>")]
)
def test_a_page_without_records_has_none(content: bytes) -> None:
    assert headings(content) == []


def test_only_metas_pages_look_like_them() -> None:
    def looks(content: bytes) -> bool:
        return looks_like_meta(Sample.of(from_bytes("a.html", content)))

    assert looks(page(record(1)))
    assert looks(page(record(1), "<main>", "</main>"))
    assert not looks(b"<html><body><div class='outer-cell'>x</div></body></html>")
    assert not looks(b'{"main": "<main>"}')


def test_the_title_of_a_page() -> None:
    assert page_title(from_bytes("a.html", page(""))) == "Paper & Boat"
    assert page_title(from_bytes("a.html", b"<html></html>")) is None


def test_only_as_many_records_are_read_as_asked_for() -> None:
    class Watched(Dribble):
        closed = False

        def close(self) -> None:
            type(self).closed = True
            super().close()

    content = page("".join(record(number) for number in range(5)))
    member = from_bytes("a.html", content)
    watched = type(member)(member.name, member.path, None, lambda: Watched(content), member.beside)
    assert [block.heading for block in first_blocks(watched, 2)] == NAMES[:2]
    assert Watched.closed


def letters() -> Iterator[str]:
    yield from ("<", "&", '"', "é", "💬", "漢", "العربية")


def test_words_of_any_script_come_through() -> None:
    body = "".join(record(1).replace("said 1", html.escape(f"a{letter}b")) for letter in letters())
    said = [block.lines[0].text for block in blocks(stream_of(page(body))) if isinstance(block, Block)]
    assert said == [f"a{letter}b" for letter in letters()]
