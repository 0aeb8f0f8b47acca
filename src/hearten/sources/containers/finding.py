"""From what a person named to a flat run of files: containers opened, those inside them too, one level deep."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from hearten.languages.speaking import gettext as _
from hearten.sources.containers.folders import folder_files, locked, readable_name
from hearten.sources.containers.gzipfiles import GzipFile
from hearten.sources.containers.handles import Opener, SharedFile, Window, on_disk, read_exactly, size_of
from hearten.sources.containers.listed import Listed, Refused
from hearten.sources.containers.names import is_archive_name, is_media, safe_path, shown
from hearten.sources.containers.sniffing import Kind, kind_of, sniff
from hearten.sources.containers.tarfiles import BLOCK, tar_members
from hearten.sources.containers.zipfiles import zip_members

MAX_NESTED = 256 << 20
"""Containers found inside others may take this much memory, all together; nothing is unpacked to disk."""
_LOOSE = 0
"""The number of the container that is none: all files given by themselves."""


class Spot(NamedTuple):
    """Where a file was found."""

    path: str
    number: int = _LOOSE
    """Of its container."""
    container: str = ""
    """What the person calls it; "" for a file by itself."""
    home: Path | None = None
    """The folder on disk of a file given by itself: a browser's database has its companions there."""
    depth: int = 0
    """How many containers deep."""

    @property
    def name(self) -> str:
        """For the receipt."""
        return f"{self.container}: {shown(self.path)}" if self.container else shown(self.path)


class Found(NamedTuple):
    """A file that may be read, and where it is."""

    spot: Spot
    listed: Listed


class Finder:
    """Finds the files of one call, numbering the containers on the way."""

    def __init__(self) -> None:
        self._containers = _LOOSE
        self._nested_room = MAX_NESTED

    def in_paths(self, paths: Iterable[Path]) -> Iterator[Found | Refused]:
        """All files that `paths` name or hold."""
        for path in paths:
            name = readable_name(path.name or str(path))
            try:
                mode = path.stat().st_mode
            except OSError:
                yield locked(shown(name))
                continue
            if stat.S_ISDIR(mode):
                yield from self._in_folder(path, shown(name))
            elif not stat.S_ISREG(mode):
                yield Refused(shown(name), "not_understood", _("This is neither a file nor a folder."))
            else:
                yield from self.file(Spot(name, home=path.absolute().parent), on_disk(path))

    def in_streams(self, files: Iterable[tuple[str, BinaryIO]]) -> Iterator[Found | Refused]:
        """All files that are or that `files` hold."""
        for name, file in files:
            path = safe_path(name)
            if path is None:
                yield Refused(shown(name), "unsafe", _("Its name leads out of its folder."))
            else:
                yield from self.file(Spot(path), SharedFile(file).open)

    def file(self, spot: Spot, opener: Opener) -> Iterator[Found | Refused]:
        """One file: itself, or what it holds."""
        try:
            kind = None if is_media(spot.path) else sniff(opener, spot.path)
            size = size_of(opener)
        except OSError:
            yield locked(spot.name)
            return
        if kind is None:
            yield Found(spot, Listed(spot.path, size, partial(Window, opener, 0, size)))
        elif kind == "gzip":
            yield Found(spot, Listed(spot.path.removesuffix(".gz"), None, GzipFile(opener).open))
        elif kind == "foreign":
            sentence = _("Hearten cannot open this kind of archive. Unpack it and bring the folder instead.")
            yield Refused(spot.name, "not_understood", sentence, size)
        else:
            yield from self._in_container(spot, _list(kind, spot.name, opener))

    def _in_folder(self, folder: Path, name: str) -> Iterator[Found | Refused]:
        number = self._next_number()
        empty = True
        for found in folder_files(folder, name):
            empty = False
            if isinstance(found, Refused):
                yield found
            else:
                yield from self.file(Spot(found.path, number, name), on_disk(found.file))
        if empty:
            yield Refused(name, "not_needed", _("There is nothing in this folder."))

    def _in_container(self, outer: Spot, listing: Iterator[Listed | Refused]) -> Iterator[Found | Refused]:
        number = self._next_number()
        name = outer.name
        empty = True
        for found in _guarded(listing, name):
            empty = False
            if isinstance(found, Refused):
                yield found
                continue
            spot = Spot(found.path, number, name, depth=outer.depth + 1)
            if is_archive_name(found.path):
                yield from self._nested(spot, found)
            else:
                yield Found(spot, found)
        if empty:
            yield Refused(name, "not_needed", _("There is nothing in this archive."))

    def _nested(self, spot: Spot, listed: Listed) -> Iterator[Found | Refused]:
        """A file inside a container that is named like one itself."""
        kind = kind_of(_first_bytes(listed, BLOCK))
        if kind is None:
            yield Found(spot, listed)
        elif spot.depth > 1:
            sentence = _("This archive lies three deep in others. Unpack the outer ones and bring the folder.")
            yield Refused(spot.name, "unsafe", sentence, listed.size or 0)
        else:
            content = _first_bytes(listed, self._nested_room + 1)
            if len(content) > self._nested_room:
                sentence = _(
                    "This archive is too large to open inside another one. Unpack the outer one and bring the folder."
                )
                yield Refused(spot.name, "too_large", sentence, listed.size or 0)
                return
            self._nested_room -= len(content)
            yield from self.file(spot, partial(BytesIO, content))

    def _next_number(self) -> int:
        self._containers += 1
        return self._containers


def _list(kind: Kind, name: str, opener: Opener) -> Iterator[Listed | Refused]:
    if kind == "zip":
        return zip_members(name, opener)
    return tar_members(name, GzipFile(opener).open if kind == "tgz" else opener)


def _guarded(listing: Iterator[Listed | Refused], name: str) -> Iterator[Listed | Refused]:
    """The listing, up to where the disk fails if it does."""
    try:
        yield from listing
    except OSError:
        sentence = _("Reading this file stopped in the middle: the disk or stick it is on may be damaged or gone.")
        yield Refused(name, "cut_off", sentence)


def _first_bytes(listed: Listed, size: int) -> bytes:
    stream = listed.open()
    try:
        return read_exactly(stream, size)
    finally:
        stream.close()
