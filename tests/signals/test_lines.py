"""JSON lines: one answer a line, whatever the line."""

from __future__ import annotations

import io
import json
import os
from threading import Thread
from typing import Any

from tests.signals.invented import invented_scorer

from hearten.signals import lines
from hearten.signals.labels import LABELS
from hearten.signals.lines import answers

SCORER = invented_scorer()


def answered(*raw: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line, _ in answers(SCORER, io.BytesIO(b"\n".join(raw)))]


def test_a_line_in_a_line_out() -> None:
    (line,) = answered(b'{"text": "thanks for the lovely evening, see you"}')
    assert set(line) >= {"labels", "calls", "lang"}
    assert set(line["labels"]) == set(line["calls"]) == set(LABELS)
    assert line["labels"]["gratitude"] > 0.9
    assert line["calls"]["gratitude"] == "present"
    assert (line["lang"], line["words"], line["model"], line["why"]) == ("en", 7, "invented-1", {})


def test_why_is_told_where_it_is_unsure() -> None:
    (line,) = answered(b'{"text": ""}')
    assert set(line["calls"].values()) == {"unsure"}
    assert set(line["why"].values()) == {"empty"}


def test_bad_lines_are_answered_and_the_rest_goes_on() -> None:
    secret = b'{"text": "zanzibarquokka'
    found = answered(
        secret, b"", b"[]", b'{"text": 3}', b'{"text": "a", "lang": 7}', b"\xff\xfe", b'{"text": "thanks"}'
    )
    assert [line.get("line") for line in found] == [1, 3, 4, 5, 6, None]
    assert all("zanzibarquokka" not in str(line) for line in found)
    assert found[-1]["labels"]["gratitude"] > 0.9


def test_a_line_too_long_is_passed_over(monkeypatch: Any) -> None:
    monkeypatch.setattr(lines, "LONGEST", 64)
    found = answered(b'{"text": "' + b"a" * 500 + b'"}', b'{"text": "thanks"}')
    assert found[0]["line"] == 1
    assert found[1]["calls"]


def test_only_some_labels() -> None:
    (answer, good) = next(iter(answers(SCORER, io.BytesIO(b'{"text": "hello"}'), ["joy"])))
    assert good
    assert list(json.loads(answer)["labels"]) == ["joy"]


def test_who_waits_for_each_answer_gets_it() -> None:
    down, up = os.pipe()
    with os.fdopen(down, "rb") as source, os.fdopen(up, "wb") as asks:
        found = answers(SCORER, source)
        got: list[bytes] = []
        for _ in range(3):
            asks.write(b'{"text": "thanks"}\n')
            asks.flush()
            waiter = Thread(target=lambda: got.append(next(found)[0]))
            waiter.start()
            waiter.join(20)
        assert len(got) == 3
