"""Spaces and voices in addresses: a name that says nothing, known to this process only.

What a person visits never stands in a URL, for URLs end up in a browser's history.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b

from django.http import Http404

from hearten.choices.choice import Target

_KEY = secrets.token_bytes(32)
_known: dict[str, Target] = {}


def token(target: Target) -> str:
    """The name of a target until the program ends."""
    words = "\0".join((target.platform, target.space or "", target.voice or "")).encode("utf-8", "surrogatepass")
    name = blake2b(words, key=_KEY, digest_size=8).hexdigest()
    _known[name] = target
    return name


def forget() -> None:
    """Know no name any more: the vault was locked, left or forgotten."""
    _known.clear()


def target(name: str) -> Target:
    """What was named. Raises 404 for a name of an earlier run."""
    found = _known.get(name)
    if found is None:
        raise Http404
    return found
