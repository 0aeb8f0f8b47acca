"""Bring in: files a person has -> traces in their vault, and a receipt.

given ─► member ─► sample ─► the reader that bids highest ─► Trace ─► new? ─► 131,072 at a time, durably ─► vault
                      └► nobody knows it: "unknown"      └► Unread ─► counted, by reason ─► the receipt
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from hearten.ground.clock import local_zone, now
from hearten.journeys.desk import Desk
from hearten.journeys.intake import Intake
from hearten.journeys.listening import Ears, Heard, ears, sentence, update
from hearten.journeys.listening import Step as Listened
from hearten.journeys.metered import Meter
from hearten.journeys.preferences import DateOrder, preferences, remember
from hearten.journeys.receipt import FileLine, Outcome, Receipt, read_note
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext
from hearten.sources.containers.listed import Refused
from hearten.sources.containers.names import is_media
from hearten.sources.containers.opening import open_paths, open_streams
from hearten.sources.members import Member
from hearten.sources.platform import Platform, Reader, Settings
from hearten.sources.platforms.activitywatch import server as activitywatch_server
from hearten.sources.registry import best_reader
from hearten.sources.sample import Sample
from hearten.sources.shapes import report as shape
from hearten.sources.trace import Trace, Unread, UnreadReason

BATCH = 4_096
"""Traces checked together against what is known; few enough to stay in the processor's cache."""
READER_FAULTS = (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)
"""What a mistake of ours in a reader would raise. It costs that one file its rest, never the others."""


@dataclass(frozen=True, slots=True)
class Given:
    """Something the person handed over: a path, an open seekable file with the name it had, or the address of an
    ActivityWatch that runs on this machine."""

    name: str
    path: Path | None = None
    file: BinaryIO | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. Counts only."""

    file: str
    bytes_done: int
    bytes_total: int | None
    traces: int
    """Read so far, in all files."""
    safe: int
    """New ones that are in the vault for good."""
    heard: int = 0
    """Texts read for what they carry, once the files are read."""
    to_hear: int = 0
    """Texts that wait for that; 0 while files are being read."""


Tell = Callable[[Progress], None]
Stop = Callable[[], bool]
Listen = Callable[[Desk], Ears | None]


def bring_in(
    desk: Desk,
    givens: Sequence[Given],
    *,
    settings: Settings | None = None,
    tell: Tell | None = None,
    stop: Stop | None = None,
    listen: Listen = ears,
) -> Receipt:
    """Read everything given into the vault. Bad input shows in the receipt; only the vault itself can raise.

    Words are read for what they carry by whatever `listen` gives; nobody does if the person has switched that off.
    """
    errand = _Errand(desk, settings or settings_for(desk), tell or _say_nothing, stop or _never, listen(desk))
    with _fewer_collections():
        errand.run(givens)
    return errand.receipt()


def settings_for(
    desk: Desk, *, others_words: bool = False, date_order: DateOrder | None = None, own_names: Sequence[str] = ()
) -> Settings:
    """This machine's zone and the present moment; how written dates are meant, as answered now or once before."""
    if date_order is not None:
        remember(desk.home, replace(preferences(desk.home), date_order=date_order))
    order = date_order or preferences(desk.home).date_order
    return Settings(local_zone(), now(), others_words, order, tuple(own_names))


def shape_report(givens: Sequence[Given]) -> str:
    """What the files look like inside, keys and types only: safe to send with a bug report."""
    members = (member for member in _found(givens) if isinstance(member, Member) and not is_media(member.path))
    return shape.shape_report(members)


def _found(givens: Sequence[Given]) -> Iterator[Member | Refused]:
    """All files in what was given; paths are parts of one history, and so are open files."""
    yield from open_paths([given.path for given in givens if given.path is not None])
    yield from open_streams([(given.name, given.file) for given in givens if given.file is not None])
    for given in givens:
        if given.address is not None:
            yield from activitywatch_server.buckets(given.address)


@contextmanager
def _fewer_collections() -> Iterator[None]:
    """Traces come and go by the million and hold no cycles: looking for some among them costs a sixth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _say_nothing(_progress: Progress) -> None:
    pass


def _never() -> bool:
    return False


class _Stopped(Exception):
    """The person cancelled."""


class _Errand:
    """One import from start to receipt."""

    def __init__(self, desk: Desk, settings: Settings, tell: Tell, stop: Stop, listener: Ears | None) -> None:
        self._desk = desk
        self._settings = settings
        self._tell = tell
        self._stop = stop
        self._ears = listener
        self._heard = Heard()
        self._intake = Intake(desk.vault)
        self._lines: list[FileLine] = []
        self._media = 0
        self._traces = 0
        self._stopped = False

    def run(self, givens: Sequence[Given]) -> None:
        try:
            for found in _found(givens):
                self._one(found)
        except _Stopped:
            self._stopped = True
        self._intake.finish()
        if self._ears is not None:
            self._heard = update(self._desk, self._ears, tell=self._listened, stop=self._stop)

    def receipt(self) -> Receipt:
        lines = list(self._lines)
        if self._media:
            note = ngettext("{n} picture, video or sound.", "{n} pictures, videos or sounds.", self._media)
            note = note.format(n=f"{self._media:,}") + " " + _("Hearten does not open those.")
            lines.append(FileLine(_("pictures, videos and sounds"), None, "skipped", note=note))
        return Receipt(
            added=self._intake.added,
            already_there=self._intake.already_there,
            by_platform=dict(sorted(self._intake.by_platform.items())),
            files=tuple(lines),
            stopped=self._stopped,
            texts_scored=self._heard.scored,
            texts_unscored=self._heard.missing,
            signals_note=sentence(self._heard),
        )

    def _listened(self, step: Listened) -> None:
        self._tell(Progress("", 0, None, self._traces, self._intake.safe, step.done, step.total))

    def _one(self, found: Member | Refused) -> None:
        if self._stop():
            raise _Stopped
        if isinstance(found, Refused):
            self._lines.append(_refused_line(found))
        elif is_media(found.path):
            self._media += 1
        else:
            self._lines.append(self._known_or_not(found))

    def _known_or_not(self, member: Member) -> FileLine:
        sample = Sample.of(member)
        if not sample.head:
            return FileLine(member.name, None, "skipped", note=_("This file is empty."))
        found = best_reader(sample)
        if found is None:
            return FileLine(member.name, None, "unknown", note=_unknown(sample))
        platform, reader = found
        if reader.read is None:
            return FileLine(member.name, platform.name, "skipped", note=reader.why_skipped)
        return self._read(member, platform, reader)

    def _read(self, member: Member, platform: Platform, reader: Reader) -> FileLine:
        assert reader.read is not None  # noqa: S101 # the caller has looked
        meter = Meter(member)
        metered = replace(member, open=meter.open)
        tally = _Tally()
        try:
            for piece in tally.traces(reader.read(metered, replace(self._settings, others_words=True))):
                private = platform.people and not self._settings.others_words
                numbers = self._ears.hear(piece) if self._ears is not None and platform.people else None
                self._intake.add(_without_others_words(piece) if private else piece, numbers)
                self._traces += len(piece)
                self._tell(Progress(member.name, meter.done, member.size, self._traces, self._intake.safe))
                if self._stop():
                    raise _Stopped
        except READER_FAULTS as fault:
            sorry = _("Then Hearten itself stumbled ({kind}). That is our mistake, not yours; please tell us.")
            return tally.told(member.name, platform.name, "damaged", sorry.format(kind=type(fault).__name__))
        return tally.line(member.name, platform.name)


class _Tally:
    """Counts what comes out of one file and hands its traces on in batches."""

    def __init__(self) -> None:
        self.count = 0
        self.reasons: Counter[UnreadReason] = Counter()
        self.bytes_lost = 0

    @property
    def unread(self) -> int:
        """Pieces that could not be read; what was left out knowingly is not among them."""
        return self.reasons.total() - self.reasons["not_needed"]

    def traces(self, pieces: Iterator[Trace | Unread]) -> Iterator[list[Trace]]:
        while batch := list(islice(pieces, BATCH)):
            traces = [piece for piece in batch if piece.__class__ is Trace]
            if len(traces) < len(batch):
                self._note(piece for piece in batch if isinstance(piece, Unread))
            if traces:
                self.count += len(traces)
                yield traces

    def _note(self, pieces: Iterable[Unread]) -> None:
        for piece in pieces:
            self.reasons[piece.reason] += 1
            self.bytes_lost += piece.bytes_lost

    def line(self, name: str, platform: str) -> FileLine:
        if self.count == 0 and self.reasons and self.unread == 0:
            return FileLine(name, platform, "skipped", note=_("Known, and nothing in it that Hearten needs."))
        damaged = self.bytes_lost > 0 or self.reasons["cut_off"] > 0
        understood = self.count > 0 or self.unread == 0 or self.reasons["date_order_open"] > 0
        return self.told(name, platform, "damaged" if damaged else "read" if understood else "unknown")

    def told(self, name: str, platform: str, outcome: Outcome, more: str = "") -> FileLine:
        note = " ".join(filter(None, [read_note(self.count, self.reasons, self.bytes_lost), more]))
        asked = self.reasons["date_order_open"]
        return FileLine(name, platform, outcome, self.count, self.unread, self.bytes_lost, asked, note)


def _without_others_words(traces: list[Trace]) -> list[Trace]:
    """What other people wrote in private is counted and timed, but their words and links are theirs: let go here.

    Until this line the words are in memory, so that a number can be made of them on their way through.
    """
    return [_wordless(trace) if trace.act == "messaged" and not trace.mine else trace for trace in traces]


def _wordless(trace: Trace) -> Trace:
    """Up to `seconds_basis` a trace has no words; `_replace` would take three times as long."""
    return Trace(*trace[:11], flags=trace.flags)


def _unknown(sample: Sample) -> str:
    from hearten.care.checkins.forms.known import form_of  # noqa: PLC0415 -- takes 40 ms that few imports need

    if form_of(sample):
        return _("This looks like a diary of moods. To bring it in: hearten checkin import FILE")
    return _("Hearten does not know this kind of file yet. A shape report (no content in it) helps us add it.")


def _refused_line(refused: Refused) -> FileLine:
    outcome: Outcome = "damaged" if refused.reason == "cut_off" else "skipped"
    lost = refused.bytes if outcome == "damaged" else 0
    return FileLine(refused.name, None, outcome, bytes_lost=lost, note=refused.sentence)
