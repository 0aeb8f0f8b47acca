"""YouTube in Google Takeout: watched, searched, commented, liked, saved, subscribed."""

from __future__ import annotations

from hearten.sources import activity_json
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader
from hearten.sources.sample import Sample


def _activity_json(sample: Sample) -> float:
    records = [value for path, value in sample.json_items if not path and activity_json.is_record(value)]
    if not records or len(records) < len(sample.json_items) / 2:
        return NO
    ours = sum(map(activity_json.is_youtube_record, records))
    if ours == len(records):
        return CERTAIN
    return LIKELY if ours > len(records) / 2 else NO


PLATFORM = Platform(
    name="youtube",
    title="YouTube",
    acts=("viewed", "searched", "commented", "liked", "saved", "followed", "reacted", "visited"),
    fills=("voice", "url", "title", "text"),
    readers=(Reader("watch-history.json", _activity_json, activity_json.read),),
)
