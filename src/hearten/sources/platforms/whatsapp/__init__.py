"""WhatsApp: one chat saved as text by a phone, alone or in a zip with its pictures.

    [03.04.26, 21:22:39] Ada: words       iPhone, `_chat.txt` in `WhatsApp Chat - Ada.zip`: to the second
    03/04/2026, 9:22 p. m. - Ada: words   Android, `WhatsApp Chat with Ada.txt`: to the minute

The file is read twice: once for its dates, its people and what the app itself writes, once for the messages. The text
says nothing of the zone, and nothing of whose phone it was: a chat of two is named after the other one; of a group's
messages none is taken for the person's own unless they have told us their name (`Settings.own_names`).

Day and month: what the whole file leaves open is not guessed (`date_order_open`), unless the person has answered.

Keys: the chat, the minute as written, the words, and a number for the same words in the same minute. So an iPhone's
export agrees with an Android phone's, a longer one with a shorter one, and two "ok" of one minute stay two. Files count
as no words, because exports without pictures do not name them. Forms: see `sources.whatsapp_words`, `.chat_lines`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import islice

from hearten.ground.ids import MINUTE, normal_text, trace_key
from hearten.sources.chats.dates import ChatClock, DateSamples, Moment
from hearten.sources.chats.lines import MARK, Form, Names, Said, form_of, messages, pieces, unusual
from hearten.sources.chats.owners import Talk, bare_name, same_name, who_talks
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.formats.lines import lines
from hearten.sources.members import Member, from_bytes
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.platforms.whatsapp.titles import is_named_so, title_of
from hearten.sources.platforms.whatsapp.words import LONGEST_NOTICE, Habits
from hearten.sources.sample import Sample
from hearten.sources.text import plain_spaces
from hearten.sources.trace import Trace, Unread

_new = tuple.__new__
_NAME = "whatsapp"
_LOG = re.compile(r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|ERROR|CRITICAL|FATAL)")
"""What programs write where people have their names."""
_MOST_PEOPLE = 5_000
_FIRST_LINES = 3_000
_NEAR_THE_TOP = 1_000
"""Characters in which a chat has begun."""
_RECENT = 8_192
"""So many different messages are remembered to number equal ones: more than anybody sends while clocks go back."""


# -- recognising -------------------------------------------------------------------------------------------------------


def _recognise(sample: Sample) -> float:
    if sample.is_html or sample.is_sqlite:
        return NO
    first = next((line for line in sample.text[:_NEAR_THE_TOP].splitlines() if line.strip()), "")
    if form_of([first]) is None:
        return NO
    start = from_bytes("head", sample.head).open()
    form = form_of(line for line in lines(start) if isinstance(line, str))
    if form is None:
        return NO
    said = islice(messages(from_bytes("head", sample.head).open(), form), 50)
    spoken = [one for one in said if isinstance(one, Said) and one.sender]
    if not spoken or not form.begins.match(first):
        return NO
    if is_named_so(sample.member):
        return CERTAIN
    if "whatsapp" in sample.text.casefold() or MARK in sample.text:
        return LIKELY
    return POSSIBLE if len(spoken) > 2 and not any(_LOG.match(one.sender) for one in spoken) else NO


# -- the first reading: what the whole file tells ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Chat:
    """What has to be known before the messages can be read."""

    dates: WrittenDates
    habits: Habits
    talk: Talk
    names: dict[str, str]


def _learn(member: Member, form: Form, settings: Settings) -> _Chat:
    samples, habits, senders = DateSamples(), Habits(bracketed=form.bracketed), _Senders()
    names = Names()
    stream = member.open()
    try:
        for mark, stamp, text in pieces(stream, form):
            samples.add(stamp)
            sender, colon, words = text.partition(": ")
            if sender in senders.talking and not (mark or MARK in text or "-WA" in text or text[-2:] == ">\n"):
                continue  # nothing to learn from plain words of somebody known
            if not colon or not names[sender]:
                sender, words = unusual(text, names)
            if sender and stamp:
                said = Said(0, mark, stamp, sender, words.rstrip("\n"))
                habits.learn(said)
                senders.add(said)
    finally:
        stream.close()
    names_of, noticed = senders.sorted_out(habits)
    people = tuple(dict.fromkeys(names_of.values()))
    title = _title(title_of(member, people), people, noticed)
    # The dates are read as if in UTC: what the clock showed is what two exports of one chat have in common.
    dates = WrittenDates.learn(samples.all(), UTC, settings.now, settings.date_order, newest_first=False)
    return _Chat(dates, habits, who_talks(title, people, settings.own_names), names_of)


class _Senders:
    """The names that stand before messages: some only before notices of the app, as the name of a group."""

    def __init__(self) -> None:
        self.talking: set[str] = set()
        """Who has written plain words."""
        self._marked: dict[tuple[str, str, str], Said] = {}

    def add(self, said: Said) -> None:
        """One message or notice with a name before it."""
        if said.words.startswith(MARK):
            if len(self._marked) < _MOST_PEOPLE and len(said.words) <= LONGEST_NOTICE:
                self._marked.setdefault((said.sender, said.mark, said.words), said)
        elif said.sender not in self.talking and len(self.talking) < _MOST_PEOPLE:
            self.talking.add(said.sender)

    def sorted_out(self, habits: Habits) -> tuple[dict[str, str], Counter[str]]:
        """Who talks, as written and as it should be; and the names before notices, with how many."""
        notices = [said for said in self._marked.values() if habits.is_notice(said)]
        talking = self.talking.union(said.sender for said in self._marked.values() if not habits.is_notice(said))
        return (
            {written: _clean_name(written) for written in sorted(talking)},
            Counter(_clean_name(said.sender) for said in notices),
        )


def _title(named: str | None, people: tuple[str, ...], noticed: Counter[str]) -> str | None:
    """The name of the chat. An iPhone writes its notices in the name of the chat, with every sign of it."""
    silent = [name for name, _ in noticed.most_common() if name not in people]
    if named:
        return next((name for name in silent if same_name(name, named)), named)
    if silent:
        return silent[0]
    return next(iter(noticed), None) if len(people) <= 2 else None


def _clean_name(written: str) -> str:
    """Without marks of direction, and without the tilde before names that are not in the phone's contacts."""
    return plain_spaces(written).strip().removeprefix("~").strip() or written


# -- the second reading: the messages ----------------------------------------------------------------------------------


def _read(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    form = _form(member)
    stream = member.open()
    try:
        if form is None:
            yield Unread("not_understood", "how messages begin")
            yield from (line for line in lines(stream) if isinstance(line, Unread))
            return
        convert = _Messages(_learn(member, form, settings), settings).convert
        for said in messages(stream, form):
            yield said if isinstance(said, Unread) else convert(said)
    finally:
        stream.close()


def _form(member: Member) -> Form | None:
    stream = member.open()
    try:
        return form_of(line for line in islice(lines(stream), _FIRST_LINES) if isinstance(line, str))
    finally:
        stream.close()


class _Messages:
    """Makes traces of one chat's messages, in the order of the file."""

    def __init__(self, chat: _Chat, settings: Settings) -> None:
        self._chat = chat
        self._words_of = chat.habits.words_of
        self._others_words = settings.others_words
        self._clock = ChatClock(chat.dates, settings.zone, settings.now)
        self._places = {written: chat.talk.place(name) for written, name in chat.names.items()}
        self._target = bare_name(chat.talk.other or chat.talk.title or "")
        self._counts: dict[bytes, int] = {}
        self._stamp = ""
        self._moment: Moment | None = None

    def convert(self, said: Said) -> Trace | Unread:
        """One message."""
        number, _, stamp, sender, words = said
        if (not sender or words[:1] == MARK) and self._chat.habits.is_notice(said):
            return Unread("not_needed", f"message {number}")
        moment = self._moment if stamp == self._stamp else self._read_clock(stamp)
        if moment is None:
            is_open = self._chat.dates.open_question
            return Unread("date_order_open" if is_open else "bad_time", f"message {number}")
        on_clock, at, precision = moment
        own_words, same_words = self._words_of(said)
        space, voice, mine = self._places.get(sender) or self._chat.talk.place(_clean_name(sender))
        key = self._key(on_clock, same_words)
        text = (own_words or None) if mine or self._others_words else None
        fields = (
            key, at, precision, "local_assumed", _NAME, "messaged", space, voice, mine,
            None, None, None, None, (), text, None,
        )  # fmt: skip
        return _new(Trace, fields)

    def _read_clock(self, stamp: str) -> Moment | None:
        self._stamp, self._moment = stamp, self._clock.read(stamp)
        return self._moment

    def _key(self, on_clock: int, words: str) -> bytes:
        """The key of a message, and of the next one with the same words in the same minute another."""
        target = f"{self._target}\0{normal_text(words if words.isascii() else plain_spaces(words))}"
        first = trace_key(_NAME, "messaged", target, on_clock, MINUTE)
        count = self._counts.get(first, 0)
        self._counts[first] = count + 1
        if len(self._counts) > _RECENT:
            self._counts = dict(islice(self._counts.items(), _RECENT // 2, None))
        return trace_key(_NAME, "messaged", f"{target}\0{count}", on_clock, MINUTE) if count else first


# -- what else is in the zip -------------------------------------------------------------------------------------------


def _is_card(sample: Sample) -> float:
    return LIKELY if sample.head.lstrip()[:11].upper() == b"BEGIN:VCARD" and is_named_so(sample.member) else NO


PLATFORM = Platform(
    name=_NAME,
    title="WhatsApp",
    acts=("messaged",),
    fills=("space", "voice", "text"),
    readers=(
        Reader("_chat.txt or WhatsApp Chat with ….txt", _recognise, _read),
        Reader("a contact card (.vcf)", _is_card, None, "Somebody's contact card. Hearten does not need it."),
    ),
)
