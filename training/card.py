"""The model card, written from the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hearten.signals.labels import HARM, LABELS
from training import sources

Figures = Mapping[str, Any]

PURPOSE = """# Model card: signals

*Written by `make evaluate` from the files that ship; the figures are of version {version}.*

A text in; for thirteen labels how likely it is that the text carries it, and *present*, *absent* or *unsure*. It runs
on the person's own machine, without a connection.

**For:** a person who looks at their own history: kindness given and received, people they helped, hard moments, folded
away until asked for. The person's own word ("that was banter") always wins.

**Not for:** judging people, moderating what others write, watching anybody, diagnosing, or any decision about a person.
It never acts on one text. It does not know who speaks to whom, what came before, or what a group of friends calls each
other. A number about self-harm is no finding about a person: help is offered on every page, whatever the numbers say.

**Switch it off:** `hearten signals off` for everything, `hearten signals off LABEL` for one label.

## What it is

Google's multilingual Universal Sentence Encoder (Apache-2.0; 16 languages; frozen word vectors in 6 bits), tuned with
a masked loss, in which a label that a source does not give teaches nothing; over its features one small layer of
attention. While it learnt, it also had to tell what sources say beyond these labels (emotions, whom a text is about)
and what each text of ours was written to show; none of that ships. Products of matrices are in 8 bits. Where
onnxruntime cannot run, a small model of word vectors answers, which needs only NumPy and is told apart by its version.
The parent's own training data is not disclosed.
"""

LIMITS = """## Known limits

- **self_harm, body_image, belonging, creative** and threats to one person were learnt almost only from our own,
  invented texts. Real texts are more varied: the figures for them are from invented texts too, and flatter.
- Outside English there is public data on insults and hate for German, Portuguese, French and Arabic; none on kindness.
  Other languages rest on our own texts (Spanish, Italian, French, German, Portuguese) and on what the encoder carries
  over. Languages without either are unproven, and romanised Hindi is called unsure.
- Sources disagree about what hate is. Left out of training, some are hardly recognised: see the table.
- Irony, quotes, reclaimed words and banter are often misread. Where a text looks like one of these, a hard call becomes
  unsure.
- Kind words about a group, and what people say of themselves as one of it, are too often called hate.
- Words of one dialect may be flagged more often than others: the ratio above is from few tweets, and moves with every
  training. The screen for dialect is a list of spellings, no more.
- One to three words lean to unsure. Long texts are read at both ends only.
- The figures flatter a little: of several trainings the better one was kept, judged by figures of this card.
"""


def written(figures: Figures) -> str:
    """The whole card."""
    parts = [
        PURPOSE.format(version=figures["version"]),
        "## What was asked for, and what was measured\n\n" + _bars(figures["bars"]),
        _measured_on(figures),
        "## By label\n\n" + _grades(figures["labels"]),
        "## By label, the small model\n\n" + _grades(figures["small"]),
        _compared(figures["compared"]),
        "## By language\n\n" + _matrix(figures["languages"], "language"),
        "## By source, from texts of it that were not trained on\n\n" + _matrix(figures["sources"], "source"),
        _left_out(figures["left_out"], figures["sources"]),
        "## Our own texts, seeds never trained on\n\n" + _own(figures["own"]),
        _functions(figures),
        _alarms(figures),
        _speed(figures["speed"]),
        LIMITS,
        _data(figures),
    ]
    return "\n".join(part.rstrip() + "\n" for part in parts if part)


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(head), *([str(cell) for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _number(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_number(one)}" for key, one in value.items()) or "not measured"
    return f"{value:.3f}" if isinstance(value, float) else "not measured" if value is None else str(value)


def _bars(bars: Mapping[str, object]) -> str:
    return _table(("figure (asked for)", "measured"), ((name, _number(value)) for name, value in bars.items()))


def _measured_on(figures: Figures) -> str:
    note = figures["training"]
    spent = f" Training took {note['cpu_seconds']:,} CPU seconds. {note.get('history', '')}".rstrip() if note else ""
    return (
        "Bars and probabilities were set on one half of the validation texts; all figures are from the other half.\n"
        f"A seed of ours is on one side with all its texts.{spent}\n"
    )


def _grades(grades: Mapping[str, Mapping[str, Any]]) -> str:
    head = ("label", "texts", "present", "AUROC", "precision", "recall", "F1", "calibration error")
    return _table(
        head, ((label, *(_number(grade[key]) for key in grade_keys(grade))) for label, grade in grades.items())
    )


def grade_keys(grade: Mapping[str, Any]) -> list[str]:
    """The columns of a grade, in the order of the table."""
    order = ("texts", "present", "auroc", "precision", "recall", "f1", "calibration_error")
    return [key for key in order if key in grade]


def _compared(compared: Mapping[str, Mapping[str, float | None]]) -> str:
    if not compared:
        return ""
    rows = (
        (label, *(_number(one[name]) for name in ("small", "network", "teacher"))) for label, one in compared.items()
    )
    return (
        "## Three sizes beside each other\n\nAUROC on the English texts. The teacher, a tuned MiniLM, is too slow to "
        "ship and reads English only; the network learnt from it as well as from the labels.\n\n"
        + _table(("label", "small model", "network", "teacher"), rows)
    )


def _matrix(grades: Mapping[str, Mapping[str, Mapping[str, Any]]], name: str) -> str:
    """AUROC (F1) for each row and label that have both kinds of texts."""
    rows = (
        (row, label, grade["texts"], grade["present"], _number(grade["auroc"]), _number(grade["f1"]))
        for row, labels in grades.items()
        for label, grade in labels.items()
    )
    return _table((name, "label", "texts", "present", "AUROC", "F1"), rows)


def _left_out(left: Mapping[str, Any], seen: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """Each source beside what the real training, which knows other texts of it, makes of it."""
    if not left:
        return ""
    rows = []
    for name, one in left["sources"].items():
        source, label = name.split()
        known = seen.get(source, {}).get(label, {}).get("auroc")
        rows.append((name, one["texts"], one["present"], _number(one["auroc"]), _number(known)))
    return (
        f"## Sources left out of training\n\nEach source has a training of its own ({left['draws']:,} texts) that "
        "never saw it, shorter than the real one. Beside it: the shipped model, which learnt from other texts of the "
        f"source. {left.get('history', '')}".rstrip()
        + "\n\n"
        + _table(("source and label", "texts", "present", "AUROC", "AUROC, source known"), rows)
    )


def _own(own: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    rows = (
        (label, lang, grade["texts"], grade["present"], _number(grade["auroc"]), _number(grade["f1"]))
        for label, langs in own.items()
        for lang, grade in langs.items()
    )
    return _table(("label", "language", "texts", "present", "AUROC", "F1"), rows)


def _functions(figures: Figures) -> str:
    parts = []
    for lang, functions in figures["cases"].items():
        right = figures["cases_right"][lang]
        rows = ((name, count, f"{100 * share:.0f} %") for name, (count, share) in sorted(functions.items()))
        parts.append(f"### {lang}: {100 * right:.1f} % right\n\n" + _table(("function", "texts", "right"), rows))
    if not parts:
        return ""
    head = (
        "## Functional cases\n\nWritten by somebody who did not see the training texts. Right means: every "
        "label that a case names is called present where it is, and is not where it is not.\n\n"
    )
    return head + "\n".join(parts)


def _alarms(figures: Figures) -> str:
    alarms, gap = figures["alarms"], figures["identity"]
    rows = [
        ("Wikipedia talk pages", _number(alarms["talk_pages"])),
        ("everyday Reddit", _number(alarms["everyday_reddit"])),
        (
            f"tweets with spellings of African American English ({alarms['dialect_texts']:.0f})",
            _number(alarms["dialect"]),
        ),
        (f"other tweets ({alarms['other_tweets_texts']:.0f})", _number(alarms["other_tweets"])),
        ("ratio of the two", _number(alarms["dialect_ratio"])),
    ]
    groups = sorted(gap["means"].items(), key=lambda one: -one[1])
    return (
        "## False alarms\n\nHate or an insult called present, in a thousand texts that carry neither:\n\n"
        + _table(("texts", "false alarms per 1,000"), rows)
        + "\nThe tweets come from sets that were gathered by lists of slurs, so they are no ordinary tweets.\n"
        + f"\nThe same twenty plain sentences about {len(groups)} groups: the mean score for hate lies "
        + f"between {groups[-1][1]:.3f} ({groups[-1][0]}) and {groups[0][1]:.3f} ({groups[0][0]}), "
        + f"a gap of {gap['gap']:.3f}. The five highest: "
        + ", ".join(f"{name} {mean:.3f}" for name, mean in groups[:5])
        + ".\n"
    )


def _speed(speed: Mapping[str, float]) -> str:
    if not speed:
        return ""
    return "## Speed and memory\n\n" + _table(
        ("figure", "measured"), ((name, _number(value)) for name, value in speed.items())
    )


def _data(figures: Figures) -> str:
    corpus = figures["corpus"]
    public = _table(("source", "what", "licence"), sources.TABLE)
    own = _table(
        ("language", "texts", "seeds", *HARM),
        (
            (lang, one["texts"], one["seeds"], *(f"{one[label][0]} / {one[label][1]}" for label in HARM))
            for lang, one in corpus["own"].items()
        ),
    )
    help_ = _table(
        ("language", *(label for label in LABELS if label not in HARM)),
        (
            (lang, *(f"{one[label][0]} / {one[label][1]}" for label in LABELS if label not in HARM))
            for lang, one in corpus["own"].items()
        ),
    )
    return (
        f"## Data\n\n{corpus['all']:,} texts. Public sources, with thanks to all who made them:\n\n{public}\n"
        f"Our own texts (`training/texts`, CC0; present / absent):\n\n{own}\n{help_}"
    )
