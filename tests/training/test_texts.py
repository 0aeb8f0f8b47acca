"""What our own texts promise: enough of every label, as many contrasts, nothing twice, nothing that could hurt."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest
from tests.training.test_cases import NEVER as NEVER_IN_CASES
from training.texts.grammar import FILLED_LATER, LABELS, Item, items, languages, read_slots, seeds
from training.texts.grammar import HERE as FOLDER

ENOUGH = 1_500
PER_SEED = 30
"""How far seeds are widened when texts are counted; by then those with few alternatives have given all they hold."""
SCARCE = ("self_harm", "body_image", "threat", "belonging", "creative", "information", "hate")
"""The labels for which no data of others may be used."""
WHOLE = {"en": LABELS, "de": SCARCE, "fr": SCARCE}
"""The languages that are written out, and for which labels."""
GROUPS = {"en": "g", "de": "grp", "fr": "grp"}
"""The table of groups, by language."""

NEVER: Mapping[str, str] = {
    "en": r"pills?|tablets?|overdos\w*|rope|noose|hang(ed|ing)|razor\w*|blades?|bleach|poison\w*|gas|bridges?|roofs?"
    r"|rails?|tracks?|wrists?|veins?|drown\w*|jump\w*|calories|kcal|kilos?|kg|lbs?|pounds|laxatives?|purg\w+|vomit\w*"
    r"|goal weight|bmi|fasting app"
}
"""Words of method, place or quantity, which no line on self-harm or on eating may hold."""

OTHERS = {lang: words for lang, words in NEVER_IN_CASES.items() if lang not in NEVER}

AGE_OR_HOUR = re.compile(r"\b(i'?m|at) \d\d\b|\b3 am\b")


@cache
def _all(lang: str) -> tuple[Item, ...]:
    return tuple(items(lang, per_seed=PER_SEED))


@pytest.mark.parametrize("lang", languages())
def test_every_file_can_be_read(lang: str) -> None:
    assert len(list(seeds(lang))) > 100


@pytest.mark.parametrize("lang", languages())
def test_no_seed_and_no_text_comes_twice(lang: str) -> None:
    lines = Counter(seed.line for seed in seeds(lang))
    assert [line for line, count in lines.items() if count > 1] == []
    texts = Counter(item.text for item in _all(lang))
    assert max(texts.values()) == 1


@pytest.mark.parametrize("lang", languages())
def test_only_words_to_fill_in_later_stay_open(lang: str) -> None:
    left = {slot for item in _all(lang) for slot in re.findall(r"\{(.*?)\}", item.text)}
    assert left <= FILLED_LATER
    assert not [item.text for item in _all(lang) if re.search(r"[\[\]|]|\s\s|^\s|\s$", item.text)]


@pytest.mark.parametrize(("lang", "label"), [(lang, label) for lang, labels in WHOLE.items() for label in labels])
def test_there_is_enough_and_as_many_contrasts(lang: str, label: str) -> None:
    said = Counter(item.labels[label] for item in _all(lang) if label in item.labels)
    assert said[True] >= ENOUGH
    assert said[False] >= said[True]


@pytest.mark.parametrize("lang", sorted(NEVER))
def test_nothing_tells_how_where_or_how_much(lang: str) -> None:
    never = re.compile(rf"\b({NEVER[lang]})\b", re.IGNORECASE)
    tender = [item for item in _all(lang) if _is_tender(item)]
    assert len(tender) > ENOUGH
    assert not [item.seed_id for item in tender if never.search(item.text)]
    numbers = [item.seed_id for item in tender if _harms(item) and re.search(r"\d", AGE_OR_HOUR.sub("", item.text))]
    assert numbers == []


def _harms(item: Item) -> bool:
    return item.labels.get("self_harm", False) or item.labels.get("body_image", False)


def _is_tender(item: Item) -> bool:
    return _harms(item) or item.function in {"prevention", "recovery"}


@pytest.mark.parametrize("lang", sorted(OTHERS))
def test_nor_in_another_language(lang: str) -> None:
    never = re.compile(rf"\b({OTHERS[lang]})\b", re.IGNORECASE)
    tender = [item for item in _all(lang) if _is_tender(item)]
    assert len(tender) > ENOUGH
    assert not [item.seed_id for item in tender if never.search(item.text)]


@pytest.mark.parametrize("lang", sorted(GROUPS))
def test_words_for_groups_serve_both_sides(lang: str) -> None:
    groups = read_slots(FOLDER / lang / "slots.txt")[GROUPS[lang]]["pl"]
    for hate in (True, False):
        said = " ".join(item.text for item in _all(lang) if item.labels.get("hate") is hate)
        assert [group for group in groups if group not in said] == []
