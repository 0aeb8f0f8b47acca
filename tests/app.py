"""The web app in this process, for tests: a fresh data home, and a browser-like client that came in by the link."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client, override_settings

from hearten.journeys.bring_in import Given, bring_in
from hearten.journeys.desk import make_vault
from hearten.people.link import OneTimeLink
from hearten.server.settings import settings_for
from hearten.web import first_page
from hearten.web.here import Here
from hearten.web.imports import Errand
from tests.made import takeout

PORT = 8000
HOST = f"127.0.0.1:{PORT}"
first_page.PATIENCE = 60.0
"""A slow machine must not be told to come back later, unless that is what is tested."""


@dataclass
class App:
    """One running app."""

    here: Here
    link: OneTimeLink
    announced: list[str] = field(default_factory=list)

    def visitor(self, **kwargs: Any) -> Client:  # what Django's client takes
        """Someone who has not come in yet."""
        return Client(headers={"host": HOST}, **kwargs)

    def owner(self, **kwargs: Any) -> Client:  # what Django's client takes
        """Someone who came in by the link."""
        client = self.visitor(**kwargs)
        assert client.get(self.link.url.partition(HOST)[2]).status_code == 302
        return client

    def finished(self, page: str) -> Errand:
        """The import that shows on this page, once it is over."""
        errand = self.here.imports.find(page.rpartition("/")[2])
        assert errand is not None
        wait_for(lambda: errand.over)
        return errand


@contextmanager
def running(home: Path, *, vault: bool = True, passphrase: str | None = None, **kwargs: Any) -> Iterator[App]:
    """The app over `home`, with a vault unless told otherwise."""
    if vault:
        make_vault(home, passphrase)
    announced: list[str] = []
    here = Here.at(home, **kwargs)
    link = OneTimeLink(f"http://{HOST}", announced.append)
    if not settings.configured:
        settings.configure(**settings_for(PORT, link, here))
        django.setup()
    try:
        with override_settings(HEARTEN_HERE=here, HEARTEN_LINK=link):
            yield App(here, link, announced)
    finally:
        here.close()


def fill(app: App, folder: Path, entries: int = 50) -> None:
    """Bring some made-up history in, without the web."""
    zipped = takeout(folder / "takeout.zip", entries)
    bring_in(app.here.open_desk, [Given(zipped.name, zipped)])


def token(page: HttpResponseBase) -> str:
    """What a form of this page sends along to show that it is ours."""
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', getattr(page, "content", b""))
    assert found
    return found[1].decode()


def wait_for(true: Any, seconds: float = 20) -> None:  # any test without arguments
    """Until it is true, or the test fails."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)
