"""Tamper-evident: the plan is hashed before the first day, and each later entry carries the hash of the one before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from hearten.effects.experiments.design import Design
from hearten.effects.experiments.errors import LogBroken

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an experiment's log."""

    at: str
    """When it was written, ISO 8601 UTC."""
    event: str
    body: Mapping[str, Any]
    before: str
    """The digest of the entry before, or 64 zeros."""
    digest: str


def commitment(design: Design | Mapping[str, Any], seed: str) -> str:
    """The hash of design, outcome and seed. Published beforehand, it proves later that none of them was changed.

    Of a design that was written down, it is the document that counts: a later Hearten may know more fields.
    """
    document = design.as_json() if isinstance(design, Design) else design
    return sha256(_canonical(document) + b"\0" + bytes.fromhex(seed)).hexdigest()


def entry(at: str, event: str, body: Mapping[str, Any], before: Sequence[Entry]) -> Entry:
    """The next entry of a log."""
    last = before[-1].digest if before else START
    return Entry(at, event, dict(body), last, _digest(at, event, body, last))


def check(log: Sequence[Entry]) -> None:
    """`LogBroken` with the number of the first entry that does not fit; nothing where all do."""
    last = START
    for number, line in enumerate(log, 1):
        if line.before != last or line.digest != _digest(line.at, line.event, line.body, last):
            raise LogBroken(number)
        last = line.digest


def check_commitment(committed: str, design: Design | Mapping[str, Any], seed: str) -> None:
    """`LogBroken` where design or seed are not the ones that were committed to."""
    if commitment(design, seed) != committed:
        raise LogBroken(1)


def _canonical(document: object) -> bytes:
    """The same bytes wherever they are made."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _digest(at: str, event: str, body: Mapping[str, Any], last: str) -> str:
    return sha256(_canonical([at, event, body, last])).hexdigest()
