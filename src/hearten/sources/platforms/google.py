"""Google's My Activity in Takeout: Search, Discover, News, Play and all other products.

Entries of YouTube in it become YouTube's traces, with the keys that YouTube's own history gives them.
"""

from __future__ import annotations

from hearten.sources import activity_html, activity_json
from hearten.sources.platform import CERTAIN, NO, Platform, Reader
from hearten.sources.sample import Sample


def _json_activity(sample: Sample) -> float:
    of_youtube = activity_json.belongs_to_youtube(sample)
    return NO if all(of_youtube) else CERTAIN


def _html_activity(sample: Sample) -> float:
    of_youtube = activity_html.belongs_to_youtube(sample)
    return NO if all(of_youtube) else CERTAIN


PLATFORM = Platform(
    name="google",
    title="Google",
    acts=("searched", "visited", "viewed"),
    fills=("space", "voice", "url", "title"),
    readers=(
        Reader("MyActivity.json", _json_activity, activity_json.read),
        Reader("MyActivity.html", _html_activity, activity_html.read),
    ),
)
