"""The name of a WhatsApp chat, from the name of its file: `WhatsApp Chat with Ada.txt`, `Ada ile WhatsApp Sohbeti.txt`.

An iPhone calls every chat `_chat.txt`; there the zip or folder around it has the name: `WhatsApp Chat - Ada.zip`.
The forms are those of the app's translations as file names on the web show them. In a language that is not here, the
whole name of the file stands for the chat, unless the name of somebody who writes in it is a part of that.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from hearten.sources.chats.owners import bare_name
from hearten.sources.members import Member
from hearten.sources.text import plain_spaces

_WITH = (
    "s uživatelem|s používateľom|kontaktiga|vele|dengan|with|mit|con|avec|com|met|med|cu|amb|s|sa|so|z|ze|ar|su|kay|"
    "με|с|со|з|са|مع|با|עם|กับ|với|-|–"
)
_SIDE_BY_SIDE = "ile|ilə|bilan|के साथ|सोबतच्या|এর সাথে|ਨਾਲ|સાથેની|உடன்|తో|ಜೊತೆ|മായുള്ള|کے ساتھ|との|님과의|님과"
_FRAMES = tuple(
    re.compile(frame, re.IGNORECASE)
    for frame in (
        rf"(?:\S+ ){{0,3}}?\S*(?:WhatsApp|واتساب)\S*(?: \S+)??(?: chat)? (?:{_WITH})[:_]? (?P<name>.+)",
        rf"(?P<name>.+?) ?(?:{_SIDE_BY_SIDE}) ?WhatsApp ?\S.*",
        r"[与與] ?(?P<name>.+?) ?的 ?WhatsApp ?(?:聊天|对话|對話).*",
        r"WhatsApp ?[与與] ?(?P<name>.+?) ?的(?:聊天|对话|對話).*",
        r"WhatsApp-keskustelu henkilön (?P<name>.+) kanssa",
    )
)
_COPY = re.compile(r"(?: \(\d{1,3}\)| copy)+$", re.IGNORECASE)
"""What browsers and computers add to the second file of the same name."""
_ENDING = re.compile(r"\.(?:txt|zip)$", re.IGNORECASE)
_BRAND = re.compile(r"whats\s?app|واتساب", re.IGNORECASE)


def is_named_so(member: Member) -> bool:
    """The file, or what it came in, is named as WhatsApp does."""
    return "_chat" in member.path.casefold() or _BRAND.search(member.name) is not None


def title_of(member: Member, people: Collection[str]) -> str | None:
    """What the chat is called; None where no name tells."""
    stem = _stem(member)
    if stem is None:
        return None
    for frame in _FRAMES:
        found = frame.fullmatch(stem)
        if found:
            return found["name"].strip()
    if len(people) <= 2:
        whole = bare_name(stem)
        inside = [name for name in people if len(bare_name(name)) > 1 and bare_name(name) in whole]
        if len(inside) == 1:
            return inside[0]
    return stem


def _stem(member: Member) -> str | None:
    """The file's own name if it says something; else that of its folder or container, where WhatsApp named it."""
    folder, _, file = member.path.rpartition("/")
    container = member.name.removesuffix(member.path).rstrip().removesuffix(":").rpartition(": ")[2]
    own = _plain(file)
    if own and own.casefold() != "chat":
        return own
    around = (_plain(name) for name in (folder.rpartition("/")[2], container))
    return next((name for name in around if _BRAND.search(name)), None)


def _plain(name: str) -> str:
    return _COPY.sub("", _ENDING.sub("", plain_spaces(name))).strip(" _")
