"""The page about the method says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from hearten.effects import calls, minimum, priors

PAGE = (Path(__file__).parents[2] / "docs" / "how-sure.md").read_text(encoding="utf-8")
FLAT = " ".join(PAGE.split())


def test_the_thresholds_are_those_of_the_rules() -> None:
    sign = calls.FALSE_SIGN
    for level, chance in sign.items():
        assert f"{round(100 * chance)} in 100" in FLAT, level
    assert f"{round(10 * calls.ANY_EFFECT)} in 10 that anything online matters" in FLAT
    assert f"--strict` wants that to be {round(10 * calls.STRICT)} in 10" in FLAT
    assert f"before {minimum.DAYS} days and {minimum.CHECK_INS} check-ins" in FLAT
    assert f"before {calls.CALL_DAYS} days" in FLAT


def test_the_priors_are_the_default_ones() -> None:
    believed = priors.DEFAULT
    weights = ", ".join(f"{weight:.2f}"[1:] for weight in believed.fading_weights)
    assert f"hours with prior weights {weights}" in FLAT
    assert f"half-normal({believed.space:g})" in FLAT
    assert believed.platform == believed.space == believed.voice


def test_the_table_is_there() -> None:
    table = PAGE.partition("<!-- figures -->")[2].partition("<!-- end of figures -->")[0]
    assert re.search(r"\| spaces: 95 % ranges hold the truth \| 0\.9\d\d", table)
