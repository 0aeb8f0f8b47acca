"""Damaged and twisted samples never break a reader, and never make it yield what cannot be."""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exports_helper import NOW, Case, cases, member, reader_of

from hearten.ground.ids import DAY, KEY_BYTES
from hearten.sources.platform import Reader
from hearten.sources.trace import ACTS, BASES, FLAGS, PRECISIONS, SecondsBasis, Trace, Unread, UnreadReason

CASES = cases()
NUMBER_OF_CASES = int(os.environ.get("HEARTEN_FUZZ_CASES", "100"))
OLDEST = -365 * DAY
"""A year before 1970: nobody used any of this then."""

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**63, -(2**63), 1e300, -0.5, "", " ", "\0", "a", "2026-13-45 99:99:99", "0001-01-01",
    "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59", "\ud83d", "é" * 3, "https://", "https://[", "x" * 5000,
    [], {}, [[]], [{}], {"a": []}, [None], {"": None}, [1, "a", {}], {"value": 1, "timestamp": "a"},
)  # fmt: skip

Mutation = Callable[[st.DataObject, bytes], bytes]


@pytest.mark.parametrize("platform", sorted({case.platform for case in CASES}))
def test_twisted_samples_are_read_without_harm(platform: str) -> None:
    ours = [case for case in CASES if case.platform == platform]

    @settings(
        max_examples=NUMBER_OF_CASES,
        derandomize="HEARTEN_FUZZ_CASES" not in os.environ,  # the usual run has one outcome; longer ones go exploring
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        case = data.draw(st.sampled_from(ours), "case")
        path = data.draw(st.sampled_from(sorted(case.files)), "file")
        chosen = reader_of(member(path, case.files))
        twisted = case.files[path]
        for _ in range(data.draw(st.integers(1, 3), "how often")):
            twisted = data.draw(st.sampled_from(MUTATIONS), "mutation")(data, twisted)
        _read_and_check(case, path, twisted, chosen[1] if chosen else None)

    check()


@pytest.mark.parametrize("platform", sorted({case.platform for case in CASES}))
def test_every_field_may_hold_anything(platform: str) -> None:
    """Each field of each JSON sample in turn, wherever it occurs, is filled with one odd value after another."""
    for case in (case for case in CASES if case.platform == platform):
        for path, content in case.files.items():
            document = _json(content)
            for key in sorted({key for _, key in _places(document) if isinstance(key, str)}):
                chosen = reader_of(member(path, case.files))
                for shift in range(0, len(ODD_VALUES), max(1, len(ODD_VALUES) * 25 // NUMBER_OF_CASES)):
                    twisted = _fill(copy.deepcopy(document), key, shift)
                    _read_and_check(case, path, twisted, chosen[1] if chosen else None)


def _fill(document: object, key: str, shift: int) -> bytes:
    for number, (holder, name) in enumerate(list(_places(document))):
        if name == key:
            holder[name] = ODD_VALUES[(shift + number) % len(ODD_VALUES)]
    return json.dumps(document).encode()


def _read_and_check(case: Case, path: str, content: bytes, chosen: Reader | None) -> None:
    file = member(path, {**case.files, path: content})
    found = reader_of(file)
    for reader in {reader.name: reader for reader in (chosen, found[1] if found else None) if reader}.values():
        if reader.read:
            for row in reader.read(file, case.settings):
                check_row(row)


def check_row(row: Trace | Unread) -> None:
    """Whatever a reader yields, it is one of the two and says nothing impossible."""
    if isinstance(row, Unread):
        assert row.reason in get_args(UnreadReason)
        assert isinstance(row.where, str)
        assert isinstance(row.bytes_lost, int)
        assert row.bytes_lost >= 0
        return
    assert type(row) is Trace
    assert isinstance(row.key, bytes)
    assert len(row.key) == KEY_BYTES
    assert row.act in ACTS
    assert row.precision in PRECISIONS
    assert row.basis in BASES
    assert set(row.flags) <= set(FLAGS)
    assert re.fullmatch(r"[a-z0-9_.-]+", row.platform)
    assert type(row.mine) is bool
    _check_time(row)
    for words in (row.space, row.voice, row.url, row.title, row.text, row.lang):
        assert words is None or (type(words) is str and words)
        assert words is None or words.encode("utf-8") is not None


def _check_time(row: Trace) -> None:
    assert (row.seen_at is None) == (row.precision == "none") == (row.basis == "none")
    if row.seen_at is not None:
        assert type(row.seen_at) is int
        assert OLDEST <= row.seen_at <= NOW + DAY
    assert (row.seconds is None) == (row.seconds_basis is None)
    assert row.seconds_basis in (None, *get_args(SecondsBasis))
    assert row.seconds is None or (isinstance(row.seconds, int | float) and 0 <= row.seconds < 10**9)


# -- ways to twist -----------------------------------------------------------------------------------------------------


def _cut(data: st.DataObject, content: bytes) -> bytes:
    return content[: data.draw(st.integers(0, len(content)), "length")]


def _windows_lines(_data: st.DataObject, content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


def _byte_order_mark(_data: st.DataObject, content: bytes) -> bytes:
    return b"\xef\xbb\xbf" + content


def _insert(data: st.DataObject, content: bytes) -> bytes:
    odd = (b"\0", b"\0" * 600, b"\xff\xfe", b'"', b"\\", b"{", b"]", b",", b"\n", b"x" * 70_000, b"[" * 3000)
    at = data.draw(st.integers(0, len(content)), "place")
    return content[:at] + data.draw(st.sampled_from(odd), "inserted") + content[at:]


def _drop_piece(data: st.DataObject, content: bytes) -> bytes:
    at = data.draw(st.integers(0, len(content)), "place")
    return content[:at] + content[at + data.draw(st.integers(1, 40), "length") :]


def _repeat_piece(data: st.DataObject, content: bytes) -> bytes:
    at, end = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2), "piece"))
    return content[:end] + content[at:end] + content[end:]


def _twist_json(data: st.DataObject, content: bytes) -> bytes:
    """Delete, replace, swap or bury one value of a JSON document; other files lose a line."""
    document = _json(content)
    places = list(_places(document))
    if not places:
        return _drop_line(data, content)
    holder, key = data.draw(st.sampled_from(places), "place")
    what = data.draw(st.sampled_from(("delete", "replace", "swap", "bury")), "what")
    if what == "delete":
        del holder[key]
    elif what == "replace":
        holder[key] = data.draw(st.sampled_from(ODD_VALUES), "value")
    elif what == "swap":
        other, other_key = data.draw(st.sampled_from(places), "other place")
        holder[key], other[other_key] = json.loads(json.dumps(other[other_key])), json.loads(json.dumps(holder[key]))
    else:
        for _ in range(data.draw(st.sampled_from((1, 2, 90, 400)), "depth")):
            holder[key] = [holder[key]]
    return json.dumps(document, ensure_ascii=data.draw(st.booleans(), "ascii")).encode("utf-8", "surrogatepass")


def _json(content: bytes) -> Any:
    """The document, or nothing where it is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of a document, itself aside."""
    pairs: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)


def _drop_line(data: st.DataObject, content: bytes) -> bytes:
    lines = content.split(b"\n")
    del lines[data.draw(st.integers(0, len(lines) - 1), "line")]
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    _twist_json, _twist_json, _twist_json, _twist_json, _cut, _windows_lines, _byte_order_mark, _insert, _drop_piece,
    _repeat_piece, _drop_line,
)  # fmt: skip
