"""Words become numbers on their way in; words that are let go leave nothing else; what is missing is caught up on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.signals.invented import MEANS, InventedModel, invented_scorer
from tests.talks import ME, bring, invented_ears

from hearten.ground.errors import HeartenError
from hearten.journeys import listening
from hearten.journeys.bring_in import Progress
from hearten.journeys.desk import Desk, make_vault, open_desk
from hearten.journeys.forget import Wish, forget
from hearten.journeys.listening import Ears, Heard, Step, ears, nobody, parents, sentence, update
from hearten.journeys.preferences import Preferences, remember
from hearten.signals.errors import SignalsUnavailable
from hearten.signals.labels import LABELS
from hearten.signals.scorer import Scorer
from hearten.sources.trace import Trace
from hearten.vault.tables import SIGNALS, TABLES

TALK = {
    "Quiet Kettle": [
        (0, "Quiet Kettle", "zanzibarquokka thanks for the lovely evening"),
        (1, ME, "you are welcome, come again soon"),
        (2, "Quiet Kettle", "you are such a cabbage, my friend of old"),
        (3, ME, "and a brilliant one"),
    ]
}


def numbers(desk: Desk) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = desk.vault.read("signals").to_pylist()
    return rows


def test_the_vaults_labels_are_the_models() -> None:
    assert SIGNALS == LABELS


def test_other_peoples_words_are_let_go_and_their_numbers_stay(desk: Desk) -> None:
    receipt = bring(desk, TALK)
    assert (receipt.added, receipt.texts_scored, receipt.texts_unscored) == (4, 4, 0)
    assert "quokka" not in str(desk.vault.read("texts")["text"].to_pylist())
    found = desk.vault.query(
        "SELECT voice, mine, gratitude > 0.9 AS thanked FROM traces JOIN signals USING (key) ORDER BY seen_at"
    ).to_pylist()
    assert [row["thanked"] for row in found] == [True, False, False, False]
    assert [row["mine"] for row in found] == [False, True, False, True]


def test_no_words_stand_among_the_numbers(desk: Desk) -> None:
    bring(desk, TALK, others_words=True)
    said = [words.lower() for talk in TALK.values() for _, _, text in talk for words in text.split()]
    stored = json.dumps([{**row, "key": ""} for row in numbers(desk)])
    held = set(stored.replace('"', " ").replace(",", " ").replace(":", " ").split())
    assert not held & {word for word in said if word not in LABELS and len(word) > 2}
    assert {
        str(kind) for name, kind in zip(TABLES["signals"].names, TABLES["signals"].types, strict=True) if name in LABELS
    } == {"halffloat"}


def test_importing_again_scores_nothing_twice(desk: Desk) -> None:
    model = InventedModel()
    scorer = invented_scorer()
    scorer._model = model

    def listen(desk: Desk) -> Ears:
        return Ears(desk.vault, lambda: scorer)

    bring(desk, TALK, listen)
    read = model.read
    again = bring(desk, TALK, listen)
    assert (again.added, again.texts_scored, model.read) == (0, 0, read)


def test_what_was_brought_in_without_listening_is_caught_up_on(desk: Desk) -> None:
    receipt = bring(desk, TALK, nobody)
    assert (receipt.texts_scored, receipt.signals_note, numbers(desk)) == (0, "", [])
    heard = update(desk, invented_ears(desk))
    assert (heard.scored, heard.missing) == (2, 0), "the person's own words; the others' are gone"
    assert bring(desk, TALK).texts_scored == 2, "and they are heard when the same export comes again"
    assert len(numbers(desk)) == 4


def test_a_new_model_reads_what_is_there_again(desk: Desk) -> None:
    bring(desk, TALK)
    heard = update(desk, Ears(desk.vault, lambda: invented_scorer(version="invented-2")))
    assert heard.scored == 2
    assert sorted(str(row["model"]) for row in numbers(desk)) == ["invented-1"] * 2 + ["invented-2"] * 2
    assert update(desk, Ears(desk.vault, lambda: invented_scorer(version="invented-2"))).scored == 0


def test_a_label_switched_off_is_not_stored_and_on_again_it_is(desk: Desk) -> None:
    bring(desk, TALK, lambda desk: Ears(desk.vault, lambda: invented_scorer(off=("gratitude",))))
    assert {row["gratitude"] for row in numbers(desk)} == {None}
    assert update(desk, Ears(desk.vault, lambda: invented_scorer(off=("gratitude", "joy")))).scored == 0
    assert update(desk, invented_ears(desk)).scored == 2


def test_switched_off_nobody_listens(desk: Desk) -> None:
    remember(desk.home, Preferences(signals=False))
    assert ears(desk) is None
    assert "switched off" in update(desk).note


def test_without_a_model_everything_else_works(desk: Desk) -> None:
    def none() -> Scorer:
        raise SignalsUnavailable("The weights are missing.")

    receipt = bring(desk, TALK, lambda desk: Ears(desk.vault, none))
    assert (receipt.added, receipt.texts_scored, receipt.texts_unscored) == (4, 0, 2)
    assert "The weights are missing." in receipt.signals_note
    assert numbers(desk) == []


def test_a_stop_keeps_what_is_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(desk, TALK, nobody)
    monkeypatch.setattr(listening, "BATCH", 1)
    answers = iter([False, True])
    heard = update(desk, invented_ears(desk), stop=lambda: next(answers))
    assert (heard.scored, heard.missing) == (1, 1)
    assert "hearten signals update" in sentence(heard)
    assert update(desk, invented_ears(desk)) == Heard(1, 0)


def test_progress_is_told(desk: Desk) -> None:
    bring(desk, TALK, nobody)
    steps: list[object] = []
    update(desk, invented_ears(desk), tell=steps.append)
    assert steps == [listening.Step(2, 2)]
    assert Progress("", 0, None, 0, 0).to_hear == 0


def test_forgetting_takes_the_numbers_too(desk: Desk) -> None:
    bring(desk, TALK)
    forget(desk, Wish())
    assert numbers(desk) == []


def test_what_is_forgotten_while_it_is_read_stays_forgotten(desk: Desk) -> None:
    bring(desk, TALK, nobody)

    def change_of_mind(_step: Step) -> None:
        forget(desk, Wish())

    heard = update(desk, invented_ears(desk), tell=change_of_mind)
    assert heard.scored == 2
    assert numbers(desk) == []


def test_a_locked_vault_keeps_numbers_without_reading(tmp_path: Path) -> None:
    make_vault(tmp_path, "quiet kettle")
    locked = open_desk(tmp_path, None)
    assert bring(locked, TALK).texts_scored == 2, "the others' words; one's own wait for the passphrase"
    desk = open_desk(tmp_path, "quiet kettle")
    assert update(desk, invented_ears(desk)).scored == 2
    assert len(numbers(desk)) == 4


def said(number: int, text: str, *, mine: bool = False, at: int | None = 0) -> Trace:
    when = None if at is None else at * 1_000_000
    return Trace(number.to_bytes(16), when, "s", "event", "instagram", "messaged", voice="Kettle", mine=mine, text=text)


def test_short_replies_know_what_they_answer() -> None:
    traces = [
        said(3, "me too", at=30),
        said(1, "thanks for coming", mine=True, at=0),
        said(2, "that was such a lovely long evening", at=20),
        said(4, "ok then", mine=True, at=60),
        said(5, "hm", mine=True, at=70),
        said(6, "hello again", at=90_000),
        said(7, "no time", at=None),
    ]
    assert parents(traces) == {(4).to_bytes(16): "me too"}
    soon = [said(1, "are you there", mine=True, at=0), said(2, "yes", at=10)]
    assert parents(soon) == {(2).to_bytes(16): "are you there"}


def test_an_error_of_the_model_is_said_once(desk: Desk) -> None:
    tries = []

    def fails() -> Scorer:
        tries.append(1)
        raise HeartenError("No.")

    listener = Ears(desk.vault, fails)
    assert listener.scorer is None
    assert listener.scorer is None
    assert (tries, listener.note) == ([1], "No.")


def test_the_made_up_model_knows_its_words() -> None:
    assert set(MEANS.values()) <= set(LABELS)
