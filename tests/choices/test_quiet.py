"""Parts of an app that can be hidden: ours, in our order, and no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearten.choices.quiet import PARTS, known_parts


def test_only_known_parts() -> None:
    assert known_parts(["counts", "everything", "short_videos"]) == ("short_videos", "counts")


@given(st.sets(st.sampled_from(PARTS)))
def test_the_order_is_always_ours(chosen: set[str]) -> None:
    assert known_parts(sorted(chosen)) == tuple(part for part in PARTS if part in chosen)
