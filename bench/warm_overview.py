"""Times the overview of the vault in HEARTEN_HOME from inside: just opened, then again and again."""

from __future__ import annotations

import json
import statistics
import time
from datetime import timedelta, timezone

from hearten.ground.home import data_home
from hearten.journeys.desk import open_desk
from hearten.journeys.overview import overview

TIMES = 100


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _timed(desk: object, query: bool) -> float:
    start = time.perf_counter()
    if query:
        desk.vault.query("SELECT platform, act, count(*) FROM traces GROUP BY ALL")  # type: ignore[attr-defined]
    else:
        overview(desk)  # type: ignore[arg-type]
    return time.perf_counter() - start


def main() -> None:
    """Print the figures as JSON."""
    start = time.perf_counter()
    desk = open_desk(data_home())
    overview(desk)
    opened = time.perf_counter() - start
    overview(desk, timezone(timedelta(hours=1)))
    warm = [_timed(desk, query=False) for _ in range(TIMES)]
    queries = [_timed(desk, query=True) for _ in range(TIMES)]
    print(json.dumps({"opened": opened, "p95": _p95(warm), "query_p95": _p95(queries)}))


if __name__ == "__main__":
    main()
