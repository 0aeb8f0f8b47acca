"""Who talks in a chat, what it is called, and where its messages begin."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from hearten.sources.chats.dates import ChatClock, DateSamples
from hearten.sources.chats.lines import Said, form_of, messages
from hearten.sources.chats.owners import Place, same_name, who_talks
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.members import from_bytes
from hearten.sources.platforms.whatsapp.titles import title_of
from hearten.sources.trace import Unread

# -- who ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "people", "own_names", "expected"),
    [
        ("Ada", ("Ada", "Robin"), (), (Place(None, "Ada", False), Place(None, "Ada", True))),
        ("Ada 🪁", ("Robin", "Ada"), (), (Place("Ada 🪁", "Eve", False), Place(None, "Ada", True))),
        ("Ada", ("Ada",), (), (Place(None, "Ada", False), Place(None, "Ada", False))),
        ("Club", ("Ada", "Robin"), (), (Place("Club", "Ada", False), Place("Club", "Robin", False))),
        ("Club", ("Ada", "Robin"), ("robin",), (Place("Club", "Ada", False), Place("Club", None, True))),
        ("Ada", ("Ada", "Robin", "Bram"), (), (Place("Ada", "Ada", False), Place("Ada", "Robin", False))),
        (None, ("Ada", "Robin"), ("Robin",), (Place(None, "Ada", False), Place(None, "Ada", True))),
        (None, ("Ada", "Robin"), (), (Place(None, "Ada", False), Place(None, "Robin", False))),
        (None, ("Ada", "Robin"), ("Ada", "Robin"), (Place(None, "Ada", False), Place(None, "Robin", False))),
    ],
)
def test_whose_chat_it_is(
    title: str | None, people: tuple[str, ...], own_names: tuple[str, ...], expected: tuple[Place, Place]
) -> None:
    talk = who_talks(title, people, own_names)
    if title == "Ada 🪁":
        assert talk.place("Robin") == expected[1]
    else:
        assert (talk.place("Ada"), talk.place("Robin")) == expected


def test_names_are_the_same_without_their_signs() -> None:
    assert same_name("Ada  Fenn 🪁", "ada_fenn")
    assert same_name("🪁", "🪁 ")
    assert not same_name("🪁", "🏮")
    assert not same_name("Ada", "Adam")


# -- what it is called -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("WhatsApp Chat with Book club.txt", "Book club"),
        ("WhatsApp-Chat mit Lesekreis.txt", "Lesekreis"),
        ("Chat de WhatsApp con Club de lectura.txt", "Club de lectura"),
        ("Discussion WhatsApp avec Club.txt", "Club"),
        ("Conversa do WhatsApp com Clube do livro.txt", "Clube do livro"),
        ("WhatsApp-chat met Leesclub.txt", "Leesclub"),
        ("Chat WhatsApp s uživatelem Klub.txt", "Klub"),
        ("Czat WhatsApp z Klub.txt", "Klub"),
        ("Чат WhatsApp с Клуб.txt", "Клуб"),
        ("Kitap kulübü ile WhatsApp Sohbeti.txt", "Kitap kulübü"),
        ("बुक क्लब के साथ WhatsApp चैट.txt", "बुक क्लब"),
        ("読書会とのWhatsAppチャット.txt", "読書会"),
        ("与读书会的 WhatsApp 聊天.txt", "读书会"),
        ("WhatsApp 與 讀書會 的對話.txt", "讀書會"),
        ("WhatsApp Chat - Lunch with Ada/_chat.txt", "Lunch with Ada"),
        ("WhatsApp Chat with Book club (3).txt", "Book club"),
        ("Sgwrs WhatsApp gyda Clwb.txt", "Sgwrs WhatsApp gyda Clwb"),
        ("holiday.txt", "holiday"),
        ("Downloads/_chat.txt", None),
        ("_chat.txt", None),
    ],
)
def test_the_name_of_a_file_has_the_name_of_the_chat(path: str, title: str | None) -> None:
    assert title_of(from_bytes(path, b""), ("Ada", "Robin", "Bram")) == title


def test_in_any_language_a_name_is_known_inside_the_name() -> None:
    assert title_of(from_bytes("Sgwrs WhatsApp gyda Ada Fenn.txt", b""), ("Robin", "Ada Fenn 🪁")) == "Ada Fenn 🪁"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("WhatsApp Chat - Ada.zip: _chat.txt", "Ada"),
        ("a.zip: WhatsApp Chat - Ada.zip: _chat.txt", "Ada"),
        ("x.zip: _chat.txt", None),
    ],
)
def test_the_zip_around_it_has_the_name_of_a_chat_without_one(name: str, title: str | None) -> None:
    assert title_of(replace(from_bytes("_chat.txt", b""), name=name), ()) == title


# -- where messages begin ----------------------------------------------------------------------------------------------


def said(text: str) -> list[Said | Unread]:
    form = form_of(text.splitlines())
    assert form
    return list(messages(from_bytes("x", text.encode()).open(), form))


def test_only_lines_like_most_begin_a_message() -> None:
    chat = (
        "03/04/2026, 21:22 - Ada: look:\n[21:22, 03/04/2026] Bram: hi\n3 kites - and: a bus\n\n"
        "2026-04-03 21:22 - x: y\n03/04/2026, 21:23 - Robin: ok\n03/04/2026, 21:24 - Ada:\n"
    )
    rows = said(chat)
    assert [(row.sender, row.words) for row in rows if isinstance(row, Said)] == [
        ("Ada", "look:\n[21:22, 03/04/2026] Bram: hi\n3 kites - and: a bus\n\n2026-04-03 21:22 - x: y"),
        ("Robin", "ok"),
        ("Ada", ""),
    ]


def test_a_text_without_chat_has_no_form() -> None:
    assert form_of(["one", "two: three", "12:30 - four"]) is None


# -- dates -------------------------------------------------------------------------------------------------------------


def test_however_many_dates_the_samples_stay_few_and_keep_what_tells() -> None:
    samples = DateSamples()
    for number in range(60_000):
        samples.add(f"{number % 12 + 1}/{number // 12 % 12 + 1}/{2000 + number // 144:04d}, 21:22")
    samples.add("13/1/2420, 21:22")
    samples.add("1/2/2420, 21:22")
    kept = samples.all()
    assert len(kept) < 2_000
    assert kept[-2:] == ["13/1/2420, 21:22", "1/2/2420, 21:22"]


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        (["13/4/26, 9:05 PM", "13/4/26, 9:59 PM", "13/4/26, 9:05 AM"], [21 * 60 + 5, 21 * 60 + 59, 9 * 60 + 5]),
        (["21:22, 13/4/2026", "21:23, 13/4/2026", "22:22, 13/4/2026"], [1282, 1283, 1342]),
        (["13/4/26 18.00", "13/4/26 18.01", "13/4/26 19.00"], [1080, 1081, 1140]),
        (["13/4/26, 21:22:39", "13/4/26, 21:61:39", "13/4/26, 21:23:99"], [1282, None, None]),
    ],
)
def test_hours_that_are_worked_out_once_are_right(stamps: list[str], expected: list[int | None]) -> None:
    now = 1_798_761_600_000_000
    good = [stamp for stamp, minute in zip(stamps, expected, strict=True) if minute]
    clock = ChatClock(WrittenDates.learn(good, UTC, now, newest_first=False), UTC, now)
    for _ in range(2):
        found = [clock.read(stamp) for stamp in stamps]
        assert [moment and moment.at // 60_000_000 % 1440 for moment in found] == expected
