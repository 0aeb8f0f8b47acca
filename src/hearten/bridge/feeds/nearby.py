"""Which machine a name stands for, and whether it is out in public. What is at home is never asked."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from hearten.bridge.feeds.faults import NearHome, NotReached

Address = IPv4Address | IPv6Address

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""IPv4 inside IPv6 (RFC 6052, RFC 8215): the last four bytes say where it leads."""


def public(address: Address) -> bool:
    """Whether it is somewhere out in the internet, whatever it is wrapped in."""
    inner = _inner(address)
    if inner is not None:
        return public(inner)
    return address.is_global and not address.is_multicast


def _inner(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in _TRANSLATED):
        return IPv4Address(address.packed[-4:])
    return None


def machines(host: str, port: int, *, allow_local: bool = False) -> list[str]:
    """Addresses behind a name, to be connected to as they are: looking the name up again could answer otherwise.

    Raises `NearHome` where any of them is not public, `NotReached` where there is none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise NotReached from fault
    numbers = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    if not allow_local and not all(public(ip_address(number)) for number in numbers):
        raise NearHome
    if not numbers:
        raise NotReached
    return numbers
