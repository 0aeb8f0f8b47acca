"""The shape report: it says how a file is built, and nothing that is in it."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearten.sources.members import from_bytes
from hearten.sources.shapes.report import shape_of, shape_report
from hearten.sources.shapes.values import kind_of, kind_of_text
from hearten.sources.shapes.words import format_words, only_format_words, shown_path

MARKER = "zanzibarquokka"


def shape(content: bytes | str, path: str = "export/data.json") -> str:
    """The report on one file."""
    return shape_of(from_bytes(path, content.encode() if isinstance(content, str) else content))


def lines(report: str) -> list[str]:
    """The lines of a report below its heading, without indentation."""
    return [line.strip() for line in report.splitlines()[1:]]


# -- what is said ----------------------------------------------------------------------------------------------------


def test_json_is_told_by_its_keys_and_kinds() -> None:
    entry = {
        "title": "Watched a kettle",
        "titleUrl": "https://example.org/v",
        "time": "2025-03-01T12:00:00.123Z",
        "subtitles": [{"name": "Quiet"}],
        "views": 7,
        "advert": True,
        "rating": 4.5,
        "note": None,
        "caption": "",
    }
    report = shape(
        json.dumps([entry, {**entry, "time": "6 Jun 2025, 08:53:12 CEST"}, {**entry, "time": 1_700_000_000}])
    )
    assert report.startswith("== export/data.json (JSON, ")
    assert set(lines(report)) >= {
        "the file: list x 1 with 3 elements",
        "each: object x 3",
        "title: text x 3",
        "titleUrl: link x 3",
        "time: like 9999-99-99T99:99:99.999Z x 1, like 9 a 9999, 99:99:99 a x 1, number like seconds since 1970 x 1",
        "subtitles: list x 3 with 3 elements",
        "name: text x 3",
        "views: whole number x 3",
        "advert: true or false x 3",
        "rating: number x 3",
        "note: null x 3",
        "caption: empty text x 3",
    }


def test_empty_places_are_told() -> None:
    report = lines(shape('{"messages": [], "profile": {}, "title": null}'))
    assert report == [
        "the file: object x 1",
        "messages: list x 1 with 0 elements",
        "profile: object x 1",
        "title: null x 1",
    ]


def test_a_file_of_lines_or_in_a_wrapper_is_json_too() -> None:
    assert "title: text x 2" in lines(shape('{"title": "a"}\n{"title": "b"}\n'))
    assert "tweet: object x 1" in lines(shape('window.YTD.tweets.part0 = [{"tweet": {"id": "1"}}]', "data/tweets.js"))


def test_a_damaged_file_says_so() -> None:
    assert "(1 damaged pieces)" in lines(shape('[{"title": "a"}, {"title": "b"'))


def test_like_keys_stand_together() -> None:
    chats = {f"Chat History with {MARKER}{number}:": [{"Date": "2025-03-01 12:00:00"}] for number in range(3)}
    assert "Chat History with … x 3: list x 3 with 3 elements" in lines(shape(json.dumps({"chats": chats})))


def test_maps_of_very_many_keys_are_one_line() -> None:
    report = shape(json.dumps({"votes": {f"{number:09d}": {"time": number} for number in range(5000)}}))
    assert len(report.splitlines()) < 8
    assert "time: whole number x 5,000" in lines(report)


def test_tables_are_told_by_their_columns() -> None:
    report = lines(shape("Video ID,Comment Text\nabc,hello\ndef,\n", "comments.csv"))
    assert report == [
        "rows: 3 (2 cells x 3)",
        "column 1 Video ID: text x 2",
        "column 2 Comment Text: text x 1, empty text x 1",
    ]


def test_pages_are_told_by_their_tags() -> None:
    page = "<!doctype html><html><body>" + '<div class="cell outer"><p>Hello<br>6 Jun 2025, 08:53:12</p></div>' * 3
    assert lines(shape(page, "page.html")) == [
        "html x 1", "body x 1", "div.cell.outer x 3", "p x 3 (text x 3, like 9 a 9999, 99:99:99 x 3)", "br x 3",
    ]  # fmt: skip


def test_databases_are_told_by_their_tables(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "History") as database:
        database.execute("CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, title TEXT)")
        database.execute("INSERT INTO urls VALUES (1, ?, ?)", (MARKER, MARKER))
        for number in range(3):
            database.execute(f'CREATE TABLE "messages_{MARKER}{number}" (body TEXT)')
    database.close()
    report = shape((tmp_path / "History").read_bytes(), "History")
    assert "table urls x 1: id, title, url" in lines(report)
    assert MARKER not in report


def test_text_is_told_by_its_kinds_of_lines() -> None:
    chat = "".join(f"[0{day}.04.26, 21:22:39] Quiet Kettle: see you\n" for day in range(1, 6)) + "once\n"
    assert lines(shape(chat, "_chat.txt")) == [
        "lines looked at: 6", "[99.99.99, 99:99:99] a: a x 5", "other lines x 1",
    ]  # fmt: skip
    blocks = "Date: 2025-03-01 12:00:00 UTC\nLink: https://example.org/v\n\n" * 3
    assert "Date: 9999-99-99 99:99:99 a x 3" in lines(shape(blocks, "Watch History.txt"))
    assert "Link: <link> x 3" in lines(shape(blocks, "Watch History.txt"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "JPEG picture"),
        (bytes(range(256)) * 4, "binary, of no kind we know"),
    ],
)
def test_other_files_are_told_by_their_kind(content: bytes, kind: str) -> None:
    assert f"({kind}, {len(content):,} bytes)" in shape(content, "a.bin")


def test_a_report_of_many_like_files_is_short() -> None:
    members = [
        from_bytes(f"messages/inbox/{MARKER}_{number}/message_1.json", b'{"title": "x"}') for number in range(50)
    ]
    report = shape_report(members)
    assert "messages/inbox/…/message_9.json: 47 more files" in report
    assert report.count("title: text x 1") == 3
    assert MARKER not in report


def test_a_report_ends() -> None:
    wide = {f"field{chr(97 + a)}{chr(97 + b)}": {"time": {"id": 1}} for a in range(8) for b in range(8)}
    report = shape(json.dumps([{key: {**wide} for key in wide}]))
    assert len(report.splitlines()) <= 402


# -- what is not said ------------------------------------------------------------------------------------------------

NAMELIKE = [
    f"Chat History with {MARKER}:", f"{MARKER}@example.org", f"{MARKER}_1234567", f"{MARKER} Smith", f"Über {MARKER}",
    f"{MARKER}.{MARKER}", f"{MARKER}{'x' * 40}", f"{MARKER} ({MARKER})", f"https://example.org/{MARKER}",
    f"\U0001f600{MARKER}",
    MARKER, MARKER.upper(), MARKER.title(), f"{MARKER}_smith", f"music_{MARKER}", f"The{MARKER.title()}Club",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMELIKE)
def test_keys_that_may_be_people_are_hidden(name: str) -> None:
    documents = [
        {"friends": {name: 1}},
        {"messages": {name: [{"time": 1}], "title": {"id": 1}}},
        [{"reactions": {name: "x"}, "time": 1}] * 5,
        {"likes": {f"{name}{letter}": {"time": 1} for letter in "abc"}},
        {name: {"time": 1}, f"{name}b": {"time": 2}},
        {"id": {"a": {"b": [{"c": {name: None}}]}}},
    ]
    for document in documents:
        assert MARKER not in shape(json.dumps(document)).casefold(), document


@pytest.mark.parametrize("name", NAMELIKE)
@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_paths_that_may_be_people_are_hidden(name: str, ending: str) -> None:
    folder = name.replace("/", "")
    for path in (
        f"{folder}{ending}",
        f"messages/inbox/{folder}/message_1.json",
        f"Takeout/{folder}{ending}",
        f"a.{folder}",
    ):
        assert MARKER not in shown_path(path).casefold()
    assert MARKER not in only_format_words(name).casefold()


def test_no_value_shows_wherever_it_stands() -> None:
    values = [
        MARKER,
        f"{MARKER} 2025",
        f"https://{MARKER}.org/{MARKER}",
        f"{MARKER}\n{MARKER}",
        f"12:34 {MARKER} 5 6",
        f"7 {MARKER}",
    ]
    record = {"title": values[0], "items": [*values, {"name": MARKER}]}
    files = {
        "a.json": json.dumps([record, record]),
        "b.json": json.dumps({"title": MARKER, "list": values, "deep": {"time": {"name": values[4]}}}),
        "c.json": "\n".join(json.dumps({"text": value}) for value in values),
        "d.js": "window.YTD.a.part0 = " + json.dumps([{"tweet": {"text": MARKER}}]),
        "e.json": json.dumps([{"title": MARKER}])[:-6],
        "f.csv": "Title,Time\n" + "".join(f"{value!r},{MARKER}\n" for value in values),
        "g.csv": "".join(f"{MARKER},{MARKER}\n" for _ in range(5)),
        "h.csv": f"Title,Time,Name,Url,{MARKER} Smith\n" + f"{MARKER},2,3,4,{MARKER}\n" * 3,
        "i.html": f"<html><title>{MARKER}</title><body><p title={MARKER} id={MARKER}>{MARKER}<a>{MARKER}</a>"
        f"<script>{MARKER}</script><style>{MARKER}</style><!-- {MARKER} --></p><{MARKER}{'x' * 20}>",
        "j.txt": f"Date: {MARKER}\n{MARKER}: 2025\n[1.2.25, 12:00] {MARKER}: {MARKER}\n" * 5,
        "k.txt": f"{MARKER}\n" * 9,
        "l.bin": f"\0\1\2{MARKER}",
        "m.json": f'{{"title": "{MARKER}, "{MARKER}": {MARKER}, "b": [{MARKER}, "{MARKER}"]}}',
    }
    for path, content in files.items():
        assert MARKER not in shape(content, path).casefold(), path
        assert MARKER not in shape(content.encode("utf-16"), path).casefold(), path


@given(
    st.recursive(
        st.just(MARKER) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["title", "list", "time", "name", *NAMELIKE[:10]]), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_document_leaks(document: object) -> None:
    assert MARKER not in shape(json.dumps(document)).casefold()


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_kind_holds_no_words(text: str) -> None:
    said = {
        "empty",
        "text",
        "link",
        "digits",
        "like",
        "whole",
        "number",
        "seconds",
        "milliseconds",
        "microseconds",
        "since",
        "time",
    }
    words = set(re.findall(r"[^\W\d_]+", re.sub("<U[+][0-9A-F]+>", " ", kind_of_text(text)))) - said
    assert words <= {"a", "T", "Z", "UTC"}


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_has_a_shape(text: str) -> None:
    shape(text)
    shape(f"{text}\n" * 4, "a.txt")
    shape(f'[{{"title": {json.dumps(text)}}}]')


def test_what_cannot_be_opened_has_a_shape_too() -> None:
    assert lines(shape(b"SQLite format 3\0" + bytes(50), "History")) == ["cannot be opened"]
    assert "(1 damaged pieces)" in lines(shape_of(from_bytes("a.csv", b"Title,Time\na,b\nc,d\n", lost=5)))


def test_kinds_of_numbers() -> None:
    assert kind_of(13_330_000_000_000_000) == "number like microseconds since 1601"
    assert kind_of(1_700_000_000_000) == "number like milliseconds since 1970"
    assert kind_of(3) == "whole number"
    assert kind_of(3.5) == "number"
    assert kind_of_text("1700000000") == "digits: number like seconds since 1970"
    assert kind_of_text("-3.5") == "digits"


def test_the_list_of_words_holds_no_marker_and_no_names() -> None:
    words = format_words()
    assert len(words) > 500
    assert all(word == word.casefold() for word in words)
    assert not words & {"anna", "grace", "jane", "john", "rose", "smith", "maria", "will", MARKER}
