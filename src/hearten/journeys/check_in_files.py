"""Bring check-ins in from diary files, and take them out again."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from hearten.care.checkins.answers import Answer
from hearten.care.checkins.forms.form import Reading, Settings
from hearten.care.checkins.forms.known import form_of
from hearten.care.checkins.items import range_of
from hearten.care.checkins.scales import Scale, scale_named
from hearten.care.checkins.words import reading_note, why
from hearten.ground.clock import as_datetime, local_zone, now
from hearten.ground.errors import UsageError
from hearten.journeys.check_in import history, keep
from hearten.journeys.desk import Desk
from hearten.journeys.preferences import DateOrder
from hearten.journeys.receipt import Outcome
from hearten.languages.speaking import gettext as _
from hearten.sources.containers.listed import Refused
from hearten.sources.containers.names import is_media
from hearten.sources.containers.opening import open_paths
from hearten.sources.members import Member
from hearten.sources.sample import Sample

TROUBLES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """What became of one file."""

    name: str
    form: str | None
    outcome: Outcome
    answers: int = 0
    unread: int = 0
    """Rows that did not become an answer."""
    scales: dict[str, str] = field(default_factory=dict)
    """By item, the scale that its numbers were taken to be on."""
    troubles: tuple[dict[str, Any], ...] = ()
    """Which rows, and why: at most a hundred of them."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DiaryReceipt:
    """What an import of check-ins did."""

    added: int = 0
    already_there: int = 0
    by_item: dict[str, int] = field(default_factory=dict)
    """Answers added, by item."""
    files: tuple[DiaryLine, ...] = ()

    @property
    def good(self) -> bool:
        """Nothing was damaged, and something could be read."""
        read = any(line.outcome == "read" and (line.answers or not line.unread) for line in self.files)
        return read and all(line.outcome != "damaged" for line in self.files)

    def as_json(self) -> dict[str, Any]:
        """The shape that `hearten checkin import --json` prints."""
        return asdict(self)


def settings(scale: str | None, moods: Mapping[str, float], date_order: DateOrder | None) -> Settings:
    """This machine's zone and the present moment, and what the person says about their file."""
    said = None if scale is None else scale_named(scale)
    if scale is not None and said is None:
        raise UsageError(_("Write the scale as its lowest and highest number, like this: 1-7"))
    return Settings(local_zone(), now(), said, dict(moods), date_order)


def bring_in_diaries(desk: Desk, paths: Sequence[Path], settings: Settings) -> DiaryReceipt:
    """Read diary files into the vault. What cannot be read shows in the receipt."""
    known = {} if desk.locked else {(answer.answered_at, answer.item): answer.value for answer in history(desk)}
    fresh: list[Answer] = []
    lines: list[DiaryLine] = []
    there = 0
    for found in open_paths(paths):
        line, reading = _one(found, settings)
        lines.append(line)
        new = [answer for answer in reading.answers if known.get((answer.answered_at, answer.item)) != answer.value]
        known.update({(answer.answered_at, answer.item): answer.value for answer in new})
        there += len(reading.answers) - len(new) + reading.doubles
        fresh += new
    keep(desk, fresh)
    by_item = Counter(answer.item for answer in fresh)
    return DiaryReceipt(len(fresh), there, dict(sorted(by_item.items())), tuple(lines))


def _one(found: Member | Refused, settings: Settings) -> tuple[DiaryLine, Reading]:
    if isinstance(found, Refused):
        outcome: Outcome = "damaged" if found.reason == "cut_off" else "skipped"
        return DiaryLine(found.name, None, outcome, note=found.sentence), Reading()
    if is_media(found.path):
        return DiaryLine(found.name, None, "skipped", note=_("Not a diary file.")), Reading()
    sample = Sample.of(found)
    if not sample.head:
        return DiaryLine(found.name, None, "skipped", note=_("This file is empty.")), Reading()
    form = form_of(sample)
    if form is None:
        return DiaryLine(found.name, None, "unknown", note=_unknown()), Reading()
    reading = form.read(found, settings)
    return _line(found.name, form.name, reading), reading


def _unknown() -> str:
    return _(
        "Hearten does not know this kind of diary. A table with the columns answered_at,item,value can be read, "
        "and so can files from Daylio, Exist and ActivityWatch."
    )


def _line(name: str, form: str, reading: Reading) -> DiaryLine:
    cut = any(trouble.reason == "cut_off" for trouble in reading.troubles)
    troubles = tuple(
        {"row": trouble.row, "reason": trouble.reason, "why": why(trouble.reason)}
        for trouble in reading.troubles[:TROUBLES_SHOWN]
    )
    return DiaryLine(
        name,
        form,
        "damaged" if cut else "read",
        answers=len(reading.answers),
        unread=len(reading.troubles),
        scales={item: str(scale) for item, scale in reading.scales.items()},
        troubles=troubles,
        note=reading_note(reading),
    )


def write_out(desk: Desk, file: TextIO) -> int:
    """All answers as a plain table that any Hearten reads again; how many."""
    answers = history(desk)
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(("answered_at", "item", "value", "because", "scale", "source"))
    for answer in answers:
        at = as_datetime(answer.answered_at).isoformat().replace("+00:00", "Z")
        scale = Scale(*range_of(answer.item))
        rows.writerow((at, answer.item, f"{answer.value:.10g}", answer.because or "", scale, answer.source))
    return len(answers)
