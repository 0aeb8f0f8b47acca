"""The order of a feed: nothing lost, the same every time, and each slider does what its name says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearten.choices.feed_order import Candidate, Sliders, order

shares = st.integers(0, 100)
sliders = st.builds(Sliders, shares, shares, shares, shares)
candidates = st.lists(
    st.builds(
        Candidate,
        id=st.uuids().map(str),
        age=st.floats(0, 10**7),
        voice=st.sampled_from("abc"),
        is_person=st.booleans(),
        lift=st.floats(-1, 1),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@given(candidates, sliders)
def test_nothing_is_lost_and_the_order_does_not_hang_on_how_it_came(items: list[Candidate], chosen: Sliders) -> None:
    placed = order(items, chosen)
    assert sorted(one.id for one in placed) == sorted(one.id for one in items)
    assert [one.id for one in order(items[::-1], chosen)] == [one.id for one in placed]


def item(name: str, age: float = 0, voice: str = "", *, person: bool = False, lift: float = 0) -> Candidate:
    return Candidate(name, age, voice or name, person, lift)


def first(one: Candidate, other: Candidate, chosen: Sliders) -> str:
    return order([one, other], chosen)[0].id


@given(shares.filter(bool))
def test_each_slider_does_what_it_says(share: int) -> None:
    assert first(item("old", 10**6), item("new"), Sliders(share, 0, 0, 0)) == "new"
    assert first(item("brand"), item("person", person=True), Sliders(0, share, 0, 0)) == "person"
    assert first(item("weighs", lift=-1), item("lifts", lift=1), Sliders(0, 0, share, 0)) == "lifts"


def test_variety_lets_other_voices_between() -> None:
    items = [item(f"a{n}", n, "a") for n in range(3)] + [item("b", 90_000, "b")]
    assert [one.id for one in order(items, Sliders(60, 0, 0, 0))] == ["a0", "a1", "a2", "b"]
    mixed = order(items, Sliders(60, 0, 0, 100))
    assert [one.id for one in mixed][:2] == ["a0", "b"]
    assert "variety" in mixed[2].why


def test_every_move_has_its_reason() -> None:
    placed = order([item("x", lift=-0.8, person=True)], Sliders(60, 50, 60, 0))
    assert placed[0].why == ("new", "weighs", "person")
    assert order([item("y", 10**9)], Sliders(0, 0, 0, 0))[0].why == ()
