"""Keys are the same for the same thing and different for different things."""

from hypothesis import given
from hypothesis import strategies as st

from hearten.ground.ids import KEY_BYTES, MINUTE, SECOND, normal_text, trace_key

names = st.text(st.characters(exclude_characters="\0"))


@given(names, names, names, st.integers(0, 4_000_000_000 * SECOND), st.integers(0, SECOND - 1))
def test_a_key_ignores_what_is_finer_than_its_cut(platform: str, act: str, target: str, at: int, more: int) -> None:
    start = at // SECOND * SECOND
    assert trace_key(platform, act, target, start) == trace_key(platform, act, target, start + more)
    assert len(trace_key(platform, act, target, at)) == KEY_BYTES


@given(st.lists(st.tuples(names, names, names, st.none() | st.integers(0, 10**6)), unique=True, max_size=20))
def test_different_things_have_different_keys(things: list[tuple[str, str, str, int | None]]) -> None:
    keys = {
        trace_key(platform, act, target, None if at is None else at * MINUTE, MINUTE)
        for platform, act, target, at in things
    }
    assert len(keys) == len(things)


@given(st.text())
def test_normal_text_is_settled_after_a_few_rounds_and_has_no_stray_spaces(text: str) -> None:
    words = normal_text(text)
    assert words == words.strip()
    assert "  " not in words


def test_normal_text_forgets_case_and_width() -> None:
    assert normal_text("  Ｔhe\u00a0Quiet  KETTLE ") == normal_text("the quiet kettle")
