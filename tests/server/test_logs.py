"""The log says that and where, never what."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest

from hearten.server.logs import WithoutWords, log_quietly

SECRET = "zanzibarquokka"


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:]
    yield root
    root.handlers = before


def test_the_kind_and_the_places_but_no_words(root: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    log_quietly()
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("django.request").exception("path %s", SECRET)
    logging.getLogger("django.request").warning(SECRET)
    said = capsys.readouterr().err
    assert SECRET not in said
    assert said.startswith("ERROR in django.request: ValueError\n")
    assert f"{__file__}:" in said
    assert len(root.handlers) == 1


def test_a_record_without_an_error() -> None:
    record = logging.LogRecord("a.b", logging.ERROR, __file__, 1, SECRET, (), None)
    assert WithoutWords().format(record) == "ERROR in a.b"
    record.exc_info = sys.exc_info()
    assert WithoutWords().format(record) == "ERROR in a.b"
