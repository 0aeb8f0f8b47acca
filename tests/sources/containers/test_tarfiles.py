"""Tars, plain and gzipped: whole, cut at every byte, damaged."""

from __future__ import annotations

import gzip
import io
import random
import tarfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.archives import content_of, contents, found_in, tar_bytes

from hearten.sources.containers import gzipfiles, unpacking
from hearten.sources.containers.gzipfiles import GzipFile
from hearten.sources.containers.handles import read_exactly
from hearten.sources.containers.opening import open_streams
from hearten.sources.members import Member

TEXT = b"".join(b"kettle number %d sings in the made-up town of Quietwater\n" % number for number in range(400))
FILES = {
    "outbox.json": TEXT,
    "media/" + "long-folder-name/" * 12 + "ключ.csv": b"x,y\n",
    "empty.txt": b"",
    "noise.bin": random.Random(7).randbytes(9000),
}


@pytest.mark.parametrize("mode", ["w", "w:gz"])
@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
@pytest.mark.parametrize("step", [-1, 1000, 7])
def test_reads_every_form(mode: str, form: int, step: int) -> None:
    members, refused = found_in(tar_bytes(FILES, mode, form), "export.tgz")
    assert not refused
    assert list(members) == list(FILES)
    for path, member in members.items():
        assert member.size == len(FILES[path])
        assert content_of(member, step) == content_of(member, step) == (FILES[path], 0)


def test_reads_old_names_in_two_fields() -> None:
    name = "folder/" * 16 + "a.json"
    assert contents(found_in(tar_bytes({name: b"1"}, "w", tarfile.USTAR_FORMAT))[0]) == {name: b"1"}


def test_the_name_of_the_file_does_not_matter() -> None:
    assert contents(found_in(tar_bytes(FILES), "download")[0]) == FILES


def test_a_gzipped_file_by_itself_is_unpacked() -> None:
    members, refused = found_in(gzip.compress(TEXT), "a.json.gz")
    assert contents(members) == {"a.json": TEXT}
    assert not refused
    parts = gzip.compress(TEXT) + gzip.compress(b"more") + b"\0" * 300
    assert contents(found_in(parts, "a.json.gz")[0]) == {"a.json": TEXT + b"more"}


def test_only_files_are_read() -> None:
    file = io.BytesIO()
    with tarfile.open(mode="w", fileobj=file) as archive:
        for kind, name in (
            (tarfile.DIRTYPE, "folder"),
            (tarfile.SYMTYPE, "link"),
            (tarfile.LNKTYPE, "hard"),
            (tarfile.FIFOTYPE, "pipe"),
            (tarfile.REGTYPE, "../evil"),
            (tarfile.REGTYPE, "/evil"),
            (tarfile.REGTYPE, "._clutter"),
        ):
            header = tarfile.TarInfo(name)
            header.type, header.linkname = kind, "/etc/passwd"
            archive.addfile(header)
    members, refused = found_in(file.getvalue())
    assert not members
    assert {(one.name.partition(": ")[2], one.reason) for one in refused} == {
        ("link", "unsafe"), ("hard", "unsafe"), ("../evil", "unsafe"), ("/evil", "unsafe"),
    }  # fmt: skip


SMALL = {"a.json": b'[{"x": 1}, {"x": 2}]' * 60, "b/c.csv": b"day,minutes\n2025-01-01,7\n" * 6, "d.txt": b"Quietwater"}


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_every_cut_gives_what_came_before_it(mode: str) -> None:
    content = tar_bytes(SMALL, mode)
    if mode == "w":
        content = content[: 512 * 9]  # the rest is the fill of zeros that tar adds
    complete = 0
    for cut in range(0, len(content), 1 if mode == "w:gz" else 37):
        members, refused = found_in(content[:cut], "a.tgz")
        if "a.tgz" in members:
            continue  # too little to know what it is
        assert refused or len(members) == len(SMALL), cut
        assert {one.reason for one in refused} <= {"cut_off", "not_needed"}
        assert list(members) == list(SMALL)[: len(members)]
        for path, member in members.items():
            read, lost = content_of(member)
            assert SMALL[path].startswith(read)
            assert len(read) + lost == len(SMALL[path])
        whole = sum(content_of(member)[1] == 0 for member in members.values())
        assert whole >= complete
        complete = whole
    assert complete == len(SMALL)


def test_a_cut_gzip_says_that_something_is_lost() -> None:
    packed = gzip.compress(TEXT)
    for cut in range(30, len(packed), 11):
        read, lost = content_of(found_in(packed[:cut], "a.json.gz")[0]["a.json"])
        assert TEXT.startswith(read)
        assert lost == -1


@given(st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_never_raises_whatever_is_overwritten(data: st.DataObject) -> None:
    content = bytearray(tar_bytes(SMALL, data.draw(st.sampled_from(["w", "w:gz"]))))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, min(len(content) - 1, 5000)))
        scar = data.draw(
            st.binary(min_size=1, max_size=12) | st.sampled_from([b"\xff" * 12, b"7" * 12, b"\x80" + b"\xff" * 11])
        )
        content[at : at + len(scar)] = scar
    for member in found_in(bytes(content))[0].values():
        content_of(member)


def header(name: bytes, size: bytes, kind: bytes = b"0") -> bytes:
    """A tar header with any size field, and its checksum right."""
    block = bytearray(512)
    block[: len(name)] = name
    block[124 : 124 + len(size)] = size
    block[148:156] = b" " * 8
    block[156:157] = kind
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.parametrize(
    "size", [b"-0000000001", b"\xff" * 12, b"\x80" + b"\xff" * 11, b"\x80\0\0\0" + b"\xff" * 8, b"99999999999"]
)
def test_sizes_that_cannot_be_do_no_harm(size: bytes) -> None:
    content = header(b"good.txt", b"00000000002") + b"ok" + bytes(510) + header(b"bad.txt", size) + bytes(2048)
    members, _ = found_in(content)
    assert content_of(members["good.txt"]) == (b"ok", 0)


def test_a_large_size_is_read_and_what_is_missing_is_said() -> None:
    size = (9 << 30).to_bytes(11, "big")
    members, refused = found_in(header(b"big.bin", b"\x80" + size) + b"x" * 100)
    assert content_of(members["big.bin"]) == (b"x" * 100, (9 << 30) - 100)
    assert [one.reason for one in refused] == ["cut_off"]


def test_a_bomb_ends_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_ALLOWED", 4 << 20)
    members, refused = found_in(tar_bytes({"zeros": bytes(20 << 20), "after": b""}), "a.tgz")
    read, lost = content_of(members["zeros"], 1 << 20)
    assert len(read) < 12 << 20
    assert len(read) + lost == 20 << 20
    assert "after" not in members
    assert [one.reason for one in refused] == ["cut_off"]


# -- going back in a gzip --------------------------------------------------------------------------------------------


def test_going_back_is_exact_and_starts_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gzipfiles, "_FIRST_SPACING", 10_000)
    monkeypatch.setattr(gzipfiles, "_MOST_MARKS", 8)
    plain = random.Random(3).randbytes(200_000) + b"a" * 200_000 + TEXT
    packed = gzip.compress(plain[:150_000]) + gzip.compress(plain[150_000:])
    reads: list[int] = []

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            piece = super().read(size)
            reads.append(len(piece))
            return piece

    file = GzipFile(lambda: Counted(packed))
    stream = file.open()
    while stream.read(5_000):
        pass
    places = random.Random(5)
    for _ in range(60):
        at = places.randrange(len(plain))
        stream.seek(at)
        assert read_exactly(stream, 700) == plain[at : at + 700]
    assert stream.seek(len(plain) + 500) == len(plain)
    reads.clear()
    other = file.open()
    other.seek(190_000)
    assert other.read(10) == plain[190_000:190_010]
    assert sum(reads) <= 2 * unpacking.FETCH


def test_members_of_a_gzipped_tar_are_not_unpacked_from_the_start_each_time() -> None:
    files = {f"{number}.json": random.Random(number).randbytes(100_000) for number in range(60)}
    content = tar_bytes(files)
    taken = 0

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal taken
            piece = super().read(size)
            taken += len(piece)
            return piece

    for member in open_streams([("a.tgz", Counted(content))]):
        assert isinstance(member, Member)
        assert content_of(member) == content_of(member) == (files[member.path], 0)
    assert taken < 8 * len(content)
