"""Zips: whole, cut at every byte, damaged, and made to harm."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.archives import content_of, contents, found_in, zip_bytes

from hearten.sources.containers import unpacking, zipdirectory, zipfiles

TEXT = b"".join(b"kettle number %d sings in the made-up town of Quietwater\n" % number for number in range(400))
NOISE = random.Random(7).randbytes(5000)
FILES = {"Takeout/a.json": TEXT, "Takeout/noise.bin": NOISE, "Takeout/b/empty.csv": b"", "Takeout/b/c.csv": b"x,y\n"}
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("step", [-1, 1000, 7])
def test_reads_every_method(method: int, streamed: bool, step: int) -> None:
    members, refused = found_in(zip_bytes(FILES, method, streamed=streamed))
    assert not refused
    assert list(members) == list(FILES)
    for path, member in members.items():
        assert member.name == f"export.zip: {path}"
        assert member.size == len(FILES[path])
        assert content_of(member, step) == content_of(member, step) == (FILES[path], 0)


def test_reads_zip64() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("a.json", "w", force_zip64=True) as member:
        member.write(TEXT)
    assert contents(found_in(file.getvalue())[0]) == {"a.json": TEXT}
    cut = file.getvalue()[: file.getvalue().index(b"PK\1\2")]
    members, refused = found_in(cut)
    assert contents(members) == {"a.json": TEXT}
    assert [one.reason for one in refused] == ["cut_off"]


def wide(content: bytes) -> bytes:
    """The zip with its directory told only by zip64 records: APPNOTE.TXT 4.3.14 to 4.3.16."""
    head, end = content[:-22], content[-22:]
    count, size, offset = struct.unpack_from("<HII", end, 10)
    record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(head), 1)
    return head + record + locator + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


@pytest.mark.parametrize("before", [b"", b"#!/bin/sh\nexec unzip\n"])
def test_reads_a_zip64_directory(before: bytes) -> None:
    members, refused = found_in(before + wide(zip_bytes(FILES)))
    assert contents(members) == FILES
    assert not refused


@pytest.mark.parametrize("junk", [b"<html>saved with a header</html>", b"PK", b"\0" * 5000])
@pytest.mark.parametrize("streamed", [False, True])
def test_reads_a_zip_with_junk_before_it(junk: bytes, streamed: bool) -> None:
    members, refused = found_in(junk + zip_bytes(FILES, streamed=streamed))
    assert contents(members) == FILES
    assert not refused
    members, refused = found_in(junk + zip_bytes(FILES, streamed=streamed)[:-30])
    assert contents(members) == FILES
    assert [one.reason for one in refused] == ["cut_off"]


def test_a_comment_may_hold_the_mark_of_the_end() -> None:
    file = io.BytesIO(zip_bytes(FILES))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = b"note PK\5\6 and " + b"PK\5\6" * 30
    members, refused = found_in(file.getvalue())
    assert contents(members) == FILES
    assert not refused


def test_an_empty_zip_is_named() -> None:
    members, refused = found_in(zip_bytes({}))
    assert not members
    assert [one.reason for one in refused] == ["not_needed"]


def test_clutter_and_folders_are_no_files() -> None:
    members, refused = found_in(zip_bytes({"a/": b"", "__MACOSX/a/._b": b"x", "a/.DS_Store": b"x", "a/b": b"y"}))
    assert contents(members) == {"a/b": b"y"}
    assert not refused


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../evil.json", "a/../../evil", "/etc/evil", "C:\\evil", "c:evil", "..\\evil", "\\evil", "\\\\host\\evil", "."],
)
def test_names_that_lead_out_are_refused(name: str) -> None:
    members, refused = found_in(zip_bytes({name: b"x", "good.json": b"{}"}))
    assert contents(members) == {"good.json": b"{}"}
    assert [(one.name, one.reason) for one in refused] == [(f"export.zip: {name}", "unsafe")]


def test_backslashes_of_windows_programs_are_folders() -> None:
    assert contents(found_in(zip_bytes({"Takeout\\YouTube\\a.json": b"1"}))[0]) == {"Takeout/YouTube/a.json": b"1"}


def test_names_are_shown_without_tricks() -> None:
    members, refused = found_in(zip_bytes({"a\x1b[31m\u202egnp.exe": b"", "../\x07": b"", "n" * 2000: b""}))
    names = [member.name for member in members.values()] + [one.name for one in refused]
    assert not any(sign in name for name in names for sign in "\x1b\u202e\x07")
    assert max(map(len, names)) < 400


def test_old_names_are_read_by_their_code_page() -> None:
    content = zip_bytes({"aAb.json": b"1"})
    assert list(found_in(content.replace(b"aAb", b"a\x84b"))[0]) == ["aäb.json"]
    assert list(found_in(content.replace(b"aAb", "é".encode() + b"b"))[0]) == ["éb.json"]


def test_names_are_composed() -> None:
    assert list(found_in(zip_bytes({"e\u0301.json": b"1"}))[0]) == ["\xe9.json"]


# -- cut -------------------------------------------------------------------------------------------------------------


def ends_of_members(content: bytes) -> list[int]:
    """Where the packed bytes of each member end."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [
            info.header_offset
            + 30
            + sum(struct.unpack_from("<2H", content, info.header_offset + 26))
            + info.compress_size
            for info in archive.infolist()
        ]


SMALL = {"a.json": b'[{"x": 1}, {"x": 2}]' * 9, "b/c.csv": b"day,minutes\n2025-01-01,7\n" * 6, "d.txt": b"Quietwater"}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("streamed", [False, True])
def test_every_cut_gives_what_came_before_it(method: int, streamed: bool) -> None:
    content = zip_bytes(SMALL, method, streamed=streamed)
    ends = ends_of_members(content)
    for cut in range(len(content)):
        members, refused = found_in(content[:cut])
        if cut < 4:
            continue
        assert [one.reason for one in refused if one.name == "export.zip"] == ["cut_off"], cut
        for path, end in zip(SMALL, ends, strict=True):
            if end > cut:
                break
            read, lost = content_of(members[path])
            if lost == 0:
                assert read == SMALL[path]
            else:  # stored, and cut in the very bytes that would tell its length
                assert streamed
                assert read.startswith(SMALL[path])
                assert cut - end < 16
        for path, member in list(members.items())[sum(end <= cut for end in ends) :]:
            read, lost = content_of(member)
            assert SMALL[path].startswith(read) or method == zipfile.ZIP_STORED
            assert len(read) + lost == len(SMALL[path]) if member.size is not None else lost == -1


def test_what_the_cut_member_lost_is_exact() -> None:
    content = zip_bytes({"a.json": TEXT})
    members, _ = found_in(content[: len(content) // 2])
    read, lost = content_of(members["a.json"])
    assert TEXT.startswith(read)
    assert read
    assert lost == len(TEXT) - len(read) > 0


def test_a_zip_inside_a_cut_zip_is_not_taken_apart_for_the_outer_one() -> None:
    inner = zip_bytes({"in.json": b"[1]"})
    content = zip_bytes({"first.bin": inner, "second.json": b"[2]"}, zipfile.ZIP_STORED)
    assert list(found_in(content[:-40])[0]) == ["first.bin", "second.json"]


# -- damaged ---------------------------------------------------------------------------------------------------------


@given(st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_never_raises_whatever_is_overwritten(data: st.DataObject) -> None:
    method = data.draw(st.sampled_from(METHODS))
    content = bytearray(zip_bytes(SMALL, method, streamed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        scar = data.draw(
            st.binary(min_size=1, max_size=12) | st.sampled_from([b"\xff" * 8, b"PK\3\4", b"PK\5\6", b"\0" * 60])
        )
        content[at : at + len(scar)] = scar
    members, _ = found_in(bytes(content))
    for member in members.values():
        read, lost = content_of(member)
        if lost == 0 and method != zipfile.ZIP_STORED and member.path != "export.zip":
            assert read in SMALL.values()


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_never_raises_for_anything_that_begins_like_a_zip(rest: bytes) -> None:
    for magic in (b"PK\3\4", b"PK\5\6", b"PK\3\4\x14\0\x08\0\x08\0"):
        for member in found_in(magic + rest)[0].values():
            content_of(member)


def test_a_damaged_directory_costs_nothing() -> None:
    content = zip_bytes(FILES)
    for at, scar in (
        (content.index(b"PK\1\2"), b"XX"),
        (content.rindex(b"PK\1\2") + 42, b"\xff\xff"),
        (len(content) - 22, b"x"),
    ):
        members, refused = found_in(content[:at] + scar + content[at + len(scar) :])
        assert contents(members) == FILES
        assert [one.reason for one in refused] == ["cut_off"]


def test_bytes_missing_in_the_middle_cost_one_member() -> None:
    content = zip_bytes(FILES)
    at = content.index(NOISE[:10])
    members, _ = found_in(content[: at + 100] + content[at + 400 :])
    assert content_of(members["Takeout/a.json"]) == (TEXT, 0)
    assert content_of(members["Takeout/b/c.csv"]) == (b"x,y\n", 0)


def zip_of_packed(packed: bytes, plain: bytes) -> bytes:
    """A zip of one deflated member `a` with these very bytes."""
    told = (zlib.crc32(plain), len(packed), len(plain))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, *told, 1, 0) + b"a"
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, *told, 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end


def test_damage_inside_a_member_gives_all_before_it_and_says_what_is_lost() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    good = packer.compress(TEXT[:9000]) + packer.flush(zlib.Z_FULL_FLUSH)
    # A block of a kind that does not exist: RFC 1951, 3.2.3.
    content = zip_of_packed(good + b"\x07" + packer.compress(TEXT[9000:]) + packer.flush(), TEXT)
    for step in (-1, 5000, 1):
        assert content_of(found_in(content)[0]["a"], step) == (TEXT[:9000], len(TEXT) - 9000)


def test_a_wrong_checksum_is_said() -> None:
    content = zip_bytes({"a.txt": b"Quietwater"}, zipfile.ZIP_STORED).replace(b"Quietwater", b"Quietwaver")
    assert content_of(found_in(content)[0]["a.txt"]) == (b"Quietwaver", -1)


def test_a_member_that_is_not_where_the_directory_says_is_lost() -> None:
    content = bytearray(zip_bytes(FILES))
    at = content.index(b"PK\3\4", 10)
    content[at] = 0
    members, _ = found_in(bytes(content))
    assert content_of(members["Takeout/noise.bin"]) == (b"", len(NOISE))
    assert content_of(members["Takeout/a.json"]) == (TEXT, 0)


# -- made to harm ----------------------------------------------------------------------------------------------------


def patched(content: bytes, field: int, value: int, form: str = "<H") -> bytes:
    """The zip with one field of its only member changed, in the local header and in the directory."""
    changed = bytearray(content)
    local, central = 0, content.index(b"PK\1\2")
    struct.pack_into(form, changed, local + field, value)
    struct.pack_into(form, changed, central + field + 2, value)
    return bytes(changed)


def test_a_member_with_a_password_is_named_kindly() -> None:
    _, refused = found_in(patched(zip_bytes({"a.json": TEXT}), 6, 1))
    assert [(one.name, one.reason) for one in refused] == [("export.zip: a.json", "encrypted")]
    assert "password" in refused[0].sentence
    cut = patched(zip_bytes({"a.json": TEXT}), 6, 1)[:-60]
    assert [one.reason for one in found_in(cut)[1]] == ["encrypted", "cut_off"]


def test_a_member_packed_in_an_unknown_way_is_named() -> None:
    _, refused = found_in(patched(zip_bytes({"a.json": TEXT}), 8, 9))
    assert [one.reason for one in refused] == ["not_understood"]


def test_links_are_not_followed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    members, refused = found_in(file.getvalue())
    assert not members
    assert [one.reason for one in refused] == ["unsafe"]


def bomb(size: int) -> bytes:
    """A zip of one member that unpacks to `size` zeros."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("zeros", "w", force_zip64=True) as member,
    ):
        for _ in range(size >> 20):
            member.write(bytes(1 << 20))
    return file.getvalue()


def test_a_bomb_is_refused_whole_or_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ALWAYS_ALLOWED", 8 << 20)
    content = bomb(16 << 20)
    members, refused = found_in(content)
    assert not members
    assert [one.reason for one in refused] == ["unsafe"]
    streamed = zip_bytes({"zeros": bytes(16 << 20)}, streamed=True)
    members, _ = found_in(streamed[: streamed.index(b"PK\1\2") - 30])
    read, lost = content_of(members["zeros"], 1 << 20)
    assert len(read) <= 9 << 20
    assert lost == -1


def test_a_member_never_gives_more_than_it_declares() -> None:
    content = patched(zip_bytes({"a.json": TEXT}), 22, 100, "<I")
    read, lost = content_of(found_in(content)[0]["a.json"])
    assert read == TEXT[:100]
    assert lost == -1


def test_members_that_share_bytes_are_refused() -> None:
    content = bytearray(zip_bytes({"a.json": TEXT, "b.json": TEXT + b"."}))
    first, second = content.index(b"PK\1\2"), content.rindex(b"PK\1\2")
    struct.pack_into("<I", content, second + 42, struct.unpack_from("<I", content, first + 42)[0])
    members, refused = found_in(bytes(content))
    assert list(members) == ["a.json"]
    assert [(one.name, one.reason) for one in refused] == [("export.zip: b.json", "unsafe")]


def test_too_much_in_all_is_refused() -> None:
    content = zip_bytes({f"{number}.bin": b"x" for number in range(300)}, zipfile.ZIP_STORED)
    changed = bytearray(content)
    at = content.index(b"PK\1\2")
    while changed[at : at + 4] == b"PK\1\2":
        struct.pack_into("<I", changed, at + 24, 0xFFFFFFF0)
        at += 46 + sum(struct.unpack_from("<3H", changed, at + 28))
    members, refused = found_in(bytes(changed))
    assert not members
    assert [one.reason for one in refused] == ["too_large"]


@pytest.mark.parametrize("cut", [0, 30])
def test_too_many_members_are_refused(cut: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipdirectory, "MAX_MEMBERS", 50)
    content = zip_bytes({str(number): b"" for number in range(60)})
    members, refused = found_in(content[: len(content) - cut])
    assert len(members) == (50 if cut else 0)
    assert [one.reason for one in refused] == ["unsafe"]


def test_headers_that_make_the_same_bytes_be_read_again_are_refused() -> None:
    header = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 8, 8, 0, 0, 0, 0, 0, 1, 0) + b"a"
    # Each header is followed by a stored block (RFC 1951, 3.2.4) that holds the other headers up to the next such
    # block, so that unpacking any of them runs through the whole file.
    step = header + b"\0\xff\xff\0\0"
    content = (step * 2000)[: 5 + 65535 + len(header)] * 12
    _, refused = found_in(content)
    assert [one.reason for one in refused] == ["unsafe"]


def test_one_piece_of_a_split_zip_is_named() -> None:
    content = bytearray(zip_bytes(SMALL))
    struct.pack_into("<2H", content, len(content) - 18, 3, 3)
    _, refused = found_in(bytes(content))
    assert [one.reason for one in refused] == ["not_understood"]
    assert "pieces" in refused[0].sentence


def test_the_limits_are_generous() -> None:
    assert zipfiles.MAX_UNPACKED >= 1 << 40
    assert zipdirectory.MAX_MEMBERS >= 2_000_000
