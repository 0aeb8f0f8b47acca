"""`make evaluate`: every figure of the model card, from the files that ship and texts that nothing was trained or
calibrated on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from hearten.signals import simple
from hearten.signals.calibration import Calibration
from hearten.signals.files import Weights
from hearten.signals.labels import LABELS
from hearten.signals.model import Model
from hearten.signals.models import WEIGHTS, Chosen
from hearten.signals.scorer import PRESENT, Asked, Scorer
from training import card, data, identity, measure, opinions, slurs
from training.measure import HATE, INSULT, Read

OUT, MEASURED = Path("training/out"), Path("training/measured")  # what takes long is kept between runs
CASES = Path(__file__).parent / "cases"
EMOTIONS = ("gratitude", "joy", "encouragement")
TOLD_APART = ("threat", "self_harm", "body_image")


def main() -> None:
    """Measure, write the figures, and write the card."""
    figures = measured(WEIGHTS)
    OUT.mkdir(exist_ok=True)
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    Path("docs/model-card.md").write_text(card.written(figures), encoding="utf-8")
    print(json.dumps(figures["bars"], indent=1))


def measured(folder: Path) -> dict[str, Any]:
    """All figures of the model in a folder."""
    model = Model(Weights.of(folder))
    calibration = Calibration.load(folder / "calibration.json")
    everything = data.corpus()
    apart = everything.take(everything.validation & ~data.for_calibration(everything))
    r = measure.read(apart, model.logits(list(apart.texts)), calibration)
    cases = _cases(Scorer(Chosen(model, calibration)))
    found = {
        "version": model.version,
        "labels": _labels(r),
        "small": _small(apart, folder),
        "compared": _compared(r, folder),
        "sources": _sources(r),
        "languages": _languages(r),
        "own": _own(r),
        "alarms": _alarms(r),
        "identity": _identity(model, calibration),
        "held_out_functions": measure.by_function(r.take(measure.ours(r) & (apart.lang == "en"))),
        "cases": {lang: measure.by_function(one, measure.ALL) for lang, one in cases.items()},
        "cases_right": {lang: float(measure.right(one, measure.ALL).mean()) for lang, one in cases.items()},
        "own_right": {str(lang): float(measure.right(r)[measure.ours(r) & (apart.lang == lang)].mean())
                      for lang in np.unique(apart.lang[measure.ours(r)])},
        "left_out": _stored("left_out.json"),
        "speed": _stored("speed.json"),
        "training": _stored("training.json"),
        "corpus": _corpus(everything),
    }  # fmt: skip
    return {**found, "bars": _bars(found)}


def _labels(r: Read) -> dict[str, Any]:
    """Each label over all sources where it is known."""
    return {label: measure.grade(r, at, measure.known(r, at))._asdict() for at, label in enumerate(LABELS)}


def _small(apart: data.Corpus, folder: Path) -> dict[str, Any]:
    """The same labels by the small model."""
    small = simple.Model(Weights.of(folder))
    calibration = Calibration.load(folder / "calibration-simple.json")
    return _labels(measure.read(apart, small.logits(list(apart.texts)), calibration))


def _compared(r: Read, folder: Path) -> dict[str, Any]:
    """AUROC on the English texts of the small model, the network and its teacher; kept, since few will ask it."""
    english = r.take(r.table.lang == "en")
    asked = opinions.about(english.table.texts, OUT / opinions.FILE)
    if asked is None:
        return dict(_stored("compared.json"))
    there = ~np.isnan(asked).any(1)
    heard = english.take(there)
    small = simple.Model(Weights.of(folder)).logits(list(heard.table.texts))
    said = {"small": small, "network": heard.logits, "teacher": asked[there]}
    found = {label: {name: measure.auroc(heard.table.present[rows, at], logits[rows, at])
                     for name, logits in said.items()}
             for at, label in enumerate(LABELS) if len(rows := np.flatnonzero(measure.known(heard, at)))}  # fmt: skip
    (MEASURED / "compared.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    return found


def _sources(r: Read) -> dict[str, Any]:
    """AUROC by source and label, where a source has both."""
    out: dict[str, Any] = {}
    for source in np.unique(r.table.source[~measure.ours(r)]):
        for at, label in enumerate(LABELS):
            rows = measure.known(r, at, str(source))
            grade = measure.grade(r, at, rows)
            if grade.auroc is not None:
                out.setdefault(str(source), {})[label] = grade._asdict()
    return out


def _languages(r: Read) -> dict[str, Any]:
    """The same by language, over all sources."""
    out: dict[str, Any] = {}
    for lang in np.unique(r.table.lang):
        for at, label in enumerate(LABELS):
            grade = measure.grade(r, at, measure.known(r, at, lang=str(lang)))
            if grade.auroc is not None:
                out.setdefault(str(lang), {})[label] = grade._asdict()
    return out


def _own(r: Read) -> dict[str, Any]:
    """What we wrote ourselves: harm against its look-alikes, on seeds never trained on."""
    rows = r.take(measure.ours(r))
    return {
        label: {str(lang): grade._asdict() for lang in np.unique(rows.table.lang)
                if (grade := measure.grade(rows, at, measure.known(rows, at, lang=str(lang)))).auroc is not None}
        for at, label in enumerate(LABELS)
    }  # fmt: skip


def _alarms(r: Read) -> dict[str, float]:
    """False alarms of hate or insult among a thousand ordinary comments, and among tweets in two ways of speaking."""
    calm = (r.table.present[:, [HATE, INSULT]] == 0).all(1) & (r.table.known[:, [HATE, INSULT]] >= 0.5).all(1)
    tweets = (
        calm & np.isin(r.table.source, ("davidson2017", "hatexplain", "mlma", "convabuse")) & (r.table.lang == "en")
    )
    dialect = measure.in_dialect(r.table.texts)
    ordinary = r.table.source == "goemotions"
    said, other = measure.alarms(r, tweets & dialect), measure.alarms(r, tweets & ~dialect)
    return {
        "talk_pages": measure.alarms(r, r.table.source == "wikitalk_context"),
        "everyday_reddit": measure.alarms(
            r, ordinary & (r.table.known[:, HATE] > 0) & (r.table.present[:, INSULT] == 0)
        ),
        "dialect": said,
        "dialect_texts": float((tweets & dialect).sum()),
        "other_tweets": other,
        "other_tweets_texts": float((tweets & ~dialect).sum()),
        "dialect_ratio": said / other if other else 0.0,
    }


def _identity(model: Model, calibration: Calibration) -> dict[str, Any]:
    """Mean hate score on ordinary sentences, group by group."""
    row = calibration.rows(["en"])
    means = {group: float(calibration.probabilities(model.logits(texts), row)[:, HATE].mean())
             for group, texts in identity.sentences().items()}  # fmt: skip
    return {"means": means, "gap": max(means.values()) - min(means.values())}


def _cases(scorer: Scorer) -> dict[str, Read]:
    """The independent functional cases, by language, read as the program reads what it is given."""
    if not CASES.exists():
        return {}
    words = slurs.mined(list(data.public()))
    rows = list(data.own(1, words, folder=CASES, as_written=True))
    if not rows:
        return {}
    table = data.table(rows)
    said = scorer.score([Asked(text, lang) for text, lang in zip(table.texts, table.lang.tolist(), strict=True)])
    r = Read(table, said.probabilities, said.probabilities, said.calls == PRESENT)
    return {str(lang): r.take(table.lang == lang) for lang in np.unique(table.lang)}


def _corpus(table: data.Corpus) -> dict[str, Any]:
    out: dict[str, Any] = {"all": len(table), "own": {}}
    ours = np.char.startswith(table.source, "own_")
    for lang in np.unique(table.lang[ours]):
        here = ours & (table.lang == lang)
        out["own"][str(lang)] = {
            "texts": int(here.sum()),
            "seeds": len(np.unique(table.seed[here])),
            **{label: [int((table.present[here, at] * (table.known[here, at] > 0)).sum()),
                       int(((1 - table.present[here, at]) * (table.known[here, at] > 0)).sum())]
               for at, label in enumerate(LABELS)},
        }  # fmt: skip
    return out


def _stored(name: str) -> Any:  # noqa: ANN401 (whatever another step wrote)
    path = MEASURED / name
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _bars(found: dict[str, Any]) -> dict[str, Any]:
    """What was asked for beside what was measured."""
    emotions = [found["sources"].get("goemotions", {}).get(label, {}).get("f1", 0.0) for label in EMOTIONS]
    own = {f"{label} {lang}": grade["auroc"] for label in TOLD_APART for lang, grade in found["own"][label].items()}
    left = [one["auroc"] for one in found["left_out"].get("sources", {}).values()]
    return {
        "macro F1 of gratitude, joy, encouragement (>= .70)": float(np.mean(emotions)),
        "left-out sources, mean AUROC (>= .80)": float(np.mean(left)) if left else None,
        "left-out sources, lowest AUROC (>= .70)": min(left) if left else None,
        "functional cases right (>= .85)": found["cases_right"],
        "own texts right": found["own_right"],
        "told apart, AUROC (>= .93 en, >= .85 others)": own,
        "false alarms per 1,000 talk-page comments (<= 10)": found["alarms"]["talk_pages"],
        "identity gap (<= .05)": found["identity"]["gap"],
        "dialect ratio (<= 1.5)": found["alarms"]["dialect_ratio"],
        "largest calibration error (<= .05)": max(one["calibration_error"] for one in found["labels"].values()),
    }


if __name__ == "__main__":
    main()
