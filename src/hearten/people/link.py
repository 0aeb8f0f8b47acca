"""The one-time link: whoever can read this program's terminal may come in, once per link."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from threading import Lock
from typing import cast

from django.conf import settings

TOKEN_BYTES = 32
"""256 bits: not to be guessed, even by a program on the same machine that tries all day."""


class OneTimeLink:
    """One link is good at a time. Using it makes the next one, so that a closed browser locks nobody out."""

    def __init__(self, address: str, announce: Callable[[str], None]) -> None:
        self._address = address
        self._announce = announce
        self._lock = Lock()
        self._token = secrets.token_urlsafe(TOKEN_BYTES)

    @property
    def url(self) -> str:
        """The link that is good now."""
        return f"{self._address}/in/{self._token}"

    def use(self, token: str) -> bool:
        """True once for the right token; from then on the next link is the good one, and is announced."""
        with self._lock:
            if not secrets.compare_digest(token.encode(), self._token.encode()):
                return False
            self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._announce(self.url)
        return True


def the_link() -> OneTimeLink:
    """The link of this process."""
    return cast("OneTimeLink", settings.HEARTEN_LINK)
