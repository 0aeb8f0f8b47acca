"""The check-in: two taps with or without script, and with or without Hearten running."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from tests.app import App, fill, running, token, wait_for
from tests.web.browsing import visit

from hearten.care.checkins.questions import QUESTIONS, STEPS
from hearten.ground.clock import as_microseconds, now
from hearten.journeys.check_in import add, history
from hearten.journeys.desk import open_desk


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A vault with some history."""
    with running(tmp_path / "home") as one:
        fill(one, tmp_path)
        yield one


def test_what_is_tapped_is_kept_and_shown_and_can_be_deleted(app: App) -> None:
    client = app.owner()
    page = client.get(reverse("check_in"))
    form = {"csrfmiddlewaretoken": token(page), "valence": "82", "calm": "34", "because": "Two Otters"}
    shown = client.post(reverse("check_in"), form, follow=True).content.decode()
    assert "because of <bdi>Two Otters</bdi>" in shown
    (at, _), *_ = [(answer.answered_at, answer.item) for answer in history(app.here.open_desk)]
    assert {answer.item: answer.value for answer in history(app.here.open_desk)} == {"valence": 82, "calm": 34}
    client.post(reverse("check_in_delete"), {"csrfmiddlewaretoken": token(page), "at": str(at)})
    assert history(app.here.open_desk) == []


def test_the_history_goes_month_by_month(app: App) -> None:
    client, desk = app.owner(), app.here.open_desk
    for day in (
        datetime(2026, 3, 30, 12, tzinfo=UTC),
        datetime(2026, 3, 31, 12, tzinfo=UTC),
        datetime(2026, 1, 5, 12, tzinfo=UTC),
    ):
        add(desk, {"valence": 50, "calm": 40}, at=as_microseconds(day))
    page = client.get(reverse("check_in_history")).content.decode()
    assert page.count("<details") - page.count('<details class="card" open') >= 1
    assert "Tue, 31 March" in page
    assert "Mon, 5 January" not in page
    assert '<a class="button quiet" rel="prev" href="?month=2026-01">Earlier: January 2026</a>' in page
    assert "Later:" not in page
    earlier = client.get(reverse("check_in_history") + "?month=2026-01").content.decode()
    assert "Mon, 5 January" in earlier
    assert "1 check-in<" in earlier
    assert 'rel="next" href="?month=2026-03">Later: March 2026</a>' in earlier
    for nonsense in ("2026", "2026-02", "x-y", "\u00b2-1"):
        assert client.get(reverse("check_in_history"), {"month": nonsense}).content.decode().count("31 March") >= 1


def test_after_a_deletion_the_month_stays_open(app: App) -> None:
    client = app.owner()
    at = as_microseconds(datetime(2026, 1, 5, 12, tzinfo=UTC))
    add(app.here.open_desk, {"valence": 50}, at=at)
    form = {"csrfmiddlewaretoken": token(client.get(reverse("check_in"))), "at": str(at)}
    assert client.post(reverse("check_in_delete"), form)["Location"] == "/check-in/history?month=2026-01"
    for nonsense in ("soon", "²", "9" * 30):
        assert client.post(reverse("check_in_delete"), {**form, "at": nonsense})["Location"] == "/check-in/history"


@pytest.mark.parametrize("form", [{}, {"valence": "lots"}, {"valence": "400"}])
def test_nothing_or_nonsense_is_said_kindly(app: App, form: dict[str, str]) -> None:
    client = app.owner()
    form = {**form, "csrfmiddlewaretoken": token(client.get(reverse("check_in")))}
    answer = client.post(reverse("check_in"), form)
    assert answer.status_code == 400
    assert history(app.here.open_desk) == []


def test_what_waited_is_kept_once_however_often_it_is_sent(app: App) -> None:
    client = app.owner()
    secret = client.get(reverse("check_in_sync")).json()["token"]
    waiting = [
        {"id": "a1", "at": now() - 60_000_000, "values": {"valence": 66}, "because": None},
        {"id": "a2", "at": "soon", "values": {"valence": 66}},
        {"id": "a3", "at": now(), "values": {"nonsense": 66}},
        {"odd": True},
        "odd",
    ]
    for _ in range(2):
        answer = client.post(
            reverse("check_in_sync"), json.dumps(waiting), "application/json", headers={"X-CSRFToken": secret}
        )
        assert answer.json() == {"done": ["a1", "a2", "a3"]}
    assert [(one.item, one.value) for one in history(app.here.open_desk)] == [("valence", 66)]


def test_a_queue_that_is_no_list_is_refused(app: App) -> None:
    client = app.owner()
    secret = client.get(reverse("check_in_sync")).json()["token"]
    for body in ("{}", "nonsense"):
        answer = client.post(reverse("check_in_sync"), body, "application/json", headers={"X-CSRFToken": secret})
        assert answer.status_code == 400


def test_the_page_that_the_browser_keeps_holds_nothing_personal(app: App) -> None:
    client = app.owner()
    with_names = client.get(reverse("check_in")).content.decode()
    kept = client.get(reverse("check_in_offline")).content.decode()
    assert "<option" in with_names
    assert "<option" not in kept
    assert "csrf" not in kept
    for item in QUESTIONS:
        assert kept.count(f'name="{item}"') == len(STEPS)
    assert client.get(reverse("check_in_manifest")).json()["start_url"] == reverse("check_in")
    assert client.get(reverse("check_in_worker"))["Content-Type"].startswith("text/javascript")


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_offline_and_back(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path) as here:
        here.come_in()
        here.go("/check-in")
        here.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        here.page.get_by_label("quite good").check()
        here.page.get_by_role("button", name="Keep").click()
        expect(here.page.get_by_role("status")).to_have_text("Kept. Thank you for looking in on yourself.")
        here.page.context.set_offline(True)
        here.go("/check-in")
        expect(here.page.get_by_text("Hearten is closed right now.")).to_be_visible()
        here.page.get_by_label("a bit low").check()
        here.page.get_by_role("button", name="Keep").click()
        expect(here.page.get_by_role("status")).to_contain_text("locked away in this browser")
        assert [one.value for one in history(open_desk(here.home))] == [66]
        here.page.context.set_offline(False)
        here.go("/check-in")
        wait_for(lambda: [one.value for one in history(open_desk(here.home))] == [66, 34])


@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_without_script(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, tmp_path, java_script_enabled=False) as here:
        here.come_in()
        here.go("/check-in")
        here.page.get_by_label("very good").first.check()
        here.page.get_by_role("button", name="Keep").click()
        expect(here.page.get_by_role("heading", level=1)).to_have_text("My check-ins")
        assert [one.value for one in history(open_desk(here.home))] == [98]
        here.check()
