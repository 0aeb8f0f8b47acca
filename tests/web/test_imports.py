"""Imports in the background: one at a time, stoppable, and honest about how they ended."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.app import App, running, wait_for
from tests.made import MARKER, takeout_bytes

from hearten.ground.errors import HeartenError
from hearten.journeys.bring_in import BATCH, Progress
from hearten.journeys.receipt import FileLine, Receipt
from hearten.journeys.spool import SealedSpool, copy
from hearten.web import imports
from hearten.web.choices import Choices
from hearten.web.imports import Errand, Parts
from hearten.web.receipts import SHOWN, told

MANY = BATCH + 500


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path) as made:
        yield made


def parts(app: App, content: bytes, name: str = "takeout.zip") -> Parts:
    """Something that was sent."""
    spool = SealedSpool(app.here.incoming, 0)
    return Parts(spool, [(name, 0, copy(io.BytesIO(content), spool))])


def page(app: App, errand: Errand) -> str:
    """What the person sees of it."""
    return app.owner().get(f"/bring/{errand.id}").content.decode()


class Held:
    """Holds an import at its first sign of progress, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        tell = Errand._tell

        def hold(errand: Errand, progress: Progress) -> None:
            tell(errand, progress)
            self.reached.set()
            assert self.go_on.wait(20)

        monkeypatch.setattr(Errand, "_tell", hold)


def test_progress_while_it_runs_and_one_after_the_other(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    here = app.here
    first = here.imports.start(here.open_desk, parts(app, takeout_bytes(MANY)), Choices())
    second = here.imports.start(here.open_desk, parts(app, b"{}", "odd.json"), Choices())
    assert held.reached.wait(20)
    assert (first.state, second.state) == ("reading", "waiting")
    assert here.imports.busy is first

    owner = app.owner()
    whole = owner.get(f"/bring/{first.id}").content.decode()
    assert f"{BATCH:,}" in whole
    assert "Now reading:" in whole
    assert '<meta http-equiv="refresh" content="2">' in whole
    moving = owner.get(f"/bring/{first.id}", headers={"HX-Request": "true"})
    assert moving.content.decode().strip().startswith('<div id="progress"')
    assert "<html" not in moving.content.decode()
    assert "Waiting for the import before this one" in page(app, second)
    assert "Your files are being read" in owner.get("/kept").content.decode()
    assert owner.post("/forget/confirm", {"what": "everything"})["Location"] == f"/bring/{first.id}"

    held.go_on.set()
    wait_for(lambda: second.over)
    assert app.here.imports.busy is None
    assert first.receipt is not None
    assert first.receipt.added == MANY
    over = owner.get(f"/bring/{first.id}", headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"


def test_stopping_keeps_what_was_read(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    here = app.here
    errand = here.imports.start(here.open_desk, parts(app, takeout_bytes(MANY)), Choices())
    assert held.reached.wait(20)
    owner = app.owner()
    assert owner.post(f"/bring/{errand.id}/stop")["Location"] == f"/bring/{errand.id}"
    assert errand.stopping
    assert "Stopping." in owner.get(f"/bring/{errand.id}").content.decode()
    held.go_on.set()
    wait_for(lambda: errand.over)
    assert errand.state == "stopped"
    said = page(app, errand)
    assert "Stopped, as you asked" in said
    assert f"{BATCH:,} new things" in said
    assert "Bring the same files again to get the rest" in said
    again = here.imports.start(here.open_desk, parts(app, takeout_bytes(MANY)), Choices())
    wait_for(lambda: again.over)
    assert again.receipt is not None
    assert (again.receipt.added, again.receipt.already_there) == (MANY - BATCH, BATCH)


def test_stop_of_an_unknown_import(app: App) -> None:
    assert app.owner().post("/bring/0123/stop").status_code == 404


def test_files_that_are_not_understood_offer_their_shape(app: App) -> None:
    owner = app.owner()
    odd = SimpleUploadedFile("odd.json", b'{"odd": [{"word": "%s", "n": 7}]}' % MARKER.encode())
    where = owner.post("/bring", {"files": odd})["Location"]
    errand = app.finished(where)
    assert errand.unknown
    assert "shape report" in owner.get(where).content.decode()
    report = owner.get(f"{where}/shape.txt")
    assert report["Content-Disposition"].startswith("attachment")
    assert "odd" in report.content.decode()
    assert MARKER not in report.content.decode()
    known = app.here.imports.start(app.here.open_desk, parts(app, takeout_bytes(10)), Choices())
    wait_for(lambda: known.over)
    assert owner.get(f"/bring/{known.id}/shape.txt").status_code == 404
    assert not list(app.here.incoming.iterdir()), "the next import lets go of the one before"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (HeartenError("The vault is read only. Ask its owner."), "The vault is read only."),
        (KeyError(MARKER), "our mistake"),
    ],
)
def test_a_failure_is_said_kindly(app: App, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str) -> None:
    def broken(*_args: object, **_kwargs: object) -> Receipt:
        raise fault

    monkeypatch.setattr(imports, "bring_in", broken)
    errand = app.here.imports.start(app.here.open_desk, parts(app, b"x"), Choices())
    wait_for(lambda: errand.over)
    assert errand.state == "failed"
    assert said in page(app, errand)
    assert MARKER not in page(app, errand)
    assert not list(app.here.incoming.iterdir())


def test_only_so_many_receipts_are_remembered(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "REMEMBERED", 2)
    begun = []
    for _ in range(3):
        begun.append(app.here.imports.start(app.here.open_desk, parts(app, b"{}"), Choices()))
        wait_for(lambda: begun[-1].over)
    assert [app.here.imports.find(errand.id) for errand in begun] == [None, *begun[1:]]


def receipt(**kwargs: object) -> Receipt:
    """A receipt with some things given."""
    return Receipt(**kwargs)  # type: ignore[arg-type] # the test says which


def test_the_receipt_in_words(app: App) -> None:
    lines = [FileLine(f"{number}.txt", None, "skipped", note="Not needed.") for number in range(SHOWN + 5)]
    lines.append(
        FileLine("torn.json", "youtube", "damaged", 10, 1, 99, note="10 things read. 99 bytes could not be read.")
    )
    errand = Errand(app.here.home, parts(app, b""), Choices())
    errand.state, errand.receipt = "done", receipt(added=1, by_platform={"youtube": 1}, files=tuple(lines))
    words = told(errand)
    assert words.title == "All done"
    assert words.headline == "1 new thing is now in your vault."
    assert [(group.outcome, group.count, group.more, group.open) for group in words.groups] == [
        ("damaged", 1, 0, True),
        ("skipped", SHOWN + 5, 5, False),
    ]
    errand.receipt = receipt(stopped=True)
    assert "You can bring the same files again" in told(errand).headline
    errand.receipt = receipt()
    assert told(errand).title == "Nothing to add"
    errand.receipt = receipt(added=2, already_there=1, by_platform={"youtube": 2})
    assert told(errand).facts == ["YouTube: 2 things", "1 thing was there already, so it was not added twice."]
    errand.receipt = receipt(added=2, files=tuple(lines))
    assert told(errand).facts == ["1 file could be read only in part."]
    errand.parts.spool.close()
