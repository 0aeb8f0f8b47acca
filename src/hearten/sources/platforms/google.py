"""Google's My Activity in Takeout: Search, Discover, News, Play and all other products.

Entries of YouTube in it become YouTube's traces, with the keys that YouTube's own history gives them.
"""

from __future__ import annotations

from hearten.sources.google import activity_html, activity_json
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader
from hearten.sources.sample import Sample


def _json_activity(sample: Sample) -> float:
    of_youtube = activity_json.belongs_to_youtube(sample)
    return NO if all(of_youtube) else CERTAIN


def _html_activity(sample: Sample) -> float:
    of_youtube = activity_html.belongs_to_youtube(sample)
    return NO if all(of_youtube) else CERTAIN


def _contents(sample: Sample) -> float:
    """Takeout's own page about what is in it; its name is translated, the names of products in its marks are not."""
    if not sample.is_html or not ("data-english-name=" in sample.text or sample.file_name == "archive_browser.html"):
        return NO
    return LIKELY


PLATFORM = Platform(
    name="google",
    title="Google",
    acts=("searched", "visited", "viewed"),
    fills=("space", "voice", "url", "title"),
    readers=(
        Reader("MyActivity.json", _json_activity, activity_json.read),
        Reader("MyActivity.html", _html_activity, activity_html.read),
        Reader(
            "archive_browser.html",
            _contents,
            None,
            "Google's table of contents for this export. There is nothing of yours to read in it.",
        ),
    ),
)
