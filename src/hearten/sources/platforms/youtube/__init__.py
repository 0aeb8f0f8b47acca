"""YouTube in Google Takeout: watched, searched, commented, liked, saved, subscribed."""

from __future__ import annotations

from hearten.sources.google import activity_html, activity_json
from hearten.sources.platform import CERTAIN, NO, Platform, Reader
from hearten.sources.platforms.youtube import old as youtube_old
from hearten.sources.platforms.youtube import tables as youtube_tables
from hearten.sources.sample import Sample

BARELY = 0.1
"""Any other reader that claims the file knows better."""


def _json_history(sample: Sample) -> float:
    ours = activity_json.belongs_to_youtube(sample)
    return CERTAIN if ours and all(ours) else NO


def _html_history(sample: Sample) -> float:
    ours = activity_html.belongs_to_youtube(sample)
    return CERTAIN if ours and all(ours) else NO


def _other_list(sample: Sample) -> float:
    """A list without entries, or any other table, in YouTube's folder; that has `YouTube` in its name everywhere."""
    if "youtube" not in sample.path.rpartition("/")[0]:
        return NO
    return BARELY if sample.csv_rows or sample.text.strip() == "[]" else NO


PLATFORM = Platform(
    name="youtube",
    title="YouTube",
    acts=("viewed", "searched", "commented", "liked", "reacted", "saved", "followed", "posted", "visited"),
    fills=("space", "voice", "url", "title", "text"),
    readers=(
        Reader("watch-history.json", _json_history, activity_json.read),
        Reader("watch-history.html", _html_history, activity_html.read),
        Reader("comments.csv", youtube_tables.recognise_comments, youtube_tables.read_comments),
        Reader("playlist.csv", youtube_tables.recognise_playlist, youtube_tables.read_playlist),
        Reader("subscriptions.csv", youtube_tables.recognise_subscriptions, youtube_tables.read_subscriptions),
        Reader("likes.json", youtube_old.recognise_list, youtube_old.read_list),
        Reader("my-comments.html", youtube_old.recognise_comments, youtube_old.read_comments),
        Reader("channel.csv", _other_list, None, "An empty list, or the settings of your own channel."),
    ),
)
