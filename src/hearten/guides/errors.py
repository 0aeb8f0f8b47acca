"""What can be wrong with a page: found by the tests, never by a reader."""

from __future__ import annotations

from hearten.ground.errors import HeartenError


class UnknownFact(HeartenError, LookupError):
    """A page refers to a fact that nobody has written down."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no fact named {name}. Look in guides/facts, or add it with its source and date.")


class FactSaysOtherwise(HeartenError):
    """A page gives a number or a button that its fact does not give."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(f"“{words}” holds something that the fact {name} does not. Correct the page or the fact.")


class UnknownReference(HeartenError):
    """A page asks for something to be filled in that cannot be."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"“{reference}” cannot be filled in. A page can say fact, cite, path, press, find and link.")


class BrokenPage(HeartenError):
    """A page lacks a part that every page of its kind has."""

    def __init__(self, slug: str, lacking: str) -> None:
        super().__init__(f"The page {slug} has no {lacking}. Add it: every page of this kind has one.")
