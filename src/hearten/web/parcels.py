"""Large uploads in slices: all files of one drop form a single stream, and only its next byte is ever asked for.

So a broken connection or a closed page costs at most one slice: who brings the same files again goes on from there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from django.utils.translation import gettext as _

from hearten.ground.errors import HeartenError, UsageError
from hearten.ground.ids import fresh_name
from hearten.journeys.spool import SealedSpool, check_room
from hearten.web.imports import Parts

SLICE = 8 << 20
"""Bytes in one request: few requests, and little to send again after a break."""
OPEN_AT_ONCE = 4
"""Parcels begun and never finished; beyond that the oldest is thrown away."""

Listed = tuple[str, int]
"""Name and size of one file."""


class OutOfStepError(HeartenError):
    """The slice is not the next one. Ask for the offset and go on from there."""


@dataclass
class Parcel:
    """What one drop brings."""

    files: tuple[Listed, ...]
    spool: SealedSpool
    id: str = field(default_factory=fresh_name)
    _lock: Lock = field(default_factory=Lock)

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(size for _name, size in self.files)

    @property
    def offset(self) -> int:
        """The next byte that is wanted."""
        return self.spool.size

    def add(self, offset: int, part: bytes) -> None:
        """Take the slice that begins at `offset`."""
        with self._lock:
            if offset != self.offset or len(part) > self.size - offset:
                raise OutOfStepError(_("That part of the file is here already, or one before it is missing."))
            self.spool.write(part)

    def parts(self) -> Parts:
        """The files, once all of it is here."""
        if self.offset != self.size:
            raise OutOfStepError(_("Some of the files are not here yet."))
        starts, at = [], 0
        for name, size in self.files:
            starts.append((name, at, size))
            at += size
        return Parts(self.spool, starts)


class Parcels:
    """The uploads that are under way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parcels: dict[str, Parcel] = {}

    def begin(self, files: tuple[Listed, ...]) -> Parcel:
        """A parcel for these files: the one that was begun for the same files, or a new one."""
        for parcel in self._parcels.values():
            if parcel.files == files:
                return parcel
        if not files:
            raise UsageError(_("There was no file in that. Choose at least one."))
        parcel = Parcel(files, SealedSpool(self._folder))
        check_room(self._folder, parcel.size)
        while len(self._parcels) >= OPEN_AT_ONCE:
            self.drop(next(iter(self._parcels)))
        self._parcels[parcel.id] = parcel
        return parcel

    def find(self, name: str) -> Parcel | None:
        """The parcel of that name, if it is still under way."""
        return self._parcels.get(name)

    def take(self, parcel: Parcel) -> Parts:
        """Hand the complete parcel over; from now on the caller answers for it."""
        parts = parcel.parts()
        self._parcels.pop(parcel.id, None)
        return parts

    def drop(self, name: str) -> None:
        """Throw one away, with all that came of it."""
        parcel = self._parcels.pop(name, None)
        if parcel is not None:
            parcel.spool.close()

    def close(self) -> None:
        """Throw all away."""
        for name in list(self._parcels):
            self.drop(name)
