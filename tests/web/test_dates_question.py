"""A date that can be read two ways is a question on the receipt, asked once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.app import App, running

from hearten.journeys.overview import overview
from hearten.journeys.preferences import preferences

CHAT = "".join(f"03/04/26, 10:0{number} - Ada Made-Up: hello {number}\n" for number in range(3)).encode()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with running(tmp_path) as made:
        yield made


def receipt_page(owner: Client, page: str) -> str:
    """The page once the import is over."""
    for _ in range(100):
        content = owner.get(page).content.decode()
        if "receipt" in content:
            return content
        time.sleep(0.1)
    raise AssertionError("the import does not end")


def bring(owner: Client) -> tuple[str, str]:
    chat = SimpleUploadedFile("WhatsApp Chat with Ada Made-Up.txt", CHAT)
    page = owner.post("/bring", {"files": chat}).headers["Location"]
    return page, receipt_page(owner, page)


def test_the_answer_reads_the_same_files_again_and_is_remembered(app: App) -> None:
    owner = app.owner()
    page, receipt = bring(owner)
    assert "One question" in receipt
    assert overview(app.here.open_desk).traces == 0
    answered = owner.post(f"{page}/again", {"date_order": "day_first"})
    after = receipt_page(owner, answered.headers["Location"])
    assert "One question" not in after
    assert str(overview(app.here.open_desk).first).startswith("2026-04-0"), "in any zone, not 4 March"
    assert preferences(app.here.home).date_order == "day_first"
    _, next_time = bring(owner)
    assert "One question" not in next_time


def test_there_is_nothing_to_answer_where_nothing_was_asked(app: App) -> None:
    owner = app.owner()
    file = SimpleUploadedFile("mine.csv", b"seen_at,platform\n2026-04-03,web\n")
    page = owner.post("/bring", {"files": file}).headers["Location"]
    assert "One question" not in receipt_page(owner, page)
    assert owner.post(f"{page}/again", {"date_order": "day_first"}).status_code == 404


def test_an_answer_that_makes_no_sense_asks_again(app: App) -> None:
    owner = app.owner()
    page, _ = bring(owner)
    answered = owner.post(f"{page}/again", {"date_order": "sideways"})
    assert "One question" in receipt_page(owner, answered.headers["Location"])
