"""Check in: how a person says they are, kept in their vault.

answers given here, or a diary file ─► new? ─► vault ─► history: one answer to an item at an instant, the last one
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hearten.care.checkins.answers import Answer
from hearten.care.checkins.instruments.instrument import scores
from hearten.care.checkins.items import item_named, range_of
from hearten.ground.clock import EPOCH, Microseconds, as_microseconds, now
from hearten.ground.errors import UsageError
from hearten.ground.ids import MINUTE
from hearten.journeys.desk import Desk
from hearten.languages.speaking import gettext as _
from hearten.vault.tables import INSTANT

HERE = "here"
AHEAD = 10 * MINUTE
"""The clock of a phone may be that much ahead of ours."""


class NotAnAnswer(UsageError):
    """An answer that cannot be kept."""


def add(
    desk: Desk,
    values: Mapping[str, float],
    *,
    because: str | None = None,
    at: Microseconds | None = None,
    client_id: str | None = None,
) -> tuple[Answer, ...]:
    """Keep what was answered just now, or at `at`; what was skipped is simply not in `values`.

    Where all questions of an instrument are answered, its score is kept with them.

    `client_id` is made where the answer was given, so that a page which was offline may send it again and again:
    answers with an id that is there already are not added. Gives back what was added.
    """
    when = now() if at is None else at
    source = f"{HERE}:{client_id}" if client_id else HERE
    answers = [_checked(item, value, when, because, source) for item, value in (dict(values) | scores(values)).items()]
    if client_id and not desk.locked and source in set(_sources(desk)):
        return ()
    keep(desk, answers)
    return tuple(answers)


def keep(desk: Desk, answers: Sequence[Answer]) -> None:
    """Write answers; durable when this returns. Works while the vault is locked."""
    if not answers:
        return
    columns = {
        "answered_at": pa.array([answer.answered_at for answer in answers], INSTANT),
        "item": pa.array([answer.item for answer in answers], pa.string()),
        "value": pa.array([answer.value for answer in answers], pa.float64()),
        "because": pa.array([answer.because for answer in answers], pa.string()),
        "source": pa.array([answer.source for answer in answers], pa.string()),
    }
    desk.vault.append({"checkins": pa.table(columns)})


def history(desk: Desk, items: Collection[str] | None = None, since: Microseconds | None = None) -> list[Answer]:
    """Every answer that counts, oldest first: the last one to an item at an instant, and one for each id."""
    found: dict[tuple[int, str], Answer] = {}
    sent: set[tuple[str, str]] = set()
    for row in desk.vault.read("checkins").to_pylist():
        at = row["answered_at"] and as_microseconds(row["answered_at"])
        item, source = row["item"], row["source"] or ""
        if at is None or (source, item) in sent:
            continue
        if source.startswith(f"{HERE}:"):
            sent.add((source, item))  # sent again while the vault was locked and nobody could look
        if (items is None or item in items) and (since is None or at >= since):
            found[at, item] = Answer(at, item, row["value"], row["because"], source)
    return sorted(found.values())


def latest(desk: Desk) -> dict[str, Answer]:
    """The newest answer to each item."""
    return {answer.item: answer for answer in history(desk)}


def delete(desk: Desk, at: Microseconds, items: Collection[str] | None = None) -> int:
    """Take the answers given at an instant off the disk, all or some of them; how many rows that was."""
    return _drop(desk, items, lambda moments: moments == np.datetime64(at, "us"))


def forget(desk: Desk, before: Microseconds | None = None, items: Collection[str] | None = None) -> int:
    """Take answers off the disk: those given before an instant, those to some items, or all; how many rows."""
    if before is None:
        return _drop(desk, items, lambda moments: np.ones(moments.size, np.bool_))
    return _drop(desk, items, lambda moments: moments < np.datetime64(before, "us"))


def drop_reasons(desk: Desk, names: Collection[str]) -> None:
    """Take these names off the disk wherever one was given as the reason of an answer; the answers stay."""
    rows = desk.vault.read("checkins")
    named = pa.array([said in names for said in rows["because"].to_pylist()], pa.bool_())
    kept = rows.filter(named)
    if not kept.num_rows:
        return
    # First the answers without their reason, then without the ones before: a power cut in between loses none.
    nothing = pa.nulls(kept.num_rows, kept.schema.field("because").type)
    desk.vault.append({"checkins": kept.set_column(kept.column_names.index("because"), "because", nothing)})
    desk.vault.drop(
        "checkins", lambda piece: pa.chunked_array([pa.array([said in names for said in piece["because"].to_pylist()])])
    )


Moments = npt.NDArray[np.datetime64]


def _drop(desk: Desk, items: Collection[str] | None, when: Callable[[Moments], npt.NDArray[np.bool_]]) -> int:
    def chosen(rows: pa.Table) -> pa.ChunkedArray[pa.BooleanScalar]:
        asked = [items is None or item in items for item in rows["item"].to_pylist()]
        mask = when(rows["answered_at"].to_numpy()) & np.array(asked, np.bool_)
        return pa.chunked_array([pa.array(mask)])

    return desk.vault.drop("checkins", chosen)


def _checked(written: str, value: float, at: Microseconds, because: str | None, source: str) -> Answer:
    item = item_named(written)
    if item is None:
        raise NotAnAnswer(_("That is no name for a question. Letters, digits and _ will do: valence, my_sleep."))
    low, high = range_of(item)
    if not low <= value <= high:
        raise NotAnAnswer(
            _("{item} goes from {low} to {high}. Please give a number in between.").format(
                item=item, low=f"{low:g}", high=f"{high:g}"
            )
        )
    if at > now() + AHEAD or at <= as_microseconds(EPOCH):
        raise NotAnAnswer(_("That moment has not come yet, or is too long ago. Please check the date and the time."))
    return Answer(at, item, float(value), (because or "").strip() or None, source)


def _sources(desk: Desk) -> list[str]:
    return [source for source in desk.vault.read("checkins", ["source"])["source"].to_pylist() if source]
