"""Google's activity record as a web page: `watch-history.html`, `search-history.html`, `MyActivity.html`.

    outer cell ─┬─ heading: the product
                ├─ body:    verb <a>title</a> / <a>channel</a> / date, a line each
                └─ caption: <b>Products:</b> … <b>Details:</b> … <b>Why is this here?</b> …

Cells are told apart by how they are built. The words in them may be of any language; class names are not looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from hearten.sources.dates import times
from hearten.sources.dates.written_dates import WrittenDates
from hearten.sources.formats.cells import cells, lines_of, text_of
from hearten.sources.google.activity import SAMPLE, YOUTUBE, Entry, is_advert, place_of, points_at_youtube, trace_of
from hearten.sources.google.urls import Place
from hearten.sources.google.verbs import ENOUGH, Affix, Verbs
from hearten.sources.members import Member, from_bytes
from hearten.sources.platform import Settings
from hearten.sources.sample import Sample
from hearten.sources.text import unescape_html
from hearten.sources.trace import Basis, Precision, Trace, Unread

MANY = 10_000
OPENING = b'<div class="outer-cell'

_USUAL = re.compile(
    r"""<p[^<>]*>([^<]*)<br></p></div><div[^<>]*>([^<]*)<a href="([^"]*)">([^<]*)</a>([^<]*)<br>"""
    r"""(?:<a href="[^"]*">([^<]*)</a><br>)?([^<]*[^<\s][^<]*)(?:<br>)?</div>"""
)
"""Heading and body of nine cells in ten; the others are taken apart step by step."""


class Cell(NamedTuple):
    """What a cell says, as text."""

    product: str | None
    products: str
    youtube: bool
    verb: Affix
    title: str
    url: str | None
    place: Place
    voice: str | None
    details: str
    date: str


def read(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    """Every entry of the page."""
    stream = member.open()
    try:
        found = cells(stream, OPENING)
        first = list(islice(found, SAMPLE))
        known = [cell for markup in first if isinstance(markup, str) and (cell := parse(markup))]
        dates = _dates(known, settings)
        if dates.open_question:  # four hundred entries of few days may leave open what the whole file does not
            dates = _dates(_first_cells(member, MANY), settings)
        learnt = _Learnt(_verbs(known), _everywhere(known), dates)
        yield from _traces(chain(first, found), learnt, settings.now)
    finally:
        stream.close()
        _about.cache_clear()  # nothing of one person's pages stays behind
        _verb.cache_clear()


def belongs_to_youtube(sample: Sample) -> list[bool]:
    """For each first entry, whether it is YouTube's; empty where the page is no activity record.

    A style sheet may fill all of the sample; then the entries are looked for behind it.
    """
    if not sample.is_html:
        return []
    hidden = not sample.whole and OPENING not in sample.head and b"<style" in sample.head
    found = _first_cells(sample.member if hidden else from_bytes(sample.path, sample.head), 50)
    known = [cell.youtube for cell in found if cell.product and cell.products and cell.date]
    return known if 2 * len(known) > len(found) else []


def _first_cells(member: Member, limit: int) -> list[Cell]:
    stream = member.open()
    try:
        found = islice(cells(stream, OPENING), limit)
        return [cell for markup in found if isinstance(markup, str) and (cell := parse(markup))]
    finally:
        stream.close()


def _dates(known: list[Cell], settings: Settings) -> WrittenDates:
    samples = [cell.date for cell in known]
    return WrittenDates.learn(samples, settings.zone, settings.now, order=settings.date_order, newest_first=True)


class _Learnt(NamedTuple):
    """What the first cells tell of all of them."""

    verbs: Verbs
    everywhere: frozenset[str]
    dates: WrittenDates


def _traces(found: Iterator[str | Unread], learnt: _Learnt, now: int) -> Iterator[Trace | Unread]:
    dates = learnt.dates
    number = 0
    for markup in found:
        if isinstance(markup, Unread):
            yield markup
            continue
        cell = parse(markup)
        if cell is None and not text_of(markup.partition(">")[2]):
            continue  # a frame around the others
        number += 1
        if cell is None:
            yield Unread("not_understood", f"item {number}", len(markup.encode()))
            continue
        when = dates.parse(cell.date)
        if when is None or not times.plausible(when[0], now):
            yield Unread("date_order_open" if dates.open_question else "bad_time", f"item {number}: date")
            continue
        yield _trace(cell, learnt, when)


def _trace(cell: Cell, learnt: _Learnt, when: tuple[int, Precision, Basis]) -> Trace:
    product, _, youtube, verb, title, url, place, voice, details, _ = cell
    advert = details != "" and details not in learnt.everywhere and is_advert(details, voice, youtube)
    lost = youtube and not url and learnt.verbs.names_a_lost_title(title)
    usual = learnt.verbs.is_usual((product, place[0]), verb)
    return trace_of(Entry(product, youtube, place, title, usual, lost, url, voice, advert, *when))


def _everywhere(known: list[Cell]) -> frozenset[str]:
    """Remarks that most entries carry: these do not mark adverts."""
    counts = Counter(cell.details for cell in known)
    return frozenset(details for details, count in counts.items() if len(known) >= ENOUGH and count > len(known) / 2)


def _verbs(known: list[Cell]) -> Verbs:
    linked = [((cell.product, cell.place[0]), cell.verb) for cell in known if cell.url and cell.place[0] != "search"]
    return Verbs.of_affixes(linked, [cell.title for cell in known if cell.youtube and not cell.url])


def parse(markup: str) -> Cell | None:
    """What a cell says; None where it is built in another way."""
    usual = _USUAL.search(markup)
    if usual:
        heading, before, href, title, after, name, date = usual.groups()
        bold = markup.find("<b>", usual.end())
        caption = markup[bold : markup.find("</div", bold)] if bold >= 0 else ""
        url = unescape_html(href) or None
        return _cell((heading, caption), (_verb(before, after), text_of(title), url), name, text_of(date))
    heading, body, caption = _parts(markup)
    said = _said(body)
    if said is None:
        return None
    verb, title, url, below = said
    while below and not below[-1].strip():
        below.pop()
    if not below:
        return None
    date = text_of(below.pop())
    return _cell((heading, caption), (verb, title, url), next((line for line in below if "<a " in line), None), date)


def _cell(around: tuple[str, str], said: tuple[Affix, str, str | None], channel: str | None, date: str) -> Cell:
    product, products, details = _about(*around)
    verb, title, url = said
    youtube = YOUTUBE in (product or products) or (not product and not products and points_at_youtube(url or ""))
    voice = (text_of(channel) or None) if channel and youtube else None
    return Cell(product, products, youtube, verb, title, url, place_of(url, youtube), voice, details, date)


def _parts(markup: str) -> tuple[str, str, str]:
    """The heading, the body and the caption of a cell, each empty where it has none.

    The heading is a paragraph, the body the next block with line breaks, the caption the next that begins in bold.
    """
    heading = ""
    first_break = markup.find("<br")
    paragraph = markup.find("<p", 0, max(first_break, 0))
    if paragraph >= 0:
        behind = markup.find("</p", paragraph)
        heading = markup[markup.find(">", paragraph) + 1 : behind]
        first_break = markup.find("<br", behind)
    if first_break < 0:
        return heading, "", ""
    start = markup.find(">", markup.rfind("<div", 0, first_break)) + 1
    end = markup.find("</div", first_break)
    bold = markup.find("<b>", end)
    return heading, markup[start:end], markup[bold : markup.find("</div", bold)] if bold >= 0 else ""


def _said(body: str) -> tuple[Affix, str, str | None, list[str]] | None:
    """Verb, title and address, and the lines below them."""
    link = body.find("<a ")
    if not 0 <= link < body.find("<br"):
        first, *below = lines_of(body)
        return *_unlinked(text_of(first)), below
    opened = body.find(">", link) + 1
    href = body.find('href="', link, opened) + 6
    closed = body.find("</a", opened)
    if href < 6 or closed < 0:
        return None
    after, *below = lines_of(body[body.find(">", closed) + 1 :])
    return (
        _verb(body[:link], after),
        text_of(body[opened:closed]),
        unescape_html(body[href : body.find('"', href)]) or None,
        below,
    )


def _unlinked(words: str) -> tuple[Affix, str, str | None]:
    """Verb, title and address of an entry without a link: a bare address, or a sentence about something gone."""
    before, scheme, rest = words.partition("https://")
    if not scheme:
        return Affix("", ""), words, None
    address, _, after = rest.partition(" ")
    return Affix(before.strip(), after.strip()), scheme + address, scheme + address


@lru_cache(maxsize=256)
def _verb(before: str, after: str) -> Affix:
    return Affix(text_of(before), text_of(after))


@lru_cache(maxsize=256)
def _about(heading: str, caption: str) -> tuple[str | None, str, str]:
    """The product, the products named below, and the remarks that link nowhere.

    Places, and the reasons why something was kept, do link. Few of these texts are different from one another.
    """
    product = text_of(heading) or None
    _, *sections = caption.split("<b>")
    if not sections:
        return product, "", ""
    details = [section.partition("</b>")[2] for section in sections[1:] if "<a " not in section]
    return product, text_of(sections[0].partition("</b>")[2]), text_of("".join(details))
