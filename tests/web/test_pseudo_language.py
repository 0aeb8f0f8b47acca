"""Every word that a page says can be translated: where each phrase is marked, nothing stays unmarked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import trans_real
from tests.app import App, fill, running

from hearten.choices.choice import Target
from hearten.journeys import check_in, decide
from hearten.journeys.demo import make_demo
from hearten.languages import speaking
from hearten.languages.known import LANGUAGES
from hearten.web import places, words

OPEN, CLOSE = "⟦", "⟧"
NAMES = re.compile(r"[\w.#'-]+\.example|r/\w+|Hearten|vault/\S+|\b(?:CSV|JSON|Parquet)\b|https?://\S+")
"""What is no phrase: names, formats, addresses."""


class _Marked(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}" if message else ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


class _Words(HTMLParser):
    """What a person reads of a page."""

    SILENT = ("script", "style", "kbd", "code", "option")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self.SILENT and tag != "option"
        self.found += [value for name, value in attrs if name in ("aria-label", "alt", "placeholder") and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self.SILENT and tag != "option"

    def handle_data(self, data: str) -> None:
        if not self._silent and data.strip():
            self.found.append(data.strip())


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The made-up person's app, in the made-up language."""
    make_demo(tmp_path / "home")
    with running(tmp_path / "home", vault=False) as one:
        one.here.mapped.wait(one.here.open_desk)
        marked = _Marked()
        monkeypatch.setattr(speaking, "catalogue", lambda _code: marked)
        for name in ("gettext", "ngettext"):
            # This one first: it fetches the real one when asked, and that is what is put back in the end.
            monkeypatch.setattr(f"django.utils.translation._trans.{name}", getattr(marked, name))
            monkeypatch.setattr(trans_real, name, getattr(marked, name))
        yield one


def unmarked(page: str, known: set[str]) -> list[str]:
    """Words outside every phrase, but for those the person's own data brings."""
    reader = _Words()
    reader.feed(page)
    rest = "\n".join(reader.found)  # a phrase may have a link inside it
    while (shorter := re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "\n", rest)) != rest:
        rest = shorter
    for name in sorted(known, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return [line for line in NAMES.sub(" ", rest).splitlines() if re.search(r"[^\W\d_]{3,}", line)]


def test_nothing_is_written_into_the_pages(app: App, tmp_path: Path) -> None:
    client, desk = app.owner(), app.here.open_desk
    fill(app, tmp_path)
    app.here.mapped.wait(desk)
    app.here.ways.wait(desk)
    made = decide.choose(desk, "mute", Target("instagram", None, "perfect.days.daily"))
    check_in.add(desk, {"valence": 50})
    token = places.token(Target("instagram", None, "perfect.days.daily"))
    paths = [reverse(name) for name in ("map_show", "map_all", "check_in", "check_in_history", "check_in_offline",
             "choice_list", "quiet_edit", "more", "settings_show", "passphrase_change", "experiment_list",
             "forget", "kept_list")]  # fmt: skip
    paths += [reverse("choice_show", args=[made.id]), reverse("place_show", args=[token])]
    known = {name for row in desk.vault.query("SELECT DISTINCT platform, space, voice FROM traces").to_pylist()
             for name in row.values() if name}  # fmt: skip
    known |= {words.platform(name) for name in known} | {language.own_name for language in LANGUAGES}
    paths += [reverse("map_show") + "?by=hour", reverse("map_show") + "?by=act"]
    found = [f"{path}: {left}" for path in paths for left in unmarked(client.get(path).content.decode(), known)]
    assert found == []
