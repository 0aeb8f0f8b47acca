"""Whatever a person brings, what can be read is read and the receipt says the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.made import MARKER, takeout, takeout_bytes, watch_history

from hearten.ground.clock import now
from hearten.journeys.bring_in import Given, Progress, bring_in, settings_for, shape_report
from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.journeys.overview import overview
from hearten.sources.platform import Settings


def paths(*given: Path) -> list[Given]:
    return [Given(path.name, path) for path in given]


def test_a_takeout_is_read_and_kept(desk: Desk, tmp_path: Path) -> None:
    receipt = bring_in(desk, paths(takeout(tmp_path / "takeout.zip", 40)))
    assert (receipt.added, receipt.already_there, receipt.by_platform) == (40, 0, {"youtube": 40})
    assert [(line.platform, line.outcome, line.traces, line.bytes_lost) for line in receipt.files] == [
        ("youtube", "read", 40, 0)
    ]
    assert receipt.good
    assert desk.vault.read("traces").num_rows == 40


def test_the_same_file_again_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    given = paths(takeout(tmp_path / "takeout.zip", 40))
    bring_in(desk, given)
    receipt = bring_in(open_desk(desk.home), given)
    assert (receipt.added, receipt.already_there) == (0, 40)
    assert desk.vault.read("traces").num_rows == 40


def test_parts_that_overlap_are_one_history(desk: Desk, tmp_path: Path) -> None:
    parts = [takeout(tmp_path / "takeout-001.zip", 30), takeout(tmp_path / "takeout-002.zip", 30, first=20)]
    receipt = bring_in(desk, paths(*parts))
    assert (receipt.added, receipt.already_there) == (50, 10)


def test_an_open_file_is_as_good_as_a_path(desk: Desk) -> None:
    receipt = bring_in(desk, [Given("takeout.zip", file=io.BytesIO(takeout_bytes(12)))])
    assert receipt.added == 12


def test_a_folder_of_mixed_things(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    takeout(folder / "takeout.zip", 5)
    (folder / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0 not looked at")
    (folder / "poem.txt").write_text(f"{MARKER} is a word\nwith another line\n", encoding="utf-8")
    (folder / "empty.json").write_bytes(b"")
    receipt = bring_in(desk, paths(folder))
    outcomes = {line.name.rpartition("/")[2].rpartition(": ")[2]: line.outcome for line in receipt.files}
    assert receipt.added == 5
    assert outcomes["poem.txt"] == "unknown"
    assert outcomes["empty.json"] == "skipped"
    assert outcomes["pictures, videos and sounds"] == "skipped"
    assert MARKER not in str(receipt)


def test_a_cut_file_yields_every_complete_item_and_says_what_is_lost(desk: Desk, tmp_path: Path) -> None:
    whole = watch_history(50)
    cut = tmp_path / "watch-history.json"
    cut.write_bytes(whole[: int(len(whole) * 0.87)])
    complete = cut.read_bytes().count(b'"activityControls": [\n      "YouTube watch history"\n    ]\n  }')
    receipt = bring_in(desk, paths(cut))
    line = receipt.files[0]
    assert (line.outcome, receipt.added) == ("damaged", complete)
    assert 0 < line.bytes_lost < len(whole) // 40
    assert not receipt.good
    assert "Download the file again" in line.note


def test_a_cut_zip_yields_every_complete_item(desk: Desk, tmp_path: Path) -> None:
    whole = takeout_bytes(400)
    cut = tmp_path / "takeout.zip"
    cut.write_bytes(whole[: int(len(whole) * 0.6)])
    receipt = bring_in(desk, paths(cut))
    assert 100 < receipt.added < 400
    assert {line.outcome for line in receipt.files} == {"damaged"}


def test_progress_counts_and_a_stop_keeps_what_was_read(desk: Desk, tmp_path: Path) -> None:
    steps: list[Progress] = []
    given = paths(takeout(tmp_path / "takeout.zip", 40_000))
    receipt = bring_in(desk, given, tell=steps.append, stop=lambda: bool(steps))
    assert receipt.stopped
    assert 0 < receipt.added < 40_000
    assert steps[0].traces == receipt.added
    assert bring_in(open_desk(desk.home), given).added == 40_000 - receipt.added


def test_the_last_progress_says_everything_is_safe(desk: Desk, tmp_path: Path) -> None:
    steps: list[Progress] = []
    bring_in(desk, paths(takeout(tmp_path / "takeout.zip", 200_000)), tell=steps.append)
    assert [step.traces for step in steps] == sorted(step.traces for step in steps)
    assert steps[-1].traces == 200_000
    assert max(step.safe for step in steps) >= 131_072
    assert desk.vault.rows("traces") == 200_000


def test_a_locked_vault_can_be_added_to_and_repeats_fold_when_it_opens(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make_vault(home, "three quiet otters")
    locked = open_desk(home)
    given = paths(takeout(tmp_path / "takeout.zip", 10))
    assert locked.locked
    assert bring_in(locked, given).added == 10
    assert bring_in(locked, given).added == 10
    assert overview(open_desk(home, "three quiet otters")).traces == 10


def test_nothing_private_is_on_the_disk_in_plain(desk: Desk, tmp_path: Path) -> None:
    seen: list[bool] = []

    def look(_step: Progress) -> None:
        seen.append(any(MARKER.encode() in path.read_bytes() for path in desk.home.rglob("*") if path.is_file()))

    bring_in(desk, paths(takeout(tmp_path / "takeout.zip", 150_000)), tell=look)
    look(Progress("", 0, None, 0, 0))
    assert len(seen) > 3
    assert not any(seen)


def test_a_faulty_reader_costs_its_own_file_only(desk: Desk, tmp_path: Path) -> None:
    """No time zone database entry has this offset function: a settings object that breaks readers halfway."""

    class Broken(ZoneInfo):
        def utcoffset(self, _when: object, /) -> None:
            raise LookupError(MARKER)

    settings = Settings(zone=Broken("UTC"), now=now())
    table = tmp_path / "mine.csv"
    table.write_text("seen_at,seconds,platform,space,voice,act\n2025-01-01T10:00:00,5,web,a.example,,visited\n")
    receipt = bring_in(desk, [*paths(table), *paths(takeout(tmp_path / "takeout.zip", 5))], settings=settings)
    assert [line.outcome for line in receipt.files] == ["damaged", "read"]
    assert "our mistake" in receipt.files[0].note
    assert MARKER not in str(receipt)


CHAT = """{"Direct Message": {"Direct Messages": {"ChatHistory": {"Chat History with moss.and.ink:": [
  {"Date": "2026-05-01 10:00:00", "From": "moss.and.ink", "Content": "zanzibarquokka theirs"},
  {"Date": "2026-05-01 10:01:00", "From": "made.up.me", "Content": "zanzibarquokka mine"}]}}}}"""


@pytest.mark.parametrize(("others_words", "kept"), [(False, ["mine"]), (True, ["mine", "theirs"])])
def test_what_others_wrote_is_counted_and_only_kept_when_wanted(
    desk: Desk, others_words: bool, kept: list[str]
) -> None:
    given = [Given("user_data_tiktok.json", file=io.BytesIO(CHAT.encode()))]
    receipt = bring_in(desk, given, settings=settings_for(desk, others_words=others_words))
    assert receipt.added == 2
    assert sorted(map(str, desk.vault.read("texts")["text"].to_pylist())) == [f"{MARKER} {who}" for who in kept]
    assert set(desk.vault.read("traces")["mine"].to_pylist()) == {False, True}


def test_a_zip_with_a_password_is_named_and_the_rest_is_read(desk: Desk, tmp_path: Path) -> None:
    path = takeout(tmp_path / "takeout.zip", 5)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("secret.json", b"[]")
    content = bytearray(path.read_bytes())
    local = content.index(b"secret.json") - 30
    central = content.rindex(b"secret.json") - 46
    content[local + 6] |= 1
    content[central + 8] |= 1
    path.write_bytes(content)
    receipt = bring_in(desk, paths(path))
    assert receipt.added == 5
    assert any("password" in line.note for line in receipt.files)


def test_a_shape_report_holds_no_content(tmp_path: Path) -> None:
    report = shape_report(paths(takeout(tmp_path / "takeout.zip", 5)))
    assert "titleUrl" in report
    assert MARKER not in report
    assert "Quiet Kettle" not in report
