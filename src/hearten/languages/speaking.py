"""Which language is spoken now, and phrases in it.

Every request and every command may speak its own: the language is kept with the running task, not with the process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from hearten.languages.catalogues import catalogue
from hearten.languages.known import ENGLISH

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def spoken() -> str:
    """The language spoken now."""
    return _spoken.get()


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak `code` inside this block."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(phrase: str) -> str:
    """The phrase in the language spoken now."""
    return catalogue(spoken()).gettext(phrase) if phrase else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The phrase for `n` things in the language spoken now."""
    return catalogue(spoken()).ngettext(one, many, n)


def gettext_noop(phrase: str) -> str:
    """The phrase itself: marks it to be translated where it is shown."""
    return phrase
