"""What Discord's channels and servers are called: messages and events carry only their numbers.

    channel.json         {"id", "type": 0 | "GUILD_TEXT" | ..., "name"?, "guild"?: {"id", "name"}, "recipients"?}
    Messages/index.json  {channel id: "Direct Message with otter#0" | "general" | "general in The Pond" | null}
    Servers/index.json   {server id: "The Pond"}

As read by https://github.com/purarue/discord_data (parse.py) and https://github.com/aamiaa/Data-Package-Tool
(DataPackage.cs, DChannel.cs). A channel is shown as "The Pond #general", a direct message as its other person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hearten.sources.formats.jsonstream import items
from hearten.sources.formats.records import words
from hearten.sources.members import Member, Stream
from hearten.sources.trace import Unread

Names = dict[str, str]
"""What each number is called."""

NUMBER = re.compile(r"\d{15,20}")
"""A snowflake of Discord as text: those of 2015 have 17 digits, all fit in 64 bits."""
_DIRECT = "Direct Message with "
_GONE = ("unknown channel", "unknown participant", "unknown server", "deleted user")
"""What stands where a name is no longer known."""
_OLD_TAG = re.compile(r"#0{1,4}$")
"""What is left of the four digits behind a name, since names are unique."""
_DIRECT_TYPES = (1, "DM")
_GROUP_TYPES = (3, "GROUP_DM")
"""As numbers until 2024: https://discord.com/developers/docs/resources/channel#channel-object-channel-types"""
_MOST_FIELDS = 100_000
"""Nobody is in more channels; a file that claims it does not fill the memory."""

_kept: WeakKeyDictionary[Callable[[], Stream], Names] = WeakKeyDictionary()
"""Each of a thousand channels may ask for the same index. It is forgotten with the container that it lies in."""


class Place(NamedTuple):
    """Where something was said or done."""

    space: str | None
    voice: str | None


def place_of(messages: Member) -> Place:
    """The place of a file of messages, from what lies around it."""
    channel = _fields(messages.beside("channel.json"))
    name, server = words(channel.get(("name",))), words(channel.get(("guild", "name")))
    if server:
        return Place(f"{server} #{name}" if name else server, None)
    kind = channel.get(("type",))
    if kind in _GROUP_TYPES and name:
        return Place(name, None)
    number = NUMBER.search(str(channel.get(("id",)) or messages.path.rpartition("/")[0].rpartition("/")[2]))
    title = names_in(messages.beside("../index.json")).get(number[0]) if number else None
    if kind in _DIRECT_TYPES:
        return Place(None, person(title))
    return place_called(title, name, None)


def place_called(title: str | None, name: str | None, server: str | None) -> Place:
    """A channel by its title in the index, its own name and its server's, as far as they are known."""
    if title and title.startswith(_DIRECT):
        return Place(None, person(title))
    title = _known(title)
    if title and not server and name and title.startswith(f"{name} in "):
        server = title[len(name) + 4 :]
    if title and server:
        title = title.removesuffix(f" in {server}")
    if server:
        return Place(f"{server} #{name or title}" if name or title else server, None)
    return Place(name or title, None)


def person(title: str | None) -> str | None:
    """The other person of a direct message; in another language, the title as it is."""
    return _known(_OLD_TAG.sub("", title.removeprefix(_DIRECT))) if title else None


def names_in(index: Member | None) -> Names:
    """Every number in an index that has a name."""
    if index is None:
        return {}
    if index.open not in _kept:
        named = ((path[0], words(name)) for path, name in _fields(index).items() if len(path) == 1)
        _kept[index.open] = {str(number): name for number, name in named if name}
    return _kept[index.open]


def _known(name: str | None) -> str | None:
    return None if not name or name.strip().casefold().startswith(_GONE) else name


def _fields(member: Member | None) -> dict[tuple[str | int, ...], object]:
    """The scalars of a small JSON file, by where they stand."""
    fields: dict[tuple[str | int, ...], object] = {}
    if member is None:
        return fields
    stream = member.open()
    try:
        for item in items(stream):
            if not isinstance(item, Unread):
                fields[item[0]] = item[1]
            if len(fields) >= _MOST_FIELDS:
                break
    finally:
        stream.close()
    return fields
