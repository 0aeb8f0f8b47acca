"""YouTube's history tells the same in every format and language, and gives up nothing that can be read."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports_helper import NOW, member, reader_of

from hearten.sources.google import activity_html, activity_json
from hearten.sources.members import from_bytes
from hearten.sources.platform import Settings
from hearten.sources.platforms.youtube.tables import words_of
from hearten.sources.trace import Trace, Unread

KNOWN = Settings(UTC, NOW)
PATH = "Takeout/a/b/c"
NEWEST = datetime(2026, 6, 1, 12, tzinfo=UTC)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
VERBS = (("Watched ", ""), ("", " angesehen"), ("观看了", ""), ("", " を視聴しました"), ("«", "» дивився"))


class Seen(NamedTuple):
    """One event of a made-up history."""

    milliseconds_ago: int
    title: str | None
    video: str
    voice: str | None
    advert: bool


WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs", "So"]), min_size=1, max_size=30).map(
    lambda words: " ".join(words.split()) or "?"
)
EVENTS = st.builds(
    Seen,
    st.integers(0, 10**10),
    st.none() | WORDS,
    st.text("abcXYZ019_-", min_size=11, max_size=11),
    st.none() | WORDS,
    st.booleans(),
)
HISTORIES = st.lists(EVENTS, min_size=1, max_size=12, unique_by=lambda seen: -seen.milliseconds_ago // 1000)


def at(seen: Seen) -> datetime:
    return NEWEST - timedelta(milliseconds=seen.milliseconds_ago)


def address(seen: Seen) -> str:
    return f"https://www.youtube.com/watch?v={seen.video}"


def as_json(history: list[Seen], verb: tuple[str, str]) -> bytes:
    return json.dumps([_record(seen, verb) for seen in history], indent=2).encode()


def _record(seen: Seen, verb: tuple[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {"header": "YouTube", "title": "A thing that is gone"}
    if seen.title is not None:
        record |= {"title": f"{verb[0]}{seen.title}{verb[1]}", "titleUrl": address(seen)}
        if seen.voice and not seen.advert:
            record["subtitles"] = [{"name": seen.voice, "url": "https://www.youtube.com/channel/UC0"}]
    record["time"] = f"{at(seen):%Y-%m-%dT%H:%M:%S}.{at(seen).microsecond // 1000:03d}Z"
    record["products"] = ["YouTube"]
    if seen.advert:
        record["details"] = [{"name": "From Google Ads"}]
    return record


def as_page(history: list[Seen], verb: tuple[str, str], *, old: bool = False) -> bytes:
    cells = "".join(_cell(seen, verb, "" if old else "<br>") for seen in history)
    return f'<html><body><div class="mdl-grid">{cells}</div></body></html>'.encode()


def _cell(seen: Seen, verb: tuple[str, str], tail: str) -> str:
    body = "A thing that is gone<br>"
    if seen.title is not None:
        before, after = (html.escape(part).replace(" ", "&nbsp;") for part in verb)
        body = f'{before}<a href="{address(seen)}">{html.escape(seen.title)}</a>{after}<br>'
        if seen.voice and not seen.advert:
            body += f'<a href="https://www.youtube.com/channel/UC0">{html.escape(seen.voice)}</a><br>'
    when = at(seen)
    hour = when.hour % 12 or 12
    body += f"{MONTHS[when.month - 1]} {when.day}, {when.year}, {hour}:{when:%M:%S}\u202f{when:%p} UTC{tail}"
    details = "<b>Details:</b><br>&emsp;From Google Ads<br>" if seen.advert else ""
    return (
        '<div class="outer-cell"><div class="mdl-grid"><div class="header-cell"><p class="title">YouTube<br></p></div>'
        f'<div class="content-cell body-1">{body}</div><div class="content-cell body-1 text-right"></div>'
        f'<div class="content-cell caption"><b>Products:</b><br>&emsp;YouTube<br>{details}</div></div></div>'
    )


def read(content: bytes) -> list[Trace | Unread]:
    file = member(PATH, {PATH: content})
    found = reader_of(file)
    assert found
    assert found[0].name == "youtube"
    assert found[1].read
    return list(found[1].read(file, KNOWN))


def traces(content: bytes) -> list[Trace]:
    rows = read(content)
    assert not [row for row in rows if isinstance(row, Unread)]
    return [row for row in rows if isinstance(row, Trace)]


@settings(deadline=None)
@given(HISTORIES, st.sampled_from(VERBS), st.sampled_from(VERBS))
def test_every_format_and_language_gives_the_same_keys(
    history: list[Seen], verb: tuple[str, str], other: tuple[str, str]
) -> None:
    from_json = traces(as_json(history, verb))
    assert len({trace.key for trace in from_json}) == len(history)
    for page in (as_page(history, other), as_page(history, verb, old=True)):
        from_page = traces(page)
        assert [trace.key for trace in from_page] == [trace.key for trace in from_json]
        for ours, theirs in zip(from_page, from_json, strict=True):
            assert (ours.flags, ours.voice, ours.act, ours.url) == (theirs.flags, theirs.voice, theirs.act, theirs.url)


@settings(deadline=None)
@given(HISTORIES, st.sampled_from(VERBS))
def test_a_page_says_what_happened(history: list[Seen], verb: tuple[str, str]) -> None:
    for seen, trace in zip(history, traces(as_page(history, verb)), strict=True):
        assert trace.seen_at is not None
        assert trace.seen_at // 1_000_000 == int(at(seen).timestamp())
        assert trace.title == seen.title
        assert ("removed" in trace.flags) == (seen.title is None)
        assert ("advert" in trace.flags) == seen.advert


HISTORY = [
    Seen(1000 * number**2, None if number == 2 else f"Kettle & fog {number}", f"video_{number:05d}", "Fog", number == 3)
    for number in range(5)
]
FORMATS = {
    "json": (as_json(HISTORY, VERBS[0]), activity_json.read, b"\n  }"),
    "page": (as_page(HISTORY, VERBS[0]), activity_html.read, b"</div></div></div>"),
    "old page": (as_page(HISTORY, VERBS[0], old=True), activity_html.read, b"</div></div></div>"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_complete_entry_is_read_wherever_the_file_is_cut(name: str) -> None:
    content, reader, end = FORMATS[name]
    keys = [trace.key for trace in traces(content)]
    ends = [match.end() for match in re.finditer(re.escape(end), content)][: len(HISTORY)]
    for length in range(len(content)):
        rows = list(reader(from_bytes(PATH, content[:length], lost=len(content) - length), KNOWN))
        whole = [row.key for row in rows if isinstance(row, Trace)]
        assert whole == keys[: sum(at <= length for at in ends)]
        assert sum(row.bytes_lost for row in rows if isinstance(row, Unread)) >= len(content) - length


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"time": "yesterday"}, "bad_time"),
        ({"time": "2031-01-01T00:00:00Z"}, "bad_time"),
        ({"time": "1970-01-01T00:00:00Z"}, "bad_time"),
        ({"time": 7}, "bad_value"),
        ({"time": None}, "not_understood"),
        ({"title": None}, "not_understood"),
        ({"titleUrl": ["x"]}, "bad_value"),
        ({"header": {}}, "bad_value"),
    ],
)
def test_an_odd_entry_costs_only_itself(change: dict[str, Any], reason: str) -> None:
    records = json.loads(as_json(HISTORY, VERBS[0]))
    records[1] |= change
    rows = read(json.dumps(records).encode())
    assert [type(row) for row in rows] == [Trace, Unread, Trace, Trace, Trace]
    assert isinstance(rows[1], Unread)
    assert rows[1].reason == reason
    assert rows[1].where.startswith("item 2")


def test_empty_words_are_no_words() -> None:
    records = json.loads(as_json(HISTORY, VERBS[0]))
    records[0] |= {"title": "", "titleUrl": "", "header": "", "subtitles": [{"name": "", "url": "x"}]}
    first = read(json.dumps(records).encode())[0]
    assert isinstance(first, Trace)
    assert (first.title, first.url, first.voice, first.space) == (None, None, None, None)


@pytest.mark.parametrize("junk", [None, 7, "x", [], [1], {}])
def test_junk_between_entries_costs_only_itself(junk: object) -> None:
    records = json.loads(as_json(HISTORY, VERBS[0]))
    rows = read(json.dumps([*records[:2], junk, *records[2:]]).encode())
    assert [type(row) for row in rows].count(Trace) == len(HISTORY)
    assert [type(row) for row in rows].count(Unread) == 1


def test_odd_cells_cost_only_themselves() -> None:
    page = as_page(HISTORY, VERBS[0])
    broken = page.replace(b'href="', b'link="', 1).replace(b"Jun 1, 2026, 11:59:59", b"Foo 1, 2026, 11:59:59")
    rows = read(broken)
    assert [row.reason for row in rows if isinstance(row, Unread)] == ["not_understood", "bad_time"]
    assert len(rows) == len(HISTORY)


def test_new_class_names_do_not_matter() -> None:
    page = as_page(HISTORY, VERBS[0])
    renamed = re.sub(rb'class="([^"]*)"', lambda match: b'class="x%d"' % len(match[1]), page)
    assert b"outer-cell" not in renamed
    assert [trace.key for trace in traces(renamed)] == [trace.key for trace in traces(page)]


def test_a_long_style_sheet_hides_nothing() -> None:
    page = as_page(HISTORY, VERBS[0])
    styled = page.replace(b"<body>", b"<style>" + b".mdl-cell{margin:8px}" * 20_000 + b"</style><body>")
    assert traces(styled) == traces(page)


def test_reasons_without_a_link_are_no_adverts() -> None:
    many = [
        seen._replace(milliseconds_ago=seen.milliseconds_ago + 10**6 * round_)
        for round_ in range(5)
        for seen in HISTORY
    ]
    page = as_page(many, VERBS[0]).replace(
        b"YouTube<br></div>", b"YouTube<br><b>Why is this here?</b><br>Kept in your Google Account.</div>"
    )
    assert sum("advert" in trace.flags for trace in traces(page)) == sum(seen.advert for seen in many)


@pytest.mark.parametrize(
    "content",
    [
        b'{"Browser History": [{"title": "x", "url": "https://kites.example", "time_usec": 1780000000000000}]}',
        b'[{"title": "x", "timestamp": 1780000000}]',
        b"<html><body><p>hello</p></body></html>",
        b"a,b\nc,d\n",
        b"",
    ],
)
def test_other_files_are_left_to_others(content: bytes) -> None:
    found = reader_of(member("Takeout/x", {"Takeout/x": content}))
    assert found is None or found[0].name not in ("youtube", "google")


def test_a_file_of_several_products_is_for_google() -> None:
    records = json.loads(as_json(HISTORY, VERBS[0]))
    records.append({**records[0], "header": "Search", "products": ["Search"], "titleUrl": "https://kites.example/"})
    found = reader_of(member(PATH, {PATH: json.dumps(records).encode()}))
    assert found
    assert found[0].name == "google"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('{"text":"one"}', "one"),
        ('{"text":"one "},{"text":"two\nlines"}', "one two\nlines"),
        ('{"takeoutSegments":[{"text":"one"},{"link":{"linkUrl":"https://a.example"}}]}', "onehttps://a.example"),
        ('{"text":"half \\ud83d"}', "half ?"),
        ('{"text":"torn', '{"text":"torn'),
        ("plain {words}", "plain {words}"),
        ('{"text":1},{"link":[]}', ""),
    ],
)
def test_words_of_a_comment(written: str, words: str) -> None:
    assert words_of(written) == words


def test_a_playlist_is_known_without_its_name() -> None:
    content = b"\xef\xbb\xbfA,B\r\nkite_Knot-1,2026-06-06T07:00:00+00:00\r\nbad,2026-06-06T07:00:00+00:00\r\n"
    rows = read(content)
    assert isinstance(rows[0], Trace)
    assert (rows[0].act, rows[0].url) == ("saved", "https://www.youtube.com/watch?v=kite_Knot-1")
    assert rows[1:] == [Unread("not_understood", "row 3")]


def numeric_page(days: range) -> bytes:
    """A page with `3/4/2026` for its dates, 300 entries a day, newest first."""
    page = as_page([HISTORY[0]], VERBS[0]).decode()
    head, cell, tail = re.split(r'(<div class="outer-cell.*</div></div></div>)', page, maxsplit=1)
    dated = re.sub(r"Jun 1, 2026, 12:00:00\u202fPM UTC", "{}/4/2026, {:02}:{:02}:07 UTC", cell)
    cells = (dated.format(day, number // 60, number % 60) for day in reversed(days) for number in reversed(range(300)))
    return (head + "".join(cells) + tail).encode()


def test_day_and_month_are_settled_by_entries_far_behind() -> None:
    read_out = traces(numeric_page(range(4, 14)))
    assert {datetime.fromtimestamp((trace.seen_at or 0) / 1e6, UTC).month for trace in read_out} == {4}


def test_dates_that_stay_open_are_asked_about() -> None:
    rows = read(numeric_page(range(3, 4)))
    assert {row.reason for row in rows if isinstance(row, Unread)} == {"date_order_open"}
    assert len(rows) == 300
