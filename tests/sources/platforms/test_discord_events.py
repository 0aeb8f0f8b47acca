"""The activity log: only wanted events are decoded, and damage costs only the lines it touches."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports_helper import NOW

from hearten.sources.members import from_bytes
from hearten.sources.platforms.discord import events as discord_events
from hearten.sources.platforms.discord.events import Event, EventLog
from hearten.sources.trace import Unread

START = 1_778_781_600


def line(kind: str, second: int, **more: object) -> str:
    at = datetime.fromtimestamp(START + second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return json.dumps({"event_type": kind, "event_id": f"e{second}", "timestamp": f'"{at}"', **more})


LINES = [
    line(("app_opened", "ack_messages", "channel_opened")[n % 3], n, channel_id=f"80000000000000000{n}", note="é" * n)
    for n in range(9)
]


def read(content: str | bytes, lost: int = 0) -> tuple[list[Event], list[Unread], int]:
    data = content.encode() if isinstance(content, str) else content
    log = EventLog(from_bytes("events.json", data, lost=lost).open(), NOW)
    found = list(log)
    events = [row for row in found if isinstance(row, Event)]
    return events, [row for row in found if isinstance(row, Unread)], log.others


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_wanted_event_is_read_and_all_others_are_counted(newline: str, ending: str, mark: str) -> None:
    events, unread, others = read(mark + newline.join(LINES) + ending)
    assert [event.at // 1_000_000 - START for event in events] == [0, 2, 3, 5, 6, 8]
    assert (unread, others) == ([], 3)


@given(st.integers(1, 400))
def test_blocks_may_end_anywhere(size: int) -> None:
    whole = read("\n".join(LINES))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discord_events, "_CHUNK", size)
        assert read("\n".join(LINES)) == whole


WHOLE = "\n".join(LINES).encode()
ENDS = [len("\n".join(LINES[: n + 1]).encode()) for n in range(len(LINES))]


@given(st.integers(0, len(WHOLE)))
def test_a_file_cut_anywhere_gives_its_whole_lines(end: int) -> None:
    events, unread, others = read(WHOLE[:end])
    assert len(events) + others == sum(line_end <= end for line_end in ENDS)
    is_between_lines = end == 0 or end in ENDS or end - 1 in ENDS
    assert [row.reason for row in unread] == ([] if is_between_lines else ["cut_off"])


def test_a_torn_line_costs_itself() -> None:
    torn = [LINES[0], LINES[1][:40], LINES[2][30:], LINES[3], '{"event_type":"app_opened", oh}', LINES[6]]
    events, unread, others = read("\n".join(torn))
    assert [event.at // 1_000_000 - START for event in events] == [0, 3, 6]
    assert [(row.reason, row.bytes_lost > 0) for row in unread] == [("not_understood", True)] * 3
    assert others == 0


def test_a_line_without_end_is_passed_over() -> None:
    long = b'{"event_type":"app_opened","x":"' + b"y" * (9 << 20) + b'"}'
    events, unread, _ = read(LINES[0].encode() + b"\n" + long + b"\n" + LINES[3].encode() + b"\n")
    assert len(events) == 2
    assert [(row.reason, row.bytes_lost) for row in unread] == [("too_large", len(long))]
    assert [row.reason for row in read(long[:-2])[1]] == ["too_large"]


def test_what_is_missing_behind_the_end_is_said() -> None:
    assert read("\n".join(LINES) + "\n", lost=77)[1] == [Unread("cut_off", "end of file", 77)]


def test_words_in_a_value_are_no_event() -> None:
    said = json.dumps({"event_type": "send_message", "text": '"event_type":"app_opened"'})
    assert read(said + "\n" + LINES[0])[2] == 1


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ({"duration_connected_ms": "1500"}, 1_500_000),
        ({"duration_connected_ms": None, "duration": 1500.7}, 1_500_000),
        ({"duration_connected_ms": 0, "duration": "2000"}, 2_000_000),
        ({"duration": -5}, 0),
        ({"duration": "soon"}, 0),
        ({"duration": "inf"}, 0),
        ({"duration": True}, 0),
        ({"duration": 10**12}, 0),
        ({}, 0),
    ],
)
def test_the_length_of_a_call(written: dict[str, object], length: int) -> None:
    assert read(line("voice_disconnect", 0, **written))[0][0].length == length


def test_a_shared_screen_is_part_of_its_call() -> None:
    assert read(line("voice_disconnect", 0, duration=5, context="stream")) == ([], [], 1)


@pytest.mark.parametrize("written", ["", "soon", '"2999-01-01T00:00:00Z"', None, 5, []])
def test_an_event_without_a_time_is_named(written: object) -> None:
    events, unread, _ = read(line("app_opened", 0, timestamp=written))
    assert (events, unread) == ([], [Unread("bad_time", "app_opened: timestamp")])
