"""Nothing can be changed afterwards without the hashes telling."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effects.experiments.designs import SEED, design

from hearten.effects.experiments.commitment import Entry, check, check_commitment, commitment, entry
from hearten.effects.experiments.errors import LogBroken

BODIES = st.dictionaries(st.text(max_size=8), st.one_of(st.integers(), st.text(max_size=8), st.booleans()), max_size=3)


def written(bodies: list[dict[str, object]]) -> list[Entry]:
    log: list[Entry] = []
    for number, body in enumerate(bodies):
        log.append(entry(f"2026-01-01T00:00:{number:02}Z", "noted", body, log))
    return log


@given(st.lists(BODIES, max_size=6))
def test_a_log_as_written_fits(bodies: list[dict[str, object]]) -> None:
    check(written(bodies))


@given(st.lists(BODIES, min_size=1, max_size=6), st.data())
def test_any_change_shows(bodies: list[dict[str, object]], data: st.DataObject) -> None:
    log = written(bodies)
    place = data.draw(st.integers(0, len(log) - 1))
    kind = data.draw(st.sampled_from(["body", "event", "at", "left out", "swapped"]))
    if kind == "left out":
        del log[place]
        if place == len(log):
            return  # the newest line can always be missing; the commitment beside it tells
    elif kind == "swapped":
        other = data.draw(st.integers(0, len(log) - 1))
        if other == place:
            return
        log[place], log[other] = log[other], log[place]
    else:
        changed: Any = {"body": {"new": 1.5}, "event": "other", "at": "2027-01-01T00:00:00Z"}[kind]
        log[place] = replace(log[place], **{kind: changed})
    with pytest.raises(LogBroken):
        check(log)


@pytest.mark.parametrize("change", [{"outcome": "calm"}, {"blocks": 29}, {"alpha": 0.1}, {"may_stop": True}])
def test_the_commitment_holds_design_and_outcome(change: dict[str, Any]) -> None:
    committed = commitment(design(), SEED)
    check_commitment(committed, design(), SEED)
    with pytest.raises(LogBroken):
        check_commitment(committed, design(**change), SEED)


def test_the_commitment_holds_the_seed() -> None:
    with pytest.raises(LogBroken):
        check_commitment(commitment(design(), SEED), design(), "6b" * 32)


def test_a_design_written_by_an_older_hearten_still_fits() -> None:
    document = design().as_json()
    del document["lower_is_better"]
    check_commitment(commitment(document, SEED), document, SEED)
