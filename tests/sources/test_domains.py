"""The site of a web address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.domains import registrable, site_of

ADDRESSES = {
    "https://news.bbc.co.uk/story?id=1": "bbc.co.uk",
    "https://www.lantern-gazette.example/": "lantern-gazette.example",
    "HTTPS://WWW.Lantern-Gazette.EXAMPLE": "lantern-gazette.example",
    "http://lantern-gazette.example:8443#top": "lantern-gazette.example",
    "http://lantern-gazette.example?a=/b": "lantern-gazette.example",
    "http://ada:secret@mail.lantern-gazette.example/": "lantern-gazette.example",
    "https://lantern-gazette.example./": "lantern-gazette.example",
    "ftp://files.lantern-gazette.example/a": "lantern-gazette.example",
    # The private section of the list: each of these names is another person's.
    "https://alice.github.io/diary": "alice.github.io",
    "https://deep.bob.github.io/": "bob.github.io",
    "https://github.io/": "github.io",
    # A wildcard and an exception: https://publicsuffix.org/list/
    "https://www.shop.kawasaki.jp/": "www.shop.kawasaki.jp",
    "https://www.city.kawasaki.jp/": "city.kawasaki.jp",
    # One site in two spellings.
    "https://www.xn--bcher-kva.example/": "bücher.example",
    "https://www.Bücher.example/": "bücher.example",
    "https://xn--strae-oqa.de/": "straße.de",
    "https://shop.xn--55qx5d.cn/": "shop.公司.cn",
    "https://xn--a/": "xn--a",
    "https://xn--.example/": "xn--.example",
    # Addresses without a name of their own.
    "http://127.0.0.1:8000/": "127.0.0.1",
    "http://[2001:DB8::1]:8080/": "2001:db8::1",
    "http://localhost:3000/": "localhost",
    "http://router/": "router",
    "http://nas.local/": "nas.local",
}

NO_SITE = [
    "file:///home/ada/letter.html",
    "chrome://newtab/",
    "about:blank",
    "chrome-extension://abcdefgh/page.html",
    "moz-extension://abcdefgh/page.html",
    "view-source:https://lantern-gazette.example/",
    "data:text/html,//lantern-gazette.example",
    "javascript:void(0)",
    "https://",
    "https:///path",
    "http://[",
    "http://.",
    "lantern-gazette.example",
    f"https://{'a.' * 200}example/",
    "",
]


@pytest.mark.parametrize(("url", "site"), ADDRESSES.items())
def test_site(url: str, site: str) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize("url", NO_SITE)
def test_a_page_of_no_site(url: str) -> None:
    assert site_of(url) is None


@given(st.text())
def test_never_raises(text: str) -> None:
    site_of(text)
    site_of(f"https://{text}")
    site_of(f"http://xn--{text}.example/")


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-.", max_size=60))
def test_a_site_is_the_end_of_its_host_and_its_own_site(host: str) -> None:
    site = registrable(host)
    if site is not None and "xn--" not in host:
        assert host.rstrip(".").endswith(site)
        assert registrable(site) == site
