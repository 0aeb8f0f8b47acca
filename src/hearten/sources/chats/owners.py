"""Who talks in a conversation whose export does not say whose it is: messengers that save one chat as one file.

A chat of two is named after the other one, so that who remains is the person. In a group nothing tells them apart from
the others; there only a name that they have told us helps, and without one no message is taken to be theirs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


class Place(NamedTuple):
    """The columns that tell where a message stands."""

    space: str | None
    voice: str | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation."""

    title: str | None
    other: str | None = None
    """The one other person of a conversation of two; None for a group."""
    owner: str | None = None
    """The name under which the person writes; None where nothing lets us know."""

    def place(self, sender: str | None) -> Place:
        """Where a message of `sender` belongs. In a group the voice is who wrote it, unless the person did."""
        mine = sender is not None and sender == self.owner
        if self.other:
            return Place(None, self.other, mine)
        return Place(self.title, None if mine else sender, mine)


def who_talks(title: str | None, people: Collection[str], own_names: Collection[str] = ()) -> Talk:
    """The conversation called `title`, in which `people` write."""
    own = [name for name in people if any(same_name(name, known) for known in own_names)]
    owner = own[0] if len(own) == 1 else None
    others = [name for name in people if name != owner]
    named = [name for name in others if title and same_name(name, title)]
    if named and len(people) <= 2:
        rest = [name for name in people if name != named[0]]
        return Talk(title, named[0], owner or (rest[0] if rest else None))
    if not title and owner and len(others) == 1:
        return Talk(None, others[0], owner)
    return Talk(title, None, owner)


def same_name(one: str, other: str) -> bool:
    """Two spellings of one name: file names lose signs, and phones keep them."""
    return bare_name(one) == bare_name(other)


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """The letters and digits of a name; all of it, where it has none."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LMN") or plain.strip()
