"""LinkedIn: reactions, comments, posts, searches, messages, endorsements, who and what is followed.

A zip of CSV files, `Basic_LinkedInDataExport_MM-DD-YYYY.zip` or `Complete_...`. Which files and columns there are:
https://www.linkedin.com/help/linkedin/answer/a1339364 and https://github.com/juanmanueldaza/linkedin2md (parsers):

    Reactions.csv         Date,Type,Link                            Votes.csv            Date,Link,OptionText
    Comments.csv          Date,Link,Message                         InstantReposts.csv   Date,Link
    Shares.csv            Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
    SearchQueries.csv     Time,Search Query                         Saved_Items.csv      savedItem,CreatedTime
    messages.csv          CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,
                          SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT
    Connections.csv       First Name,Last Name,URL,Email Address,Company,Position,Connected On
    Company Follows.csv   Organization,Followed On                  Member_Follows.csv   Date,FullName,Status
    Hashtag_Follows.csv   HashTag,CreatedTime,LastModifiedTime,State
    Endorsement_*.csv     Endorsement Date,Skill Name,Endorse(e|r) First Name,... Last Name,...,Endorsement Status

How they are written: `sources.linkedin_tables`. Messages have no id; who of the two is the person is told by the name
in Profile.csv, else by who takes part in the most conversations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from hearten.ground.ids import DAY, normal_text, trace_key
from hearten.sources.chats.talks import talks_in
from hearten.sources.dates.when import NEVER, When
from hearten.sources.formats.cells import text_of
from hearten.sources.formats.tables import Cells
from hearten.sources.members import Member
from hearten.sources.platform import LIKELY, NO, Platform, Reader, Settings
from hearten.sources.platforms.linkedin.tables import Clock, Convert, Table, read, recognise, stem_of
from hearten.sources.sample import Sample
from hearten.sources.trace import Act, Flag, Trace, Unread

NAME = "linkedin"

_REPOST: tuple[Flag, ...] = ("repost",)
_MARKUP = re.compile(r"</?(?:p|br|div|a|strong|em|span|ul|ol|li)\b[^<>]*>", re.IGNORECASE)
_LINE = re.compile(r"<br\b[^<>]*>|</p>\s*(?=<p)", re.IGNORECASE)
_CAMPAIGN = "spinmail"
"""Part of the class of paragraphs that come from the editor for sponsored messages."""

REACTIONS = Table("reactions", (("date",), ("link",), ("type",)), 3, 0, 1, (0, 2, 1))
COMMENTS = Table("comments", (("date",), ("link",), ("message",)), 3, 0, 1, (0, 1, 2), escaped=True)
VOTES = Table("votes", (("date",), ("link",), ("optiontext",)), 3, 0, 1, (0, 1, 2))
REPOSTS = Table("instantreposts", (("date",), ("link",)), 2, 0, 1, (0, 1))
SHARES = Table("shares", (("date",), ("sharelink",), ("sharecommentary",), ("sharedurl",)), 3, 0, 1, (0, 1, 2, 3))
SAVED = Table("saveditems", (("createdtime",), ("saveditem",)), 2, 0, 1, (1, 0))
SEARCHES = Table("searchqueries", (("time",), ("search query",)), 2, 0, None, (0, 1))
COMPANIES = Table("companyfollows", (("followed on",), ("organization",)), 2, 0, None, (1, 0))
MEMBERS = Table("memberfollows", (("date",), ("fullname", "full name"), ("status",)), 2, 0, None, (0, 1, 2))
HASHTAGS = Table("hashtagfollows", (("createdtime",), ("hashtag",), ("state",)), 2, 0)
CONNECTIONS = Table(
    "connections", (("connected on",), ("first name",), ("last name",), ("url",)), 3, 0, None, (-1, 0, 1, 2)
)
ENDORSED = Table(
    "endorsementgiveninfo",
    (("endorsement date",), ("skill name",), ("endorsee first name",), ("endorsee last name",),
     ("endorsee public url",)),
    4, 0,
)  # fmt: skip
ENDORSED_BY = Table(
    "endorsementreceivedinfo",
    (("endorsement date",), ("skill name",), ("endorser first name",), ("endorser last name",),
     ("endorser public url",)),
    4, 0,
)  # fmt: skip
LEARNING = Table("learning", (("content last watched date (if viewed)",), ("content title",)), 2, 0)
MESSAGES = Table(
    "messages",
    (("date",), ("conversation id",), ("from",), ("content",), ("to",), ("conversation title",), ("subject",),
     ("sender profile url",), ("recipient profile urls",), ("is message draft",)),
    4, 0, None, (6, 0, 2, 8, 4, 1, 7, 3, 5), escaped=True,
)  # fmt: skip

_UNNEEDED = {
    "adsclicked": "ad clicked date", "adtargeting": "member age", "causesyoucareabout": "supported cause",
    "certifications": "authority", "contacts": "source", "courses": "number", "education": "school name",
    "emailaddresses": "email address", "events": "event name", "honors": "title", "importedcontacts": "firstname",
    "inferencesaboutyou": "inference", "invitations": "direction", "jobapplications": "application date",
    "jobapplicantsavedanswers": "question", "jobapplicantsavedscreeningquestionresponses": "question",
    "jobseekerpreferences": "locations", "lanadsengagement": "date", "languages": "proficiency",
    "logins": "login date", "notes": "note", "organizations": "name", "patents": "title", "phonenumbers": "number",
    "positions": "company name", "privateidentityasset": "private identity asset name", "profile": "headline",
    "profilesummary": "profile summary", "projects": "title", "publications": "publisher", "receipts": "invoice number",
    "receiptsv": "invoice number", "recommendationsgiven": "job title", "recommendationsreceived": "job title",
    "registration": "registered at", "richmedia": "media link", "savedjobalerts": "saved_search_id",
    "savedjobs": "saved date", "securitychallenges": "challenge date", "testscores": "name",
    "verifications": "verification type", "volunteering": "role", "whatsappphonenumbers": "number",
    "skills": "name",
}  # fmt: skip
"""Files of the profile, of jobs and of adverts, by stem -> one of their columns."""


def _is_unneeded(sample: Sample) -> float:
    column = _UNNEEDED.get(stem_of(sample.file_name))
    header = {name.strip().casefold() for row in sample.csv_rows[:5] for name in row}
    return LIKELY if column and column in header else NO


# -- things done to posts ----------------------------------------------------------------------------------------------


def _on_post(act: Act, words_as: str, flags: tuple[Flag, ...], row: Cells, clock: Clock) -> Trace | Unread:
    """A row of a time, a post's address, and perhaps a word or two."""
    at, link, *rest = row
    when = clock(at)
    if when is None:
        return Unread("bad_time" if at else "not_understood", "the time")
    said = rest[0].strip() if rest else ""
    target = f"{link}\0{normal_text(said)}" if words_as == "text" else link
    return Trace(
        trace_key(NAME, act, target, when.at), *when, NAME, act, url=link or None, flags=flags,
        title=said or None if words_as == "title" else None, text=said or None if words_as == "text" else None,
    )  # fmt: skip


_reacted: Convert = partial(_on_post, "reacted", "title", ())
_commented: Convert = partial(_on_post, "commented", "text", ())
_voted: Convert = partial(_on_post, "voted", "title", ())
_reposted: Convert = partial(_on_post, "shared", "", _REPOST)
_saved: Convert = partial(_on_post, "saved", "", ())


def _shared(row: Cells, clock: Clock) -> Trace | Unread:
    """A post: in one's own words, or somebody else's passed on without any."""
    at, link, commentary, passed_on = row
    when = clock(at)
    if when is None:
        return Unread("bad_time" if at else "not_understood", "Date")
    said = _unquoted(commentary)
    act: Act = "shared" if passed_on and not said else "posted"
    target = link or f"{passed_on}\0{normal_text(said)}"
    return Trace(
        trace_key(NAME, "posted", target, when.at), *when, NAME, act, url=link or passed_on or None, text=said or None
    )  # fmt: skip


def _unquoted(text: str) -> str:
    """Every line of a post is in quotes of its own (of Shares.csv; what published cleaners of it undo)."""
    lines = text.replace("\r\n", "\n").strip()
    if '"\n"' not in lines:
        return lines
    return lines.removeprefix('"').removesuffix('"').replace('"\n"', "\n").replace('""', '"').strip()


def _searched(row: Cells, clock: Clock) -> Trace | Unread:
    at, asked = row
    when = clock(at)
    if when is None or not asked.strip():
        return Unread(
            "bad_time" if at and when is None else "not_understood", "Time" if when is None else "Search Query"
        )
    key = trace_key(NAME, "searched", normal_text(asked), when.at)
    return Trace(key, *when, NAME, "searched", title=asked.strip())


def _watched(row: Cells, clock: Clock) -> Trace | Unread | None:
    """A course in LinkedIn Learning, the last time it was watched."""
    at, title = row
    if at in ("", "N/A"):
        return Unread("not_needed", "never watched")
    when = clock(at)
    if when is None or not title:
        return Unread("bad_time" if title else "not_understood")
    key = trace_key(NAME, "viewed", normal_text(title), when.at)
    return Trace(key, *when, NAME, "viewed", "LinkedIn Learning", title=title)


# -- followed, connected, endorsed -------------------------------------------------------------------------------------


def _follow(row: Cells, clock: Clock) -> Trace | Unread:
    """A company or a member. Those no longer followed have another status."""
    at, name, status = (*row, "")[:3]
    when = clock(at) if at else NEVER
    if when is None or not name.strip():
        return Unread("bad_time" if when is None else "not_understood")
    if status and status.casefold() not in ("active", "follow"):
        return Unread("not_needed", "no longer followed")
    return _followed(name, when)


def _hashtag(row: Cells, clock: Clock) -> Trace | Unread:
    at, name, state = row
    when = clock(at) if at else NEVER
    if when is None or not name:
        return Unread("bad_time" if name else "not_understood")
    if state and state.casefold() not in ("active", "follow"):
        return Unread("not_needed", "no longer followed")
    space = f"#{name.removeprefix('#')}"
    return Trace(trace_key(NAME, "followed", space.casefold(), None), *when, NAME, "followed", space)


def _connection(row: Cells, clock: Clock) -> Trace | Unread:
    at, first, last, url = row
    when = clock(at) if at else NEVER
    name = f"{first} {last}".strip()
    if when is None or not name:
        return Unread(
            "bad_time" if name else "not_needed", "Connected On" if name else "somebody who hid their profile"
        )
    return _followed(name, when, url)


def _followed(name: str, when: When, url: str = "") -> Trace:
    key = trace_key(NAME, "followed", normal_text(name), when.at, DAY)  # two people may have one name
    return Trace(key, *when, NAME, "followed", voice=name.strip(), url=url or None)


def _endorsed(mine: bool, row: Cells, clock: Clock) -> Trace | Unread:
    """Somebody's skill was praised."""
    at, skill, first, last, url = row
    when = clock(at) if at else NEVER
    name = f"{first} {last}".strip()
    if when is None or not (name or skill):
        return Unread("bad_time" if when is None else "not_understood")
    key = trace_key(NAME, "reacted", f"{mine}\0{normal_text(name)}\0{normal_text(skill)}", when.at)
    address = f"https://{url}" if url.startswith("www.") else url
    return Trace(
        key, *when, NAME, "reacted", voice=name or None, mine=mine, url=address or None, title=skill or None
    )  # fmt: skip


# -- messages ----------------------------------------------------------------------------------------------------------


def _messages(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    owner = _owner(member) or talks_in(member.open(), "conversation id", ("from", "to")).most_present
    return read(member, settings, MESSAGES, lambda row, clock: _message(row, clock, owner, settings))


def _message(row: Cells, clock: Clock, owner: str | None, settings: Settings) -> Trace | Unread:
    at, talk, sender, content, to, title, subject, _address, recipients, draft = row
    when = clock(at)
    if when is None or not (talk or sender):
        return Unread("bad_time" if talk or sender else "not_understood", "DATE")
    mine = owner is not None and normal_text(sender) == normal_text(owner)
    is_group = recipients.count("/in/") > 1
    words = _plain(content)
    kept = mine or settings.others_words
    flags: tuple[Flag, ...] = ("advert",) if _CAMPAIGN in content else ("draft",) if draft.casefold() == "yes" else ()
    return Trace(
        trace_key(NAME, "messaged", f"{talk}\0{normal_text(sender)}\0{normal_text(words)}", when.at),
        *when, NAME, "messaged", title or None if is_group else None,
        (None if is_group and mine else to if mine else sender) or None, mine, flags=flags,
        title=subject or None if kept else None, text=words or None if kept else None,
    )  # fmt: skip


def _plain(content: str) -> str:
    """The words of a message that may be a piece of a web page."""
    if "<" in content and _MARKUP.search(content):
        return text_of(_LINE.sub("\n", content))
    return content.replace("\r\n", "\n").strip()


def _owner(member: Member) -> str | None:
    """The person's name, from their profile beside the messages."""
    profile = member.beside("Profile.csv")
    table = Sample.of(profile).csv_rows if profile else ()
    names = [name.strip().casefold() for name in table[0]] if table else []
    if len(table) < 2 or not {"first name", "last name"} <= set(names) or len(table[1]) < 2:
        return None
    cells = dict(zip(names, table[1], strict=False))
    return f"{cells.get('first name', '')} {cells.get('last name', '')}".strip() or None


def _reader(name: str, table: Table, convert: Convert) -> Reader:
    return Reader(name, partial(recognise, table), lambda member, settings: read(member, settings, table, convert))


PLATFORM = Platform(
    name=NAME,
    title="LinkedIn",
    acts=(
        "posted", "shared", "commented", "reacted", "voted", "saved", "searched", "viewed", "messaged", "followed",
    ),
    fills=("space", "voice", "url", "title", "text"),
    readers=(
        _reader("Reactions.csv", REACTIONS, _reacted),
        _reader("Comments.csv", COMMENTS, _commented),
        _reader("Shares.csv", SHARES, _shared),
        _reader("Votes.csv", VOTES, _voted),
        _reader("InstantReposts.csv", REPOSTS, _reposted),  # its columns are the first two of those above
        _reader("Saved_Items.csv", SAVED, _saved),
        _reader("SearchQueries.csv", SEARCHES, _searched),
        _reader("Learning.csv", LEARNING, _watched),
        _reader("Connections.csv", CONNECTIONS, _connection),
        _reader("Company Follows.csv", COMPANIES, _follow),
        _reader("Member_Follows.csv", MEMBERS, _follow),
        _reader("Hashtag_Follows.csv", HASHTAGS, _hashtag),
        _reader("Endorsement_Given_Info.csv", ENDORSED, partial(_endorsed, True)),
        _reader("Endorsement_Received_Info.csv", ENDORSED_BY, partial(_endorsed, False)),
        Reader("messages.csv", partial(recognise, MESSAGES), _messages),
        Reader(
            "Profile.csv", _is_unneeded, None,
            "Your profile, account, invitations, jobs, or what LinkedIn worked out about you. Hearten does not need "
            "them.",
        ),
    ),
)  # fmt: skip
