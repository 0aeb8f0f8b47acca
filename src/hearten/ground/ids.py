"""Names that stay the same: the key of a trace, and fresh names for files."""

from __future__ import annotations

import secrets
import unicodedata
from hashlib import blake2b

KEY_BYTES = 16

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_fresh_digest = blake2b(digest_size=KEY_BYTES).copy  # a copy costs two thirds of making one


def trace_key(platform: str, act: str, target: str, seen_at: int | None, cut: int = SECOND) -> bytes:
    """The 16 bytes by which one trace is known again in another export, another part, another format.

    `target` is an id or address of the thing, or `normal_text` of its words. `cut` is the coarsest step,
    in microseconds, in which any export of this platform tells this time, so that all of them agree.
    """
    when = "" if seen_at is None else seen_at // cut
    digest = _fresh_digest()
    digest.update(f"{platform}\0{act}\0{target}\0{when}".encode("utf-8", "surrogatepass"))
    return digest.digest()


def normal_text(text: str) -> str:
    """Words with the accidents of export removed: compatibility forms, case and runs of spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def fresh_name() -> str:
    """A new random name that says nothing."""
    return secrets.token_hex(8)
