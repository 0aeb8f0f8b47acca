"""TikTok: one JSON file in the layouts of 2024, 2025 and 2026, or a folder of text files.

Sections were renamed and moved over the years (`Activity` › `Video Browsing History` became `Your Activity` ›
`Watch History`; likes moved to `Likes and Favorites`), so a list is known by its own name and its section's, wherever
it stands. Times are UTC. Layouts: https://github.com/lagayayuya/PanoptiCool/blob/main/docs/tiktok-export-schema.md,
https://github.com/d3i-infra/data-donation-task (platforms/tiktok.py), https://github.com/abrignoni/RLEAPP
(tikTokArchiveJson.py). Text files: see `_FILES` and `sources.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from hearten.sources.dates.when import SAID_NOTHING
from hearten.sources.formats.blocks import Block, blocks, is_timed
from hearten.sources.formats.jsonstream import Path, items
from hearten.sources.formats.lines import lines
from hearten.sources.members import Member, from_bytes
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.platforms.tiktok.traces import (
    ASKED_LIVE,
    BY_WORDS,
    COMMENTED,
    FOLLOWED,
    LIKED,
    NAME,
    POSTED,
    REPOSTED,
    SAID_LIVE,
    SAVED,
    SEARCHED,
    SHARED,
    VIEWED,
    WATCHED_LIVE,
    Kind,
    Said,
    as_trace,
    first_link,
    message_trace,
    partner_of,
)
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread, UnreadReason

_LISTS = {
    "itemfavoritelist": LIKED,
    "favoritevideolist": SAVED,
    "favoritesoundlist": SAVED,
    "favoritehashtaglist": SAVED,
    "favoriteeffectslist": SAVED,
    "repostlist": REPOSTED,
    "sharehistorylist": SHARED,
    "searchlist": SEARCHED,
    "commentslist": COMMENTED,
    "following": FOLLOWED,
}
"""By the list's own name, without spaces and case."""
_VIDEO_LISTS = {
    "watchhistory": VIEWED,
    "videobrowsinghistory": VIEWED,
    "browsinghistory": VIEWED,
    "posts": POSTED,
    "post": POSTED,
    "videos": POSTED,
}
"""`VideoList` says nothing; its section does."""
_ROOTS = frozenset(
    ("Your Activity", "Likes and Favorites", "Direct Message", "Direct Messages", "Profile And Settings",
     "App Settings", "Ads and data", "TikTok Live", "Tiktok Live", "TikTok Shop", "Tiktok Shopping", "Location Review",
     "Income+ Wallet", "Income+ Wallet Transactions")
)  # fmt: skip
"""Sections that no other export has."""
_COMMON_ROOTS = frozenset(("Activity", "Comment", "Post", "Profile", "Video"))
LIVE_MAP, CHATS, GROUPS = "WatchLiveMap", "ChatHistory", "GroupChat"
_LIST_NAME = re.compile(r"[A-Za-z ]{3,40}List")


# -- one JSON file -----------------------------------------------------------------------------------------------------


def _recognise_json(sample: Sample) -> float:
    paths = [path for path, _ in sample.json_items if path]
    roots = {path[0] for path in paths} & _ROOTS
    lists = any(
        len(path) > 2 and path[0] in _ROOTS | _COMMON_ROOTS and (_kind_of(path) or _is_chat(path) or LIVE_MAP in path)
        for path in paths
    )
    if lists or len(roots) > 1:
        return CERTAIN
    return LIKELY if roots and _is_ours(sample) else NO


def _read_json(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    last: Path | None = None
    kind: Kind | None = None
    owners: set[str] = set()
    count = 0
    stream = member.open()
    try:
        for found in items(stream, whole=frozenset((LIVE_MAP,))):
            if isinstance(found, Unread):
                yield found
                continue
            path, item = found
            if path is not last:
                last, kind, count = path, _kind_of(path), 0
            count += 1
            for row in _rows(path, kind, item, owners, settings):
                yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def _rows(
    path: Path, kind: Kind | None, item: object, owners: set[str], settings: Settings
) -> Iterable[Trace | UnreadReason]:
    if item is None:
        return ()  # how an empty list may be written
    if (
        kind is VIEWED and type(item) is dict and "Date" in item and "Link" in item
    ):  # by far the longest list: no detours
        return (as_trace(VIEWED, item.get("Date"), item.get("Link"), item.get("Title"), settings.now),)
    if kind:
        return (_item(kind, item, settings.now),)
    if _is_chat(path):
        return (_chat(str(path[-1]), path[-2] == GROUPS, item, owners, settings),)
    if len(path) > 1 and path[-2] == LIVE_MAP:
        return _live(str(path[-1]), item, settings.now)
    if _is_list_of_videos(path, item):
        return ("not_understood",)
    return ()


def _kind_of(path: Path) -> Kind | None:
    """What a list's items are, by its name and its section's."""
    name = _plain(path[-1]) if path else ""
    section = _plain(path[-2]) if len(path) > 1 else ""
    return _VIDEO_LISTS.get(section) if name == "videolist" else _LISTS.get(name)


def _is_chat(path: Path) -> bool:
    return len(path) > 1 and path[-2] in (CHATS, GROUPS)


def _is_list_of_videos(path: Path, item: object) -> bool:
    """A list under a name we do not know, whose items are dated videos all the same."""
    if not isinstance(item, dict) or not path or not _LIST_NAME.fullmatch(str(path[-1])):
        return False
    return "Date" in item and "/video/" in (first_link(item.values()) or "")


def _item(kind: Kind, item: object, now: int) -> Trace | UnreadReason:
    if type(item) is not dict:
        return "not_understood"
    fields = {_plain(key): value for key, value in item.items()}
    at = fields.get("date") or fields.get("watchtime") or fields.get("commenttime") or fields.get("questiontime")
    return as_trace(kind, at, first_link(item.values()), fields.get(kind.words), now)


def _live(number: str, item: object, now: int) -> Iterator[Trace | UnreadReason]:
    """A live broadcast that was watched, and what was said there."""
    if type(item) is not dict:
        yield "not_understood"
        return
    link = first_link((item.get("Link"),))
    if number == "-1" and link is None:
        return  # a place holder: see RLEAPP
    yield as_trace(WATCHED_LIVE, item.get("WatchTime"), link, None, now)
    for kind, name in ((SAID_LIVE, "Comments"), (ASKED_LIVE, "Questions")):
        said = item.get(name)
        for words in said if isinstance(said, list) else ():
            yield _item(kind, words, now)


def _chat(title: str, is_group: bool, item: object, owners: set[str], settings: Settings) -> Trace | UnreadReason:
    """One message. In a chat of two, who is not the other is the owner; groups follow later in the file."""
    if type(item) is not dict:
        return "not_understood"
    sender, words = item.get("From"), item.get("Content")
    if type(sender) is not str or not sender:
        return "not_understood"
    name = title.rstrip(":") if is_group else partner_of(title)
    if not is_group and sender != name:
        owners.add(sender)
    mine = sender in owners if is_group else sender != name
    said = Said(item.get("Date"), sender, words.strip() if type(words) is str else "", mine)
    return message_trace(said, name, is_group, settings)


# -- a folder of text files --------------------------------------------------------------------------------------------

_FILES = {
    "watch history": VIEWED,
    "video browsing history": VIEWED,
    "browsing history": VIEWED,
    "kijkgeschiedenis": VIEWED,
    "cronologia visualizzazioni": VIEWED,
    "like list": LIKED,
    "likelijst": LIKED,
    "favorite videos": SAVED,
    "favoriete video s": SAVED,
    "favorite sounds": SAVED,
    "favoriete geluiden": SAVED,
    "favorite hashtags": SAVED,
    "favoriete hashtags": SAVED,
    "favorite effects": SAVED,
    "favoriete effecten": SAVED,
    "reposts": REPOSTED,
    "herplaatsingen": REPOSTED,
    "share history": SHARED,
    "geschiedenis delen": SHARED,
    "searches": SEARCHED,
    "search history": SEARCHED,
    "zoekopdrachten": SEARCHED,
    "comments": COMMENTED,
    "reacties": COMMENTED,
    "following": FOLLOWED,
    "volgend": FOLLOWED,
    "watch live history": WATCHED_LIVE,
    "geschiedenis van live bekijken": WATCHED_LIVE,
    "posts": POSTED,
    "post": POSTED,
    "videos": POSTED,
}
"""By the file's name, with nothing but its letters: English and Dutch from d3i-infra/data-donation-task
(platforms/tiktok.py), the Italian one as published scripts read it. Another language's files are known where their
links or fields tell what they are; a list of plain videos could be of any act, so we say that we cannot tell."""
_OTHERS = frozenset(
    ("follower", "volger", "login history", "inloggeschiedenis", "block list", "blokkeringslijst", "purchases",
     "aankopen", "off tiktok activity", "activiteit buiten tiktok", "off tiktok activities", "status", "hashtag",
     "go live history", "geschiedenis van live gaan", "recently deleted posts", "onlangs verwijderde berichten",
     "favorite comments", "favoriete reacties", "favorite collections", "favoriete collecties", "favorite places",
     "favoriete plaatsen", "favorite playlists", "favoriete afspeellijsten", "profile views", "profielweergaven",
     "coin purchase history", "geschiedenis van muntaankopen", "transaction history", "transactiegeschiedenis",
     "ads visit history", "geschiedenis van advertentielinks")
)  # fmt: skip
"""Dated lists that Hearten does not need."""
_CHAT_LINE = re.compile(r">>>\s*(?P<title>.+?):*\s*")
_SAID_LINE = re.compile(r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?) (?P<sender>[^\s:]{1,60}): ?(?P<words>.*)")
_LETTERS = re.compile(r"[\W_]+")


def _name(sample_or_path: str) -> str:
    return _LETTERS.sub(" ", sample_or_path.rpartition("/")[2].casefold().removesuffix(".txt")).strip()


def _recognise_text(sample: Sample) -> float:
    if not _is_text(sample):
        return NO
    start = _lines_of(sample)
    first = next((line for line in start if line.strip()), "")
    if not is_timed(first):
        return NO
    ours = any("tiktok" in line for line in start) or _is_ours(sample)
    if _name(sample.path) in _OTHERS:
        return NO
    if _name(sample.path) in _FILES:
        return CERTAIN if ours else POSSIBLE
    return LIKELY if ours else NO


def _read_text(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    kind = _FILES.get(_name(member.path))
    count = 0
    stream = member.open()
    try:
        for found in blocks(lines(stream)):
            if isinstance(found, Unread):
                yield found
                continue
            count += 1
            is_of = kind or _kind_by_shape(found)
            if is_of is None:
                yield Unread("not_understood", "which list this is")
                return
            words = _words(found) if is_of.act in BY_WORDS else None
            row = as_trace(is_of, found.at, first_link(found.values), words, settings.now)
            yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def _kind_by_shape(block: Block) -> Kind | None:
    """What a list in another language can only be: sounds, hashtags and effects are saved; what has a way is shared."""
    link = first_link(block.values) or ""
    if any(part in link for part in ("/music/", "/tag/", "/sticker/", "/effect")):
        return SAVED
    texts = [value for value in block.values if value and value != link]
    return SHARED if link and len(block.values) == 3 and len(texts) == 2 and block.values[1] == link else None


def _words(block: Block) -> str | None:
    """The first value behind the time that is no address."""
    return next((value for value in block.values if value not in SAID_NOTHING and not value.startswith("http")), None)


def _recognise_chats(sample: Sample) -> float:
    if not _is_text(sample):
        return NO
    start = _lines_of(sample)
    titled = any(_CHAT_LINE.fullmatch(line) for line in start[:3])
    return CERTAIN if titled and any(_SAID_LINE.fullmatch(line) for line in start) else NO


def _read_chats(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    partner = ""
    held: Said | None = None
    count = 0
    stream = member.open()
    try:
        for line in lines(stream):
            if isinstance(line, Unread):
                yield line
                held = None if line.reason == "cut_off" else held  # nobody knows how the open message went on
                continue
            titled, said = _CHAT_LINE.fullmatch(line), _SAID_LINE.fullmatch(line)
            if held and not titled and not said:
                held = held._replace(words=f"{held.words}\n{line}")
                continue
            if held:
                count += 1
                yield __text_message(held, partner, count, settings)
                held = None
            if titled:
                partner = partner_of(titled["title"])
            elif said and partner:
                held = Said(said["at"], said["sender"], said["words"], said["sender"] != partner)
        if held:
            yield __text_message(held, partner, count + 1, settings)
    finally:
        stream.close()


def __text_message(said: Said, partner: str, count: int, settings: Settings) -> Trace | Unread:
    row = message_trace(said._replace(words=said.words.strip()), partner, is_group=False, settings=settings)
    return row if isinstance(row, Trace) else Unread(row, f"item {count}")


def _recognise_others(sample: Sample) -> float:
    """Text of TikTok's folder that holds no list we need: settings, profile, `You have no data in this section`."""
    return POSSIBLE if _is_text(sample) and _is_ours(sample) else NO


def _is_text(sample: Sample) -> bool:
    return not (sample.is_json or sample.is_html or sample.is_sqlite) and sample.file_name.endswith(".txt")


def _is_ours(sample: Sample) -> bool:
    return "tiktok" in f"{sample.member.name.casefold()} {sample.path}"


def _lines_of(sample: Sample) -> list[str]:
    return list(islice((line for line in lines(from_bytes("head", sample.head).open()) if isinstance(line, str)), 40))


# -- small things ------------------------------------------------------------------------------------------------------


def _plain(name: object) -> str:
    return name.replace(" ", "").casefold() if isinstance(name, str) else ""


PLATFORM = Platform(
    NAME,
    "TikTok",
    ("viewed", "liked", "saved", "shared", "commented", "searched", "followed", "posted", "watched_live", "messaged"),
    ("space", "voice", "url", "title", "text"),
    (
        Reader("user_data_tiktok.json", _recognise_json, _read_json),
        Reader("Watch History.txt", _recognise_text, _read_text),
        Reader("Direct Messages.txt", _recognise_chats, _read_chats),
        Reader(
            "Settings.txt and the like",
            _recognise_others,
            None,
            "Your account, logins, purchases and settings, or an empty list. Hearten does not need them.",
        ),
    ),
)
