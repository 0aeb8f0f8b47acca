"""The app over a large vault: how long pages take at the 95th percentile, how heavy they are, what the server needs,
and fifty readers at once (locust, in the bench environment)."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bench import inputs
from bench.imports import fresh_home
from bench.measure import HEARTEN, PEER_PYTHON, once
from bench.table import Row, show
from hearten.ground.clock import as_datetime, now

TRACES, VOICES, SPACES, CHECK_INS = 1_000_000, 3_000, 200, 365 * 4
PAGES = ("/", "/map", "/map?by=voice", "/map?by=hour", "/map?by=act", "/map/all", "/check-in", "/check-in/history",
         "/choices", "/more", "/settings", "/care/", "/guides/", "/guides/instagram", "/experiments", "/all/voices",
         "/kept")  # fmt: skip
ROUNDS = 30
READERS, READING_SECONDS = 50, 30


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, and a way in."""

    origin: str
    cookies: dict[str, str]
    pid: int


def run() -> list[dict[str, Any]]:
    """Measure all of it, and print it."""
    env = _home()
    with serving(env) as served:
        first, whole = _first_page(served)
        waited, more = (_wait_for_map(served, address) for address in ("/map", "/map?by=hour"))
        times = {page: _times(served, page) for page in PAGES}
        readers = _readers(served)
        peak = _peak(served.pid)
    rows = [
        Row(
            page,
            f"p95 {p95 * 1000:.0f} ms, median {median * 1000:.0f} ms, {weight / 1024:.0f} KiB",
            "<= 300 ms, 250 KiB",
        )
        for page, (p95, median, weight) in times.items()
    ]
    rows += [
        Row("first answer, asked for at once", f"{first:.2f} s", "<= 1 s"),
        Row("first page whole", f"{whole:.2f} s", ""),
        Row("map worked out beside it", f"{waited:.1f} s", ""),
        Row("... by time of day and by act", f"{more:.1f} s", ""),
        Row("the server's memory at most", f"{peak:.0f} MiB", "<= 1229 MiB"),
        Row(f"{READERS} readers at once", readers, "no error, p95 <= 500 ms"),
    ]
    return show(f"The app over {TRACES:,} traces, {VOICES:,} voices, {CHECK_INS:,} check-ins", rows)


@contextmanager
def serving(env: dict[str, str]) -> Iterator[Served]:
    """The program as people run it, and a browser-like client's cookies."""
    command = [str(HEARTEN), "serve", "--port", "0"]
    with subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = ""
        while "Ctrl-C" not in said:
            said += process.stdout.readline()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/in/\S+", said)
        assert found
        with httpx.Client() as client:
            client.get(found[0])
            cookies = dict(client.cookies)
        try:
            yield Served(found[1], cookies, process.pid)
        finally:
            process.terminate()


def _client(served: Served) -> httpx.Client:
    return httpx.Client(base_url=served.origin, cookies=served.cookies, timeout=120)


def _first_page(served: Served) -> tuple[float, float]:
    """Seconds from the first request to an answer, and to the whole page; the program has been running for a moment."""
    start = time.perf_counter()
    with _client(served) as client:
        answer = client.get("/")
        first = time.perf_counter() - start
        assert answer.status_code == 200
        while "data-picture" not in answer.text:
            time.sleep(0.05)
            answer = client.get("/")
    return first, time.perf_counter() - start


def _wait_for_map(served: Served, address: str) -> float:
    start = time.perf_counter()
    with _client(served) as client:
        while "HX-Refresh" not in client.get(address, headers={"HX-Request": "true"}).headers:
            time.sleep(0.2)
    return time.perf_counter() - start


def _times(served: Served, page: str) -> tuple[float, float, int]:
    seconds = []
    with _client(served) as client:
        weight = len(client.get(page).content)
        for _ in range(ROUNDS):
            start = time.perf_counter()
            answer = client.get(page)
            seconds.append(time.perf_counter() - start)
            assert answer.status_code == 200, page
    return statistics.quantiles(seconds, n=20)[-1], statistics.median(seconds), weight


def _readers(served: Served) -> str:
    """Requests, failures and the 95th percentile of fifty readers at once."""
    locust = PEER_PYTHON.with_name("locust")
    if not locust.exists():
        return "no locust: make .venv-bench/.ready"
    out = inputs.OUT / "readers"
    script = Path(__file__).with_name("web_readers.py")
    command: list[str | Path] = [locust, "-f", script, "--headless", "--only-summary", "--csv", out]
    command += ["-u", str(READERS), "-r", "10", "-t", f"{READING_SECONDS}s", "-H", served.origin]
    with suppress(RuntimeError):  # it ends with 1 where a request failed, which the figures say
        once(command, {"HEARTEN_COOKIES": json.dumps(served.cookies)})
    with out.with_name("readers_stats.csv").open(newline="") as file:
        total = next(row for row in csv.DictReader(file) if row["Name"] == "Aggregated")
    return f"{total['Request Count']} requests, {total['Failure Count']} failed, p95 {total['95%']} ms"


def _peak(pid: int) -> float:
    """The largest resident set so far, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024


def _home() -> dict[str, str]:
    """A vault with a million traces and a year of check-ins, made once."""
    home = inputs.OUT / "homes" / "web"
    env = {"HEARTEN_HOME": str(home)}
    if not (home / "vault").exists():
        inputs.OUT.mkdir(exist_ok=True)
        traces, moods = inputs.OUT / "web.csv", inputs.OUT / "web-moods.csv"
        _write(traces, moods)
        fresh_home("web")
        once([HEARTEN, "import", traces, "--json"], env)
        once([HEARTEN, "checkin", "import", moods], env)
    return env


def _write(traces: Path, moods: Path) -> None:
    draw = random.Random(7)
    end = now() / 1e6
    places = [(draw.choice(("youtube", "tiktok", "instagram", "reddit", "discord")), n) for n in range(VOICES)]
    with traces.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("seen_at", "seconds", "platform", "space", "voice", "act"))
        for at in sorted(end - draw.random() * 365 * 86_400 for _ in range(TRACES)):
            platform, voice = places[int(draw.paretovariate(0.6)) % VOICES]
            space = f"space {voice % SPACES}" if voice % 3 else ""
            when = as_datetime(int(at * 1e6)).isoformat()
            writer.writerow((when, draw.randint(5, 120), platform, space, f"voice {voice}", "viewed"))
    with moods.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("answered_at", "item", "value"))
        for at in sorted(end - draw.random() * 365 * 86_400 for _ in range(CHECK_INS)):
            writer.writerow((as_datetime(int(at * 1e6)).isoformat(), "valence", round(draw.gauss(60, 12)) % 101))
