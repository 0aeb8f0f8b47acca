"""Mojibake is undone where there is some, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.text import plain_spaces, repair, repair_all, unescape_html

good_text = st.text(st.characters(exclude_categories=["Cs"]))
any_text = st.text(st.characters())


def mangle(text: str) -> str:
    """What Meta's exporter does: each byte of the UTF-8 form becomes a character."""
    return text.encode().decode("latin-1")


@given(good_text)
def test_undoes_what_the_exporter_did(text: str) -> None:
    assert repair(mangle(text)) == text


@given(any_text)
def test_never_fails_and_never_lengthens(text: str) -> None:
    assert len(repair(text)) <= len(text)


@given(any_text.filter(lambda text: any(character > "\u00ff" for character in text)))
def test_leaves_text_alone_that_no_exporter_of_bytes_wrote(text: str) -> None:
    assert repair(text) == text


@given(good_text.filter(lambda text: repair(text) == text))
def test_is_idempotent_for_text_that_was_mangled_once(text: str) -> None:
    assert repair(repair(mangle(text))) == repair(mangle(text))


def test_leaves_good_latin_letters_alone() -> None:
    for text in ("", "plain", "café", "Grüße an Zoë", "naïve résumé", "£5 © 2026"):
        assert repair(text) == text


def test_leaves_a_cut_sequence_alone() -> None:
    whole = mangle("a lantern 🏮")
    assert repair(whole) == "a lantern 🏮"
    for cut in range(1, 4):
        assert repair(whole[:-cut]) == whole[:-cut]


def test_undoes_one_layer_only() -> None:
    assert repair(mangle(mangle("é"))) == mangle("é")


def test_repairs_keys_and_values_at_every_depth() -> None:
    mangled = {mangle("Clé"): [{mangle("Größe"): mangle("🌱")}, 3, None, True, mangle("é")], "plain": "plain"}
    assert repair_all(mangled) == {"Clé": [{"Größe": "🌱"}, 3, None, True, "é"], "plain": "plain"}


def test_leaves_absurd_depths_alone_instead_of_failing() -> None:
    nested: list[object] = []
    for _ in range(50_000):
        nested = [nested]
    assert isinstance(repair_all(nested), list)


def test_plain_spaces_keeps_words_apart_and_joiners_in_place() -> None:
    assert plain_spaces("11:45:01\u202fAM") == "11:45:01 AM"
    assert plain_spaces("\u200e[03.04.26,\u00a021:22]\u200f") == "[03.04.26, 21:22]"
    assert plain_spaces("می\u200cخواهم") == "می\u200cخواهم"
    assert plain_spaces("👩\u200d🚀") == "👩\u200d🚀"


@given(any_text)
def test_plain_spaces_is_idempotent(text: str) -> None:
    assert plain_spaces(plain_spaces(text)) == plain_spaces(text)


def test_unescapes_html() -> None:
    assert unescape_html("Tom &amp; Ada&#39;s&nbsp;kettle &#8239;") == "Tom & Ada's\u00a0kettle \u202f"
    assert unescape_html("nothing to do") == "nothing to do"
