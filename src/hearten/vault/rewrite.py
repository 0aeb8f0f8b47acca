"""Changing what was written: forgetting rows, merging small segments. The caller holds the lock.

new segments, durable ─► journal replaced in one step ─► old segments deleted
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa
from pyrage.x25519 import Recipient

from hearten.vault.keyset import KeySet, Mask
from hearten.vault.segments import Segment, seal
from hearten.vault.shelf import Shelf
from hearten.vault.snapshot import Snapshot, key_pairs
from hearten.vault.tables import SCHEMA_VERSION, TABLES

SMALL = 1 << 16
"""A segment with fewer rows is worth merging with its neighbours."""
FULL = 1 << 18
"""Rows of a merged segment: tens of megabytes, so that working on one takes little memory."""
MANY = 32
"""So many small segments are worth a rewrite."""

Choose = Callable[[pa.Table], "pa.ChunkedArray[Any] | pa.BooleanArray"]
"""From rows to one true or false for each."""


def forget(shelf: Shelf, snapshot: Snapshot, recipient: Recipient, choose: Choose) -> int:
    """Write the vault anew without the chosen traces and whatever else bears their keys; how many traces that was."""
    keys, count = _chosen_keys(snapshot, choose)
    after: list[Segment] = []
    for segment in snapshot.journal.segments:
        drop = _rows_to_drop(segment, snapshot, choose, keys)
        if drop is None or not drop.any():
            after.append(segment)
            continue
        piece = snapshot.open(segment)
        if piece is not None:
            after += _print(shelf, segment.table, piece.filter(pa.array(~drop)), recipient)
    if after != list(snapshot.journal.segments):
        shelf.replace(snapshot.journal, after)
    return count


def drop(shelf: Shelf, snapshot: Snapshot, recipient: Recipient, table: str, choose: Choose) -> int:
    """Write one table anew without the chosen rows, whether or not they counted; how many there were."""
    after: list[Segment] = []
    count = 0
    for segment in snapshot.journal.segments:
        piece = snapshot.open(segment) if segment.table == table else None
        chosen = None if piece is None else _mask(choose, piece)
        if piece is None or chosen is None or not chosen.any():
            after.append(segment)
            continue
        count += int(chosen.sum())
        after += _print(shelf, table, piece.filter(pa.array(~chosen)), recipient)
    if count:
        shelf.replace(snapshot.journal, after)
    return count


def compact(shelf: Shelf, snapshot: Snapshot, recipient: Recipient) -> None:
    """Merge small neighbours, leave out rows that are there twice, and write old schemas as today's."""
    after: list[Segment] = []
    for table in dict.fromkeys(segment.table for segment in snapshot.journal.segments):
        for group in groups(snapshot.segments(table)):
            after += _merge(shelf, snapshot, recipient, group) if _is_worth_it(group) else group
    if after != list(snapshot.journal.segments):
        shelf.replace(snapshot.journal, after)


def is_due(segments: Sequence[Segment]) -> bool:
    """Whether compaction would do good now."""
    return any(_is_old(segment) for segment in segments) or sum(segment.rows < SMALL for segment in segments) > MANY


def groups(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Neighbours that belong in one segment; their order is kept, because the first row of a key counts."""
    result: list[list[Segment]] = []
    for small, run in groupby(segments, key=lambda segment: segment.rows < SMALL):
        room = 0
        for segment in run:
            if not small or segment.rows > room:
                result.append([])
                room = FULL
            result[-1].append(segment)
            room -= segment.rows
    return result


def _is_old(segment: Segment) -> bool:
    return segment.schema < SCHEMA_VERSION


def _is_worth_it(group: list[Segment]) -> bool:
    return len(group) > 1 or any(_is_old(segment) for segment in group)


def _merge(shelf: Shelf, snapshot: Snapshot, recipient: Recipient, group: list[Segment]) -> list[Segment]:
    """One segment in place of a group; those that cannot be read stay as they are."""
    table = group[0].table
    masks = snapshot.masks(table)
    pieces: list[pa.Table] = []
    unreadable: list[Segment] = []
    for segment in group:
        piece = snapshot.open(segment)
        if piece is None:
            unreadable.append(segment)
        else:
            pieces.append(piece.filter(pa.array(masks[segment.name])) if segment.name in masks else piece)
    merged = _print(shelf, table, pa.concat_tables(pieces), recipient) if pieces else []
    return merged + unreadable


def _chosen_keys(snapshot: Snapshot, choose: Choose) -> tuple[KeySet, int]:
    keys, count = KeySet(), 0
    for piece in snapshot.pieces("traces"):
        chosen = key_pairs(piece)[_mask(choose, piece)]
        count += len(chosen)
        keys.fresh(chosen)
    return keys, count


def _rows_to_drop(segment: Segment, snapshot: Snapshot, choose: Choose, keys: KeySet) -> Mask | None:
    """Rows with a chosen key, and later copies that are chosen though the row that counts is not."""
    if "key" not in TABLES[segment.table].names:
        return None
    piece = snapshot.open(segment, None if segment.table == "traces" else ["key"])
    if piece is None:
        return None
    drop = keys.known(key_pairs(piece))
    return drop | _mask(choose, piece) if segment.table == "traces" else drop


def _mask(choose: Choose, piece: pa.Table) -> Mask:
    # Null, where a condition cannot tell, counts as no.
    return np.asarray(choose(piece).to_numpy(zero_copy_only=False), np.bool_)


def _print(shelf: Shelf, table: str, rows: pa.Table, recipient: Recipient) -> list[Segment]:
    """Rows as a durable segment; none where there are no rows."""
    if not rows.num_rows:
        return []
    segment, sealed = seal(table, rows, recipient)
    shelf.put(segment, sealed)
    return [segment]
