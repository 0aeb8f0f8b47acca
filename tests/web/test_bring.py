"""Bringing files in: as an ordinary form, and in slices that survive a break."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.test import Client
from tests.app import App, running
from tests.made import takeout_bytes

from hearten.guides.pages import get_your_data
from hearten.journeys import spool
from hearten.journeys.overview import overview
from hearten.journeys.preferences import preferences
from hearten.journeys.receipt import Receipt
from hearten.web import imports, parcels

JSON = {"accept": "application/json"}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path) as made:
        yield made


def incoming(app: App) -> list[Path]:
    """What lies on the disk of the uploads."""
    folder = app.here.incoming
    return list(folder.iterdir()) if folder.is_dir() else []


def read(answer: HttpResponseBase) -> Any:  # whatever the JSON holds
    """The JSON of an answer."""
    return json.loads(getattr(answer, "content", b""))


# -- the ordinary form ------------------------------------------------------------------------------------------------


def test_an_empty_vault_teaches(app: App) -> None:
    page = app.owner().get("/").content.decode()
    assert "Nothing is sent anywhere" in page
    for guide in get_your_data():
        assert (f"<summary>{guide.title}</summary>" in page) == bool(guide.sources)
        assert all(escape(source.url) in page for source in guide.sources)
    assert "Checked on 23 November 2026." in page
    assert "YouTube" in page.partition("Hearten reads what these give you:")[2]


def test_files_of_a_form_are_read(app: App) -> None:
    owner = app.owner()
    files = [
        SimpleUploadedFile("takeout.zip", takeout_bytes(300)),
        SimpleUploadedFile("empty.txt", b""),
        SimpleUploadedFile("strange.json", b'{"odd": [1, 2]}'),
    ]
    answer = owner.post("/bring", {"files": files})
    assert answer.status_code == 302
    app.finished(answer["Location"])
    page = owner.get(answer["Location"]).content.decode()
    assert "300 new things are now in your vault." in page
    assert "YouTube: 300 things" in page
    assert "takeout.zip" in page
    assert "Not understood yet" in page
    assert "strange.json" in page
    assert overview(app.here.open_desk).traces == 300

    again = owner.post("/bring", {"files": SimpleUploadedFile("takeout.zip", takeout_bytes(300))})
    app.finished(again["Location"])
    assert "it was all in your vault already" in owner.get(again["Location"]).content.decode()
    assert not incoming(app), "read and understood, so let go"


def test_a_form_without_a_file_says_what_to_do(app: App) -> None:
    owner = app.owner()
    answer = owner.post("/bring")
    assert answer.status_code == 400
    assert "Choose a file first" in answer.content.decode()


def test_what_is_chosen_reaches_the_reading(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[Any] = []

    def noted(*_args: object, settings: object, **_kwargs: object) -> Receipt:
        wanted.append(settings)
        return Receipt()

    monkeypatch.setattr(imports, "bring_in", noted)
    owner = app.owner()
    one = SimpleUploadedFile("a.json", b"[]")
    chosen = {"files": one, "date_order": "month_first", "others_words": "yes"}
    app.finished(owner.post("/bring", chosen)["Location"])
    assert (wanted[0].date_order, wanted[0].others_words) == ("month_first", True)
    assert preferences(app.here.home).date_order == "month_first"
    assert 'value="month_first" checked' in owner.get("/bring").content.decode()

    parcel = begin(owner, [["a.json", 0]])["id"]
    started = owner.post(f"/bring/parcels/{parcel}/read", {"date_order": "sideways"}, headers=JSON)
    app.finished(read(started)["page"])
    assert (wanted[1].date_order, wanted[1].others_words) == ("month_first", False), "as answered before"


def test_files_that_nobody_takes_are_let_go(app: App) -> None:
    large = SimpleUploadedFile("large.bin", b"x" * (spool.IN_MEMORY + 1))
    answer = app.owner(enforce_csrf_checks=True).post("/bring", {"files": large})
    assert answer.status_code == 403
    assert not incoming(app)


# -- slices -----------------------------------------------------------------------------------------------------------


def begin(owner: Client, files: list[list[Any]]) -> Any:  # whatever the JSON holds
    """Begin an upload."""
    return read(
        owner.post("/bring/parcels", json.dumps({"files": files}), content_type="application/json", headers=JSON)
    )


def put(owner: Client, parcel: str, offset: object, part: bytes) -> HttpResponseBase:
    """Send one slice."""
    return owner.put(f"/bring/parcels/{parcel}?offset={offset}", part, "application/octet-stream", headers=JSON)


def test_slices_across_files_are_put_together(app: App) -> None:
    owner = app.owner()
    zipped = takeout_bytes(200)
    whole = b"[]" + zipped
    files = [["a.json", 2], ["empty", 0], ["takeout.zip", len(zipped)]]
    parcel = begin(owner, files)
    assert (parcel["offset"], parcel["size"], parcel["slice"]) == (0, len(whole), parcels.SLICE)
    for at in range(0, len(whole), 5000):
        assert read(put(owner, parcel["id"], at, whole[at : at + 5000]))["offset"] == min(at + 5000, len(whole))
    started = owner.post(f"/bring/parcels/{parcel['id']}/read", headers=JSON)
    assert started.status_code == HTTPStatus.CREATED
    errand = app.finished(read(started)["page"])
    assert errand.receipt is not None
    assert errand.receipt.added == 200
    assert owner.get(f"/bring/parcels/{parcel['id']}", headers=JSON).status_code == 404, "taken"


def test_the_same_files_go_on_where_they_broke_off(app: App) -> None:
    owner = app.owner()
    files = [["one.bin", 10], ["two.bin", 10]]
    first = begin(owner, files)
    put(owner, first["id"], 0, b"abcdefg")
    second = begin(owner, files)
    assert second == {**first, "offset": 7}
    assert read(owner.get(f"/bring/parcels/{first['id']}")) == {"offset": 7, "size": 20}
    assert begin(owner, [["other.bin", 10]])["id"] != first["id"]


@pytest.mark.parametrize(
    ("offset", "part", "status"),
    [
        (0, b"again", 409),
        (9, b"too far", 409),
        (4, b"more than is missing", 409),
        ("x", b"?", 400),
        ("", b"?", 400),
        (-1, b"?", 400),
        (4, b"x" * (parcels.SLICE + 1), 400),
    ],
)
def test_a_slice_out_of_step_changes_nothing(app: App, offset: object, part: bytes, status: int) -> None:
    owner = app.owner()
    parcel = begin(owner, [["one.bin", 10]])["id"]
    put(owner, parcel, 0, b"abcd")
    answer = put(owner, parcel, offset, part)
    assert answer.status_code == status
    assert read(answer)["sentence"]
    assert read(owner.get(f"/bring/parcels/{parcel}"))["offset"] == 4
    unfinished = owner.post(f"/bring/parcels/{parcel}/read", headers=JSON)
    assert unfinished.status_code == 409
    assert "not here yet" in read(unfinished)["sentence"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        '{"files": 1}',
        '{"files": [["a"]]}',
        '{"files": [["a", "x"]]}',
        '{"files": [["a", -1]]}',
        '{"files": []}',
        '{"files": [["a", 1e999]]}',
    ],
)
def test_a_list_that_makes_no_sense(app: App, body: str) -> None:
    answer = app.owner().post("/bring/parcels", body, content_type="application/json", headers=JSON)
    assert answer.status_code == 400
    assert read(answer)["sentence"].endswith(".")


def test_what_is_dropped_is_gone(app: App) -> None:
    owner = app.owner()
    size = spool.IN_MEMORY + 10
    parcel = begin(owner, [["one.bin", size]])["id"]
    put(owner, parcel, 0, b"x" * size)
    assert len(incoming(app)) == 1
    assert owner.post(f"/bring/parcels/{parcel}/drop").status_code == 204
    assert not incoming(app)
    for path in (f"/bring/parcels/{parcel}", f"/bring/parcels/{parcel}/read"):
        assert owner.put(path).status_code in (404, 405)
    assert owner.post(f"/bring/parcels/{parcel}/read").status_code == 404
    assert owner.post(f"/bring/parcels/{parcel}/drop").status_code == 204, "twice does no harm"


def test_uploads_that_are_never_finished_make_room(app: App) -> None:
    owner = app.owner()
    names = [begin(owner, [[f"{number}.bin", 5]])["id"] for number in range(parcels.OPEN_AT_ONCE + 1)]
    assert owner.get(f"/bring/parcels/{names[0]}").status_code == 404
    assert owner.get(f"/bring/parcels/{names[1]}").status_code == 200


def test_no_room_is_said_before_sending(app: App) -> None:
    answer = app.owner().post(
        "/bring/parcels", json.dumps({"files": [["huge.zip", 1 << 60]]}), content_type="application/json", headers=JSON
    )
    assert answer.status_code == 507
    assert "not enough free space" in read(answer)["sentence"]


def test_a_disk_that_fills_up_on_the_way(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = app.owner()
    parcel = begin(owner, [["one.bin", 10]])["id"]

    def full(_self: spool.SealedSpool, _part: bytes) -> int:
        raise spool.DiskFullError

    monkeypatch.setattr(spool.SealedSpool, "write", full)
    found = app.here.parcels.find(parcel)
    assert found is not None
    with pytest.raises(spool.DiskFullError):
        found.add(0, b"abcd")
    monkeypatch.undo()
    assert read(put(owner, parcel, 0, b"abcd"))["offset"] == 4
