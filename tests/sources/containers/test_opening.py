"""Files, folders and containers in any mix, as one history."""

from __future__ import annotations

import gzip
import io
import os
import random
import tarfile
import tracemalloc
import unicodedata
import zipfile
from pathlib import Path

import pytest
from tests.sources.archives import content_of, contents, found_in, sorted_out, tar_bytes, zip_bytes

from hearten.sources.containers import finding
from hearten.sources.containers.listed import Refused
from hearten.sources.containers.opening import open_paths, open_streams
from hearten.sources.members import Member

# -- what may be given -----------------------------------------------------------------------------------------------


def test_a_file_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "watch-history.json"
    file.write_bytes(b"[1]")
    members, refused = sorted_out(open_paths([file]))
    assert contents(members) == {"watch-history.json": b"[1]"}
    assert members["watch-history.json"].name == "watch-history.json"
    assert members["watch-history.json"].size == 3
    assert not refused


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for path in ("b/2.csv", "b/1.csv", "a/x/deep.json", "c.json", ".DS_Store", "b/._1.csv"):
        (tmp_path / "Takeout" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "Takeout" / path).write_bytes(path.encode())
    members, refused = sorted_out(open_paths([tmp_path / "Takeout"]))
    assert list(members) == ["a/x/deep.json", "b/1.csv", "b/2.csv", "c.json"]
    assert contents(members) == {path: path.encode() for path in members}
    assert members["b/1.csv"].name == "Takeout: b/1.csv"
    assert not refused


def test_a_folder_may_be_very_deep(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(600):
        folder /= "d"
    folder.mkdir(parents=True)
    (folder / "a.json").write_bytes(b"1")
    members, _ = sorted_out(open_paths([tmp_path]))
    assert len(members) == 1


def test_a_mix_of_everything(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "part-1.zip").write_bytes(zip_bytes({"Takeout/one.json": b"1"}))
    (tmp_path / "folder" / "page.html").write_bytes(b"<html>")
    (tmp_path / "part-2.bin").write_bytes(tar_bytes({"Takeout/two.json": b"2"}))
    (tmp_path / "three.json").write_bytes(b"3")
    members, refused = sorted_out(open_paths([tmp_path / name for name in ("folder", "part-2.bin", "three.json")]))
    assert contents(members) == {
        "page.html": b"<html>", "Takeout/one.json": b"1", "Takeout/two.json": b"2", "three.json": b"3",
    }  # fmt: skip
    assert members["Takeout/one.json"].name == "folder: part-1.zip: Takeout/one.json"
    assert not refused


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    _, refused = sorted_out(open_paths([tmp_path / "nowhere.zip", tmp_path / "empty"]))
    assert [(one.name, one.reason) for one in refused] == [("nowhere.zip", "locked"), ("empty", "not_needed")]


def test_links_in_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "private.txt").write_bytes(b"private")
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "private.txt")
    (folder / "round").symlink_to(folder)
    (folder / "real.txt").write_bytes(b"real")
    members, refused = sorted_out(open_paths([folder]))
    assert contents(members) == {"real.txt": b"real"}
    assert [(one.name, one.reason) for one in refused] == [("export: link.txt", "unsafe"), ("export: round", "unsafe")]
    (tmp_path / "export-link").symlink_to(folder)
    assert "real.txt" in sorted_out(open_paths([tmp_path / "export-link"]))[0]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.json").write_bytes(b"1")
    assert [one.reason for one in sorted_out(open_paths([tmp_path / "pipe"]))[1]] == ["not_understood"]
    assert contents(sorted_out(open_paths([tmp_path]))[0]) == {"a.json": b"1"}


def test_what_may_not_be_opened_is_named(tmp_path: Path) -> None:
    """Gone between listing and opening: for the program the same as closed to it, and true for every user."""
    (tmp_path / "b-folder").mkdir()
    for name in ("a.json", "b-folder/x.json", "c.json"):
        (tmp_path / name).write_bytes(b"1")
    found = open_paths([tmp_path])
    assert isinstance(next(found), Member)
    (tmp_path / "b-folder" / "x.json").unlink()
    (tmp_path / "b-folder").rmdir()
    (tmp_path / "c.json").unlink()
    _, refused = sorted_out(found)
    names = [f"{tmp_path.name}: b-folder/", f"{tmp_path.name}: c.json"]
    assert [(one.name, one.reason) for one in refused] == [(name, "locked") for name in names]


def test_a_file_that_goes_away_is_lost_not_raised(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zip_bytes({"in.json": b"12345"}))
    (tmp_path / "b.json").write_bytes(b"123")
    (tmp_path / "c.json").write_bytes(b"123456")
    members, _ = sorted_out(open_paths([tmp_path / name for name in ("a.zip", "b.json", "c.json")]))
    (tmp_path / "a.zip").unlink()
    (tmp_path / "b.json").unlink()
    (tmp_path / "c.json").write_bytes(b"12")
    assert content_of(members["in.json"]) == (b"", 5)
    assert content_of(members["b.json"]) == (b"", 3)
    assert content_of(members["c.json"]) == (b"12", 4)


def test_odd_file_names_are_read(tmp_path: Path) -> None:
    os.mkdir(os.fsencode(tmp_path / "f"))  # noqa: PTH102 # a Path cannot hold the next name's bytes on every system
    try:
        with open(os.fsencode(tmp_path / "f") + b"/\xff\xfe.json", "wb") as file:  # noqa: PTH123
            file.write(b"1")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (tmp_path / "f" / "e\u0301.json").write_bytes(b"2")
    members, _ = sorted_out(open_paths([tmp_path / "f"]))
    assert contents(members) == {"\xe9.json": b"2", "\ufffd\ufffd.json": b"1"}
    assert all(member.name.encode() for member in members.values())


# -- open files ------------------------------------------------------------------------------------------------------


def test_open_files_are_one_history_and_stay_open() -> None:
    files = [
        ("takeout-001.zip", io.BytesIO(zip_bytes({"Takeout/a.json": b"a"}))),
        ("Takeout/YouTube/b.json", io.BytesIO(b"b")),
        ("../../evil", io.BytesIO(b"")),
    ]
    members, refused = sorted_out(open_streams(files))
    assert contents(members) == {"Takeout/a.json": b"a", "Takeout/YouTube/b.json": b"b"}
    assert [one.reason for one in refused] == ["unsafe"]
    neighbour = members["Takeout/a.json"].beside("YouTube/B.json")
    assert neighbour is not None
    assert content_of(neighbour) == (b"b", 0)
    assert not any(file.closed for _, file in files)


def test_streams_of_one_open_file_do_not_disturb_each_other() -> None:
    plain = {str(number): random.Random(number).randbytes(300_000) for number in range(3)}
    members, _ = found_in(zip_bytes(plain))
    streams = {path: member.open() for path, member in members.items()}
    read = dict.fromkeys(streams, b"")
    for _ in range(60):
        for path, stream in streams.items():
            read[path] += stream.read(10_007)
    assert read == plain


class Failing(io.BytesIO):
    """A file on a disk that fails after so many reads."""

    def __init__(self, content: bytes, good_reads: int) -> None:
        super().__init__(content)
        self.good_reads = good_reads

    def read(self, size: int | None = -1, /) -> bytes:
        self.good_reads -= 1
        if self.good_reads < 0:
            raise OSError(5, "Input/output error")
        return super().read(size)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zip_bytes({f"{number}.json": random.Random(number).randbytes(70_000) for number in range(3)})),
        ("a.zip", zip_bytes({f"{number}.json": random.Random(number).randbytes(9000) for number in range(3)})[:-9]),
        ("a.tar", tar_bytes({f"{number}.json": random.Random(number).randbytes(9000) for number in range(3)}, "w")),
        ("a.tgz", tar_bytes({f"{number}.json": random.Random(number).randbytes(70_000) for number in range(3)})),
        ("a.json.gz", gzip.compress(random.Random(1).randbytes(200_000))),
        ("a.json", b"[1, 2, 3]"),
    ],
)
def test_a_failing_disk_never_raises(name: str, content: bytes) -> None:
    troubles = 0
    for good_reads in range(40):
        file = Failing(content, good_reads)
        for found in open_streams([(name, file)]):
            if isinstance(found, Refused):
                troubles += found.reason in ("cut_off", "locked")
            else:
                read, lost = content_of(found, 5000)
                troubles += lost != 0
                assert lost <= 0 or found.size is None or len(read) + lost == found.size
    assert troubles > 1


# -- neighbours ------------------------------------------------------------------------------------------------------


def test_neighbours_are_found_whatever_their_case_and_form() -> None:
    composed, apart = unicodedata.normalize("NFC", "Größe"), unicodedata.normalize("NFD", "Größe")
    members, _ = found_in(
        zip_bytes({"p/a.json": b"", f"p/{apart}.csv": b"1", "index.json": b"2", "twice.json": b"", "TWICE.json": b""})
    )
    beside = members["p/a.json"].beside
    for step, path in (
        (f"{composed.upper()}.CSV", f"p/{composed}.csv"),
        ("../Index.json", "index.json"),
        ("./a.json", "p/a.json"),
    ):
        neighbour = beside(step)
        assert neighbour is not None
        assert neighbour.path == path
    for step in ("nothing.csv", "../twice.json", "../../index.json", "../../../etc/passwd", "/index.json", ".."):
        assert beside(step) is None


def test_neighbours_may_lie_in_another_part_but_the_own_part_comes_first() -> None:
    parts = [
        ("takeout-001.zip", io.BytesIO(zip_bytes({"T/history.json": b"", "T/both.csv": b"own"}))),
        ("takeout-002.tgz", io.BytesIO(tar_bytes({"T/both.csv": b"other", "T/only.csv": b"far"}))),
        ("takeout-003.zip", io.BytesIO(zip_bytes({"T/twice.csv": b""}))),
        ("takeout-004.zip", io.BytesIO(zip_bytes({"T/twice.csv": b""}))),
    ]
    found = open_streams(parts)
    first = next(found)
    assert isinstance(first, Member)
    both, only = first.beside("both.csv"), first.beside("only.csv")
    assert both is not None
    assert only is not None
    assert content_of(both) == (b"own", 0)
    assert content_of(only) == (b"far", 0)
    assert only.name == "takeout-002.tgz: T/only.csv"
    assert first.beside("twice.csv") is None
    assert len(list(found)) == 5


def test_a_database_given_by_itself_finds_its_companion_on_disk(tmp_path: Path) -> None:
    for profile in ("one", "two"):
        (tmp_path / profile).mkdir()
        for name in ("History", "History-wal", "secret.txt"):
            (tmp_path / profile / name).write_bytes(f"{profile} {name}".encode())
    for found in open_paths([tmp_path / "one" / "History", tmp_path / "two" / "History"]):
        assert isinstance(found, Member)
        companion = found.beside("history-WAL")
        assert companion is not None
        own, _ = content_of(found)
        assert content_of(companion) == (own + b"-wal", 0)
        assert found.beside("../one/History-wal") is None
        assert found.beside("History-shm") is None


# -- containers inside containers ------------------------------------------------------------------------------------


def test_a_container_inside_is_opened_one_level_deep() -> None:
    deepest = zip_bytes({"deepest.json": b"1"})
    inner = zip_bytes({"inner.json": b"2", "deepest.zip": deepest})
    outer = zip_bytes({"inner.zip": inner, "inner.tgz": tar_bytes({"t.json": b"3"}), "outer.json": b"4"})
    members, refused = found_in(outer)
    assert contents(members) == {"inner.json": b"2", "t.json": b"3", "outer.json": b"4"}
    assert members["inner.json"].name == "export.zip: inner.zip: inner.json"
    assert [(one.name, one.reason) for one in refused] == [("export.zip: inner.zip: deepest.zip", "unsafe")]


def test_containers_inside_take_only_so_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MAX_NESTED", 3000)
    inner = zip_bytes({"a.json": random.Random(1).randbytes(1800)})
    members, refused = found_in(zip_bytes({"first.zip": inner, "second.zip": inner.replace(b"a.json", b"b.json")}))
    assert list(members) == ["a.json"]
    assert [(one.name, one.reason) for one in refused] == [("export.zip: second.zip", "too_large")]


def test_a_cut_container_inside_is_salvaged() -> None:
    inner = zip_bytes({"a.json": b"[1]", "b.json": b"[2]"})
    members, refused = found_in(zip_bytes({"inner.zip": inner[:-20]}))
    assert contents(members) == {"a.json": b"[1]", "b.json": b"[2]"}
    assert [(one.name, one.reason) for one in refused] == [("export.zip: inner.zip", "cut_off")]


def test_documents_that_are_zips_inside_are_left_whole(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(zip_bytes({"word/document.xml": b"<x/>"}))
    assert list(sorted_out(open_paths([tmp_path]))[0]) == ["letter.docx"]


def test_a_page_saved_as_a_zip_is_a_file() -> None:
    assert contents(found_in(b"<html>Please sign in</html>", "takeout.zip")[0]) == {
        "takeout.zip": b"<html>Please sign in</html>"
    }


@pytest.mark.parametrize(
    "magic", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\x01\0", b"\xfd7zXZ\0", b"BZh9", b"\x28\xb5\x2f\xfd"]
)
def test_other_archives_are_named(magic: bytes) -> None:
    members, refused = found_in(magic + b"\0" * 50, "export.7z")
    assert not members
    assert [one.reason for one in refused] == ["not_understood"]
    assert "folder" in refused[0].sentence


# -- size ------------------------------------------------------------------------------------------------------------


def test_many_photos_are_listed_quickly_and_lazily() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(3000):
            archive.writestr(zipfile.ZipInfo(f"Takeout/Photos/IMG_{number:06d}.jpg"), b"")

    class Counted(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1, /) -> bytes:
            Counted.reads += 1
            return super().read(size)

    found = list(open_streams([("photos.zip", Counted(file.getvalue()))]))
    assert len(found) == 3000
    assert not any(isinstance(one, Refused) for one in found)
    assert Counted.reads < 20


def large(kind: str) -> bytes:
    """A container of one member of 200 MB."""
    piece = random.Random(1).randbytes(4096) * 256
    file = io.BytesIO()
    if kind == "tgz":
        with tarfile.open(mode="w:gz", fileobj=file, compresslevel=1) as tar:
            header = tarfile.TarInfo("big.json")
            header.size = 200 * len(piece)
            tar.addfile(header, _Repeated(piece, 200))  # type: ignore[arg-type]
        return file.getvalue()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("big.json", "w") as member,
    ):
        for _ in range(200):
            member.write(piece)
    content = file.getvalue()
    return content if kind == "zip" else content[: content.index(b"PK\1\2")]


class _Repeated:
    def __init__(self, piece: bytes, times: int) -> None:
        self._piece = piece
        self._left = len(piece) * times

    def read(self, size: int) -> bytes:
        start = -self._left % len(self._piece)
        piece = self._piece[start : start + min(size, self._left)]
        self._left -= len(piece)
        return piece


@pytest.mark.parametrize("kind", ["zip", "cut zip", "tgz"])
def test_a_member_of_two_hundred_megabytes_is_never_in_memory(kind: str) -> None:
    file = io.BytesIO(large(kind))
    tracemalloc.start()
    try:
        found = open_streams([("big", file)])
        member = next(found)
        assert isinstance(member, Member)
        stream = member.open()
        size = 0
        while piece := stream.read(1 << 16):
            size += len(piece)
        rest = list(found)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert size == 200 << 20
    assert stream.lost <= 0
    assert len(rest) == (1 if kind == "cut zip" else 0)
    assert peak < 8 << 20
