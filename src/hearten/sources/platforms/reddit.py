"""Reddit: posts, comments, votes, things saved, messages, chats, awards, joined subreddits.

Some forty flat CSV files, in the root of the download or under `csv/`, always in English. Names of the files:
https://support.reddithelp.com/hc/en-us/p/what_is_in_my_reddit_data_copy; their columns, as written down by
https://github.com/EpicenterHQ/epicenter (Reddit workspace) and https://github.com/guilamu/reddit-gdpr-export-viewer:

    posts.csv           id,permalink,date,ip,subreddit,gildings,title,url,body
    comments.csv        id,permalink,date,ip,subreddit,gildings,link,parent,body,media
    *_votes.csv         id,permalink,direction                                             no time
    saved_*.csv         id,permalink                                                       no time
    messages.csv        id,permalink,thread_id,date,ip,from,to,subject,body
    chat_history.csv    message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,
                        subreddit,channel_name,conversation_type

Times are `2024-05-02 18:11:04 UTC`. A subreddit is the space, `r/name`; a person's own page is `u/name`. Rows whose id
has a dot in it are no posts (https://github.com/xavdid/reddit-user-to-sqlite). Whose download it is stands in
statistics.csv (the same, `account name`); without it, whoever takes part in the most conversations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from hearten.ground.ids import normal_text, trace_key
from hearten.sources.chats.talks import Talks, talks_in
from hearten.sources.dates.when import told
from hearten.sources.formats.tables import Cells, Column, header_of, read_table
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Trace, Unread

_new = tuple.__new__

_NO_FLAGS: tuple[Flag, ...] = ()
_REMOVED: tuple[Flag, ...] = ("removed",)
_DRAFT: tuple[Flag, ...] = ("draft",)
_GONE = frozenset(("[removed]", "[deleted]", "[ Removed by Reddit ]"))
_PLACE = re.compile(r"(?:https?://[\w.]*reddit\.com)?/(r|u|user)/([\w-]+)/")
_COMMENT = re.compile(r"/comments/\w+/[^/]*/(\w+)/?(?:\?.*)?$")

_POSTS = frozenset(("id", "permalink", "date", "subreddit", "title", "body"))
_COMMENTS = frozenset(("id", "permalink", "date", "subreddit", "link", "parent", "body"))
_VOTES = frozenset(("id", "permalink", "direction"))
_MARKED = frozenset(("id", "permalink"))
_MESSAGES = frozenset(("id", "thread_id", "date", "from", "to", "body"))
_CHATS = frozenset(("message_id", "created_at", "username", "message", "channel_url"))
_AWARDS_GIVEN = frozenset(("content_link", "award", "date"))
_AWARDS_RECEIVED = frozenset(("content_link", "gold_received", "gilder_username", "date"))
_DRAFTS = frozenset(("id", "title", "body", "kind", "created", "send_replies"))
_POLLS = frozenset(("post_id", "user_selection"))

_UNNEEDED = {
    "account_gender": "account_gender",
    "announcements": "announcement_id",
    "approved_submitter_subreddits": "subreddit",
    "birthdate": "birthdate",
    "checkfile": "filename",
    "comment_headers": "permalink",
    "hidden_posts": "permalink",
    "ip_logs": "ip",
    "linked_identities": "issuer_id",
    "linked_phone_number": "phone_number",
    "message_headers": "permalink",
    "messages_archive_headers": "permalink",
    "moderated_subreddits": "subreddit",
    "multireddits": "subreddits",
    "payouts": "date",
    "persona": "persona_inquiry_id",
    "post_headers": "permalink",
    "purchases": "transaction_id",
    "reddit_gold_information": "date",
    "scheduled_posts": "scheduled_post_id",
    "sensitive_ads_preferences": "preference",
    "statistics": "statistic",
    "stripe": "stripe_account_id",
    "subscriptions": "subscription_id",
    "twitter": "username",
    "user_preferences": "preference",
}
"""Name of a file that holds nothing one did, or the same once more without words -> one of its columns."""


def _has(columns: frozenset[str]) -> Callable[[Sample], float]:
    return lambda sample: CERTAIN if columns <= header_of(sample) else NO


def _is(columns: frozenset[str], name: str) -> Callable[[Sample], float]:
    """Files whose columns are those of others too: the name decides."""
    return lambda sample: CERTAIN if header_of(sample) == columns and name in sample.file_name else NO


def _is_unneeded(sample: Sample) -> float:
    column = _UNNEEDED.get(sample.file_name.removesuffix(".csv"))
    return LIKELY if column and column in header_of(sample) else NO


# -- posts and comments ------------------------------------------------------------------------------------------------


def _posts(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    columns: tuple[Column, ...] = (("id",), ("permalink",), ("date",), ("subreddit",), ("title",), ("body",))
    return read_table(member, columns, partial(_written, settings.now, "posted", "t3_", _NO_FLAGS))


def _comments(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    columns: tuple[Column, ...] = (("id",), ("permalink",), ("date",), ("subreddit",), (), ("body",))
    return read_table(member, columns, partial(_written, settings.now, "commented", "t1_", _NO_FLAGS))


def _drafts(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    columns: tuple[Column, ...] = (("id",), (), ("created",), ("subreddit",), ("title",), ("body",))
    return read_table(member, columns, partial(_written, settings.now, "posted", "draft ", _DRAFT))


def _written(now: int, act: Act, kind: str, flags: tuple[Flag, ...], row: Cells) -> Trace | Unread:
    name, address, date, subreddit, title, body = row
    if not name or "." in name:
        return Unread("not_needed" if name else "not_understood", "id")
    when = told(date, now)
    if when is None:
        return Unread("bad_time", "date")
    at, precision, basis = when
    if body in _GONE:
        body, flags = "", _REMOVED
    fields = (
        trace_key("reddit", act, kind + name, None), at, precision, basis, "reddit", act,
        _space(subreddit) if subreddit else _place(address), None, True, None, None,
        address or None, title or None, flags, body or None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _space(subreddit: str) -> str:
    """`r/name`; pages of people are kept as subreddits called `u_name`."""
    return f"u/{subreddit[2:]}" if subreddit[:2] == "u_" and len(subreddit) > 2 else f"r/{subreddit}"


def _place(address: str) -> str | None:
    """The space of an address."""
    found = _PLACE.match(address)
    return f"{found[1][0]}/{found[2]}" if found else None


def _thing(name: str, address: str) -> str:
    """A full name as Reddit gives it: `t1_` for comments, `t3_` for posts (https://www.reddit.com/dev/api#fullnames)."""
    found = _COMMENT.search(address)
    return f"t1_{name}" if found and found[1] == name else f"t3_{name}"


# -- votes, saved, joined: no times ------------------------------------------------------------------------------------


def _votes(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return read_table(member, (("id",), ("permalink",), ("direction",)), _vote)


def _vote(row: Cells) -> Trace | Unread:
    name, address, direction = row
    if direction in ("none", "removed"):
        return Unread("not_needed", "a vote taken back")
    return _undated("voted", direction or None, (name, address))


def _saved(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    return read_table(member, (("id",), ("permalink",)), partial(_undated, "saved", None))


def _undated(act: Act, title: str | None, row: Cells) -> Trace | Unread:
    name, address = row
    if not name or "." in name:
        return Unread("not_needed" if name else "not_understood", "id")
    fields = (
        trace_key("reddit", act, _thing(name, address), None), None, "none", "none", "reddit", act,
        _place(address), None, True, None, None, address or None, title, _NO_FLAGS, None, None,
    )  # fmt: skip
    return _new(Trace, fields)


def _poll_votes(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    def convert(row: Cells) -> Trace | Unread:
        post, choice, text = row
        if not post:
            return Unread("not_understood", "post_id")
        key = trace_key("reddit", "voted", f"poll {post}", None)
        return Trace(key, None, "none", "none", "reddit", "voted", title=text or choice or None)

    return read_table(member, (("post_id",), ("user_selection",), ("text",)), convert)


def _joined(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    def convert(row: Cells) -> Trace | Unread:
        if not row[0]:
            return Unread("not_understood", "subreddit")
        space = _space(row[0])
        key = trace_key("reddit", "followed", space.lower(), None)
        return Trace(key, None, "none", "none", "reddit", "followed", space, url=f"https://www.reddit.com/{space}/")

    return read_table(member, (("subreddit",),), convert)


def _is_joined(sample: Sample) -> float:
    others = ("moderated", "approved", "multi")
    only = header_of(sample) == {"subreddit"} and not any(name in sample.file_name for name in others)
    return CERTAIN if only else NO


def _friends(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    def convert(row: Cells) -> Trace | Unread:
        if not row[0]:
            return Unread("not_understood", "username")
        key = trace_key("reddit", "followed", f"u/{row[0]}".lower(), None)
        return Trace(key, None, "none", "none", "reddit", "followed", voice=row[0])

    return read_table(member, (("username",),), convert)


# -- awards ------------------------------------------------------------------------------------------------------------


def _awards_given(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    columns: tuple[Column, ...] = (("content_link",), ("date",), ("award",), ())
    return read_table(member, columns, partial(_award, settings.now, True))


def _awards_received(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    columns: tuple[Column, ...] = (("content_link",), ("date",), ("gold_received",), ("gilder_username",))
    return read_table(member, columns, partial(_award, settings.now, False))


def _award(now: int, mine: bool, row: Cells) -> Trace | Unread:
    address, date, award, giver = row
    when = told(date, now)
    if when is None or not address:
        return Unread("bad_time" if address else "not_understood", "date" if address else "content_link")
    key = trace_key("reddit", "reacted", f"{mine}\0{address}\0{giver}", when.at)
    return Trace(
        key, *when, "reddit", "reacted", _place(address), giver or None, mine, url=address, title=award or None
    )  # fmt: skip


# -- messages and chats ------------------------------------------------------------------------------------------------


def _owner(member: Member) -> str | None:
    """The account that the download is of, from the statistics beside the file."""
    statistics = member.beside("statistics.csv")
    for row in Sample.of(statistics).csv_rows if statistics else ():
        if len(row) > 1 and row[0] == "account name" and row[1]:
            return row[1]
    return None


def _messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    talks = talks_in(member.open(), "thread_id", ("from", "to"))
    owner = _owner(member) or talks.most_present

    def convert(row: Cells) -> Trace | Unread:
        name, date, sender, to, subject, body = row
        when = told(date, settings.now)
        if when is None or not name:
            return Unread("bad_time" if name else "not_understood", "date" if name else "id")
        mine = owner is not None and sender == owner
        kept = mine or settings.others_words
        return Trace(
            trace_key("reddit", "messaged", name, None), *when, "reddit", "messaged",
            voice=(to if mine else sender) or None, mine=mine,
            title=(subject or None) if kept else None, text=(body or None) if kept else None,
        )  # fmt: skip

    columns: tuple[Column, ...] = (("id",), ("date",), ("from",), ("to",), ("subject",), ("body",))
    return read_table(member, columns, convert)


def _chats(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    talks = talks_in(member.open(), "channel_url", ("username",))
    owner = _owner(member) or talks.most_present
    columns: tuple[Column, ...] = (
        ("message_id",), ("created_at",), ("username",), ("message",), ("channel_url",), ("subreddit",),
        ("channel_name",),
    )  # fmt: skip
    return read_table(member, columns, lambda row: _chat(row, talks, owner, settings))


def _chat(row: Cells, talks: Talks, owner: str | None, settings: Settings) -> Trace | Unread:
    name, date, sender, body, channel, subreddit, title = row
    when = told(date, settings.now)
    if when is None or not (name or sender):
        return Unread("bad_time" if when is None else "not_understood", "created_at" if when is None else "message_id")
    mine = owner is not None and sender == owner
    others = talks.others(channel, owner)
    if subreddit:
        space: str | None = _space(subreddit)
    else:
        space = (title or channel or None) if len(others) > 1 else None
    voice = sender if not mine else others[0] if len(others) == 1 and not subreddit else None
    kept = mine or settings.others_words
    target = name or f"{channel}\0{sender}\0{normal_text(body)}"
    return Trace(
        trace_key("reddit", "messaged", target, None if name else when.at), *when, "reddit", "messaged",
        space, voice or None, mine, text=(body or None) if kept else None,
    )  # fmt: skip


PLATFORM = Platform(
    name="reddit",
    title="Reddit",
    acts=("posted", "commented", "voted", "saved", "followed", "messaged", "reacted"),
    fills=("space", "voice", "url", "title", "text"),
    readers=(
        Reader("posts.csv", _has(_POSTS), _posts),
        Reader("comments.csv", _has(_COMMENTS), _comments),
        Reader("post_votes.csv", _has(_VOTES), _votes),
        Reader("poll_votes.csv", _has(_POLLS), _poll_votes),
        Reader("saved_posts.csv", _is(_MARKED, "saved"), _saved),
        Reader("subscribed_subreddits.csv", _is_joined, _joined),
        Reader("friends.csv", _is(frozenset(("username", "note")), "friends"), _friends),
        Reader("messages.csv", _has(_MESSAGES), _messages),
        Reader("chat_history.csv", _has(_CHATS), _chats),
        Reader("gilded_content.csv", _has(_AWARDS_GIVEN), _awards_given),
        Reader("gold_received.csv", _has(_AWARDS_RECEIVED), _awards_received),
        Reader("drafts.csv", _has(_DRAFTS), _drafts),
        Reader(
            "statistics.csv", _is_unneeded, None,
            "Your account, settings and payments, or a list that another file has in full. Hearten does not need them.",
        ),
    ),
)  # fmt: skip
