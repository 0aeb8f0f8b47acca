"""The words an export puts around every title (`Watched ...`, `... angesehen`), worked out from the file itself.

No list of languages: what stands before or behind the titles of many different things is not part of the titles.
Where a file holds too few titles to tell, or they are all alike (`Video 1`, `Video 2`), a few verbs that we have seen
decide.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

LONGEST = 60
"""No verb with its spaces is longer, in any language we have seen."""
PER_VOICE = 2
"""Titles of one voice that are heard: a series repeats its own name in every title."""
ENOUGH = 20
"""Entries of one kind that are enough to tell the usual verb from a rare one."""
USUAL = 0.6
"""The share of a kind that its usual verb has at least."""
BOTH = 0.95
"""The share of titles that have both ends, where a verb has two."""
FEW = 6
"""Below this many titles, a word at the second end that they share may be chance."""
MOST_VERBS = 5

# Scripts that set no space between words, or (Hangul) hang the verb's particle on the title.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3000, 0x9FFF), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


_OPENING = ("Ps", "Pi")
"""How Unicode files the marks that open a quotation: https://www.unicode.org/reports/tr44/#General_Category_Values"""


class Affix(NamedTuple):
    """What stands around a title."""

    before: str
    after: str

    def fits(self, words: str) -> bool:
        """Whether `words` are something between the two."""
        room = len(words) - len(self.before) - len(self.after)
        return room > 0 and words.startswith(self.before) and words.endswith(self.after)

    def is_a_frame(self) -> bool:
        """Whether it stands on both sides, or opens a quotation."""
        return all(self) or unicodedata.category(self.before[-1:] or " ") in _OPENING

    def holds(self, other: Affix) -> bool:
        """Whether the other is the outer part of this one."""
        return self.before.startswith(other.before) and self.after.endswith(other.after)

    def core(self) -> tuple[str, ...]:
        """Its bare words, without marks and spaces, to find them again in a sentence."""
        return tuple(part for part in (_bare(self.before), _bare(self.after)) if part)


_SEEN = tuple(
    Affix(before, after)
    for before, after in (
        ("Watched ", ""), ("Viewed ", ""), ("Visited ", ""), ("Liked ", ""), ("Disliked ", ""), ("Subscribed to ", ""),
        ("", " angesehen"), ("", " bekeken"), ("Has visto ", ""), ("Vous avez regardé ", ""),
    )
)  # fmt: skip
"""Verbs in real exports: https://github.com/purarue/google_takeout_parser (locales),
https://github.com/what-if-horizon/what-if-data-donation (json_structure_donations)"""


class Said(NamedTuple):
    """One title as the export writes it, with what is known of it."""

    kind: Hashable
    """What is alike in verb: the product and what the address points at."""
    words: str
    url: str | None = None
    voice: str | None = None


class Verbs:
    """The verbs of one file."""

    def __init__(
        self, verbs: dict[Hashable, tuple[Affix, ...]], usual: frozenset[Hashable], cores: tuple[str, ...]
    ) -> None:
        self._verbs = verbs
        self._any = tuple({affix: None for affixes in verbs.values() for affix in affixes[:1]})
        """For a kind with too few titles of its own."""
        self._usual = usual
        """The kinds that are frequent enough to say that another verb means another act."""
        self._cores = cores
        self._seen: dict[str, bool] = {}

    @classmethod
    def of_titles(cls, said: Iterable[Said], phrases: Iterable[str] = ()) -> Verbs:
        """From titles with their verbs still on, and the phrases that stand in for a title that is gone."""
        kinds: dict[Hashable, list[Said]] = defaultdict(list)
        for one in said:
            kinds[one.kind].append(one)
        verbs = {kind: tuple(islice(_verbs_in(titles), MOST_VERBS)) for kind, titles in kinds.items()}
        usual = {
            kind
            for kind, affixes in verbs.items()
            if affixes and _is_usual(sum(affixes[0].fits(one.words) for one in kinds[kind]), len(kinds[kind]))
        }
        return cls(verbs, frozenset(usual), _cores(verbs, phrases))

    @classmethod
    def of_affixes(cls, seen: Iterable[tuple[Hashable, Affix]], phrases: Iterable[str] = ()) -> Verbs:
        """From the verbs themselves, where the export sets them apart from the title."""
        kinds: dict[Hashable, Counter[Affix]] = defaultdict(Counter)
        for kind, affix in seen:
            kinds[kind][affix] += 1
        verbs = {kind: tuple(affix for affix, _ in counts.most_common()) for kind, counts in kinds.items()}
        usual = {kind for kind, counts in kinds.items() if _is_usual(counts[verbs[kind][0]], counts.total())}
        return cls(verbs, frozenset(usual), _cores(verbs, phrases))

    def bare(self, kind: Hashable, words: str) -> tuple[str, bool]:
        """The title without its verb, and whether that verb is the usual one of this kind."""
        verbs = self._verbs.get(kind) or self._any
        for affix in verbs:  # nearly always the first fits; this runs for every entry
            before, after = affix
            if words.startswith(before) and words.endswith(after) and len(words) > len(before) + len(after):
                title = words[len(before) : -len(after) or None].strip()
                return title, affix is verbs[0] or kind not in self._usual
        return words.strip(), kind not in self._usual

    def is_usual(self, kind: Hashable, affix: Affix) -> bool:
        """Whether this is the verb that things of this kind have, or nothing is known against it."""
        return kind not in self._usual or affix == self._verbs[kind][0]

    def names_a_lost_title(self, phrase: str) -> bool:
        """Whether an entry without an address is a thing that is gone (`Watched a video that has been removed`),
        as against something that never had one (`Answered survey question`)."""
        if not self._cores:
            return True
        if phrase not in self._seen:
            self._seen[phrase] = _holds(phrase, self._cores)
        return self._seen[phrase]


def _is_usual(of_verb: int, of_kind: int) -> bool:
    return of_kind >= ENOUGH and of_verb >= USUAL * of_kind


def _cores(verbs: dict[Hashable, tuple[Affix, ...]], phrases: Iterable[str]) -> tuple[str, ...]:
    """The usual verbs' bare words, if at least one phrase has them: else they cannot tell phrases apart."""
    cores = tuple({word for affixes in verbs.values() for affix in affixes[:1] for word in affix.core()})
    return cores if any(_holds(phrase, cores) for phrase in phrases) else ()


def _holds(phrase: str, cores: tuple[str, ...]) -> bool:
    plain = _bare(phrase)
    return any(core in plain for core in cores)


def _bare(words: str) -> str:
    letters = (char if char.isalnum() or _is_mark(char) else " " for char in words.casefold())
    return " ".join("".join(letters).split())


def _verbs_in(titles: list[Said]) -> Iterator[Affix]:
    """The verbs of one kind, the usual one first."""
    left = list(dict.fromkeys(titles))
    while left:
        affix = _from_own_addresses(left) or _with_experience(_titles_of_things(left))
        if affix is None:
            return
        yield affix
        left = [one for one in left if not affix.fits(one.words)]


def _from_own_addresses(titles: list[Said]) -> Affix | None:
    """The certain way: a title that is its own address shows what stands around it."""
    found: Counter[Affix] = Counter()
    for one in titles:
        if one.url and len(pieces := one.words.split(one.url)) == 2:
            found[Affix(*pieces)] += 1
    if not found:
        return None
    affix = found.most_common(1)[0][0]
    return affix if any(affix) else None


def _titles_of_things(titles: list[Said]) -> list[str]:
    """Different titles: one of each thing, for two verbs with the same thing share all but the verb."""
    things = {one.url or one.words: one for one in reversed(titles)}
    return [one.words for one in _few_of_each_voice(list(reversed(things.values())))]


def _with_experience(titles: list[str]) -> Affix | None:
    """What the titles share; but where they have a verb that we know, no more than that, for the rest is theirs."""
    shared = _from_many(titles)
    needed = USUAL * len(titles) if shared else 1
    known = next((verb for verb in _SEEN if sum(map(verb.fits, titles)) >= needed), None)
    if known is None or (shared and shared.is_a_frame() and (shared.holds(known) or not known.before)):
        return shared
    return known


def _few_of_each_voice(titles: list[Said]) -> Iterator[Said]:
    heard: Counter[str] = Counter()
    for one in titles:
        if one.voice is None or heard[one.voice] < PER_VOICE:
            heard[one.voice or ""] += 1
            yield one


def _from_many(titles: list[str]) -> Affix | None:
    """The longest words at one end that (nearly) all of many different titles share, then those at the other end."""
    titles = list(dict.fromkeys(titles))
    share = USUAL if len(titles) >= ENOUGH else 0.8
    before, leading = _shared([_heads(title) for title in titles], share)
    after, trailing = _shared([_tails(title) for title in titles], share)
    if not before and not after:
        return None
    if leading >= trailing:
        rest = [_tails(title.removeprefix(before)) for title in titles if title.startswith(before)]
        affix = Affix(before, _second(rest))
    else:
        rest = [_heads(title.removesuffix(after)) for title in titles if title.endswith(after)]
        affix = Affix(_second(rest), after)
    return affix


def _second(ends: list[list[str]]) -> str:
    """The other end of a verb that stands on both sides: all titles have it, and enough of them to rule out chance."""
    end, _ = _shared(ends, BOTH)
    return end if len(ends) >= FEW or not any(char.isalnum() for char in end) else ""


def _shared(ends: list[list[str]], share: float) -> tuple[str, int]:
    """The longest end that this share of all titles has, and how many have it."""
    needed = max(2, share * len(ends))
    counts = Counter(end for of_title in ends for end in of_title)
    longest = max((end for end, count in counts.items() if count >= needed), key=len, default="")
    return longest, counts[longest]


def _heads(title: str) -> list[str]:
    """Every beginning that ends between two words."""
    stop = min(LONGEST, len(title) - 1)
    return [title[:at] for at in range(1, stop + 1) if _is_edge(title[at - 1], title[at], title[at - 1])]


def _tails(title: str) -> list[str]:
    """Every end that begins between two words."""
    start = max(1, len(title) - LONGEST)
    return [title[at:] for at in range(start, len(title)) if _is_edge(title[at - 1], title[at], title[at])]


def _is_edge(left: str, right: str, of_affix: str) -> bool:
    """Whether an affix may end between two characters; `of_affix` is the one of them that belongs to it."""
    if _is_mark(right):
        return False
    return not (of_affix.isalnum() or _is_mark(of_affix)) or _is_unspaced(left) or _is_unspaced(right)


def _is_mark(char: str) -> bool:
    """An accent or vowel sign that belongs to the letter before it."""
    return unicodedata.category(char)[0] == "M"


def _is_unspaced(char: str) -> bool:
    code = ord(char)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)
