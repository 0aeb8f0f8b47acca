"""A choice fits its thing, has an end, and comes back from the log as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.choices.choice import DAYS, FITS, WANTS, Choice, NotAChoice, Target, as_body, choice, from_body

TODAY = date(2026, 3, 2)
VOICE = Target("instagram", voice="perfect.days.daily")

targets = st.builds(
    Target, st.sampled_from(["instagram", "web"]), st.none() | st.text(min_size=1), st.none() | st.text(min_size=1)
)


@given(targets, st.data(), st.text())
def test_it_comes_back_as_it_was(target: Target, data: st.DataObject, words: str) -> None:
    want = data.draw(st.sampled_from(FITS[target.level]))
    made = choice(want, target, TODAY, words=words)
    assert from_body("", as_body(made)) == made
    assert made.until == TODAY + timedelta(days=DAYS[want])
    assert made.holds(made.until)
    assert made.over(made.until + timedelta(days=1))
    assert not made.holds(made.until + timedelta(days=1))


def test_every_want_has_a_length_and_a_place() -> None:
    assert set(DAYS) == set(WANTS) == {want for wants in FITS.values() for want in wants}


@pytest.mark.parametrize(
    ("want", "target", "until", "feeling"),
    [
        ("unfollow", Target("instagram"), None, None),
        ("dance", VOICE, None, None),
        ("mute", VOICE, TODAY - timedelta(days=1), None),
        ("mute", VOICE, TODAY + timedelta(days=400), None),
        ("mute", VOICE, None, "cross"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    want: str, target: Target, until: date | None, feeling: str | None
) -> None:
    with pytest.raises(NotAChoice) as refused:
        choice(want, target, TODAY, until=until, feeling=feeling)
    assert str(refused.value).endswith(".")


def test_an_undone_choice_neither_holds_nor_is_over() -> None:
    made = Choice("one", "mute", VOICE, TODAY, TODAY, undone_on=TODAY)
    assert not made.holds(TODAY)
    assert not made.over(TODAY + timedelta(days=9))
