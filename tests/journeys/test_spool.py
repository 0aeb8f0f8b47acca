"""The spool gives back what went in, and the disk never sees it."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearten.journeys.spool import BLOCK, DiskFullError, SealedSpool, check_room, clear_leftovers, copy

MARKER = b"a-marker-that-nobody-should-find"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    parts=st.lists(st.binary(max_size=70), max_size=12),
    in_memory=st.integers(0, 200),
    looks=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=8),
)
def test_any_stretch_is_what_was_written(
    tmp_path: Path, parts: list[bytes], in_memory: int, looks: list[tuple[int, int]]
) -> None:
    spool = SealedSpool(tmp_path, in_memory)
    for part in parts:
        assert spool.write(part) == len(part)
    whole = b"".join(parts)
    assert spool.size == len(whole)
    assert spool.open().read() == whole
    for offset, length in looks:
        assert spool.read_at(offset, length) == whole[offset : offset + length]
    spool.close()


def test_a_stretch_is_a_file_of_its_own(tmp_path: Path) -> None:
    spool = SealedSpool(tmp_path, 0)
    spool.write(b"0123456789" * 10)
    piece = spool.open(13, 20)
    assert piece.read(4) == b"3456"
    assert piece.tell() == 4
    assert piece.seek(-3, os.SEEK_END) == 17
    assert piece.read() == b"012"
    assert piece.read() == b""
    assert piece.seek(500) == 500
    assert piece.read() == b""
    with pytest.raises(ValueError, match="before the start"):
        piece.seek(-501, os.SEEK_CUR)
    assert piece.seekable()
    assert not piece.writable()
    piece.close()
    assert spool.read_at(0, 3) == b"012", "a stretch that is not the owner leaves the spool open"
    spool.close()


def test_what_is_on_the_disk_is_sealed(tmp_path: Path) -> None:
    spool = SealedSpool(tmp_path / "incoming", in_memory=64)
    spool.write(MARKER)
    assert not (tmp_path / "incoming").exists(), "small things stay in memory"
    for _ in range(100):
        spool.write(MARKER * 50)
    (file,) = (tmp_path / "incoming").iterdir()
    content = file.read_bytes()
    assert len(content) == spool.size
    assert MARKER not in content
    assert content[: 50 * len(MARKER)] != content[50 * len(MARKER) : 100 * len(MARKER)], (
        "the same twice looks different"
    )
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    assert spool.open(len(MARKER) * 7, len(MARKER)).read() == MARKER
    spool.close()
    assert not list((tmp_path / "incoming").iterdir())


def test_two_spools_share_no_key(tmp_path: Path) -> None:
    one, two = SealedSpool(tmp_path, 0), SealedSpool(tmp_path, 0)
    one.write(bytes(1000))
    two.write(bytes(1000))
    first, second = (path.read_bytes() for path in tmp_path.iterdir())
    assert first != second
    assert bytes(BLOCK) not in first
    one.close()
    two.close()


def test_a_zip_can_be_read_out_of_it(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", MARKER * 9000)
    made.seek(0)
    spool = SealedSpool(tmp_path, 100)
    assert copy(made, spool) == spool.size == len(made.getvalue())
    with zipfile.ZipFile(spool.open(owner=True)) as archive:
        assert archive.read("a.txt") == MARKER * 9000
    spool.close()


def test_the_owner_takes_the_spool_with_it(tmp_path: Path) -> None:
    spool = SealedSpool(tmp_path, 0)
    spool.write(b"x")
    file = spool.open(owner=True)
    file.close()
    file.close()
    assert not list(tmp_path.iterdir())


def test_leftovers_are_cleared(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "never made")
    (tmp_path / "5f1e").write_bytes(b"left by a process that was killed")
    clear_leftovers(tmp_path)
    assert not list(tmp_path.iterdir())


def test_no_room_is_said_before_the_first_byte(tmp_path: Path) -> None:
    check_room(tmp_path / "not yet" / "there", 1)
    with pytest.raises(DiskFullError, match="Make some room"):
        check_room(tmp_path, 1 << 60)


def test_another_fault_of_the_disk_is_not_called_full(tmp_path: Path) -> None:
    spool = SealedSpool(tmp_path, 0)
    spool.write(b"x")
    (only_readable,) = tmp_path.iterdir()
    with only_readable.open("rb", buffering=0) as wrong:
        real, spool._file = spool._file, wrong
        with pytest.raises(OSError, match="not open for writing"):
            spool.write(b"y")
        spool._file = real
    spool.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full to stand in for a full disk")
def test_a_full_disk_is_a_kind_error(tmp_path: Path) -> None:
    spool = SealedSpool(tmp_path, 0)
    spool.write(b"x")
    with Path("/dev/full").open("r+b", buffering=0) as full:
        real, spool._file = spool._file, full
        with pytest.raises(DiskFullError):
            spool.write(b"y")
        spool._file = real
    spool.close()
