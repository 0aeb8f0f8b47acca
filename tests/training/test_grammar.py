"""A seed becomes many texts, always the same ones; a broken seed file says where it is broken."""

import re
from pathlib import Path

import pytest
from training.texts.grammar import HARM, SeedError, held_out, items, languages, parse, read_slots

SLOTS = "day: Monday / Sunday\ngroup.pl: cats / dogs\ngroup.one: a cat / a dog\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "slots.txt").write_text(SLOTS, encoding="utf-8")
    return tmp_path


def _texts(folder: Path, seeds: str, per_seed: int = 50) -> set[str]:
    (folder / "xx" / "plans.txt").write_text(seeds, encoding="utf-8")
    return {item.text for item in items("xx", per_seed=per_seed, folder=folder)}


def test_alternatives_nest_and_may_be_empty(folder: Path) -> None:
    assert _texts(folder, "@ joy=1 | a\n[we|I [really|]] sing [|well] .") == {
        *("we sing.", "I sing.", "I really sing."),
        *("we sing well.", "I sing well.", "I really sing well."),
    }


def test_empty_alternatives_leave_no_comma_behind(folder: Path) -> None:
    assert _texts(folder, "@ joy=1 | a\nyes, [[|]], [no|]\n[|], yes") == {"yes, no", "yes", ", yes"}


def test_a_slot_keeps_its_value_and_a_table_its_row(folder: Path) -> None:
    seeds = "@ joy=1 | a\n{day} is {day}, not {day/2}\n{group.one} is of {group.pl}"
    assert _texts(folder, seeds) == {
        *("Monday is Monday, not Sunday", "Sunday is Sunday, not Monday"),
        *("Monday is Monday, not Monday", "Sunday is Sunday, not Sunday"),
        *("a cat is of cats", "a dog is of dogs"),
    }


def test_words_we_do_not_write_stay_open(folder: Path) -> None:
    assert _texts(folder, "@ hate=1 | a\n{slur} {slur_pl}") == {"{slur} {slur_pl}"}


def test_some_texts_stand_amid_idle_words(folder: Path) -> None:
    (folder / "xx" / "slots.txt").write_text("aside: It rains. / I had tea.", encoding="utf-8")
    texts = _texts(folder, "@ joy=1 | a\n" + "\n".join(f"song number {number}" for number in range(200)))
    longer = [text for text in texts if not text.startswith("song") or "." in text]
    assert 10 < len(longer) < 60
    assert all(re.search(r"(^|\. )song number \d+\.($| )", text) for text in longer)


def test_a_hashtag_is_no_comment(folder: Path) -> None:
    assert _texts(folder, "# no\n\n@ joy=1 | a\n#sunday yes") == {"#sunday yes"}


def test_every_value_gets_its_turn(folder: Path) -> None:
    assert _texts(folder, "@ joy=1 | a\n{day}", per_seed=2) == {"Monday", "Sunday"}


def test_what_is_known_comes_along(folder: Path) -> None:
    (folder / "xx" / "plans.txt").write_text("@ joy=1 threat=0 | a walk\nto the sea", encoding="utf-8")
    (item,) = items("xx", folder=folder)
    assert dict(item.labels) == {"joy": True, "threat": False}
    assert (item.family, item.function, item.lang) == ("plans", "a walk", "xx")
    assert languages(folder) == ["xx"]


def test_all_harm_can_be_absent_but_one(folder: Path) -> None:
    (folder / "xx" / "plans.txt").write_text("@ harm=0 insult=1 joy=0 | a\nyou fool", encoding="utf-8")
    (item,) = items("xx", folder=folder)
    assert {label for label, present in item.labels.items() if present} == {"insult"}
    assert set(item.labels) == {*HARM, "joy"}


@pytest.mark.parametrize(
    ("seeds", "said"),
    [
        ("no header", "before the first"),
        ("@ joy=2 | a", "joy=2"),
        ("@ mirth=1 | a", "mirth=1"),
        ("@ joy=1", "expected"),
        ("@ joy=1 | a\n[open", "never closed"),
        ("@ joy=1 | a\nclosed]", "outside of brackets"),
        ("@ joy=1 | a\na|b", "outside of brackets"),
        ("@ joy=1 | a\n{night}", "no values"),
        ("@ joy=1 | a\n{group}", "no values"),
        ("@ joy=1 | a\n{day", "a lone"),
    ],
)
def test_a_broken_seed_says_where(folder: Path, seeds: str, said: str) -> None:
    with pytest.raises(SeedError, match=said) as caught:
        _texts(folder, seeds)
    assert f"plans.txt:{len(seeds.splitlines())}" in str(caught.value)


@pytest.mark.parametrize("slots", ["day", "day:", "a.b: 1 / 2\na.c: 1"])
def test_broken_slots_say_so(tmp_path: Path, slots: str) -> None:
    (tmp_path / "slots.txt").write_text(slots, encoding="utf-8")
    with pytest.raises(SeedError, match=r"slots\.txt"):
        read_slots(tmp_path / "slots.txt")


def test_a_slash_inside_a_value_stays(tmp_path: Path) -> None:
    (tmp_path / "slots.txt").write_text("who: he/him / they", encoding="utf-8")
    slots = read_slots(tmp_path / "slots.txt")
    assert slots["who"][""] == ["he/him", "they"]
    assert len(parse("{who} [or|and] me", slots)) == 4


def test_about_the_share_asked_for_is_held_out(folder: Path) -> None:
    (folder / "xx" / "plans.txt").write_text("@ joy=1 | a\n" + "\n".join(map(str, range(400))), encoding="utf-8")
    kept = [held_out(item.seed_id, 0.25) for item in items("xx", folder=folder)]
    assert 60 < sum(kept) < 140
