"""Meta's records are read by the shape of their values: no language of labels changes what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.members import from_bytes
from hearten.sources.meta.labelled import LABELS, Fact, Labels, facts, intervals, learn, records, words_of
from hearten.sources.trace import Unread

T = 1_748_800_000
LABEL = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
THREE_LABELS = st.lists(LABEL, min_size=3, max_size=3, unique=True)


def mangle(text: str) -> str:
    """As Meta writes text: each byte of its UTF-8 as a character."""
    return text.encode().decode("latin-1")


def read(document: object) -> list[Fact]:
    member = from_bytes("file.json", json.dumps(document).encode())
    labels = learn(member)
    found = [pair for pair in records(member.open()) if not isinstance(pair, Unread)]
    return [fact for _, record in found if isinstance(record, dict) for fact in facts(record, labels)]


@given(THREE_LABELS)
def test_comments_read_the_same_under_any_labels(labels: list[str]) -> None:
    comment, owner, time = map(mangle, labels)

    def record(words: str, who: str) -> dict[str, Any]:
        return {"string_map_data": {comment: {"value": words}, owner: {"value": who}, time: {"timestamp": T}}}

    expected = [Fact(T, None, "quiet.kettle", "Quel calme ☕"), Fact(T, None, "moss_and_fern", "lovely")]
    document = [record(mangle("Quel calme ☕"), "quiet.kettle"), record("lovely", "moss_and_fern")]
    assert read(document) == expected
    assert read({"comments_media_comments": document}) == expected
    assert read(document[0]) == expected[:1]


@given(THREE_LABELS)
def test_todays_records_read_the_same_under_any_labels(labels: list[str]) -> None:
    url, name, username = map(mangle, labels)
    account = [
        {"label": url, "value": ""},
        {"label": name, "value": "kettle"},
        {"label": username, "value": "quiet.kettle"},
    ]
    tags = [{"title": "", "dict": [{"label": name, "value": word}]} for word in ("tea", "rest")]
    address = "https://www.instagram.com/p/CmAdeUp01/"
    record = {
        "timestamp": T,
        "label_values": [
            {"label": url, "value": address, "href": address},
            {"label": name, "value": mangle("Thé, enfin")},
            {"title": username, "dict": tags},
            {"title": name, "dict": [{"title": "", "dict": account}]},
        ],
    }
    assert read([record]) == [Fact(T, address, "quiet.kettle", "Thé, enfin")]
    assert read(record) == read([record])


def test_where_all_values_could_be_names_the_name_comes_last() -> None:
    document = [{"string_map_data": {"a": {"value": "nice"}, "b": {"value": "quiet.kettle"}, "c": {"timestamp": T}}}]
    assert read(document) == [Fact(T, None, "quiet.kettle", "nice")]


def test_a_field_without_value_has_a_time_of_zero() -> None:
    value = {"href": "", "value": "fern", "timestamp": 0}
    document = {
        "searches_user": [
            {"title": "", "string_map_data": {"Search": value, "Time": {**value, "value": "", "timestamp": T}}}
        ]
    }
    assert read(document) == [Fact(T, None, "fern", None)]


@pytest.mark.parametrize(
    ("record", "who"),
    [
        ({"title": "quiet.kettle", "string_list_data": [{"value": "👍", "timestamp": T}]}, "quiet.kettle"),
        ({"title": "", "string_list_data": [{"value": "quiet.kettle", "timestamp": T}]}, "quiet.kettle"),
        ({"string_list_data": [{"href": "https://www.instagram.com/_u/quiet.kettle", "timestamp": T}]}, "quiet.kettle"),
        ({"string_list_data": [{"href": "https://www.instagram.com/quiet.kettle/", "value": "👍"}]}, "quiet.kettle"),
        ({"string_list_data": [{"href": "https://www.instagram.com/p/Cm01/", "value": "👍", "timestamp": T}]}, None),
    ],
)
def test_the_name_in_a_list_entry(record: dict[str, Any], who: str | None) -> None:
    assert [fact.who for fact in read([record])] == [who]


def test_every_entry_of_a_list_is_a_fact() -> None:
    record = {"title": "fern", "string_list_data": [{"timestamp": T}, "odd", {"timestamp": T + 1}]}
    assert read([record]) == [Fact(T, None, "fern", None), Fact(T + 1, None, "fern", None)]


def test_a_flat_group_of_fields_is_an_account_too() -> None:
    group = {"title": "x", "dict": [{"label": "a", "value": "Kettle & Co"}, {"label": "b", "value": ""}]}
    assert facts({LABELS: [group], "timestamp": T}, Labels(None, None)) == [Fact(T, None, "Kettle & Co", None)]


def test_a_lone_list_of_media_is_a_list_of_posts() -> None:
    found = list(records(from_bytes("a", b'{"media": [{"uri": "a"}, {"uri": "b"}]}').open()))
    assert found == [("media", {"uri": "a"}), ("media", {"uri": "b"})]
    found = list(records(from_bytes("a", b'{"media": [{"uri": "a"}], "title": "t", "creation_timestamp": 5}').open()))
    assert found == [("", {"media": [{"uri": "a"}], "title": "t", "creation_timestamp": 5})]


def test_stretches_of_time() -> None:
    pair = [{"label": "x", "timestamp_value": T}, {"label": "y", "timestamp_value": T + 60}]
    record = {
        LABELS: [{"label": "z", "vec": [{"dict": pair}, {"dict": pair[:1]}, "odd"]}, {"label": "q", "value": "v"}]
    }
    assert list(intervals(record)) == [(T, T + 60)]
    assert list(intervals({})) == []


def test_words_are_repaired_and_never_empty() -> None:
    assert words_of(mangle(" café ")) == "café"
    assert [words_of(value) for value in (" ", "", None, 5, ["a"])] == [None] * 5
