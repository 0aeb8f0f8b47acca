"""Whose file it is, and which: Meta's exports of Facebook and of Instagram write in the same ways.

File names are English in every account's language. Their folders, or the name of their container, say whose they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hearten.sources.sample import Sample
from hearten.sources.text import repair

_FACEBOOK = re.compile(r"(?:^|/)(?:your_facebook_activity/|your_activity_across_facebook/|facebook-)|off_of_facebook/")
_INSTAGRAM = re.compile(
    r"(?:^|/)(?:followers_and_following|ads_and_topics|recent_searches|story_(?:sticker_)?interactions"
    r"|personal_information/(?:personal_information|device_information|information_about_you))/"
)
"""Folders that Instagram's exports have and Facebook's have not."""
_NUMBER_AND_ENDING = re.compile(r"(?:_\d+)?\.(?:json|html)$")
_APOSTROPHE = re.compile(r"['\u2018\u2019\u02bc´`]")


def is_facebooks(sample: Sample) -> bool:
    """The file says that it belongs to an export of Facebook's."""
    container = sample.member.name.removesuffix(sample.member.path).casefold()
    return bool(_FACEBOOK.search(sample.path)) or ("facebook" in container and "instagram" not in container)


def is_instagrams(sample: Sample) -> bool:
    """The file says that it belongs to an export of Instagram's."""
    named = "instagram" in sample.member.name.casefold() or "instagram" in sample.path
    return (named or bool(_INSTAGRAM.search(sample.path))) and not is_facebooks(sample)


def stem(sample: Sample) -> str:
    """The file's name without number and ending; apostrophes, which come in many forms, as `_`."""
    return _stem(sample.file_name)


@lru_cache(maxsize=8)
def _stem(name: str) -> str:
    """A hundred readers ask for the same one."""
    return _APOSTROPHE.sub("_", repair(_NUMBER_AND_ENDING.sub("", name)))
