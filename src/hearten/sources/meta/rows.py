"""What a record of Instagram or Threads tells, as a trace: likes, views, searches, posts and the rest.

A record comes from JSON or from a page; `labelled` reads the one, `meta_records` makes the other the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hearten.ground.ids import normal_text
from hearten.sources.dates.when import When, told
from hearten.sources.domains import site_of
from hearten.sources.meta.clock import Clock
from hearten.sources.meta.labelled import LABELS, Fact, Labels, Record, facts, fields, intervals, words_of
from hearten.sources.meta.minute_keys import MinuteKeys
from hearten.sources.trace import Act, Flag, Trace, UnreadReason

_new = tuple.__new__
"""Makes a trace without its slower door: a history has hundreds of thousands."""


class Kind(NamedTuple):
    """One list of records: where it stands, and what its records are."""

    file: str
    """The file's name without `_1.json` or `.html`."""
    root: str
    """The list's name in the file. A bare list is of the first kind of its file."""
    act: Act
    flags: tuple[Flag, ...] = ()

    @property
    def thing(self) -> str:
        """What was seen or liked, under the name that all layouts give it: keys agree between them."""
        return "" if self.act in _BY_WORDS else _PREFIX.sub("", self.root or self.file)


class Maker(NamedTuple):
    """What is needed to make traces of the records of one file."""

    keys: MinuteKeys
    labels: Labels
    now: int
    clock: Clock | None = None
    """For the times that a record tells in words."""


_POST = re.compile(
    r"(?:instagram\.com|threads\.(?:net|com))/(?:@?(?P<who>[\w.]+)/)?(?:p|reels?|tv|post)/(?P<id>[\w-]+)"
    r"|instagram\.com/stories/(?P<teller>[\w.]+)(?:/(?P<story>\d+))?"
)
_PREFIX = re.compile(
    r"(?:impressions_history|likes|comments|saved|story_activities|relationships|text_post_app)_(?:text_post_app_)?"
)
_BY_WORDS = frozenset(("searched", "commented", "posted"))
"""Acts whose target is words: what was looked for, what was said."""
_WORDS_ONLY = frozenset(("searches_hashtag", "searches_keyword", ""))
"""Lists of what was looked for in which a short word is no account."""


def rows(kind: Kind, record: Record, maker: Maker) -> Iterable[Trace | UnreadReason]:
    """Everything that one record tells."""
    if kind.act == "time_spent":
        return _stretches(kind, record, maker)
    if kind.act == "posted":
        return (_posted(kind, record, maker),)
    if kind.act == "visited" and LABELS in record:
        return (_visited(kind, record, maker),)
    found = facts(record, maker.labels)
    with_words = kind.act == "commented" or LABELS in record
    return [trace(kind, fact, maker, with_words=with_words) for fact in found] if found else ("not_understood",)


def trace(kind: Kind, fact: Fact, maker: Maker, *, with_words: bool) -> Trace | UnreadReason:
    """One fact as a trace. The words of a like are only its emoji; those beside a post are its caption."""
    at, href, named, words = fact
    when = told(at, maker.now)
    if when is None:
        return "bad_time"
    moment, precision, basis = when
    _, root, act, flags = kind
    code, author = post_of(href) if href else (None, None)
    who = (named or author) if root not in _WORDS_ONLY else None
    title = (words or named) if act == "searched" else None
    text = words if with_words else None
    if moment is None and not (code or who or title or text):
        return "not_understood"
    if act in _BY_WORDS:
        target = f"{who if act == 'commented' else ''}\0{normal_text(title or text or '')}"
    else:
        target = f"{kind.thing}\0{code or who or ''}"
    keys = maker.keys
    return _new(
        Trace,
        (keys.of(act, target, moment), moment, precision, basis, keys.platform, act,
         None, who, True, None, None, href, title, flags, text, None),
    )  # fmt: skip


def own(kind: Kind, when: When, text: str | None, href: str | None, maker: Maker) -> Trace:
    """Something that the person posted."""
    target = (post_of(href)[0] if href else None) or normal_text(text or "")
    return Trace(
        maker.keys.of(kind.act, target, when.at), *when, maker.keys.platform, kind.act,
        url=href, flags=kind.flags, text=text,
    )  # fmt: skip


def post_of(href: str) -> tuple[str | None, str | None]:
    """The short code of the post or story at an address, and whose it is if the address says so."""
    match = _POST.search(href)
    if match is None:
        return None, None
    return match["id"] or match["story"], match["who"] or match["teller"]


def _posted(kind: Kind, record: Record, maker: Maker) -> Trace | UnreadReason:
    """Something of the person's own: its words stand with it or with its first picture."""
    media = record.get("media")
    first = media[0] if isinstance(media, list) and media and isinstance(media[0], dict) else {}
    fact = facts(record, maker.labels)[0] if isinstance(record.get(LABELS), list) else Fact(None, None, None, None)
    times = (record.get("creation_timestamp"), record.get("timestamp"), first.get("creation_timestamp"))
    when = told(next((at for at in times if at), None), maker.now)
    if when is None:
        return "bad_time"
    text = words_of(record.get("title")) or words_of(first.get("title")) or fact.words
    if when.at is None and not text:
        return "not_understood"
    row = own(kind, when, text, fact.href, maker)
    return row._replace(flags=(*row.flags, "reply")) if _is_reply(record) or _is_reply(first) else row


def _is_reply(record: Record) -> bool:
    """Threads marks what answers somebody, without saying whom."""
    mark = record.get("text_app_post")
    return isinstance(mark, dict) and mark.get("is_reply") is True


def _visited(kind: Kind, record: Record, maker: Maker) -> Trace | UnreadReason:
    """A page that was opened inside the app: its address, its title, when it was opened and when left."""
    when = told(record.get("timestamp"), maker.now)
    said, href = fields(record)
    stretch = [moment for text in said if (moment := _moment(text, maker.clock)) is not None]
    titles = [text for text in said if _moment(text, maker.clock) is None]
    # Before the title of an advert stands what was done with it.
    title = (titles[-1] if "advert" in kind.flags else titles[0]) if titles else None
    if when is None or not (href or title):
        return "bad_time" if when is None else "not_understood"
    seconds = (max(stretch) - min(stretch)) / 1_000_000 if len(stretch) == 2 else None
    return Trace(
        maker.keys.of(kind.act, href or normal_text(title or ""), when.at), *when, maker.keys.platform, kind.act,
        space=site_of(href) if href and not kind.flags else None,
        seconds=seconds, seconds_basis="measured" if seconds is not None else None,
        url=href, title=title, flags=kind.flags,
    )  # fmt: skip


def _moment(text: str, clock: Clock | None) -> int | None:
    when = clock.read(text) if clock else None
    return when.at if when else None


def _stretches(kind: Kind, record: Record, maker: Maker) -> Iterator[Trace | UnreadReason]:
    found = False
    for start, end in intervals(record):
        found = True
        begun, ended = told(start, maker.now), told(end, maker.now)
        if not begun or not ended or begun.at is None or ended.at is None or ended.at < begun.at:
            yield "bad_time"
            continue
        yield Trace(
            maker.keys.of(kind.act, "", begun.at), *begun, maker.keys.platform, kind.act,
            seconds=(ended.at - begun.at) / 1_000_000, seconds_basis="measured",
        )  # fmt: skip
    if not found:
        yield "not_understood"
