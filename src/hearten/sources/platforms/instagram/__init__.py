"""Instagram: what was seen, liked, saved, said, sent, sought and followed, from today's files back to those of 2018.

    today's lists, JSON or pages    `meta_lists`, with the table of files below
    the flat layout until 2021      `instagram_flat`
    messages                        `conversations`, and `meta_chats` for pages

Names of files and lists: https://github.com/what-if-horizon/what-if-data-donation (entries_data.py) and
https://github.com/d3i-infra/data-donation-task (platforms/instagram.py)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from hearten.sources.dates.when import NEVER, told
from hearten.sources.members import Member
from hearten.sources.meta import chats as meta_chats
from hearten.sources.meta import conversations
from hearten.sources.meta.clock import instagram_clock
from hearten.sources.meta.labelled import Fact, Labels, records
from hearten.sources.meta.lists import Shelf, is_bare, is_record, readers
from hearten.sources.meta.minute_keys import MinuteKeys
from hearten.sources.meta.names import is_facebooks, is_instagrams, stem
from hearten.sources.meta.pages import looks_like_meta
from hearten.sources.meta.rows import Kind, Maker, own, trace
from hearten.sources.platform import CERTAIN, LIKELY, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.platforms.instagram import flat as instagram_flat
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread, UnreadReason

NAME = "instagram"

KINDS = (
    Kind("account_searches", "searches_user", "searched"),
    Kind("ads_clicked", "impressions_history_ads_clicked", "visited", ("advert",)),
    Kind("ads_viewed", "impressions_history_ads_seen", "viewed", ("advert",)),
    Kind("archived_posts", "ig_archived_post_media", "posted", ("private",)),
    Kind("countdowns", "story_activities_countdowns", "reacted"),
    Kind("emoji_sliders", "story_activities_emoji_sliders", "reacted"),
    Kind("emoji_story_reactions", "story_activities_emoji_quick_reactions", "reacted"),
    Kind("following", "relationships_following", "followed"),
    Kind("hype", "comments_story_comments", "commented"),
    Kind("igtv_videos", "ig_igtv_media", "posted"),
    Kind("liked_comments", "likes_comment_likes", "liked"),
    Kind("liked_posts", "likes_media_likes", "liked"),
    Kind("link_history", "", "visited"),
    Kind("other_content", "ig_other_media", "posted"),
    Kind("polls", "story_activities_polls", "voted"),
    Kind("post_comments", "comments_media_comments", "commented"),
    Kind("posts", "media", "posted"),
    Kind("posts_viewed", "impressions_history_posts_seen", "viewed"),
    Kind("profile_searches", "searches_user", "searched"),
    Kind("questions", "story_activities_questions", "commented"),
    Kind("quizzes", "story_activities_quizzes", "voted"),
    Kind("reels", "ig_reels_media", "posted"),
    Kind("reels_comments", "comments_reels_comments", "commented"),
    Kind("reposts", "profile_media_reposts", "shared", ("repost",)),
    Kind("saved_posts", "saved_saved_media", "saved"),
    Kind("stories", "ig_stories", "posted"),
    Kind("stories_viewed", "story_activities_stories_viewed", "viewed"),
    Kind("story_likes", "story_activities_story_likes", "liked"),
    Kind("story_reaction_sticker_reactions", "story_activities_reaction_sticker_reactions", "reacted"),
    Kind("suggested_accounts_viewed", "impressions_history_chaining_seen", "viewed"),
    Kind("suggested_profiles_viewed", "impressions_history_chaining_seen", "viewed"),
    Kind("tag_searches", "searches_hashtag", "searched"),
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

_NOT_NEEDED = re.compile(
    r"(?:account_history|autofill_information|contacts|devices|inferred_data|monetization|organic_insights"
    r"|policy_updates_and_permissions|profile|relationships|settings|subscriptions|topics)_\w+"
    r"|ig_(?:custom_audiences_all_types|profile_picture|secret_conversations)|saved_saved_collections"
)


# -- the flat layout ---------------------------------------------------------------------------------------------------


def _recognise_flat(kinds: tuple[Kind, ...], sample: Sample) -> float:
    if stem(sample) != kinds[0].file or is_facebooks(sample):
        return NO
    roots = {kind.root for kind in kinds}
    ours = [value for path, value in sample.json_items if (str(path[0]) if path else "") in roots]
    if not any(instagram_flat.looks_flat(value) for value in ours):
        return NO
    return CERTAIN if is_instagrams(sample) else LIKELY


def _read_flat(kinds: tuple[Kind, ...], member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    by_root = {kind.root: kind for kind in kinds}
    maker = _maker(settings)
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
            row = _flat_row(kind, instagram_flat.fact(found[1]), maker)
            yield row if isinstance(row, Trace) else Unread(row, f"item {count}")
    finally:
        stream.close()


def _flat_row(kind: Kind, fact: Fact | None, maker: Maker) -> Trace | UnreadReason:
    if fact is None:
        return "not_understood"
    if kind.act != "posted":
        return trace(kind, fact, maker, with_words=kind.act == "commented")
    when = told(fact.at, maker.now)
    if when is None or when is NEVER:
        return "bad_time" if when is None else "not_understood"
    return own(kind, when, fact.words, None, maker)


def _maker(settings: Settings) -> Maker:
    return Maker(MinuteKeys(NAME), Labels(None, None), settings.now)


def _recognise_connections(sample: Sample) -> float:
    if stem(sample) != "connections" or is_facebooks(sample):
        return NO
    maps = [value for path, value in sample.json_items if len(path) == 2]
    return LIKELY if maps and instagram_flat.is_time(maps[0]) else NO


def _read_connections(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    kind = Kind("connections", "following", "followed")
    maker = _maker(settings)
    for count, fact in enumerate(instagram_flat.connections(member, kind.root), 1):
        if isinstance(fact, Unread):
            yield fact
            continue
        row = trace(kind, fact, maker, with_words=False)
        yield row if isinstance(row, Trace) else Unread(row, f"item {count}")


def _recognise_flat_messages(sample: Sample) -> float:
    if not instagram_flat.looks_like_messages(sample):
        return NO
    return CERTAIN if is_instagrams(sample) or stem(sample) == "messages" else LIKELY


def _read_flat_messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    keys = MinuteKeys(NAME)
    count = 0
    for found in instagram_flat.conversations(member):
        if isinstance(found, Unread):
            yield found
            continue
        talk, messages = found
        for value in messages:
            count += 1
            row = conversations.said(talk, instagram_flat.message(value), settings, keys)
            yield row if isinstance(row, Trace) else Unread(row, f"item {count}")


# -- messages, and what is left out ------------------------------------------------------------------------------------


def _recognise_messages(sample: Sample) -> float:
    if not conversations.looks_like_messages(sample) or is_facebooks(sample):
        return NO
    return CERTAIN if is_instagrams(sample) else POSSIBLE


def _read_messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return conversations.traces(member, settings, NAME)


def _recognise_message_pages(sample: Sample) -> float:
    if stem(sample) != "message" or not looks_like_meta(sample) or is_facebooks(sample):
        return NO
    return CERTAIN if is_instagrams(sample) else POSSIBLE


def _read_message_pages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return meta_chats.traces(member, settings, NAME, instagram_clock(member, settings))


def _recognise_not_needed(sample: Sample) -> float:
    if is_facebooks(sample):
        return NO
    ours = is_instagrams(sample)
    if not sample.is_json:
        return POSSIBLE / 2 if ours and (looks_like_meta(sample) or sample.file_name == "no-data.txt") else NO
    roots = {str(path[0]) for path, _ in sample.json_items if path}
    if roots and all(_NOT_NEEDED.fullmatch(root) for root in roots):
        known = ours or any(root.startswith("ig_") for root in roots)
        return POSSIBLE if known or any(is_record(value, ()) for _, value in sample.json_items) else NO
    bare = any(is_bare(path) and is_record(value, path) for path, value in sample.json_items)
    return POSSIBLE / 2 if bare and ours else NO


def _flat_readers() -> Iterator[Reader]:
    for file, group in groupby(FLAT_KINDS, key=lambda kind: kind.file):
        kinds = tuple(group)
        yield Reader(f"{file}.json (until 2021)", partial(_recognise_flat, kinds), partial(_read_flat, kinds))


def _may_be(sample: Sample) -> bool:
    return not is_facebooks(sample) and "/threads/" not in f"/{sample.path}"


PLATFORM = Platform(
    NAME,
    "Instagram",
    (
        "viewed", "visited", "liked", "saved", "shared", "commented", "posted", "messaged", "searched", "followed",
        "voted", "reacted", "time_spent",
    ),
    ("space", "voice", "seconds", "url", "title", "text"),
    (
        *readers(Shelf(NAME, _may_be), KINDS),
        *_flat_readers(),
        Reader("connections.json (until 2021)", _recognise_connections, _read_connections),
        Reader("messages.json (until 2021)", _recognise_flat_messages, _read_flat_messages),
        Reader("message_1.json", _recognise_messages, _read_messages),
        Reader("message_1.html", _recognise_message_pages, _read_message_pages),
        Reader(
            "personal_information.json and the like",
            _recognise_not_needed,
            None,
            "Your account, devices and settings, and lists of other people. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
