"""Google's exports beside the activity record itself."""

from __future__ import annotations

import pytest
from tests.exports_helper import reader_of

from hearten.sources.members import from_bytes


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("Takeout/archive_browser.html", b"<!DOCTYPE html><html><head><title>Google Takeout</title></head></html>"),
        (
            "Takeout/Archiv_Übersicht.html",
            b'<!DOCTYPE html><html><div data-english-name="My Activity">Meine Aktivit\xc3\xa4ten</div></html>',
        ),
    ],
)
def test_the_table_of_contents_is_known_in_every_language(path: str, page: bytes) -> None:
    found = reader_of(from_bytes(path, page))
    assert found is not None
    platform, reader = found
    assert (platform.name, reader.read) == ("google", None)
    assert "table of contents" in reader.why_skipped


def test_any_other_page_is_not_taken_for_it() -> None:
    assert reader_of(from_bytes("Takeout/notes.html", b"<!DOCTYPE html><html><body>tea</body></html>")) is None
