"""X, once Twitter: posts, replies, reposts, likes, messages, followed accounts and lists, adverts seen, links opened.

    tweets.js, tweets-part1.js, ...    window.YTD.tweets.part0 = [{"tweet": {...}}, ...]
    tweet.js (2019, in the root)       window.YTD.tweet.part0 = [{...}, ...]

Every file says in its first line what it is; parts of one list are files of their own, in any order. What each file
holds: README.txt of every archive; shapes: https://github.com/TheExGenesis/community-archive (README.md). That there
are bookmarks, and how they look, only other readers say. Likes, follows and lists tell no time. Nothing is translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.chats import companions
from hearten.sources.dates import times
from hearten.sources.dates.when import told
from hearten.sources.domains import site_of
from hearten.sources.formats.jsonstream import Path
from hearten.sources.formats.records import Json, read_records, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.platforms.x import wording as x_words
from hearten.sources.platforms.x.messages import read_messages
from hearten.sources.platforms.x.people import names_beside
from hearten.sources.platforms.x.posts import NAME, number_of, read_notes, read_posts
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Trace, Unread

_FIRST_LINE = re.compile(r"\s*window\.YTD\.(\w+?)\.part\d+\s*=")
_MANIFEST = re.compile(r"\s*window\.__THAR_CONFIG\s*=")
_AUTHOR = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(?!i/)(\w{1,20})/status/")
_LIST = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/((\w{1,20})/lists/[^/?#\s]+)")
_ADVERT: tuple[Flag, ...] = ("advert",)

_ACCOUNT = frozenset(
    ("account", "account_creation_ip", "account_label", "account_suspension", "account_timezone", "ageinfo", "app",
     "ad_mobile_conversions_attributed", "ad_mobile_conversions_unattributed", "ad_online_conversions_attributed",
     "ad_online_conversions_unattributed", "ad_free_article_visits", "block", "branch_links", "connected_application",
     "contact", "device_token", "email_address_change", "email_preferences", "expanded_profile", "follower", "ip_audit",
     "key_registry", "lists_created", "lists_member", "mute", "direct_message_mute", "ni_devices", "personalization",
     "phone_number", "profile", "professional_data", "protected_history", "screen_name_change", "smartblock", "sso",
     "tweetdeck", "twitter_circle", "twitter_circle_member", "user_profile", "verified", "verified_organization",
     "tweet_headers", "deleted_tweet_headers", "direct_message_headers", "direct_message_group_headers",
     "deleted_note_tweet", "periscope_account_information", "periscope_ban_information", "periscope_followers",
     "periscope_profile_description", "periscope_expired_broadcasts")
)  # fmt: skip
_RARE = frozenset(
    ("article", "article_metadata", "twitter_article", "twitter_article_metadata", "audio_video_calls_in_dm",
     "audio_video_calls_in_dm_recipient_sessions", "birdwatch_note", "birdwatch_note_rating", "catalog_item",
     "commerce_catalog", "community_note", "community_note_batsignal", "community_note_rating",
     "community_note_tombstone", "message_event", "moment", "p2p_direct_messages", "periscope_broadcast_metadata",
     "periscope_comments_made_by_user", "product_drop", "product_set", "reply_prompt", "shop_module",
     "shopify_account", "spaces_metadata", "twitter_shop")
)  # fmt: skip


# -- what a file is ----------------------------------------------------------------------------------------------------

_BY_FIRST_KEY = {
    "tweet": "tweets",
    "noteTweet": "note_tweet",
    "like": "like",
    "following": "following",
    "grokChatItem": "grok_chat_item",
}
"""For files whose first line is gone: made into plain JSON, or damaged."""


def _list_of(sample: Sample) -> str:
    """What the file calls its list: `tweets`, `like`, `direct_messages_group`."""
    if not sample.is_json:
        return ""
    line = _FIRST_LINE.match(sample.text[:200])
    if line:
        return line[1].lower()
    for path, record in sample.json_items:
        if not path and isinstance(record, dict):
            keys = list(record)
            if len(keys) == 1 and isinstance(record[keys[0]], dict):
                return _BY_FIRST_KEY.get(keys[0], "")
            return "tweets" if {"id_str", "full_text", "created_at"} <= record.keys() else ""
    return ""


def _is(*names: str) -> Callable[[Sample], float]:
    wanted = frozenset(names)
    return lambda sample: CERTAIN if _list_of(sample) in wanted else NO


def _is_messages(sample: Sample) -> float:
    """A conversation is often longer than the head of the file, so that without its first line no item tells."""
    if _list_of(sample) in ("direct_messages", "direct_message", "direct_messages_group", "direct_message_group"):
        return CERTAIN
    bare = sample.is_json and '"dmConversation"' in sample.text[:500] and not _FIRST_LINE.match(sample.text[:200])
    return LIKELY if bare else NO


def _is_account(sample: Sample) -> float:
    if _list_of(sample) in _ACCOUNT or _MANIFEST.match(sample.text[:200]):
        return CERTAIN
    viewer = sample.file_name == "your archive.html" or "assets/js/" in f"/{sample.path}"
    return LIKELY if viewer and _is_archive(sample.member) else CERTAIN if _is_readme(sample) else NO


def _is_archive(member: Member) -> bool:
    return any(member.beside(f"{up}data/manifest.js") for up in ("", "../", "../../", "../../../"))


def _is_readme(sample: Sample) -> bool:
    return sample.file_name == "readme.txt" and "=== SENSORY INFORMATION ===" in sample.text[:5000]


# -- lists without a time ----------------------------------------------------------------------------------------------


def _undated(act: Act, member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    """Posts of others that were liked or bookmarked: which, and what they say, but not when."""

    def convert(_path: Path, record: Json) -> Trace | Unread:
        post = _inner(record)
        number = number_of(post.get("tweetId")) if post else None
        if post is None or number is None:
            return Unread("not_understood")
        address, text = words(post.get("expandedUrl")), words(post.get("fullText"))
        author = _AUTHOR.match(address) if address else None
        return Trace(
            trace_key(NAME, act, number, None), None, "none", "none", NAME, act,
            voice=author[1] if author else None, url=address or f"https://x.com/i/web/status/{number}",
            text=x_words.unescaped(text) if text else None,
        )  # fmt: skip

    return read_records(member, convert)


def _followed(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    names = names_beside(member)

    def convert(_path: Path, record: Json) -> Trace | Unread:
        account = _inner(record)
        number = number_of(account.get("accountId")) if account else None
        if account is None or number is None:
            return Unread("not_understood")
        return Trace(
            trace_key(NAME, "followed", number, None), None, "none", "none", NAME, "followed",
            voice=names.get(number, number), url=words(account.get("userLink")),
        )  # fmt: skip

    return read_records(member, convert)


def _lists(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    def convert(_path: Path, record: Json) -> Trace | Unread:
        entry = _inner(record)
        address = words(entry.get("url")) if entry else None
        found = _LIST.match(address) if address else None
        if not found:
            return Unread("not_understood")
        return Trace(
            trace_key(NAME, "followed", found[1].lower(), None), None, "none", "none", NAME, "followed",
            found[1], found[2], url=address,
        )  # fmt: skip

    return read_records(member, convert)


def _searches(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    def convert(_path: Path, record: Json) -> Trace | Unread:
        search = _inner(record)
        asked = words(search.get("query")) if search else None
        if asked is None:
            return Unread("not_understood")
        key = trace_key(NAME, "searched", normal_text(asked), None)
        return Trace(key, None, "none", "none", NAME, "searched", title=asked)

    return read_records(member, convert)


def _inner(record: Json) -> Json:
    """What is in `{"like": {...}}`."""
    inner = next(iter(record.values()), None) if type(record) is dict else None
    return inner if type(inner) is dict else None


# -- adverts, links, the companion -------------------------------------------------------------------------------------


_DESCEND = frozenset(("",))


def _adverts(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Adverts seen. Those that were touched are listed a second time, with the same moment."""
    return read_records(member, lambda path, record: _advert(path, record, settings.now), descend=_DESCEND)


def _advert(path: Path, record: Json, now: int) -> Trace | Unread | None:
    if path[-1:] not in (("impressions",), ("engagements",)):
        return None
    shown = record.get("impressionAttributes", record) if type(record) is dict else None
    when = told(shown.get("impressionTime"), now) if type(shown) is dict else None
    if type(shown) is not dict or when is None or when.at is None:
        return Unread("bad_time" if type(shown) is dict else "not_understood")
    post, trend, advertiser = (_part(shown, f"{name}Info") for name in ("promotedTweet", "promotedTrend", "advertiser"))
    number, topic = number_of(post.get("tweetId")), words(trend.get("name"))
    text = words(post.get("tweetText"))
    voice = words(advertiser.get("screenName")) or words(advertiser.get("advertiserName"))
    target = number or topic or f"{voice}\0{normal_text(text or '')}"
    return Trace(
        trace_key(NAME, "viewed", target, when.at), *when, NAME, "viewed",
        voice=voice.removeprefix("@") or None if voice else None,
        url=f"https://x.com/i/web/status/{number}" if number else None, title=topic, flags=_ADVERT,
        text=x_words.unescaped(text) if text else None,
    )  # fmt: skip


def _part(record: Json, name: str) -> dict[str, Json]:
    part = record.get(name)
    return part if type(part) is dict else {}


def _clicks(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Links out of posts that were opened, on a phone, in the last thirty days."""

    def convert(_path: Path, record: Json) -> Trace | Unread:
        click = _inner(_inner(record))
        address, at = (words(click.get(name)) if click else None for name in ("finalUrl", "timeStampOfInteraction"))
        when = times.iso(at) or times.plain(at) if at else None
        if address is None or when is None or not times.plausible(when[0], settings.now):
            return Unread("not_understood" if address is None else "bad_time")
        key = trace_key(NAME, "visited", address, when[0])
        return Trace(key, *when, "event", NAME, "visited", site_of(address), url=address)

    return read_records(member, convert)


def _companion(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Talk with Grok: its number is all that a conversation has for a name."""

    def convert(_path: Path, record: Json) -> Trace | Unread:
        item = _inner(record)
        if item is None:
            return Unread("not_understood")
        sender, at, said = item.get("sender"), item.get("createdAt"), words(item.get("message"))
        name = sender.get("name") if type(sender) is dict else sender
        mine = type(name) is str and name.casefold() == "user"
        if said is None and at is None:
            return Unread("not_understood")
        return companions.trace_of(companions.Said(None, at, mine, said), NAME, "Grok", None, settings.now)

    return read_records(member, convert)


PLATFORM = Platform(
    name=NAME,
    title="X",
    acts=(
        "posted", "commented", "shared", "liked", "saved", "messaged", "reacted", "followed", "viewed", "visited",
        "searched",
    ),
    fills=("space", "voice", "url", "title", "text"),
    readers=(
        Reader("tweets.js", _is("tweets", "tweet", "community_tweet"), read_posts),
        Reader("deleted-tweets.js", _is("deleted_tweets", "deleted_tweet"), partial(read_posts, flags=("removed",))),
        Reader("twitter-circle-tweet.js", _is("twitter_circle_tweet"), partial(read_posts, flags=("private",))),
        Reader("note-tweet.js", _is("note_tweet"), read_notes),
        Reader("like.js", _is("like", "likes"), partial(_undated, "liked")),
        Reader("bookmark.js", _is("bookmark", "bookmarks"), partial(_undated, "saved")),
        Reader("direct-messages.js", _is_messages, read_messages),
        Reader("following.js", _is("following"), _followed),
        Reader("lists-subscribed.js", _is("lists_subscribed"), _lists),
        Reader("saved-search.js", _is("saved_search"), _searches),
        Reader("ad-impressions.js", _is("ad_impressions", "ad_engagements"), _adverts),
        Reader("user-link-clicks.js", _is("user_link_clicks"), _clicks),
        Reader("grok-chat-item.js", _is("grok_chat_item"), _companion),
        Reader(
            "account.js", _is_account, None,
            "Your account, devices and settings, who follows you, or what X worked out about you. Hearten does not "
            "need them.",
        ),
        Reader(
            "spaces-metadata.js", _is(*_RARE), None,
            "Spaces, articles, shops, community notes and the like: few people have them, and Hearten leaves them out.",
        ),
    ),
)  # fmt: skip
