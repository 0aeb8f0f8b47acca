"""Hand-written seeds, widened: a line of a seed file becomes many texts that a person might post.

A seed file (`<lang>/<family>.txt`) holds blocks. A line `@ threat=1 insult=0 | direct` names what the lines below it
carry (1 present, 0 absent, a label not named is unknown; `harm=0` or `help=0` says that the rest of the six labels of
harm or the seven of help are absent) and the function they serve. Within a seed `[a|b|]` picks one
of its alternatives, which may be empty and may nest, and `{slot}` a value of `slots.txt`. A slot keeps its value
through a seed; `{slot/2}` draws another one. Slots named `table.column` move together: `{group.pl}` and `{group.one}`
are the same group. The slot `aside`, where a language has it, holds idle sentences that say nothing; some texts stand
amid a few of them, as posts do. The slots of `FILLED_LATER` stay in the text, for words that we do not write out.

Everything here is pure and the same on every run. Only Python itself is needed.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

LABELS = (
    *("insult", "hate", "threat", "obscene_sexual", "self_harm", "body_image"),
    *("support", "encouragement", "gratitude", "joy", "belonging", "information", "creative"),
)
HARM, HELP = LABELS[:6], LABELS[6:]
_ALL_ABSENT = {"harm=0": HARM, "help=0": HELP}
FILLED_LATER = frozenset({"slur", "slur_pl"})

_TOKEN = re.compile(r"\[|\]|\||\{[^{}]*\}|[^\[\]|{}]+")
_LONG = 0.15  # the share of texts with idle words around them
_TRIES = 4  # draws that repeat an earlier text are drawn anew, this often per text asked for


class SeedError(ValueError):
    """A seed file that breaks the rules: which file, which line, and how."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill: a name, the column where it belongs to a table, and which of several draws is meant."""

    name: str
    column: str = ""
    draw: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several alternatives is taken."""

    options: tuple[Parts, ...]


Parts = tuple["str | Slot | Choice", ...]
Slots = Mapping[str, Mapping[str, Sequence[str]]]
"""Slot or table name -> column ("" for a plain slot) -> values."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One hand-written line, with what is known about it."""

    line: str
    parts: Parts
    labels: Mapping[str, bool]
    family: str
    function: str
    lang: str

    @property
    def seed_id(self) -> str:
        """A hash of the line: the same wherever the line stands."""
        return hashlib.sha256(f"{self.lang}\n{self.line}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Item:
    """One text for training, and the seed that it grew from."""

    text: str
    labels: Mapping[str, bool]
    family: str
    function: str
    seed_id: str
    lang: str


def languages(folder: Path = HERE) -> list[str]:
    """The languages that have seeds."""
    return sorted(path.parent.name for path in folder.glob("*/slots.txt"))


def items(lang: str, *, per_seed: int = 12, seed: int = 0, folder: Path = HERE) -> Iterator[Item]:
    """Up to `per_seed` texts of every seed of a language; no text comes twice. Some stand amid idle words."""
    slots = read_slots(folder / lang / "slots.txt")
    asides = slots.get("aside", {}).get("", ())
    seen: set[str] = set()
    for one in seeds(lang, folder=folder):
        rng = random.Random(f"{seed} {one.seed_id}")  # noqa: S311 (chance that must repeat)
        for grown in _texts(one, slots, per_seed, rng):
            text = _amid(grown, asides, rng)
            if text not in seen:
                seen.add(text)
                yield Item(text, one.labels, one.family, one.function, one.seed_id, lang)


def held_out(seed_id: str, share: float = 0.15) -> bool:
    """Whether a seed, with all its texts, belongs to the part that is never trained on."""
    return int(seed_id[:8], 16) < share * 2**32


def seeds(lang: str, *, folder: Path = HERE) -> Iterator[Seed]:
    """The seeds of a language, file by file."""
    slots = read_slots(folder / lang / "slots.txt")
    for path in sorted((folder / lang).glob("*.txt")):
        if path.stem != "slots":
            yield from _read_family(path, lang, slots)


def read_slots(path: Path) -> Slots:
    """The values of every slot: lines of `name: value / value`, or `table.column: value / value`."""
    found: dict[str, dict[str, list[str]]] = {}
    for number, line in _lines(path):
        name, colon, values = line.partition(":")
        if not colon or not values.strip():
            raise SeedError(f"{path.name}:{number}: expected `slot: value / value`")
        table, _, column = name.strip().partition(".")
        found.setdefault(table, {})[column] = [value.strip() for value in re.split(r"(?<!\S)/(?!\S)", values)]
    for table, columns in found.items():
        if len({len(values) for values in columns.values()}) > 1:
            raise SeedError(f"{path.name}: the columns of `{table}` have different lengths")
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that say something, with their number. A comment is `# ` so that a post may begin with a hashtag."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("# ") and line.strip() != "#":
            yield number, line.strip()


def _read_family(path: Path, lang: str, slots: Slots) -> Iterator[Seed]:
    labels: Mapping[str, bool] | None = None
    function = ""
    for number, line in _lines(path):
        try:
            if line.startswith("@ "):
                labels, function = _read_header(line)
            else:
                yield Seed(line, parse(line, slots), _given(labels), path.stem, function, lang)
        except SeedError as error:
            raise SeedError(f"{lang}/{path.name}:{number}: {error}") from None


def _given(labels: Mapping[str, bool] | None) -> Mapping[str, bool]:
    if labels is None:
        raise SeedError("a seed stands before the first `@` line")
    return labels


def _read_header(line: str) -> tuple[Mapping[str, bool], str]:
    said, bar, function = line.removeprefix("@ ").partition("|")
    if not bar or not function.strip():
        raise SeedError("expected `@ label=0 label=1 | function`")
    labels: dict[str, bool] = {}
    words = said.split()
    for word in [word for word in words if word not in _ALL_ABSENT]:
        name, _, value = word.partition("=")
        if name not in LABELS or value not in {"0", "1"} or name in labels:
            raise SeedError(f"`{word}` is not label=0 or label=1, or comes twice")
        labels[name] = value == "1"
    absent = [label for word in words for label in _ALL_ABSENT.get(word, ())]
    return dict.fromkeys(absent, False) | labels, function.strip()


def parse(line: str, slots: Slots) -> Parts:
    """The parts of a seed; fails where a bracket is left open or a slot has no values."""
    tokens = _TOKEN.findall(line)
    if sum(map(len, tokens)) != len(line):
        raise SeedError("a lone { or }")
    options, rest = _alternatives(tokens, slots)
    if rest or len(options) > 1:
        raise SeedError("a `]` or `|` outside of brackets")
    return options[0]


def _alternatives(tokens: list[str], slots: Slots) -> tuple[tuple[Parts, ...], list[str]]:
    """Alternatives up to the closing bracket, and the tokens from there on."""
    options: list[list[str | Slot | Choice]] = [[]]
    while tokens and tokens[0] != "]":
        piece, tokens = tokens[0], tokens[1:]
        if piece == "|":
            options.append([])
        elif piece == "[":
            inner, tokens = _alternatives(tokens, slots)
            if not tokens:
                raise SeedError("a `[` that is never closed")
            tokens = tokens[1:]
            options[-1].append(Choice(inner))
        elif piece.startswith("{"):
            options[-1].append(_slot(piece[1:-1], slots))
        else:
            options[-1].append(piece)
    return tuple(tuple(option) for option in options), tokens


def _slot(text: str, slots: Slots) -> str | Slot:
    if text in FILLED_LATER:
        return "{" + text + "}"
    path, _, draw = text.partition("/")
    name, _, column = path.partition(".")
    if column not in slots.get(name, {}):
        raise SeedError(f"the slot {{{text}}} has no values")
    return Slot(name, column, draw)


def _texts(seed: Seed, slots: Slots, count: int, rng: random.Random) -> Iterator[str]:
    """Different texts of one seed. Slots go round their values in a shuffled order, so that all get their turn."""
    decks: dict[tuple[str, str], list[int]] = {}
    made: set[str] = set()
    for turn in range(count * _TRIES):
        text = _tidy(_write(seed.parts, slots, _Draw(decks, turn, rng)))
        if text not in made:
            made.add(text)
            yield text
        if len(made) == count:
            return


@dataclass(frozen=True, slots=True)
class _Draw:
    """One passage through a seed: the shuffled values of each slot, whose turn it is, and the dice."""

    decks: dict[tuple[str, str], list[int]]
    turn: int
    rng: random.Random

    def value(self, slot: Slot, slots: Slots) -> str:
        values = slots[slot.name][slot.column]
        key = (slot.name, slot.draw)
        if key not in self.decks:
            self.decks[key] = self.rng.sample(range(len(values)), len(values))
        deck = self.decks[key]
        # Several slots of one length would always meet the same partners; each round begins one place further.
        shift = self.turn // len(deck) * (1 + list(self.decks).index(key))
        return values[deck[(self.turn + shift) % len(deck)]]


def _write(parts: Parts, slots: Slots, draw: _Draw) -> str:
    words = []
    for part in parts:
        if isinstance(part, Choice):
            words.append(_write(draw.rng.choice(part.options), slots, draw))
        elif isinstance(part, Slot):
            words.append(draw.value(part, slots))
        else:
            words.append(part)
    return "".join(words)


def _amid(text: str, asides: Sequence[str], rng: random.Random) -> str:
    """Now and then a post is longer than its point: one to five idle sentences stand before and after it."""
    if not asides or rng.random() >= _LONG:
        return text
    idle = rng.sample(asides, rng.randint(1, min(5, len(asides))))
    at = rng.randint(0, len(idle))
    end = "" if re.search(r"\W$", text) else "."
    return " ".join([*idle[:at], text + end, *idle[at:]])


def _tidy(text: str) -> str:
    """One space between words, no stray comma: what empty alternatives leave behind is cleared away."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" (?=[,;.](?:\s|$))", "", text)
    return re.sub(r",(?=,)|,$", "", text)
