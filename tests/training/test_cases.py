"""What the functional cases promise: enough of each function, nothing twice, nothing that was trained on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from math import ceil

import pytest
from training.evaluate import CASES
from training.texts.grammar import FILLED_LATER, Seed, items, languages, seeds

ENOUGH = {"en": (700, 34, 10), **dict.fromkeys(("es", "fr", "de", "pt", "it"), (150, 40, 3))}
"""By language: cases, functions, and cases of each function."""
ALIKE = 0.8
PER_SEED = 6

NEVER = {
    "en": r"pills?|tablets?|overdos\w*|rope|noose|hang(ed|ing)?|razor\w*|blades?|bleach|poison\w*|bridges?|roofs?"
    r"|wrists?|veins?|drown\w*|jumped|calories|kcal|kilos?|kg|lbs?|pounds|laxatives?|purg\w+|vomit\w*|bmi",
    "es": r"pastillas?|soga|cuchill\w+|veneno|puentes?|muñecas?|venas?|calorías|kil\w+|laxantes?|vomit\w*",
    "fr": r"comprimés?|cordes?|lames?|poison|ponts?|poignets?|veines?|calories|kilos?|laxatifs?|vomi\w*",
    "de": r"tabletten?|strick|klingen?|gift|brücken?|pulsadern?|kalorien|kilos?|abführ\w*|kotz\w*",
    "pt": r"comprimidos?|cordas?|lâminas?|veneno|pontes?|pulsos?|veias?|calorias|quilos?|laxantes?|vomit\w*",
    "it": r"pasticche|pastiglie|corda|lamette?|veleno|ponti?|polsi|vene|calorie|chili|lassativi?|vomit\w*",
}
"""Words of method, place or quantity, which no line on self-harm or on the body may hold."""


@cache
def _cases(lang: str) -> tuple[Seed, ...]:
    return tuple(seeds(lang, folder=CASES))


def test_every_language_that_is_asked_for_has_cases() -> None:
    assert languages(CASES) == sorted(ENOUGH)


@pytest.mark.parametrize("lang", languages(CASES))
def test_there_are_enough_of_every_function(lang: str) -> None:
    cases, functions, each = ENOUGH[lang]
    counts = Counter((case.family, case.function) for case in _cases(lang))
    assert sum(counts.values()) >= cases
    assert len(counts) >= functions
    assert [name for name, count in counts.items() if count < each] == []


@pytest.mark.parametrize("lang", languages(CASES))
def test_a_case_is_a_whole_sentence_that_comes_once(lang: str) -> None:
    texts = Counter(_plain(case.line) for case in _cases(lang))
    assert max(texts.values()) == 1
    gaps = {gap for case in _cases(lang) for gap in re.findall(r"\{(.*?)\}", case.line)}
    assert gaps <= FILLED_LATER
    assert not any(re.search(r"[\[\]|]|\s\s", case.line) for case in _cases(lang))


@pytest.mark.parametrize("lang", languages(CASES))
def test_every_function_says_what_must_be_right(lang: str) -> None:
    assert all(case.labels for case in _cases(lang))


@pytest.mark.parametrize("lang", languages(CASES))
def test_no_case_tells_how_to_do_harm_to_oneself(lang: str) -> None:
    about = [case.line for case in _cases(lang) if case.family in {"self_harm", "body_image"}]
    assert sum(any(re.fullmatch(NEVER[lang], word) for word in _words(line)) for line in about) == 0


@pytest.mark.parametrize("lang", languages(CASES))
def test_no_case_is_nearly_a_training_text(lang: str) -> None:
    near = _Near(_words(item.text) for item in items(lang, per_seed=PER_SEED))
    found = [(case.family, case.function, case.seed_id) for case in _cases(lang) if near.to(_words(case.line))]
    assert found == []


def test_near_is_told_from_far() -> None:
    near = _Near([["a", "b", "c", "d", "e"], ["x", "y"]])
    assert near.to(["a", "b", "c", "d", "e"])
    assert near.to(["e", "d", "c", "b"])
    assert not near.to(["a", "b", "c", "d", "f"])
    assert not near.to(["q"])


class _Near:
    """Finds whether any of many texts shares four fifths of its words with another."""

    def __init__(self, texts: Iterable[list[str]]) -> None:
        self._texts = list({frozenset(words) for words in texts})
        self._holding: dict[str, list[frozenset[str]]] = defaultdict(list)
        for words in self._texts:
            for word in words:
                self._holding[word].append(words)

    def to(self, text: list[str]) -> bool:
        """Two texts that are so alike share at least one of the rarest words of either, so only those are looked at."""
        words = frozenset(text)
        rarest = sorted(words, key=lambda word: (len(self._holding.get(word, ())), word))
        enough = len(words) - ceil(ALIKE * len(words)) + 1
        return any(
            len(words & other) >= ALIKE * len(words | other)
            for word in rarest[:enough]
            for other in self._holding.get(word, ())
        )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _plain(text: str) -> str:
    return " ".join(_words(text)) or text
