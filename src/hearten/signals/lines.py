"""JSON lines in, JSON lines out: how other programs ask what texts carry.

A line {"text", "lang"?, "parent"?} becomes {"labels", "calls", "why", "lang", "words", "model"}. A line that makes no
sense becomes {"error", "line"}, and the rest goes on. Only a batch of lines is ever in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import Any, BinaryIO

import orjson

from hearten.languages.speaking import gettext as _
from hearten.signals.labels import LABELS
from hearten.signals.oddities import LONG
from hearten.signals.scorer import BATCH, CALLS, Asked, Scorer, Scores

LONGEST = 8 << 20
"""Bytes of one line. A longer one is passed over, so that no line can fill the memory."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be understood."""

    number: int
    sentence: str

    def as_json(self) -> bytes:
        """The line that stands in its place."""
        return orjson.dumps({"error": self.sentence, "line": self.number})


Line = Asked | BadLine


def answers(scorer: Scorer, source: BinaryIO, labels: Collection[str] = LABELS) -> Iterator[tuple[bytes, bool]]:
    """A line for every line of `source`, each with whether the line was good."""
    wanted = [at for at, label in enumerate(LABELS) if label in labels and label not in scorer.off]
    for lines in _batches(source):
        scores = scorer.score([line for line in lines if isinstance(line, Asked)])
        row = 0
        for line in lines:
            if isinstance(line, BadLine):
                yield line.as_json(), False
            else:
                yield orjson.dumps(_answer(scorer, scores, row, wanted)), True
                row += 1


def parse(number: int, raw: bytes | None) -> Line:
    """What a line asks. Nothing of its content is ever repeated in what is wrong with it."""
    if raw is None:
        return BadLine(number, _("This line is too long."))
    try:
        asked = orjson.loads(raw)
    except ValueError:
        return BadLine(number, _("This line is not JSON."))
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return BadLine(number, _('A line looks like this: {"text": "…"}. It may also hold "lang" and "parent".'))
    if not all(isinstance(asked.get(name), str | None) for name in ("lang", "parent")):
        return BadLine(number, _("“lang” and “parent” are texts."))
    # More than this is not read, and need not wait in memory.
    return Asked(asked["text"][: 2 * LONG], asked.get("lang"), (asked.get("parent") or "")[: 2 * LONG] or None)


def _answer(scorer: Scorer, scores: Scores, row: int, wanted: list[int]) -> dict[str, Any]:
    why = {LABELS[at]: reason for at in wanted if (reason := scores.why(row, at))}
    return {
        "labels": {LABELS[at]: round(float(scores.probabilities[row, at]), 4) for at in wanted},
        "calls": {LABELS[at]: CALLS[scores.calls[row, at]] for at in wanted},
        "why": why,
        "lang": scores.langs[row],
        "words": int(scores.words[row]),
        "model": scorer.version,
    }


def _batches(source: BinaryIO) -> Iterator[list[Line]]:
    """Lines that are there already, together: a program that waits for each answer gets it at once."""
    waiting: Queue[Line | None] = Queue(BATCH)
    Thread(target=_read, args=(source, waiting), daemon=True).start()
    line = waiting.get()
    while line is not None:
        batch = [line]
        with suppress(Empty):
            while len(batch) < BATCH and (line := waiting.get_nowait()) is not None:
                batch.append(line)
        yield batch
        line = line and waiting.get()


def _read(source: BinaryIO, waiting: Queue[Line | None]) -> None:
    try:
        for number, raw in enumerate(_bounded(source), 1):
            if raw is None or raw.strip():
                waiting.put(parse(number, raw))
    except (OSError, ValueError):  # the other end is gone, or closed: what came by then is answered
        pass
    finally:
        waiting.put(None)


def _bounded(source: BinaryIO) -> Iterator[bytes | None]:
    """Lines of the source; None in place of one that is too long."""
    while raw := source.readline(LONGEST):
        if len(raw) < LONGEST or raw.endswith(b"\n"):
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = source.readline(LONGEST)
        yield None
