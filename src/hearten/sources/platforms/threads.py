"""Threads: what was seen, liked, saved, posted and followed. It is exported with Instagram, in a folder of its own.

Every list of Threads has a name that begins with `text_post_app_`. Names of files and lists:
https://github.com/d3i-infra/data-donation-task (platforms/instagram.py) and https://github.com/what-if-horizon/
what-if-data-donation (entries_data.py).
"""

from __future__ import annotations

from hearten.sources.meta.lists import Shelf, readers
from hearten.sources.meta.names import is_facebooks, is_instagrams
from hearten.sources.meta.pages import looks_like_meta
from hearten.sources.meta.rows import Kind
from hearten.sources.platform import NO, POSSIBLE, Platform, Reader
from hearten.sources.sample import Sample

NAME = "threads"
_APP = "text_post_app_"

KINDS = (
    Kind("archived_threads", f"{_APP}text_app_archived_posts", "posted", ("private",)),
    Kind("following", f"{_APP}text_post_app_following", "followed"),
    Kind("liked_threads", f"{_APP}media_likes", "liked"),
    Kind("saved_threads", f"{_APP}text_post_app_saved_posts", "saved"),
    Kind("threads_and_replies", f"{_APP}text_posts", "posted"),
    Kind("threads_viewed", f"{_APP}text_post_app_posts_seen", "viewed"),
)
"""In the order of their files."""


def _may_be(sample: Sample) -> bool:
    own_name = "thread" in sample.file_name or "/threads/" in f"/{sample.path}"
    return not is_facebooks(sample) and (own_name or _APP in sample.text[:200])


def _recognise_not_needed(sample: Sample) -> float:
    roots = {str(path[0]) for path, _ in sample.json_items if path}
    if roots and all(root.startswith(_APP) for root in roots):
        return POSSIBLE
    ours = "/threads/" in f"/{sample.path}" and is_instagrams(sample)
    return POSSIBLE if ours and (sample.is_json or looks_like_meta(sample)) else NO


PLATFORM = Platform(
    NAME,
    "Threads",
    ("viewed", "liked", "saved", "posted", "followed"),
    ("voice", "url", "text"),
    (
        *readers(Shelf(NAME, _may_be), KINDS),
        Reader(
            "followers.json and the like",
            _recognise_not_needed,
            None,
            "Your Threads account, and lists of other people. Hearten does not need them.",
        ),
    ),
)
