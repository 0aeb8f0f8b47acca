"""Folders on this machine, walked in sorted order, no link followed."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hearten.languages.speaking import gettext as _
from hearten.sources.containers.listed import Refused
from hearten.sources.containers.names import is_clutter, same, shown


class OnDisk(NamedTuple):
    """A file and its path inside the folder it was found in."""

    path: str
    file: Path
    is_folder: bool = False


def folder_files(folder: Path, name: str) -> Iterator[OnDisk | Refused]:
    """All files under `folder`, and what may not be opened. `name` is what the person calls the folder."""
    levels = [_entries(folder, "", name)]
    while levels:
        found = next(levels[-1], None)
        if found is None:
            levels.pop()
        elif isinstance(found, OnDisk) and found.is_folder:
            levels.append(_entries(found.file, f"{found.path}/", name))
        else:
            yield found


def file_in(folder: Path, name: str) -> Path | None:
    """The one file in `folder` with this name, whatever the case and Unicode form; no link."""
    wanted = same(name)
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.path for entry in entries if same(entry.name) == wanted and entry.is_file(follow_symlinks=False)
            ]
    except OSError:
        return None
    return Path(found[0]) if len(found) == 1 else None


def locked(name: str) -> Refused:
    """What to say of a file or folder that the machine does not let us open."""
    sentence = _(
        "It is not there, or in use by another program, or this account may not open it. Check that, then try again."
    )
    return Refused(name, "locked", sentence)


def readable_name(name: str) -> str:
    """A name from the file system as plain text: odd bytes replaced, composed Unicode."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _entries(folder: Path, prefix: str, name: str) -> Iterator[OnDisk | Refused]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield locked(f"{name}: {shown(prefix)}" if prefix else name)
        return
    for entry in entries:
        path = prefix + readable_name(entry.name)
        if is_clutter(path):
            continue
        if entry.is_symlink():
            yield Refused(
                f"{name}: {shown(path)}", "unsafe", _("This is a link to another place. Hearten does not follow links.")
            )
        elif entry.is_dir(follow_symlinks=False):
            yield OnDisk(path, Path(entry.path), is_folder=True)
        elif entry.is_file(follow_symlinks=False):
            yield OnDisk(path, Path(entry.path))
