"""Snapchat: chats, snaps, stories, short films, calls, searches, friends, the chatbot; from files or from pages.

    json/chat_history.json, snap_history.json, story_history.json, ...      records: see `snapchat_records`
    html/chat_history/subpage_*.html, html/*.html                           the same on pages: see `snapchat_pages`

Pages are what one gets without asking for JSON. Both tell the same things with the same keys. The names of fields are
in English for every account. What is left out is named in `_UNNEEDED`: files as listed in
https://github.com/audacious-software/Passive-Data-Kit-External-Data (importers/snapchat.py) and by later downloads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hearten.sources.formats.jsonstream import items
from hearten.sources.formats.jsontext import decode
from hearten.sources.formats.records import first_keys, placed
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.platforms.snapchat.pages import BLOCKS, Found, blocks, has_old_rows, header_rows, table_rows
from hearten.sources.platforms.snapchat.records import convert, is_known
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

_READ = (
    "chat_history", "snap_history", "story_history", "shared_story", "snapchat_ai", "talk_history", "search_history",
    "friends", "user_profile", "subscriptions",
)  # fmt: skip
_UNNEEDED = (
    "account", "account_history", "bitmoji", "bitmoji_kit_user", "cameos_metadata", "community_lenses",
    "connected_apps", "custom_sticker", "email_campaign_history", "feature_emails", "in_app_reports",
    "in_app_surveys", "location_history", "memories_history", "ranking", "scans", "snap_ads",
    "snap_map_places_history", "snap_pro", "snapchat_plus", "support_note", "terms_history",
)  # fmt: skip
"""By the names of their files."""
_SECTIONS = frozenset((
    "Received Saved Chat History", "Sent Saved Chat History", "Received Chat History", "Received Snap History",
    "Friend and Public Story Views", "Your Story Views", "Spotlight History", "My AI Content", "Outgoing Calls",
    "Incoming Calls", "Breakdown of Time Spent on App", "Discover Channels Viewed", "Public Users",
))  # fmt: skip
"""Keys at the top of files that are read, by which one is known that holds nothing."""
_UNNEEDED_SECTIONS = frozenset((
    "Saved Media", "Device History", "Display Name Change", "Snapscore", "Snap Map Places History", "Scan History",
    "Frequent Locations", "My Custom Stickers", "Email Campaign Subscriptions", "Organization Members",
    "Terms of Service and Privacy Policy Acceptance History", "Snapchat Linked to Bitmoji", "Email Used to Join",
))  # fmt: skip


# -- files -------------------------------------------------------------------------------------------------------------


def _is_file(sample: Sample) -> float:
    if not sample.is_json:
        return NO
    records = (record for path, record in sample.json_items if len(path) < 2 and isinstance(record, dict))
    if any(is_known(record.keys()) for record in records):
        return CERTAIN
    if _top_keys(sample) & _SECTIONS:
        return CERTAIN
    return POSSIBLE if _is_called(sample, "json", _READ) else NO


def _file(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    stream = member.open()
    try:
        yield from _traces(items(stream), settings)
    finally:
        stream.close()


def _top_keys(sample: Sample) -> frozenset[str]:
    """The keys at the top of a file, those of empty lists too where the file is short."""
    document = decode(sample.head)[0] if sample.whole else None
    return first_keys(sample) | (frozenset(document) if isinstance(document, dict) else frozenset())


# -- pages -------------------------------------------------------------------------------------------------------------


def _is_conversation(sample: Sample) -> float:
    if not sample.is_html or not any(opening in sample.head for opening in BLOCKS):
        return NO
    return CERTAIN if "<h4" in sample.text and "<h6" in sample.text else NO


def _conversation(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    stream = member.open()
    try:
        yield from _traces(blocks(member, stream), settings)
    finally:
        stream.close()


def _is_tables(sample: Sample) -> float:
    if not sample.is_html or "<tr" not in sample.text:
        return NO
    if any(is_known(dict.fromkeys(names).keys()) for names in header_rows(sample)):
        return CERTAIN
    return LIKELY if sample.file_name.removesuffix(".html") in _READ and has_old_rows(sample) else NO


def _tables(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    stream = member.open()
    try:
        yield from _traces(table_rows(member, stream), settings)
    finally:
        stream.close()


# -- both --------------------------------------------------------------------------------------------------------------


def _traces(found: Iterable[Found], settings: Settings) -> Iterator[Trace | Unread]:
    number = 0
    for item in found:
        if isinstance(item, Unread):
            yield item
            continue
        number += 1
        row = convert(*item, settings.now, others_words=settings.others_words)
        if isinstance(row, Unread):
            yield placed(row, number)
        elif row is not None:
            yield row


def _is_unneeded(sample: Sample) -> float:
    if sample.is_json and _top_keys(sample) & _UNNEEDED_SECTIONS:
        return LIKELY
    if sample.is_json:
        return POSSIBLE if _is_called(sample, "json", _UNNEEDED) else NO
    pages = ("index", "faq", *_READ, *_UNNEEDED)
    return POSSIBLE if sample.is_html and _is_called(sample, "html", pages) else NO


def _is_called(sample: Sample, ending: str, names: Iterable[str]) -> bool:
    """In the folder of its kind, under one of these names."""
    folder, _, name = sample.path.rpartition("/")
    return folder.rpartition("/")[2] == ending and name.removesuffix(f".{ending}") in names


PLATFORM = Platform(
    name="snapchat",
    title="Snapchat",
    acts=("messaged", "viewed", "posted", "time_spent", "searched", "followed"),
    fills=("space", "voice", "seconds", "url", "title", "text"),
    readers=(
        Reader("json/chat_history.json and the like", _is_file, _file),
        Reader("html/chat_history/subpage_*.html", _is_conversation, _conversation),
        Reader("html/story_history.html and the like", _is_tables, _tables),
        Reader(
            "account.json", _is_unneeded, None,
            "Your account, places, memories or settings, or a list of pages. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
