"""WhatsApp: every date as it was meant or an honest question, the same keys from every phone and every time."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.dates import format_date, format_time
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports_helper import NOW, member, reader_of
from tests.sources.streams import Dribble

from hearten.sources.members import Member, from_bytes
from hearten.sources.platform import Settings
from hearten.sources.platforms import whatsapp
from hearten.sources.trace import Trace, Unread

BERLIN = ZoneInfo("Europe/Berlin")
KNOWN = Settings(BERLIN, NOW)
ANDROID, IPHONE = "WhatsApp Chat with Ada Fenn.txt", "WhatsApp Chat - Ada Fenn/_chat.txt"
MARK = "\u200e"


def read(content: str | bytes, path: str = ANDROID, known: Settings = KNOWN, lost: int = 0) -> list[Trace | Unread]:
    """A chat through the reader."""
    raw = content.encode() if isinstance(content, str) else content
    return list(read_member(from_bytes(path, raw, lost=lost), known))


def read_member(file: Member, known: Settings) -> list[Trace | Unread]:
    reader = whatsapp.PLATFORM.readers[0].read
    assert reader
    return list(reader(file, known))


def traces(content: str, path: str = ANDROID, known: Settings = KNOWN) -> list[Trace]:
    rows = read(content, path, known)
    assert [row for row in rows if isinstance(row, Unread) and row.reason != "not_needed"] == []
    return [row for row in rows if isinstance(row, Trace)]


def at(trace: Trace | Unread) -> datetime:
    assert isinstance(trace, Trace)
    assert trace.seen_at is not None
    return datetime.fromtimestamp(trace.seen_at / 1_000_000, BERLIN)


def on(*fields: int) -> datetime:
    return datetime(*fields, tzinfo=BERLIN)  # type: ignore[misc,arg-type]


# -- dates -------------------------------------------------------------------------------------------------------------


def test_what_others_have_read_wrongly() -> None:
    """Each of these was misread by an importer in use: as 2003, in the morning, as text, without its seconds."""
    assert at(traces("[03.04.26, 21:22:39] Ada: a\n", IPHONE)[0]) == on(2026, 4, 3, 21, 22, 39)
    assert at(traces("1/13/24, 3:05 PM - Ada: a\n")[0]) == on(2024, 1, 13, 15, 5)
    assert at(traces("13/1/24 9:05 p.\u00a0m. - Ada: a\n")[0]) == on(2024, 1, 13, 21, 5)
    assert at(traces("1/13/24, 3:05\u202fPM - Ada: a\n")[0]) == on(2024, 1, 13, 15, 5)
    assert at(traces("30/08/25 18.00 - Ada: a\n")[0]) == on(2025, 8, 30, 18, 0)


LOCALES = (
    "en_US", "en_GB", "en_IN", "en_ZA", "en_CA", "de", "de_CH", "fr", "fr_CA", "es", "es_MX", "es_US", "pt",
    "pt_PT", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "ru", "uk", "el", "tr",
    "he", "ar_EG", "ar_AE", "fa", "hi", "bn", "mr", "ta", "te", "th", "vi", "id", "ms", "ja", "ko", "zh",
    "zh_Hant", "ka", "hy", "sw", "af", "hr", "sl", "lt", "lv", "et", "is", "ca", "gl",
)  # fmt: skip
ZEROS = {"arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "latn": 0x30}
MINUTES = (NOW // 60_000_000) - 60 * 24 * 14
SINCE_2012 = MINUTES - 14 * 365 * 24 * 60


def written(moment: datetime, locale: Locale, style: str) -> str:
    """A date as a phone set to that language writes it."""
    digits = {48 + digit: chr(ZEROS[locale.default_numbering_system] + digit) for digit in range(10)}
    day = format_date(moment, "short", locale=locale)
    time = format_time(moment.replace(tzinfo=None), style, locale=locale)
    return f"{day}, {time}".translate(digits)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("style", "path"), [("short", ANDROID), ("medium", IPHONE)])
def test_every_language_reads_back_exactly(locale: str, style: str, path: str) -> None:
    first = on(2025, 11, 28, 23, 58, 7)
    moments = [first + number * timedelta(days=5, hours=7, minutes=13, seconds=11) for number in range(30)]
    if style == "short":
        moments = [moment.replace(second=0) for moment in moments]
    stamps = [written(moment, Locale.parse(locale), style) for moment in moments]
    lines = [f"[{stamp}] Ada: a" if path == IPHONE else f"{stamp} - Ada: a" for stamp in stamps]
    assert [at(trace) for trace in traces("\n".join(lines), path)] == moments


@settings(deadline=None, max_examples=250)
@given(
    # CLDR's short Korean has two digits for the year, which comes first, and AM in English; phones do not write so.
    st.sampled_from([locale for locale in LOCALES if locale != "ko"]),
    st.lists(st.integers(SINCE_2012, MINUTES), min_size=1, max_size=15),
    st.sampled_from(["short", "medium"]),
)
def test_any_date_of_a_sorted_chat_reads_back_or_is_asked_about(locale: str, minutes: list[int], style: str) -> None:
    moments = [datetime.fromtimestamp(minute * 60, UTC) for minute in sorted(minutes)]
    stamps = [written(moment, Locale.parse(locale), style) for moment in moments]
    rows = read("".join(f"[{stamp}] Ada: a\n" for stamp in stamps), IPHONE, replace(KNOWN, zone=UTC))
    assert len(rows) == len(moments)
    for row, moment in zip(rows, moments, strict=True):
        if isinstance(row, Unread):
            assert row.reason == "date_order_open"
        else:
            assert row.seen_at == int(moment.timestamp()) * 1_000_000


def test_only_dates_that_could_be_two_days_are_asked_about_and_the_answer_is_taken() -> None:
    chat = "3/4/26, 21:22 - Ada: a\n4/4/26, 21:22 - Ada: b\n5/4/26, 21:22 - Ada: c\n"
    assert [row.reason if isinstance(row, Unread) else at(row).month for row in read(chat)] == [
        "date_order_open", 4, "date_order_open",
    ]  # fmt: skip
    for order, months in (("day_first", [4, 4, 4]), ("month_first", [3, 4, 5])):
        known = replace(KNOWN, date_order="day_first" if order == "day_first" else "month_first")
        assert [at(trace).month for trace in traces(chat, known=known)] == months
    open_keys = {row.key for row in read(chat) if isinstance(row, Trace)}
    assert open_keys <= {trace.key for trace in traces(chat, known=replace(KNOWN, date_order="month_first"))}


def test_one_line_far_behind_settles_all() -> None:
    many = "".join(f"{day}/4/26, 21:{minute:02d} - Ada: a\n" for day in range(4, 13) for minute in range(60))
    assert {at(trace).month for trace in traces(f"{many}13/4/26, 21:22 - Ada: b\n")} == {4}


def test_clocks_that_change() -> None:
    chat = "28/03/2026, 12:00 - A: a\n29/03/2026, 01:59 - A: a\n29/03/2026, 03:00 - A: a\n25/10/2026, 02:30 - A: a\n"
    seen = [trace.seen_at for trace in traces(chat)]
    expected = ["2026-03-28T11:00Z", "2026-03-29T00:59Z", "2026-03-29T01:00Z", "2026-10-25T00:30Z"]
    assert seen == [int(datetime.fromisoformat(text).timestamp()) * 1_000_000 for text in expected]


@pytest.mark.parametrize("stamp", ["31/02/2026, 21:22", "13/04/2031, 21:22", "13/04/2026, 25:22", "13/04/2026, 21:99"])
def test_a_date_that_cannot_be_costs_only_itself(stamp: str) -> None:
    rows = read(f"13/04/2026, 21:22 - Ada: a\n{stamp} - Ada: b\n13/04/2026, 21:23 - Ada: c\n")
    assert [type(row) for row in rows] == [Trace, Unread, Trace]
    assert rows[1] == Unread("bad_time", "message 2")


# -- keys --------------------------------------------------------------------------------------------------------------


class Message(NamedTuple):
    """A message of a made-up chat."""

    seconds_later: int
    mine: bool
    words: str | None
    """None for a picture."""


WORDS = st.sampled_from(
    ["ok", "ok", "", "Nice ✨", "one\ntwo", "12:30 - no: it is not", "[03.04.26] x", "a <b> c", "«d: e»"]
)
CHATS = st.lists(st.builds(Message, st.integers(0, 200), st.booleans(), st.none() | WORDS), min_size=1, max_size=30)
START = on(2026, 3, 13, 21, 0, 0)


def on_android(chat: list[Message]) -> str:
    moment, lines = START, []
    for message in chat:
        moment += timedelta(seconds=message.seconds_later)
        words = "<Media omitted>" if message.words is None else message.words
        lines.append(f"{moment:%m/%d/%y, %I:%M\u202f%p} - {'Robin' if message.mine else 'Ada Fenn'}: {words}\n")
    return "".join(lines)


def on_iphone(chat: list[Message]) -> str:
    moment, lines = START, [f"[{START:%d.%m.%y, %H:%M:%S}] Ada Fenn: {MARK}Nachrichten sind verschlüsselt.\r\n"]
    for message in chat:
        moment += timedelta(seconds=message.seconds_later)
        name = "Robin" if message.mine else "Ada Fenn"
        picture = f"{MARK}<Anhang: 00000001-PHOTO-2026-03-13-21-00-00.jpg>"
        mark = MARK if message.words is None else ""
        words = picture if message.words is None else message.words
        lines.append(f"{mark}[{moment:%d.%m.%y, %H:%M:%S}] {name}: {words}\r\n")
    return "".join(lines)


@settings(deadline=None, max_examples=150)
@given(CHATS)
def test_both_phones_give_the_same_keys_and_no_message_is_lost(chat: list[Message]) -> None:
    android, iphone = traces(on_android(chat)), traces(on_iphone(chat), IPHONE)
    assert [trace.key for trace in android] == [trace.key for trace in iphone]
    assert len({trace.key for trace in android}) == len(chat)
    if {message.mine for message in chat} == {True, False}:
        assert [trace.mine for trace in android] == [message.mine for message in chat]
        assert {trace.voice for trace in android} == {"Ada Fenn"}


@settings(deadline=None, max_examples=100)
@given(CHATS, st.data())
def test_a_chat_that_grew_keeps_its_keys(chat: list[Message], data: st.DataObject) -> None:
    shorter = data.draw(st.integers(1, len(chat)), "length")
    for write, path in ((on_android, ANDROID), (on_iphone, IPHONE)):
        keys = [trace.key for trace in traces(write(chat), path)]
        assert [trace.key for trace in traces(write(chat[:shorter]), path)] == keys[:shorter]


def test_keys_do_not_move_with_the_person() -> None:
    chat = on_android([Message(5, True, "a"), Message(5, False, "b")])
    away = traces(chat, known=replace(KNOWN, zone=ZoneInfo("Asia/Tokyo")))
    assert [trace.key for trace in away] == [trace.key for trace in traces(chat)]
    assert [trace.seen_at for trace in away] != [trace.seen_at for trace in traces(chat)]


def test_two_chats_with_the_same_words_are_two() -> None:
    line = "13/04/2026, 21:22 - Robin: Happy new year\n"
    both = (f"{line}13/04/2026, 21:23 - {name}: you too\n" for name in ("Ada", "Bram"))
    keys = [
        trace.key for name, chat in zip(("Ada", "Bram"), both, strict=True) for trace in traces(chat, f"{name}.txt")
    ]
    assert len(set(keys)) == 4


# -- lines -------------------------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=100)
@given(CHATS, st.integers(1, 50), st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_pieces_of_any_size_read_the_same(chat: list[Message], chunk: int, steps: list[int]) -> None:
    content = on_iphone(chat).encode()
    whole = read(content, IPHONE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hearten.sources.formats.lines.CHUNK", chunk)
        file = replace(from_bytes(IPHONE, content), open=lambda: Dribble(content, steps))
        assert read_member(file, KNOWN) == whole


def test_every_complete_message_is_read_wherever_the_file_is_cut() -> None:
    chat = [Message(30, number % 2 == 0, f"words {number}\nand more") for number in range(6)]
    content = on_iphone(chat).encode()
    keys = [trace.key for trace in traces(content.decode(), IPHONE)]
    starts = [content.index(line.encode()) for line in content.decode().splitlines() if line.startswith("[")][1:]
    for length in range(len(content)):
        rows = read(content[:length], IPHONE, lost=len(content) - length)
        found = [row.key for row in rows if isinstance(row, Trace)]
        heads = sum(start + 26 < length for start in starts)
        assert found == keys[: len(found)]
        assert max(heads - 1, 0) <= len(found) <= max(heads, 0)
        assert sum(row.bytes_lost for row in rows if isinstance(row, Unread)) >= len(content) - length


def test_odd_bytes_between_lines() -> None:
    plain = on_android([Message(30, number % 2 == 0, f"words {number}") for number in range(4)])
    expected = [trace.key for trace in traces(plain)]
    for twisted in (
        b"\xef\xbb\xbf" + plain.encode(),
        plain.replace("\n", "\r\n").encode(),
        plain.replace("words", "wo\0rds").encode(),
        plain.encode("utf-16"),
        b"\n\n" + plain.encode(),
    ):
        assert [row.key for row in read(twisted) if isinstance(row, Trace)] == expected


def test_a_message_without_end_costs_only_itself() -> None:
    long = "x" * 3_000_000
    line = "13/04/2026, 21:2{} - {}: {}\n".format
    rows = read(line(1, "Ada", "a") + line(2, "Robin", f"b\n{long}\n{long}") + line(3, "Ada", "c"))
    assert [row.reason if isinstance(row, Unread) else row.mine for row in rows] == [False, "too_large", False]


def test_what_stands_before_the_first_message_is_named() -> None:
    rows = read("Saved from my phone\n13/04/2026, 21:22 - Ada: a\n13/04/2026, 21:23 - Ada: b\n")
    assert rows[0] == Unread("not_understood", "lines before the first message", 20)
    assert len(rows) == 3


# -- whose -------------------------------------------------------------------------------------------------------------

GROUP = "13/04/2026, 21:22 - Ada: a\n13/04/2026, 21:23 - Robin: b\n13/04/2026, 21:24 - Bram: c\n"


def test_of_a_group_nothing_is_taken_for_the_persons_own_unless_they_told_their_name() -> None:
    path = "WhatsApp Chat with Club.txt"
    rows = traces(GROUP, path)
    assert [(row.space, row.voice, row.mine, row.text) for row in rows] == [
        ("Club", "Ada", False, None), ("Club", "Robin", False, None), ("Club", "Bram", False, None),
    ]  # fmt: skip
    rows = traces(GROUP, path, replace(KNOWN, own_names=("robin", "R. Tarn")))
    assert [(row.space, row.voice, row.mine, row.text) for row in rows] == [
        ("Club", "Ada", False, None), ("Club", None, True, "b"), ("Club", "Bram", False, None),
    ]  # fmt: skip


def test_others_words_are_kept_only_where_they_are_wanted() -> None:
    chat = "13/04/2026, 21:22 - Ada Fenn: theirs\n13/04/2026, 21:23 - Robin: mine\n"
    assert [row.text for row in traces(chat)] == [None, "mine"]
    assert [row.text for row in traces(chat, known=replace(KNOWN, others_words=True))] == ["theirs", "mine"]


@pytest.mark.parametrize(
    "path",
    [
        "_chat.txt",
        "Downloads/_chat.txt",
        "WhatsApp Chat - Ada Fenn (2)/_chat.txt",
        "Chat de WhatsApp con Ada Fenn (1).txt",
    ],
)
def test_the_name_of_the_other_is_found_in_the_file_or_its_name(path: str) -> None:
    chat = f"[13/04/2026, 21:22:00] Ada Fenn: {MARK}Secured.\n[13/04/2026, 21:22:01] Ada Fenn: a\n"
    chat += "[13/04/2026, 21:22:02] Robin: b\n"
    assert [(row.voice, row.mine) for row in traces(chat, path)] == [("Ada Fenn", False), ("Ada Fenn", True)]


def test_the_zip_has_the_name() -> None:
    file = from_bytes("_chat.txt", b"[13/04/2026, 21:22:01] Ada: a\n[13/04/2026, 21:22:02] Robin: b\n")
    rows = read_member(replace(file, name="WhatsApp Chat - Ada.zip: _chat.txt"), KNOWN)
    assert [row.mine for row in rows if isinstance(row, Trace)] == [False, True]


def test_notices_are_no_messages() -> None:
    chat = (
        f'13/04/2026, 21:20 - Ada created group "Plan: B"\n13/04/2026, 21:21 - Messages are encrypted.\n{GROUP}'
        '13/04/2026, 21:25 - Ada changed the subject from "Plan: B" to "Plan: C"\n'
    )
    assert Counter(type(row) for row in read(chat)) == {Trace: 3, Unread: 3}
    iphone = "".join(
        f"[13.04.26, 21:2{number}:00] {name}: {words}\n"
        for number, (name, words) in enumerate(
            [
                ("Club 🏮", f"{MARK}Messages are encrypted."),
                ("Ada", f"{MARK}Ada created group “Club 🏮”"),
                ("Club 🏮", f"{MARK}Ada added you"),
                ("Ada", "hello"),
                ("Bram", f"{MARK}Bram left"),
            ]
        )
    )
    assert [(row.space, row.voice) for row in traces(iphone, "_chat.txt")] == [("Club 🏮", "Ada")]


def test_pictures_of_an_old_iphone_that_marks_no_lines() -> None:
    lines = [f"[13.04.26, 21:20:00] Ada: {MARK}Secured."]
    lines += [f"[13.04.26, 21:2{number}:30] Ada: {MARK}image omitted" for number in range(4)]
    assert len(traces("\n".join(lines), IPHONE)) == 4


# -- recognising -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("renamed.txt", "13/04/2026, 21:22 - Ada: a\n13/04/2026, 21:23 - Robin: b\n13/04/2026, 21:23 - Ada: c\n"),
        ("_chat.txt", "[13/04/2026, 21:22:00] Ada: a\n"),
        ("J.txt", "13.11.18 21.25.15: J: a\n13.11.18 21.25.16: M: b\n13.11.18 21.25.17: J: c\n"),
        (ANDROID, "13/04/2026, 21:22 - Ada: a\n"),
        ("x.txt", f"[13/04/2026, 21:22:00] Ada: {MARK}Nachrichten\n[13/04/2026, 21:22:00] Ada: a\n"),
    ],
)
def test_is_known_by_its_lines(path: str, content: str) -> None:
    found = reader_of(member(path, {path: content.encode()}))
    assert found
    assert (found[0].name, found[1].read is not None) == ("whatsapp", True)


@pytest.mark.parametrize(
    "content",
    [
        "2026-04-13 21:22:39,123 - INFO: started\n2026-04-13 21:22:39,124 - ERROR: ended\n" * 2,
        "[2026-04-13 21:22:39] INFO: started\n[2026-04-13 21:22:40] WARNING: slow\n[2026-04-13 21:22:41] INFO: ended\n",
        "Shopping\n13/04/2026, 21:22 - bread: two\n13/04/2026, 21:23 - milk: one\n13/04/2026, 21:24 - tea: no\n",
        "2026-04-13 21:22:39 - WARNING: net: slow\n2026-04-13 21:22:39 - INFO - net: fast\n" * 2,
        "2020. 5. 12. 오후 9:22, Ada : a\n2020. 5. 12. 오후 9:23, Robin : b\n" * 2,
        "21:22 - Ada: a\n21:23 - Robin: b\n21:24 - Ada: c\n",
        "13/04/2026 - rain\n14/04/2026 - sun\n15/04/2026 - fog\n",
        json.dumps([1, 2, 3]),
        "",
    ],
)
def test_other_texts_are_left_alone(content: str) -> None:
    found = reader_of(member("x.txt", {"x.txt": content.encode()}))
    assert found is None or found[0].name != "whatsapp"
