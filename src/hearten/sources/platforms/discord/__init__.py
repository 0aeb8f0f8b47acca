"""Discord: the person's own messages, time in voice, channels opened, reactions, servers.

    Messages/c<channel id>/messages.json   [{"ID", "Timestamp": "2023-01-15 14:30:00", "Contents", "Attachments"}]
      (until about 2024) messages.csv      ID,Timestamp,Contents,Attachments; the times with their offset
    Messages/c<channel id>/channel.json, Messages/index.json, Servers/index.json      names: see `discord_names`
    Activity/<purpose>/events-*.json       one event a line: see `discord_events`

Shapes as read by https://github.com/purarue/discord_data (parse.py) and https://github.com/aamiaa/Data-Package-Tool;
times without an offset are UTC. Folders were in lower case, and today are in the account's language
(https://github.com/Androz2091/discord-data-package-explorer/issues/105), so files are known by what is in them.

A message's id is made when it is sent and holds that instant: milliseconds since 2015 in all but its last 22 bits
(https://discord.com/developers/docs/reference#snowflakes). It is the key, and the time where `Timestamp` is unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearten.ground.ids import trace_key
from hearten.sources.dates import times
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, first_keys, read_records, words
from hearten.sources.formats.tables import Cells, header_of, read_table
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.platforms.discord.events import (
    APP_OPENED,
    CHANNEL_OPENED,
    REACTION,
    VOICE_ENDED,
    VOICE_JOINED,
    VOICE_LEFT,
    Event,
    EventLog,
)
from hearten.sources.platforms.discord.names import NUMBER, Names, Place, names_in, place_called, place_of
from hearten.sources.platforms.discord.voice import Call, VoiceLog
from hearten.sources.sample import Sample
from hearten.sources.trace import Precision, Trace, Unread

_new = tuple.__new__

_EPOCH = 1_420_070_400_000
"""2015-01-01 in milliseconds since 1970: Discord's developer documentation, under "Snowflakes"."""
_COLUMNS = frozenset(("ID", "Timestamp", "Contents"))
_CHANNEL_FOLDER = re.compile(r"(?:^|/)c?\d{15,20}/[^/]+$")
_OF_EVERY_EVENT = frozenset(("event_id", "client_track_timestamp", "domain"))
_FOLDERS = (
    ("Messages", "Servers"), ("Nachrichten", "Server"), ("メッセージ", "サーバー"), ("Messages", "Serveurs"),
    ("Mensajes", "Servidores"), ("Mensagens", "Servidores"), ("Messaggi", "Server"), ("Berichten", "Servers"),
    ("Wiadomości", "Serwery"), ("Сообщения", "Серверы"),
)  # fmt: skip
"""Folders of names, which the activity log needs. The first three as seen in packages, the others as translated: one
that is called otherwise is not found, and its spaces stay without names."""


# -- messages ----------------------------------------------------------------------------------------------------------


def _is_messages(sample: Sample) -> float:
    if any(not path and isinstance(value, dict) and value.keys() >= _COLUMNS for path, value in sample.json_items):
        return CERTAIN
    in_channel = sample.file_name == "messages.json" and _CHANNEL_FOLDER.search(sample.path)
    return LIKELY if in_channel and sample.text.lstrip().startswith("[") else NO


def _messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    place, now = place_of(member), settings.now

    def convert(_: Path, value: Json) -> Trace | Unread:
        if type(value) is not dict:
            return Unread("not_understood")
        get = value.get
        return _message(get("ID"), get("Timestamp"), get("Contents"), place, now)

    return read_records(member, convert)


def _is_table(sample: Sample) -> float:
    return CERTAIN if header_of(sample) >= {"id", "timestamp", "contents", "attachments"} else NO


def _table(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    place, now = place_of(member), settings.now

    def convert(cells: Cells) -> Trace | Unread:
        number, at, contents = cells
        return _message(number, at, contents, place, now)

    return read_table(member, (("id",), ("timestamp",), ("contents",)), convert)


def _message(number: object, at: object, contents: object, place: Place, now: int) -> Trace | Unread:
    """One message that the person sent."""
    name = str(number)
    if not NUMBER.fullmatch(name):
        return Unread("bad_value", "ID")
    when = times.plain(at) if type(at) is str else None
    if when is None or not times.plausible(when[0], now):
        when = _sent(int(name))
        if not times.plausible(when[0], now):
            return Unread("bad_time", "Timestamp")
    text = contents if type(contents) is str and contents.strip() else None
    fields = (
        trace_key("discord", "messaged", name, None), when[0], when[1], "event", "discord", "messaged", place.space,
        place.voice, True, None, None, None, None, (), text, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _sent(number: int) -> tuple[int, Precision]:
    """When the message with this id was made."""
    return ((number >> 22) + _EPOCH) * 1000, "ms"


# -- servers -----------------------------------------------------------------------------------------------------------


def _is_index(sample: Sample) -> bool:
    """A map from numbers to names, or one that is empty."""
    if sample.file_name != "index.json" or not sample.is_json:
        return False
    items = sample.json_items
    named = [path for path, name in items if len(path) == 1 and (name is None or isinstance(name, str))]
    if len(named) != len(items):
        return False
    return all(NUMBER.fullmatch(str(path[0])) for path in named) if named else sample.text.strip() == "{}"


def _is_servers(sample: Sample) -> float:
    if not _is_index(sample):
        return NO
    numbers = [str(path[0]) for path, _ in sample.json_items[:10]]
    if any(sample.member.beside(f"{number}/guild.json") for number in numbers):
        return CERTAIN
    folder = sample.path.split("/")[-2:-1]
    return LIKELY if folder and folder[0] in [servers.casefold() for _, servers in _FOLDERS] else NO


def _servers(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return read_records(member, _server)


def _server(path: Path, value: Json) -> Trace | Unread:
    """A server that the person is in. Since when, it does not say."""
    name = words(value)
    if len(path) != 1 or name is None:
        return Unread("bad_value", "the name of a server")
    key = trace_key("discord", "followed", str(path[0]), None)
    return Trace(key, None, "none", "none", "discord", "followed", name)


# -- the activity log --------------------------------------------------------------------------------------------------


def _is_events(sample: Sample) -> float:
    records = [value.keys() for path, value in sample.json_items if not path and isinstance(value, dict)]
    if any("event_type" in keys and keys & _OF_EVERY_EVENT for keys in [*records, first_keys(sample)]):
        return CERTAIN
    if not re.fullmatch(r"events-\d{4}-\d{5}-of-\d{5}\.json", sample.file_name):
        return NO
    return LIKELY if sample.text.lstrip().startswith("{") or not sample.head.strip() else NO


def _events(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    titles, servers = _names_around(member)
    voice = VoiceLog()
    stream = member.open()
    log = EventLog(stream, settings.now)
    try:
        for event in log:
            if isinstance(event, Unread):
                yield event
            elif event.kind not in (VOICE_JOINED, VOICE_LEFT, VOICE_ENDED):
                yield _act(event, _place(event, titles, servers))
            elif voice.add(event):
                yield from (_call(call, titles, servers) for call in voice.tell())
    finally:
        stream.close()
    yield from (_call(call, titles, servers) for call in voice.tell())
    if log.others:
        yield Unread("not_needed", f"{log.others:,} events of other kinds")


def _names_around(member: Member) -> tuple[Names, Names]:
    """What channels and servers are called, where the package has their folders."""
    titles: Names = {}
    servers: Names = {}
    for messages_folder, servers_folder in _FOLDERS:
        titles = titles or names_in(member.beside(f"../../{messages_folder}/index.json"))
        servers = servers or names_in(member.beside(f"../../{servers_folder}/index.json"))
    return titles, servers


def _place(event: Event, titles: Names, servers: Names) -> Place:
    return place_called(titles.get(event.channel), None, servers.get(event.guild))


def _act(event: Event, place: Place) -> Trace:
    """The program or a channel opened, or a reaction given."""
    if event.kind == REACTION:
        key = trace_key("discord", "reacted", f"{event.channel}\0{event.message}\0{event.emoji}", event.at)
        return Trace(key, event.at, event.precision, "event", "discord", "reacted", *place, title=event.emoji or None)
    what = event.channel if event.kind == CHANNEL_OPENED else APP_OPENED
    key = trace_key("discord", "visited", what, event.at)
    return Trace(key, event.at, event.precision, "event", "discord", "visited", *place)


def _call(call: Call, titles: Names, servers: Names) -> Trace:
    """A stay in voice. Its time is its end, as the log tells it."""
    event = call.event
    key = trace_key("discord", "time_spent", event.guild or event.channel, event.at)
    return Trace(
        key, event.at, event.precision, "end_of_play", "discord", "time_spent", *_place(event, titles, servers),
        seconds=(event.at - call.start) / 1_000_000, seconds_basis="measured",
    )  # fmt: skip


# -- the rest of the package -------------------------------------------------------------------------------------------


def _is_names(sample: Sample) -> float:
    """`channel.json` and the index of channels: they name what other files hold."""
    if _is_index(sample):
        return POSSIBLE
    keys = first_keys(sample)
    is_channel = {"id", "type"} <= keys and (keys & {"recipients", "guild", "name"} or len(keys) == 2)
    return CERTAIN if is_channel and _CHANNEL_FOLDER.search(sample.path) else NO


_SERVER_FILES = ("guild.json", "audit-log.json", "bans.json", "channels.json", "emoji.json", "webhooks.json")
_ACCOUNT = frozenset(("discriminator", "avatar_hash", "needs_email_verification", "relationships", "user_sessions"))


def _is_unneeded(sample: Sample) -> float:
    if sample.file_name in _SERVER_FILES and _CHANNEL_FOLDER.search(sample.path):
        return LIKELY
    keys = first_keys(sample)
    if {"id", "username"} <= keys and keys & _ACCOUNT:
        return CERTAIN
    named = sample.path.endswith(("ads/traits.json", "ads/quests_user_status.json", "tickets.json"))
    is_welcome = sample.file_name == "readme.txt" and "discord" in sample.text.casefold()
    return POSSIBLE if (named and sample.is_json) or is_welcome else NO


PLATFORM = Platform(
    name="discord",
    title="Discord",
    acts=("messaged", "time_spent", "visited", "reacted", "followed"),
    fills=("space", "voice", "seconds", "title", "text"),
    readers=(
        Reader("messages.json", _is_messages, _messages),
        Reader("messages.csv", _is_table, _table),
        Reader("events-*.json", _is_events, _events),
        Reader("Servers/index.json", _is_servers, _servers),
        Reader(
            "channel.json", _is_names, None, "The name of a channel. Hearten reads it together with the messages in it."
        ),
        Reader(
            "user.json", _is_unneeded, None,
            "Your account, what you set up for servers, or what Discord guesses for adverts. Hearten does not need it.",
        ),
    ),
)  # fmt: skip
