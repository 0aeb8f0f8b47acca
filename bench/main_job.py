"""History into the encrypted vault, and the overview of it."""

from __future__ import annotations

import csv
import json
import random
import sys
from pathlib import Path
from typing import Any

from bench import inputs
from bench.imports import RUNS, against, fresh_home, imported, peer, rate
from bench.measure import HEARTEN, median, once
from bench.table import Row, show
from hearten.ground.clock import iso

MILLION = 1_000_000


def run() -> list[dict[str, Any]]:
    """All rows of this subject."""
    rows = [*_takeout_json(), *_takeout_html(), *_chrome(), *_damage(), *_overview()]
    return show("The main job", rows)


def _takeout_json() -> list[Row]:
    path = inputs.takeout("json")
    ours, theirs = imported(path), peer("takeout.py", inputs.takeout_folder("json"))
    env = fresh_home("again")
    first = once([HEARTEN, "import", "--json", path], env)
    again = once([HEARTEN, "import", "--json", path], env)
    added = json.loads(again.output)["added"]
    return [
        Row(
            "YouTube JSON zip",
            rate(ours),
            ">= 100,000/s, <= 250 MiB",
            against(ours, theirs, "google_takeout_parser"),
        ),
        Row("the same file again", f"{added} added, {again.cpu / first.cpu:.2f}x the first time", "0 added, < 1x"),
    ]


def _takeout_html() -> list[Row]:
    rows = []
    for form, asked in (("html", ">= 50,000/s, <= 250 MiB"), ("html-old", ">= 50,000/s, <= 250 MiB")):
        ours = imported(inputs.takeout(form))
        # One run, on a tenth: the peer holds every page whole and needs minutes and gigabytes for all of it.
        theirs = peer("takeout.py", inputs.takeout_folder(form, inputs.ENTRIES // 10), 1)
        rows.append(
            Row(f"YouTube {form}", rate(ours), asked, against(ours, theirs, "google_takeout_parser on a tenth"))
        )
    return rows


def _chrome() -> list[Row]:
    path = inputs.chrome_history()
    ours, theirs = imported(path), peer("browser.py", path)
    return [Row("Chrome database", rate(ours), ">= 120,000/s", against(ours, theirs, "browserexport"))]


def _damage() -> list[Row]:
    rows = []
    for name, path in (
        ("zip cut at 90 %", inputs.cut(inputs.takeout("json"), 0.9)),
        ("JSON cut at 90 %", inputs.cut_member("json", 0.9)),
        ("HTML cut at 90 %", inputs.cut_member("html", 0.9)),
    ):
        receipt = json.loads(once([HEARTEN, "import", "--json", path], fresh_home("damaged")).output)
        line = receipt["files"][0]
        measured = f"{line['traces']:,} read, {line['outcome']}, {line['bytes_lost']:,} bytes lost"
        rows.append(Row(name, measured, "every complete item, bytes lost stated", "both peers lose the file"))
    return rows


def _overview() -> list[Row]:
    env = _million_home()
    whole = median([once([HEARTEN, "overview", "--json"], env) for _ in range(RUNS)])
    probe = once([sys.executable, "-m", "bench.warm_overview"], env)
    figures = json.loads(probe.output)
    return [
        Row("overview of 1,000,000, whole command", f"{whole.wall:.2f} s, peak {whole.peak:.0f} MiB", "", ""),
        Row("overview, vault just opened", f"{figures['opened']:.2f} s", "<= 2.5 s", ""),
        Row("overview again, p95 of 100", f"{figures['p95'] * 1000:.1f} ms", "<= 100 ms", ""),
        Row("one count anew, p95 of 100", f"{figures['query_p95'] * 1000:.1f} ms", "<= 100 ms", ""),
    ]


def _million_home() -> dict[str, str]:
    """A vault with a million traces of many spaces and voices, made once."""
    home = inputs.OUT / "homes" / "million"
    env = {"HEARTEN_HOME": str(home)}
    if not (home / "vault").exists():
        path = inputs.OUT / "million.csv"
        _write_million(path)
        fresh_home("million")
        once([HEARTEN, "import", "--json", path], env)
        path.unlink()
    return env


def _write_million(path: Path) -> None:
    draw = random.Random(11)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("seen_at", "seconds", "platform", "space", "voice", "act"))
        at = 1_500_000_000
        for _ in range(MILLION):
            at += draw.randint(1, 500)
            platform = draw.choice(("youtube", "tiktok", "instagram", "reddit", "web"))
            space = f"space {int(draw.paretovariate(0.8)) % 2000}" if platform in ("reddit", "web") else ""
            voice = "" if space else f"voice {int(draw.paretovariate(0.6)) % 3000}"
            writer.writerow((iso(at * 1_000_000), draw.randint(1, 600), platform, space, voice, "viewed"))
