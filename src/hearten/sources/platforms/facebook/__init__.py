"""Facebook and Messenger: what was seen, said, reacted to, looked for, joined and followed, and for how long.

    lists, JSON or pages     `facebook_lists`, with the table of files below
    messages                 `conversations`, and `meta_chats` for pages; also the chats that Messenger encrypts
    time spent, links        `meta_lists`: written like Instagram's

Messenger is no platform of its own here: its messages come in the same export, and to the people in it both are one.
Names of files and lists: https://github.com/what-if-horizon/what-if-data-donation (entries_data.py) and
https://github.com/d3i-infra/data-donation-task (platforms/facebook.py); until 2021: https://github.com/purarue/HPI
(my/facebook/gdpr.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearten.sources.members import Member
from hearten.sources.meta import chats as meta_chats
from hearten.sources.meta import conversations
from hearten.sources.meta import lists as meta_lists
from hearten.sources.meta.clock import facebook_clock
from hearten.sources.meta.names import is_facebooks, is_instagrams, stem
from hearten.sources.meta.pages import looks_like_meta
from hearten.sources.meta.rows import Kind as MetaKind
from hearten.sources.platform import CERTAIN, NO, POSSIBLE, Platform, Reader, Settings
from hearten.sources.platforms.facebook import records as pick
from hearten.sources.platforms.facebook.lists import NAME, Kind, readers
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

KINDS = (
    Kind(("your_posts__check_ins__photos_and_videos", "your_posts"), (), "posted", pick.post),
    Kind(("posts_on_other_pages_and_profiles",), (), "posted", pick.labelled_post, "labels"),
    Kind(("content_sharing_links_you_have_created",), (), "shared", pick.labelled_thing, "labels"),
    Kind(("archived_stories",), ("archived_stories",), "posted", pick.post, flags=("private",)),
    Kind(
        ("group_posts_and_comments", "your_posts_in_groups", "your_posts_and_comments_in_groups"),
        ("group_posts",), "posted", pick.post,
    ),
    Kind(("your_comments_in_groups",), ("group_comments",), "commented", pick.comment),
    Kind(("comments",), ("comments",), "commented", pick.comment),
    Kind(("likes_and_reactions", "posts_and_comments"), ("reactions",), "reacted", pick.reaction),
    Kind(("story_reactions",), ("stories_feedback",), "reacted", pick.titled),
    Kind(("controls", "feed"), ("controls", "people_and_friends"), "reacted", pick.control, "entries"),
    Kind(("polls_you_voted_on",), ("poll_votes",), "voted", pick.titled),
    Kind(("recently_viewed",), ("recently_viewed",), "viewed", pick.shown, "entries"),
    Kind(
        ("content_that_has_been_shown_to_you_in_your_feed",), (), "viewed", pick.labelled_thing, "items",
    ),
    Kind(("ads",), (), "viewed", pick.advert_shown, "labels"),
    Kind(("shows_you_have_watched",), (), "viewed", pick.labelled_thing, "labels"),
    Kind(("recently_visited",), ("visited_things",), "visited", pick.called_on, "entries"),
    Kind(("profile_visits",), (), "visited", pick.labelled_person, "labels"),
    Kind(
        ("groups_and_events_you_ve_visited", "groups_you_ve_visited"), (), "visited", pick.labelled_group, "labels",
    ),
    Kind(("advertisers_you_ve_interacted_with",), ("history",), "visited", pick.advert),
    Kind(("your_search_history",), ("searches",), "searched", pick.search),
    Kind(("notifications",), ("notifications",), "notified", pick.notification, mine=False),
    Kind(("your_saved_items",), ("saves",), "saved", pick.saved),
    Kind(("pages_you_ve_liked", "pages"), ("page_likes",), "liked", pick.person),
    Kind(("pages_and_profiles_you_follow", "pages_you_follow"), ("pages_followed",), "followed", pick.person),
    Kind(("who_you_ve_followed", "following"), ("following",), "followed", pick.person),
    Kind(("your_friends", "friends"), ("friends",), "followed", pick.person),
    Kind(("your_group_membership_activity",), ("groups_joined",), "followed", pick.group),
    Kind(("your_groups",), ("groups_admined",), "followed", pick.group),
    Kind(("your_event_responses",), ("event_responses",), "followed", pick.event),
    Kind(("your_events",), ("your_events",), "posted", pick.event),
)  # fmt: skip

LIKE_INSTAGRAMS = (
    MetaKind("link_history", "", "visited"),
    MetaKind("time_spent_on_facebook", "", "time_spent"),
)
"""In the order of their files."""


# -- messages ----------------------------------------------------------------------------------------------------------


def _recognise_messages(sample: Sample) -> float:
    if not conversations.looks_like_messages(sample) or is_instagrams(sample):
        return NO
    # A conversation that does not say whose it is may as well be Instagram's.
    return CERTAIN if is_facebooks(sample) or conversations.is_encrypted(sample) else POSSIBLE / 2


def _read_messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return conversations.traces(member, settings, NAME)


def _recognise_message_pages(sample: Sample) -> float:
    if stem(sample) != "message" or not looks_like_meta(sample) or is_instagrams(sample):
        return NO
    return CERTAIN if is_facebooks(sample) else POSSIBLE / 2


def _read_message_pages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return meta_chats.traces(member, settings, NAME, facebook_clock(member, settings))


# -- what is left out --------------------------------------------------------------------------------------------------

_SUMS = frozenset(
    (
        "facebook_reels_usage_information", "your_facebook_watch_activity_in_the_last_28_days",
        "your_video_consumption_summary", "your_comment_active_days", "story_views_in_past_7_days",
        "your_notifications_tab_activity", "navigation_bar_activity", "instant_games_usage_data",
    )
)  # fmt: skip
_PICTURES = re.compile(r"(?:^|/)(?:posts|photos_and_videos)/(?:album/|your_(?:photos|videos|uncategorized)|media)")
_OTHERS = re.compile(r"(?:^|/)(?:connections|friends|friends_and_followers|following_and_followers)/")
_TOLD_BY_OTHERS = re.compile(r"(?:^|/)(?:apps_and_websites\w*|ads_information|ads_and_businesses)/")
_NOTHING = "no-data.txt"
_NOT_NEEDED = frozenset(
    (
        "ad_preferences",
        "ads_about_meta",
        "ads_feedback_activity",
        "ads_interests",
        "ads_personalization_consent",
        "advertisers_using_your_activity_or_information",
        "contacts_sync_settings",
        "event_invitations",
        "fundraiser_posts_you_likely_viewed",
        "meta_avatars_post_backgrounds",
        "other_categories_used_to_reach_you",
        "pages_and_profiles_you_ve_unfollowed",
        "payment_history",
        "people_and_friends",
        "people_you_may_know",
        "primary_location",
        "primary_public_location",
        "profile_information",
        "profile_update_history",
        "received_friend_requests",
        "subscription_for_no_ads",
        "your_activity_off_meta_technologies",
        "your_answers_to_membership_questions",
        "your_avatar",
        "your_consent_settings",
        "your_contributions",
        "your_event_invitation_links",
        "your_fundraiser_donations_information",
        "your_page_or_groups_badges",
        "your_post_audiences",
        "your_privacy_jurisdiction",
        "your_recently_followed_history",
        "your_recently_used_emojis",
        "your_transaction_survey_information",
        "your_uncategorized_photos",
        "your_videos",
    )
)
"""Files that Facebook's exports alone have, so that they are known without their folders."""
_NOT_NEEDED_LISTS = re.compile(
    r'\s*\{\s*"(?:account_accesses|account_activity|active_sessions|contact_verifications|deleted_friends|events_invited'
    r"|installed_apps|language_and_locale|location_history|off_facebook_activity|other_photos|pages_unfollowed"
    r"|people_interactions|profile|profile_updates|received_requests|recognized_devices|rejected_requests"
    r'|sent_requests|topics|used_ip_address|videos|watch_videos)_v\d+"'
)


def _in_facebook(sample: Sample) -> bool:
    return is_facebooks(sample) and (sample.is_json or looks_like_meta(sample) or sample.file_name == _NOTHING)


def _is_sum(sample: Sample) -> float:
    known = stem(sample) in _SUMS and (sample.is_json or looks_like_meta(sample)) and not is_instagrams(sample)
    return CERTAIN if known else NO


def _is_picture(sample: Sample) -> float:
    return POSSIBLE if _in_facebook(sample) and _PICTURES.search(sample.path) else NO


def _is_about_others(sample: Sample) -> float:
    return POSSIBLE if _in_facebook(sample) and _OTHERS.search(sample.path) else NO


def _is_told_by_others(sample: Sample) -> float:
    return POSSIBLE if _in_facebook(sample) and _TOLD_BY_OTHERS.search(sample.path) else NO


def _is_anything_else(sample: Sample) -> float:
    if _in_facebook(sample):
        return POSSIBLE / 2
    by_name = stem(sample) in _NOT_NEEDED and (sample.is_json or looks_like_meta(sample))
    by_list = sample.is_json and _NOT_NEEDED_LISTS.match(sample.text)
    return POSSIBLE / 2 if (by_name or by_list) and not is_instagrams(sample) else NO


PLATFORM = Platform(
    NAME,
    "Facebook",
    (
        "viewed", "visited", "liked", "reacted", "voted", "saved", "shared", "commented", "posted", "messaged",
        "searched", "followed", "notified", "time_spent",
    ),
    ("space", "voice", "seconds", "url", "title", "text"),
    (
        *readers(KINDS),
        *meta_lists.readers(meta_lists.Shelf(NAME, is_facebooks, facebook_clock), LIKE_INSTAGRAMS),
        Reader("message_1.json", _recognise_messages, _read_messages),
        Reader("message_1.html", _recognise_message_pages, _read_message_pages),
        Reader(
            "facebook_reels_usage_information.json and the like",
            _is_sum,
            None,
            "Sums over some days or weeks. They do not say when anything was, and the single things stand elsewhere.",
        ),
        Reader(
            "albums, photos and videos",
            _is_picture,
            None,
            "Your pictures and films. The posts that they belong to are read from the list of your posts.",
        ),
        Reader("friend requests and the like", _is_about_others, None, "Lists about other people."),
        Reader(
            "what others told Facebook",
            _is_told_by_others,
            None,
            "What advertisers, shops and apps know of you or told Facebook. It is not what you did there.",
        ),
        Reader(
            "profile_information.json and the like",
            _is_anything_else,
            None,
            "Your profile, settings, logins, payments and the like. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
