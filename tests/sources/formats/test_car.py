"""Archives of content-addressed blocks: whole ones are kept, damaged ones named, whatever happens between them."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from libipld import encode_dag_cbor
from tests.sources.repository import cid_of, header, section

from hearten.sources.formats.car import CID_BYTES, Block, blocks, is_car
from hearten.sources.trace import Unread

DATA = [encode_dag_cbor({"n": n, "words": "reed " * n}) for n in (0, 1, 40, 3000, 2)]
WHOLE = header() + b"".join(map(section, DATA))


class _Stream(BytesIO):
    lost = 0


def _read(content: bytes, only: tuple[bytes, ...] = ()) -> tuple[list[bytes], list[Unread]]:
    found = list(blocks(_Stream(content), only))
    return [row.data for row in found if isinstance(row, Block)], [row for row in found if isinstance(row, Unread)]


def test_every_block_with_its_hash() -> None:
    found = list(blocks(_Stream(WHOLE)))
    assert found == [Block(cid_of(data), data) for data in DATA]
    assert len(cid_of(b"")) == CID_BYTES


def test_is_known_by_its_head() -> None:
    assert is_car(WHOLE[:100])
    assert not is_car(b"PK\x03\x04" + WHOLE)


def test_only_blocks_that_begin_in_a_certain_way() -> None:
    assert _read(WHOLE, (DATA[2][:4],)) == ([data for data in DATA if data.startswith(DATA[2][:4])], [])
    assert _read(WHOLE, (b"\xff",)) == ([], [])


def test_an_archive_without_its_head_still_has_its_blocks() -> None:
    found, unread = _read(WHOLE[len(header()) + 20 :])
    assert found == DATA[1:]
    assert [row.reason for row in unread] == ["not_understood"]


@given(st.integers(0, len(WHOLE)))
def test_a_cut_archive_keeps_every_whole_block(end: int) -> None:
    found, unread = _read(WHOLE[:end])
    ends = [len(header()) + sum(len(section(data)) for data in DATA[: n + 1]) for n in range(len(DATA))]
    assert found == DATA[: sum(at <= end for at in ends)]
    lost = end - max([at for at in ends if at <= end], default=0 if end < len(header()) else len(header()))
    assert sum(row.bytes_lost for row in unread) == lost


@settings(max_examples=300)
@given(st.data())
def test_damage_costs_only_the_blocks_it_touches(data: st.DataObject) -> None:
    starts = [len(header()) + sum(len(section(block)) for block in DATA[:n]) for n in range(len(DATA) + 1)]
    hit = data.draw(st.integers(0, len(DATA) - 1))
    at = data.draw(st.integers(starts[hit], starts[hit + 1] - 1))
    kind = data.draw(st.sampled_from(("change", "remove", "insert")))
    new = data.draw(st.binary(min_size=1, max_size=70)) if kind == "insert" else bytes([WHOLE[at] ^ 0x5A])
    damaged = WHOLE[:at] + (b"" if kind == "remove" else new) + WHOLE[at + (kind != "insert") :]
    found, unread = _read(damaged)
    others = [block for number, block in enumerate(DATA) if number != hit]
    assert [block for block in found if block != DATA[hit]] == others
    assert unread or found == DATA  # a wrong length in front of a whole block costs nothing
    assert set(found) <= set(DATA)


def test_bytes_that_are_no_archive_give_nothing() -> None:
    for content in (b"", b"\0", b"\x01", b"\x80" * 50, b"\x01\x71\x12\x20" * 1000, b"\xff" * 100_000):
        found, unread = _read(content)
        assert found == []
        assert sum(row.bytes_lost for row in unread) == len(content)
