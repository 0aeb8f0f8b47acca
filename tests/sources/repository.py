"""Repositories of the AT Protocol, made up: enough of one to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from libipld import encode_dag_cbor

TID = "234567abcdefghijklmnopqrstuvwxyz"


def cid_of(data: bytes) -> bytes:
    """Version 1, DAG-CBOR, SHA-256."""
    return b"\x01\x71\x12\x20" + sha256(data).digest()


def tid_of(at: int, clock: int = 0) -> str:
    """The timestamp identifier of a time in microseconds."""
    number = at << 10 | clock
    return "".join(TID[number >> shift & 31] for shift in range(60, -1, -5))


def section(data: bytes) -> bytes:
    """A block behind its length and its hash."""
    return _varint(36 + len(data)) + cid_of(data) + data


def header() -> bytes:
    """The head of an archive."""
    data = encode_dag_cbor({"roots": [cid_of(b"root")], "version": 1})
    return _varint(len(data)) + data


def archive(
    records: Mapping[str, Mapping[str, Any]], did: str = "did:plc:kitoftheexamplereeds", per_node: int = 3
) -> bytes:
    """An archive of `records` by their paths, nodes of the tree among them, the commit first."""
    encoded = {path: encode_dag_cbor(dict(record)) for path, record in sorted(records.items())}
    paths = list(encoded)
    nodes = [_node(paths[n : n + per_node], encoded) for n in range(0, len(paths), per_node)]
    commit = encode_dag_cbor(
        {
            "did": did,
            "version": 3,
            "data": cid_of(nodes[0] if nodes else b""),
            "rev": tid_of(1),
            "prev": None,
            "sig": b"-",
        }
    )
    return header() + b"".join(map(section, (commit, *encoded.values(), *nodes)))


def _node(paths: Sequence[str], encoded: Mapping[str, bytes]) -> bytes:
    entries = []
    before = b""
    for path in paths:
        key = path.encode()
        shared = next(
            (n for n, pair in enumerate(zip(before, key, strict=False)) if pair[0] != pair[1]),
            min(len(before), len(key)),
        )
        entries.append({"p": shared, "k": key[shared:], "v": cid_of(encoded[path]), "t": None})
        before = key
    return encode_dag_cbor({"l": None, "e": entries})


def _varint(number: int) -> bytes:
    digits = []
    while number > 0x7F:
        digits.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*digits, number])
