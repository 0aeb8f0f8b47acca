"""The times on Meta's pages: Facebook's by the person's clock, Instagram's by its own, or by what its logins show."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from tests.exports_helper import NOW, member

from hearten.ground.clock import as_microseconds
from hearten.sources.dates.when import When
from hearten.sources.meta.clock import Clock, clock_of_records, facebook_clock, instagram_clock
from hearten.sources.platform import Settings

BERLIN = Settings(zone=ZoneInfo("Europe/Berlin"), now=NOW)
PATH = "export/your_instagram_activity/likes/liked_posts.html"
LOGINS = "export/security_and_login_information/login_and_{}_creation/login_activity.html"


def page(*records: str) -> bytes:
    body = "".join(f'<div class="pam _a6-g">{record}</div>' for record in records)
    return f'<html><body><div role="main">{body}</div></body></html>'.encode()


def dated(*dates: str) -> bytes:
    return page(*[f"<h2>Ada</h2><div><div>{date}</div></div>" for date in dates])


def login(instant: str, shown: str) -> str:
    rows = "".join(
        f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in (("IP", "192.0.2.1"), ("On", shown))
    )
    return f"<h2>{instant}</h2><div><table>{rows}</table></div>"


def clock(content: bytes, **beside: bytes) -> Clock:
    files = {PATH: content, **{LOGINS.format(kind): logins for kind, logins in beside.items()}}
    return instagram_clock(member(PATH, files), BERLIN)


def at(*parts: int) -> int:
    return as_microseconds(datetime(*parts, tzinfo=UTC))  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Aug 09, 2026 9:49 am", (2026, 8, 9, 17, 49)),
        ("Jan 09, 2026 9:49 pm", (2026, 1, 10, 5, 49)),
        ("jun. 07, 2024 5:44 am", (2024, 6, 7, 13, 44)),
    ],
)
def test_instagrams_clock_is_eight_hours_behind_all_year(date: str, expected: tuple[int, ...]) -> None:
    assert clock(dated(date)).read(date) == When(at(*expected), "min", "local_assumed")


def test_facebooks_clock_is_the_persons() -> None:
    content = dated("Aug 09, 2026 9:49:05 am", "Jan 09, 2026 9:49:05 pm")
    found = facebook_clock(member("facebook-ada/a.html", {"facebook-ada/a.html": content}), BERLIN)
    assert found.read("Aug 09, 2026 9:49:05 am") == When(at(2026, 8, 9, 7, 49, 5), "s", "local_assumed")
    assert found.read("Jan 09, 2026 9:49:05 pm") == When(at(2026, 1, 9, 20, 49, 5), "s", "local_assumed")


@pytest.mark.parametrize("kind", ["profile", "account"])
@pytest.mark.parametrize("hours", [-8, -7, 0, 2, 5.5])
def test_the_list_of_logins_tells_by_which_clock_the_export_is_written(kind: str, hours: float) -> None:
    zone = timezone(timedelta(hours=hours))
    instants = [datetime(2024, month, 15, 10, 30, 41, tzinfo=UTC) for month in range(1, 9)]
    logins = page(*[login(moment.isoformat(), f"{moment.astimezone(zone):%b %d, %Y %I:%M %p}") for moment in instants])
    found = clock(dated("Aug 09, 2026 9:49 am"), **{kind: logins}).read("Aug 09, 2026 9:49 am")
    assert found == When(at(2026, 8, 9, 9, 49) - int(hours * 3600 * 1_000_000), "min", "export_zone")


@pytest.mark.parametrize(
    "logins",
    [
        page(),
        page(login("not a time", "Jun 15, 2024 2:30 am")),
        page(login("2024-06-15T10:30:00+00:00", "nothing")),
        page(
            login("2024-06-15T10:30:00+00:00", "Jun 15, 2024 2:30 am"),
            login("2024-06-16T10:30:00+00:00", "Jun 16, 2024 9:30 am"),
        ),
    ],
)
def test_unclear_logins_tell_nothing(logins: bytes) -> None:
    found = clock(dated("Aug 09, 2026 9:49 am"), profile=logins).read("Aug 09, 2026 9:49 am")
    assert found == When(at(2026, 8, 9, 17, 49), "min", "local_assumed")


@pytest.mark.parametrize(
    "text", ["", "9:49", "Aug 09, 2026", "Aug 09, 2999 9:49 am", "Aug 09, 1980 9:49 am", "x" * 100]
)
def test_what_is_no_time_of_something_done(text: str) -> None:
    assert clock(dated("Aug 09, 2026 9:49 am", "Aug 08, 2026 10:50 pm")).read(text) is None


def test_an_open_question_is_put_to_the_person() -> None:
    content = dated("03/04/2025 9:49", "03/04/2025 9:50")
    found = facebook_clock(member("a.html", {"a.html": content}), BERLIN)
    assert found.open_question
    assert found.read("03/04/2025 9:49") is None
    told = Settings(zone=UTC, now=NOW, date_order="day_first")
    assert facebook_clock(member("a.html", {"a.html": content}), told).read("03/04/2025 9:49") is not None


def test_times_in_json_tell_how_far_apart_they_are() -> None:
    content = b'[{"label_values": [{"label": "a", "value": "Jun 01, 2025 9:49:40am"}, {"label": "b", "value": "Tea"}]}]'
    found = clock_of_records(member("a.json", {"a.json": content}), BERLIN)
    first, second = found.read("Jun 01, 2025 9:49:40am"), found.read("Jun 01, 2025 9:51:10am")
    assert first
    assert second
    assert (second.at or 0) - (first.at or 0) == 90_000_000
