"""Zips and tars made for tests, and what comes out of them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from hearten.sources.containers.listed import Refused
from hearten.sources.containers.opening import open_streams
from hearten.sources.members import Member


class OneWay(io.RawIOBase):
    """A file that can only be written on, as a web server writes: a zip then tells sizes after the data."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, piece: Any, /) -> int:
        """Take it."""
        self.content += bytes(piece)
        return len(piece)


def zip_bytes(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED, *, streamed: bool = False) -> bytes:
    """A zip of `files`; `streamed` puts the sizes behind the data."""
    if streamed:
        one_way = OneWay()
        _fill(zipfile.ZipFile(one_way, "w", method), files)
        return one_way.content
    file = io.BytesIO()
    _fill(zipfile.ZipFile(file, "w", method), files)
    return file.getvalue()


def _fill(archive: zipfile.ZipFile, files: Mapping[str, bytes]) -> None:
    with archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, archive.compression)


def tar_bytes(files: Mapping[str, bytes], mode: str = "w:gz", form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar of `files`."""
    file = io.BytesIO()
    with tarfile.open(mode=mode, fileobj=file, format=form) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            header = tarfile.TarInfo(name)
            header.size = len(content)
            archive.addfile(header, io.BytesIO(content))
    return file.getvalue()


def found_in(content: bytes, name: str = "export.zip") -> tuple[dict[str, Member], list[Refused]]:
    """The members of a container by path, and what is refused."""
    return sorted_out(open_streams([(name, io.BytesIO(content))]))


def sorted_out(found: Iterable[Member | Refused]) -> tuple[dict[str, Member], list[Refused]]:
    """Members by path, and what is refused."""
    members: dict[str, Member] = {}
    refused: list[Refused] = []
    for one in found:
        if isinstance(one, Refused):
            refused.append(one)
        else:
            members[one.path] = one
    return members, refused


def content_of(member: Member, step: int = -1) -> tuple[bytes, int]:
    """What a member gives, and what it says is lost."""
    stream = member.open()
    try:
        pieces = []
        while piece := stream.read(step):
            assert step < 0 or len(piece) <= step
            pieces.append(piece)
        assert stream.read(10) == b""
        return b"".join(pieces), stream.lost
    finally:
        stream.close()


def contents(members: Mapping[str, Member]) -> dict[str, bytes]:
    """What all members give, none of it damaged."""
    read = {path: content_of(member) for path, member in members.items()}
    assert {lost for _, lost in read.values()} <= {0}
    return {path: content for path, (content, _) in read.items()}
