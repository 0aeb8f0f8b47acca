"""A reader sees who said it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app import running

from hearten.guides.facts import facts
from hearten.guides.source_names import source_name


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> Iterator[None]:
    with running(tmp_path, vault=False):
        yield


def test_names() -> None:
    assert source_name("https://www.snap.com/en-GB/terms") == "snap.com"
    report = "https://github.com/OpenTermsArchive/dsa-reports-versions/blob/main/X/Systemic%20Risks.md"
    assert source_name(report) == "X: report on risks for the EU, kept by the Open Terms Archive"
    assert source_name("https://github.com/jdm-contrib/jdm/blob/master/_data/sites.json") == "JustDeleteMe"


def test_no_source_goes_by_the_name_of_a_shelf() -> None:
    assert "github.com" not in {source_name(fact.source) for fact in facts().values()}
