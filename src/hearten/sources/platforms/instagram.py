"""Instagram: what was seen, liked, saved, said, sent, sought and followed, from today's JSON back to that of 2018.

File names are English whatever the account's language is, and say which act a bare list holds; so do the names of the
lists (`likes_media_likes`). What stands in a record is told by the shape of its values: see `sources.labelled`.
Names of files and lists: https://github.com/what-if-horizon/what-if-data-donation (entries_data.py) and
https://github.com/d3i-infra/data-donation-task (platforms/instagram.py)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from hearten.ground.ids import normal_text, trace_key
from hearten.sources import conversations, instagram_flat
from hearten.sources.labelled import LABELS, LIST, MAP, Fact, Labels, Record, facts, intervals, learn, records, words_of
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Trace, Unread, UnreadReason
from hearten.sources.when import NEVER, When, told

NAME = "instagram"

_new = tuple.__new__
"""Makes a trace without its slower door: a history has hundreds of thousands."""


class Kind(NamedTuple):
    """One list of records: where it stands, and what its records are."""

    file: str
    """The file's name without `_1.json`."""
    root: str
    """The list's name in the file. A bare list is of the first kind of its file."""
    act: Act
    flags: tuple[Flag, ...] = ()
    platform: str = NAME


KINDS = (
    Kind("account_searches", "searches_user", "searched"),
    Kind("ads_viewed", "impressions_history_ads_seen", "viewed", ("advert",)),
    Kind("archived_posts", "ig_archived_post_media", "posted", ("private",)),
    Kind("emoji_sliders", "story_activities_emoji_sliders", "reacted"),
    Kind("emoji_story_reactions", "story_activities_emoji_quick_reactions", "reacted"),
    Kind("following", "relationships_following", "followed"),
    Kind("hype", "comments_story_comments", "commented"),
    Kind("igtv_videos", "ig_igtv_media", "posted"),
    Kind("liked_comments", "likes_comment_likes", "liked"),
    Kind("liked_posts", "likes_media_likes", "liked"),
    Kind("polls", "story_activities_polls", "voted"),
    Kind("post_comments", "comments_media_comments", "commented"),
    Kind("posts", "media", "posted"),
    Kind("posts_viewed", "impressions_history_posts_seen", "viewed"),
    Kind("profile_searches", "searches_user", "searched"),
    Kind("quizzes", "story_activities_quizzes", "voted"),
    Kind("reels", "ig_reels_media", "posted"),
    Kind("reels_comments", "comments_reels_comments", "commented"),
    Kind("saved_posts", "saved_saved_media", "saved"),
    Kind("stories", "ig_stories", "posted"),
    Kind("stories_viewed", "story_activities_stories_viewed", "viewed"),
    Kind("story_likes", "story_activities_story_likes", "liked"),
    Kind("story_reaction_sticker_reactions", "story_activities_reaction_sticker_reactions", "reacted"),
    Kind("suggested_accounts_viewed", "impressions_history_chaining_seen", "viewed"),
    Kind("suggested_profiles_viewed", "impressions_history_chaining_seen", "viewed"),
    Kind("tag_searches", "searches_hashtag", "searched"),
    Kind("threads_viewed", "text_post_app_text_post_app_posts_seen", "viewed", (), "threads"),
    Kind("time_spent_on_instagram", "time_spent_on_instagram", "time_spent"),
    Kind("videos_watched", "impressions_history_videos_watched", "viewed"),
    Kind("word_or_phrase_searches", "searches_keyword", "searched"),
)
"""In the order of their files."""

FLAT_KINDS = (
    Kind("comments", "media_comments", "commented"),
    Kind("comments", "live_comments", "commented", ("live",)),
    Kind("likes", "media_likes", "liked"),
    Kind("likes", "comment_likes", "liked"),
    Kind("media", "photos", "posted"),
    Kind("media", "videos", "posted"),
    Kind("media", "stories", "posted"),
    Kind("saved", "saved_media", "saved"),
    Kind("searches", "", "searched"),
    Kind("seen_content", "posts_seen", "viewed"),
    Kind("seen_content", "videos_watched", "viewed"),
    Kind("seen_content", "ads_seen", "viewed", ("advert",)),
    Kind("seen_content", "chaining_seen", "viewed"),
    Kind("stories_activities", "polls", "voted"),
    Kind("stories_activities", "quizzes", "voted"),
    Kind("stories_activities", "emoji_sliders", "reacted"),
)
"""The layout until 2021, whose short names others use too. In the order of their files."""


_POST = re.compile(
    r"(?:instagram\.com|threads\.(?:net|com))/(?:@?(?P<who>[\w.]+)/)?(?:p|reels?|tv|post)/(?P<id>[\w-]+)"
    r"|instagram\.com/stories/(?P<teller>[\w.]+)(?:/(?P<story>\d+))?"
)
_FACEBOOK = re.compile(r"(?:^|/)(?:your_facebook_activity/|your_activity_across_facebook/|facebook-)")
_FIRST_KEY = re.compile(r'\s*\{\s*"(\w+)"\s*:')
_NUMBER_AND_ENDING = re.compile(r"(?:_\d+)?\.json$")
_BY_WORDS = frozenset(("searched", "commented"))
"""Acts whose target is words: what was looked for, what was said."""
_WORDS_ONLY = frozenset(("searches_hashtag", "searches_keyword", ""))
"""Lists of what was looked for in which a short word is no account."""
_NOT_NEEDED = re.compile(
    r"(?:account_history|autofill_information|contacts|devices|inferred_data|monetization|organic_insights"
    r"|policy_updates_and_permissions|profile|relationships|settings|subscriptions|topics)_\w+"
    r"|ig_(?:custom_audiences_all_types|profile_picture|secret_conversations)|saved_saved_collections"
)


# -- today's lists -----------------------------------------------------------------------------------------------------


def _recognise(kinds: tuple[Kind, ...], sample: Sample) -> float:
    if not sample.is_json or _is_facebooks(sample):
        return NO
    first_key = _FIRST_KEY.match(sample.text)
    if first_key and first_key[1] in {kind.root for kind in kinds} - {"media"} and _holds_records(sample, first_key[1]):
        return CERTAIN
    if _stem(sample) != kinds[0].file or ("/threads/" in sample.path and kinds[0].platform == NAME):
        return NO
    if any(_is_bare(path) and _is_record(value, path) for path, value in sample.json_items):
        return CERTAIN if NAME in _where(sample) else LIKELY
    return POSSIBLE if sample.whole and sample.text.strip() == "[]" and NAME in _where(sample) else NO


def _holds_records(sample: Sample, root: str) -> bool:
    """The list holds records, or nothing at all."""
    ours = [value for path, value in sample.json_items if path == (root,)]
    return all(_is_record(value, ()) for value in ours[:1])


def _is_bare(path: tuple[str | int, ...]) -> bool:
    """An element of a bare list, or a piece of a document that is one record."""
    return not path or path[0] in (MAP, LIST, LABELS, "media")


def _is_record(value: object, path: tuple[str | int, ...]) -> bool:
    if path:
        return True
    return isinstance(value, dict) and any(name in value for name in (MAP, LIST, LABELS, "media", "creation_timestamp"))


def _where(sample: Sample) -> str:
    return f"{sample.member.name.casefold()} {sample.path}"


def _is_facebooks(sample: Sample) -> bool:
    """Facebook writes in the same ways; its files say where they belong by their folder or their container's name."""
    container = sample.member.name.removesuffix(sample.member.path).casefold()
    return bool(_FACEBOOK.search(sample.path)) or ("facebook" in container and NAME not in container)


def _stem(sample: Sample) -> str:
    return _NUMBER_AND_ENDING.sub("", sample.file_name)


def _read(kinds: tuple[Kind, ...], member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    by_root = {"": kinds[0], **{kind.root: kind for kind in kinds}}
    labels = learn(member)
    now = settings.now
    count = 0
    stream = member.open()
    try:
        for found in records(stream):
            if isinstance(found, Unread):
                yield found
                continue
            root, record = found
            count += 1
            kind = by_root.get(root)
            if kind is None or type(record) is not dict:
                yield Unread("not_understood", f"item {count}")
                continue
            for row in _rows(kind, record, labels, now):
                yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def _rows(kind: Kind, record: Record, labels: Labels, now: int) -> Iterable[Trace | UnreadReason]:
    if kind.act == "time_spent":
        return _stretches(kind, record, now)
    if kind.act == "posted":
        return (_posted(kind, record, labels, now),)
    found = facts(record, labels)
    with_words = kind.act == "commented" or LABELS in record
    return [_trace(kind, fact, with_words, now) for fact in found] if found else ("not_understood",)


def _trace(kind: Kind, fact: Fact, with_words: bool, now: int) -> Trace | UnreadReason:
    """One fact as a trace. The words of a like are only its emoji; those beside a post are its caption."""
    at, href, named, words = fact
    when = told(at, now)
    if when is None:
        return "bad_time"
    moment, precision, basis = when
    _, root, act, flags, platform = kind
    code, author = _post(href) if href else (None, None)
    who = (named or author) if root not in _WORDS_ONLY else None
    title = (words or named) if act == "searched" else None
    text = words if with_words else None
    if moment is None and not (code or who or title or text):
        return "not_understood"
    if act in _BY_WORDS:
        target = f"{who if act == 'commented' else ''}\0{normal_text(title or text or '')}"
    else:
        target = code or who or ""
    key = trace_key(platform, act, target, moment)
    return _new(
        Trace,
        (key, moment, precision, basis, platform, act, None, who, True, None, None, href, title, flags, text, None),
    )


def _post(href: str) -> tuple[str | None, str | None]:
    """The short code of the post or story at an address, and whose it is if the address says so."""
    match = _POST.search(href)
    if match is None:
        return None, None
    return match["id"] or match["story"], match["who"] or match["teller"]


def _posted(kind: Kind, record: Record, labels: Labels, now: int) -> Trace | UnreadReason:
    """Something of the person's own: its words stand with it or with its first picture."""
    media = record.get("media")
    first = media[0] if isinstance(media, list) and media and isinstance(media[0], dict) else {}
    fact = facts(record, labels)[0] if isinstance(record.get(LABELS), list) else Fact(None, None, None, None)
    times = (record.get("creation_timestamp"), record.get("timestamp"), first.get("creation_timestamp"))
    when = told(next((at for at in times if at), None), now)
    if when is None:
        return "bad_time"
    text = words_of(record.get("title")) or words_of(first.get("title")) or fact.words
    if when.at is None and not text:
        return "not_understood"
    return _own(kind, when, text, fact.href)


def _own(kind: Kind, when: When, text: str | None, href: str | None) -> Trace:
    target = (_post(href)[0] if href else None) or normal_text(text or "")
    return Trace(
        trace_key(kind.platform, kind.act, target, when.at),
        when.at, when.precision, when.basis, kind.platform, kind.act,
        None, None, True, None, None, href, None, kind.flags, text,
    )  # fmt: skip


def _stretches(kind: Kind, record: Record, now: int) -> Iterator[Trace | UnreadReason]:
    found = False
    for start, end in intervals(record):
        found = True
        begun, ended = told(start, now), told(end, now)
        if not begun or not ended or begun.at is None or ended.at is None or ended.at < begun.at:
            yield "bad_time"
            continue
        yield Trace(
            trace_key(kind.platform, kind.act, "", begun.at),
            begun.at, begun.precision, begun.basis, kind.platform, kind.act,
            None, None, True, (ended.at - begun.at) / 1_000_000, "measured",
        )  # fmt: skip
    if not found:
        yield "not_understood"


# -- the flat layout ---------------------------------------------------------------------------------------------------


def _recognise_flat(kinds: tuple[Kind, ...], sample: Sample) -> float:
    if _stem(sample) != kinds[0].file or _is_facebooks(sample):
        return NO
    roots = {kind.root for kind in kinds}
    ours = [value for path, value in sample.json_items if (str(path[0]) if path else "") in roots]
    if not any(instagram_flat.looks_flat(value) for value in ours):
        return NO
    return CERTAIN if NAME in _where(sample) else LIKELY


def _read_flat(kinds: tuple[Kind, ...], member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    by_root = {kind.root: kind for kind in kinds}
    count = 0
    stream = member.open()
    try:
        for found in records(stream):
            if isinstance(found, Unread):
                yield found
                continue
            kind = by_root.get(found[0])
            if kind is None:
                continue  # lists about other people and about folders
            count += 1
            row = _flat_row(kind, instagram_flat.fact(found[1]), settings.now)
            yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def _flat_row(kind: Kind, fact: Fact | None, now: int) -> Trace | UnreadReason:
    if fact is None:
        return "not_understood"
    if kind.act != "posted":
        return _trace(kind, fact, kind.act == "commented", now)
    when = told(fact.at, now)
    if when is None or when is NEVER:
        return "bad_time" if when is None else "not_understood"
    return _own(kind, when, fact.words, None)


def _recognise_connections(sample: Sample) -> float:
    if _stem(sample) != "connections" or _is_facebooks(sample):
        return NO
    maps = [value for path, value in sample.json_items if len(path) == 2]
    return LIKELY if maps and instagram_flat.is_time(maps[0]) else NO


def _read_connections(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    kind = Kind("connections", "following", "followed")
    for count, fact in enumerate(instagram_flat.connections(member, kind.root), 1):
        if isinstance(fact, Unread):
            yield fact
            continue
        row = _trace(kind, fact, with_words=False, now=settings.now)
        yield row if isinstance(row, Trace) else Unread(row, f"item {count}")


def _recognise_flat_messages(sample: Sample) -> float:
    if not instagram_flat.looks_like_messages(sample):
        return NO
    return CERTAIN if NAME in _where(sample) or _stem(sample) == "messages" else LIKELY


def _read_flat_messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    count = 0
    for found in instagram_flat.conversations(member):
        if isinstance(found, Unread):
            yield found
            continue
        talk, messages = found
        for value in messages:
            count += 1
            row = conversations.said(talk, instagram_flat.message(value), settings, NAME)
            yield row if isinstance(row, Trace) else Unread(row, f"item {count}")


# -- messages, and what is left out ------------------------------------------------------------------------------------


def _recognise_messages(sample: Sample) -> float:
    if not conversations.looks_like_messages(sample) or _is_facebooks(sample):
        return NO
    return CERTAIN if NAME in _where(sample) else POSSIBLE


def _read_messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return conversations.traces(member, settings, NAME)


def _recognise_not_needed(sample: Sample) -> float:
    if not sample.is_json or _is_facebooks(sample):
        return NO
    roots = {str(path[0]) for path, _ in sample.json_items if path}
    ours = NAME in _where(sample) or "followers_and_following/" in sample.path
    if roots and all(_NOT_NEEDED.fullmatch(root) for root in roots):
        known = ours or any(root.startswith("ig_") for root in roots)
        return POSSIBLE if known or any(_is_record(value, ()) for _, value in sample.json_items) else NO
    bare = any(_is_bare(path) and _is_record(value, path) for path, value in sample.json_items)
    return POSSIBLE / 2 if bare and ours else NO


def _readers() -> Iterator[Reader]:
    for file, group in groupby(KINDS, key=lambda kind: kind.file):
        kinds = tuple(group)
        yield Reader(f"{file}.json", partial(_recognise, kinds), partial(_read, kinds))
    for file, group in groupby(FLAT_KINDS, key=lambda kind: kind.file):
        kinds = tuple(group)
        yield Reader(f"{file}.json (until 2021)", partial(_recognise_flat, kinds), partial(_read_flat, kinds))


PLATFORM = Platform(
    NAME,
    "Instagram",
    (
        "viewed", "liked", "saved", "commented", "posted", "messaged", "searched", "followed", "voted", "reacted",
        "time_spent",
    ),
    ("space", "voice", "seconds", "url", "title", "text"),
    (
        *_readers(),
        Reader("connections.json (until 2021)", _recognise_connections, _read_connections),
        Reader("messages.json (until 2021)", _recognise_flat_messages, _read_flat_messages),
        Reader("message_1.json", _recognise_messages, _read_messages),
        Reader(
            "personal_information.json and the like",
            _recognise_not_needed,
            None,
            "Your account, devices and settings, and lists of other people. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
