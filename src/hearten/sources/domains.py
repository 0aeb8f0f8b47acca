"""The site a web address belongs to: its registrable domain, worked out from the public suffix list, offline."""

from __future__ import annotations

from functools import cache, lru_cache
from ipaddress import ip_address

from publicsuffixlist import PublicSuffixList

_WEB = frozenset(("http:", "https:", "ftp:"))
_SIGNS = frozenset(" !\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~")
"""What no name holds, so that a name in its own script is still read as one name."""
_LONGEST_HOST = 253
"""No name on the internet is longer: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4"""


def site_of(url: str) -> str | None:
    """The site of a web address: `bbc.co.uk`, `alice.github.io`, `127.0.0.1`; None for a page of no site.

    Pages of no site are those of the machine or the browser itself: `file:`, `chrome:`, `about:`, an extension's own.
    """
    parts = url.split("/", 3)
    if len(parts) > 2 and not parts[1] and (parts[0] in _WEB or parts[0].lower() in _WEB):
        return _site_of_authority(parts[2])
    return None


def registrable(host: str) -> str | None:
    """The part of a host name that one person or organisation registered, in lower case and in its own script.

    The list's private section counts: on `github.io` and the like each name below it is somebody else's. An address
    of numbers, a name without dots and a public suffix by itself stand for themselves.
    """
    host = host.rstrip(".").lower()
    if not host or len(host) > _LONGEST_HOST:
        return None
    name = _in_own_script(host)
    if _is_number(name) or "." not in name:
        return name
    domain: str | None = _suffixes().privatesuffix(name)
    return domain or name


@lru_cache(maxsize=1 << 16)
def _site_of_authority(authority: str) -> str | None:
    for end in "?#\\":
        authority = authority.partition(end)[0]
    host = authority.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0].lower() or None
    return registrable(host.partition(":")[0])


@cache
def _suffixes() -> PublicSuffixList:
    """The list that the package carries: https://publicsuffix.org/list/"""
    return PublicSuffixList()


def _in_own_script(host: str) -> str:
    """`xn--bcher-kva.example` as `bücher.example`, so that both spellings are one site."""
    return ".".join(map(_label, host.split("."))) if "xn--" in host else host


def _label(label: str) -> str:
    """One part of a name out of Punycode (https://www.rfc-editor.org/rfc/rfc3492), where it is in good Punycode."""
    if not label.startswith("xn--"):
        return label
    try:
        word = label[4:].encode("ascii").decode("punycode")
        good = word.encode("punycode").decode("ascii") == label[4:]
    except UnicodeError:
        return label
    return word if word and good and word.isprintable() and not _SIGNS.intersection(word) else label


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
