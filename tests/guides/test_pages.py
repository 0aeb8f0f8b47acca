"""Every page has its sources and dates, and speaks plainly."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from hearten.guides.pages import Page, Source, get_your_data
from hearten.journeys.sources import readable

PAGES = get_your_data()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_page_is_sourced_dated_and_about_something_we_read(page: Page) -> None:
    assert all(re.fullmatch(r"undated|\d{4}(-\d\d){0,2}", source.as_of) for source in page.sources)
    assert all(source.url.startswith("https://") for source in page.sources)
    assert page.checked >= date(2026, 11, 23)
    assert set(page.platforms) <= {row["platform"] for row in readable()["platforms"]}
    if page.sources:
        assert page.body.startswith("1. "), "steps first"
    else:
        assert page.body.startswith("We have no checked steps for this one yet.")
        assert "http" not in page.body + page.link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_every_address_in_a_page_is_its_link_or_in_its_sources(page: Page) -> None:
    known = {page.link, *(source.url for source in page.sources), "https://help.tumblr.com/export-your-blog/"}
    assert set(re.findall(r"https://[^\s)]+", page.body)) <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_sentences_are_short(page: Page) -> None:
    for sentence in re.split(r"[.?!]\s|\n", re.sub(r"\]\([^)]*\)", "]", page.body)):
        assert len(sentence.split()) <= 25, sentence


def test_a_page_says_so_when_it_may_be_out_of_date() -> None:
    official = Source("https://a.example", "2026-01-01", "official")
    undated = Source("https://b.example", "undated", "secondary")
    day = date(2026, 11, 23)
    page = Page("a", "A", ("web",), "", day, (official,), "1. Ask.")
    assert not page.stale(day + timedelta(days=120))
    assert page.stale(day + timedelta(days=121))
    weaker = Page("a", "A", ("web",), "", day, (official, undated), "1. Ask.")
    assert weaker.stale(day + timedelta(days=31))


def test_markup_in_a_page_stays_text_and_links_open_elsewhere() -> None:
    source = Source("https://a.example", "2026-01-01", "official")
    page = Page("a", "A", (), "", date(2026, 11, 23), (source,), "1. <script>x</script> [go](https://a.example)")
    assert "<script>" not in page.html
    assert '<a rel="noreferrer" target="_blank" href="https://a.example">go</a>' in page.html


def test_there_is_a_page_for_every_platform_we_read() -> None:
    assert {row["platform"] for row in readable()["platforms"]} <= {name for page in PAGES for name in page.platforms}
