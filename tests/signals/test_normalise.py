"""Texts are read the way a person would read them, whatever they were written to look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearten.signals import normalise
from hearten.signals.normalise import HEAD, TAIL, normalised


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("@bob @al see you at ten", "see you at ten"),
        ("thanks @bob.example", "thanks @user"),
        ("look https://example.org/a?b=c", "look link"),
        ("look [URL]", "look link"),
        ("#ThankYouTeam", "Thank You Team"),
        ("so 😊👍🏽", "so smiling face with smiling eyes thumbs up"),
        ("I\u200b am\u202e here", "I am here"),
        ("you сareу", "you carey"),
        ("𝓱𝓮𝓵𝓵𝓸", "hello"),
        ("h̷̢̛e̴l̶l̵o", "hello"),
        ("c4bb4ge and t!me", "cabbage and time"),
        ("c a b b a g e", "cabbage"),
        ("c.a.b.b.a.g.e", "cabbage"),
        ("sooooo good!!!!!", "soo good!"),
        ("WELL DONE TODAY", "well done today"),
        ("I am SERIOUS", "I am serious"),
        ("ICH BIN ERNST, ja", "ICH BIN ernst, ja"),
        ("ich höre NICHTS, ÜBERHAUPT nichts", "ich höre nichts, überhaupt nichts"),
        ("A_LOUD name and ABCD3", "A_LOUD name and ABCD3"),
        ("  two   words\n", "two words"),
    ],
)
def test_what_a_reader_sees(written: str, read: str) -> None:
    assert normalised(written) == read


@pytest.mark.parametrize(
    "plain",
    [
        "il y a à boire",
        "route 66, mp3 and covid19",
        "at 10:30 for $500",
        "the USA and the UN",
        "naïve über señor",
        "谢谢你",
        "شكرا",
    ],
)
def test_what_nobody_disguised_stays(plain: str) -> None:
    assert normalised(plain) == plain


@given(st.text())
def test_any_text_has_a_reading(text: str) -> None:
    read = normalised(text)
    assert read == read.strip()
    assert "  " not in read


@given(st.text("aBkKyYsSÉßя١ .-_*$!@|+017!?#\n\u200b", max_size=30))
def test_what_is_quicker_to_find_is_found_wherever_the_whole_would_change_something(text: str) -> None:
    for name in ("SPACED", "STRETCHED", "REPEATED"):
        if getattr(normalise, f"_{name}").search(text):
            assert getattr(normalise, f"_{name}_HINT").search(text), name
    if normalise._INSIDE.sub(lambda found: found[0].translate(normalise._LEET), text) != text:
        assert "$" in text or normalise._INSIDE_HINT.search(text)


def test_a_long_text_is_read_at_both_ends() -> None:
    read = normalised("begin " + "word " * 20_000 + "end")
    assert read.startswith("begin")
    assert read.endswith("end")
    assert len(read) <= HEAD + TAIL + 1
