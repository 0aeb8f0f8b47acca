"""Every text gets an answer; where nothing can be sure, the reason stands beside it."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.signals.invented import invented_scorer

from hearten.signals.labels import LABELS
from hearten.signals.scorer import ABSENT, BATCH, PRESENT, UNSURE, Asked, Calls, Scorer, as_batch, calls_of

SCORER = invented_scorer()
GRATITUDE, INSULT, THREAT = (LABELS.index(name) for name in ("gratitude", "insult", "threat"))


def calls(text: str, **known: str) -> Calls:
    found: Calls = SCORER.score([Asked(text, **known)]).calls[0]
    return found


def test_a_plain_text_is_called_label_by_label() -> None:
    found = calls("Thanks for walking home with me yesterday")
    assert found[GRATITUDE] == PRESENT
    assert found[INSULT] == ABSENT


ODD = {
    "empty": ("", "   \n", "\u200b\ufeff"),
    "too_long": ("many words " * 10_000,),
    "hidden_signs": ("you ca\u200bbbage of a person", "a\u200b b\u200b c\u200b d\u200b"),
    "turned_direction": ("\u202eyou are a cabbage, said nobody",),
    "only_emoji": ("😂😂😂", "👨‍👩‍👧 👍🏽"),
    "no_words": ("12345 !!!", "https://somewhere.example/a/b"),
    "code": ("function a(b) { return b; }\nconst x = a(3);", "<div class='a'><p></p></div>"),
    "encoded": (base64.b64encode(b"these were words, once upon a time, and many of them 1").decode(),),
    "mixed_languages": (
        "Ich freue mich sehr auf das Wochenende mit euch allen. I am really looking forward to the weekend with you.",
    ),
    "romanised": ("yaar tum kya kar rahe ho aaj, bahut accha lag raha hai",),
    "unknown_language": ("hej, jag heter Anna och jag bor i Stockholm", "שלום חברים מה שלומכם היום"),
}


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in ODD.items() for text in texts])
def test_what_cannot_be_judged_is_unsure_and_says_why(reason: str, text: str) -> None:
    scores = SCORER.score([Asked(text)])
    assert (scores.calls == UNSURE).all()
    assert {scores.why(0, label) for label in range(len(LABELS))} == {reason}
    assert ((scores.probabilities >= 0) & (scores.probabilities <= 1)).all()


@pytest.mark.parametrize(
    "text",
    [
        "We had dinner at my grandmother's house and played cards until midnight",
        "مرحبا، كيف كان يومك؟ أتمنى لك كل الخير والسعادة دائما",
        "今日は友達と一緒に海へ行ってとても楽しかったです",
        "Heute war ein schöner Tag, wir waren zusammen am See",
        "Non se ne parla mai abbastanza, secondo me è una bella idea",
        "see you at 5 (or 6), ok? {sorry} ;)",
        "family time 👨‍👩‍👧 was lovely",
    ],
)
def test_ordinary_words_are_not_odd(text: str) -> None:
    assert SCORER.score([Asked(text)]).oddities == [None]


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    scores = SCORER.score([Asked(text)])
    assert np.isfinite(scores.probabilities).all()


def test_half_a_character_is_read_as_a_gap() -> None:
    assert calls("thanks a lot for \ud83d everything")[GRATITUDE] == PRESENT


def test_few_words_lean_to_unsure() -> None:
    perhaps = SCORER.score([Asked("perhaps a cabbage for dinner tonight"), Asked("thanks"), Asked("perhaps thanks")])
    assert perhaps.why(0, INSULT) == "close"
    assert perhaps.calls[1, GRATITUDE] == PRESENT, "beyond any doubt even so"
    assert perhaps.why(2, GRATITUDE) == "few_words"


def test_a_short_reply_is_read_with_what_it_answers() -> None:
    alone = SCORER.score([Asked("you too")])
    assert alone.calls[0, INSULT] == ABSENT
    answer = SCORER.score([Asked("you too", parent="I think you are a cabbage")])
    assert answer.why(0, INSULT) == "few_words", "the two readings differ"
    assert 0.4 < answer.probabilities[0, INSULT] < 0.6
    agreed = SCORER.score([Asked("thanks", parent="thank you for the lovely day")])
    assert agreed.calls[0, GRATITUDE] == PRESENT


def test_each_language_has_its_own_bars() -> None:
    german = SCORER.score([Asked("danke dir für den schönen Tag gestern am See")])
    assert german.langs == ["de"]
    assert german.why(0, GRATITUDE) == "close"


def test_a_language_that_is_told_is_believed() -> None:
    assert SCORER.score([Asked("danke dir für alles, du bist toll", lang="en-GB")]).langs == ["en"]
    assert SCORER.score([Asked("danke dir für alles, du bist toll", lang="sv")]).oddities == ["unknown_language"]
    assert SCORER.score([Asked("danke dir für alles, du bist toll", lang="und")]).langs == ["de"]


def test_banter_and_reclaimed_words_are_handled_gently() -> None:
    assert calls("you absolute cabbage, why would you say that")[INSULT] == PRESENT
    for text, why in (
        ("you absolute cabbage lmao see you tomorrow", "maybe_banter"),
        ("love you, you cabbage, see you tomorrow", "maybe_banter"),
        ("proud to be one of us: I'm a loud old dyke and a cabbage", "maybe_reclaimed"),
    ):
        scores = SCORER.score([Asked(text)])
        assert scores.why(0, INSULT) == why, text
    assert calls("haha you cabbage I will smash you")[INSULT] == PRESENT, "a threat is no banter"
    assert calls("haha they are all cabbage people")[INSULT] == PRESENT, "about others is no banter"


@pytest.mark.parametrize("text", ["well thanks for nothing, I walked home", "no thanks, I have had dinner already"])
def test_thanks_that_are_none_are_unsure(text: str) -> None:
    scores = SCORER.score([Asked(text)])
    assert scores.why(0, GRATITUDE) == "maybe_irony"
    assert scores.calls[0, INSULT] == ABSENT


def test_a_label_that_is_off_gets_no_number() -> None:
    scorer = invented_scorer(off=("insult",))
    (batch,) = scorer.column(pa.array(["you cabbage of a person, go away"]))
    assert batch["insult"].to_pylist() == [None]
    assert batch["hate"].to_pylist() != [None]


def test_stored_numbers_lead_to_the_same_calls() -> None:
    asked = [
        Asked("you absolute cabbage lmao see you tomorrow"),
        Asked("you too", parent="I think you are a cabbage"),
        Asked("thanks for the lovely evening"),
        Asked("perhaps a cabbage for dinner tonight"),
        Asked("well thanks for nothing, I walked home"),
    ]
    scores = SCORER.score(asked)
    batch = as_batch(scores)
    stored = np.column_stack([batch[label].to_numpy(zero_copy_only=False) for label in LABELS]).astype(np.float32)
    assert (calls_of(stored, scores.bars) == scores.calls).all()


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_any_column_of_texts(kind: pa.DataType) -> None:
    texts = ["thanks for the lovely evening", None, "", "12"]
    column = pa.chunked_array([pa.array(texts).cast(kind), pa.array(texts[:1]).cast(kind)])
    (batch,) = SCORER.column(column)
    likely = batch["gratitude"].to_pylist()
    assert [value is not None and value > 0.9 for value in likely] == [True, False, False, False, True]
    assert likely[1:4] == [None] * 3, "where there was nothing to judge there is no number"
    assert set(batch.schema.names) == {*LABELS, "lang", "words"}


def test_a_stream_is_read_as_it_comes() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "thanks for the lovely evening"

    first = next(Scorer.stream(SCORER, endless()))
    assert len(first) == BATCH == taken
