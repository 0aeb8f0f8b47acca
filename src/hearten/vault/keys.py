"""The vault's key pair: anyone's program may write with the public half, only the person reads with the other.

    vault.json      format and public key, readable by all
    key.age         the private key, under the passphrase        (or key.txt, bare, where the person chose none)
    recovery.age    the private key, under the recovery code     (only beside key.age)

All are plain age files: `age --decrypt key.age` opens them without Hearten. https://age-encryption.org/v1
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import passphrase as stretched
from pyrage.x25519 import Identity, Recipient

from hearten.vault.errors import (
    EmptyPassphrase,
    KeyDamaged,
    NoVault,
    VaultExists,
    VaultLocked,
    VaultTooNew,
    WrongPassphrase,
)
from hearten.vault.files import disk_errors, locked, make_folder, read_errors, sync_folder, write_durably
from hearten.vault.shelf import Shelf

FORMAT = 1
"""The layout of the folder. Tables have a version of their own, in each segment."""

HEADER = "vault.json"
KEY = "key.age"
BARE_KEY = "key.txt"
RECOVERY = "recovery.age"

CODE_LENGTH = 25
"""25 characters of 5 bits: 125 bits, past any guessing."""
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U. https://www.crockford.com/base32.html"""
_FORGIVEN = str.maketrans("OIL", "011")

_WRONG_SECRET = "Decryption failed"  # noqa: S105 -- how age tells a secret that does not fit from a file that is torn


@dataclass(frozen=True, slots=True)
class NewKeys:
    """What making keys hands out once."""

    identity: Identity
    recovery_code: str | None
    """To be printed and kept safe; None where there is no passphrase. It is stored nowhere."""


def exists(folder: Path) -> bool:
    """Whether there is a vault in this folder."""
    with read_errors():
        return (folder / HEADER).exists()


def create(folder: Path, passphrase: str | None) -> NewKeys:
    """Make a vault's keys in `folder`, which may not exist yet. The header comes last: with it the vault exists."""
    make_folder(folder)
    identity = Identity.generate()
    with locked(folder):
        if exists(folder):
            raise VaultExists
        if Shelf(folder).is_used():
            raise KeyDamaged(HEADER)  # its header is lost: nothing may be put in its place
        code = _keep(folder, identity, passphrase)
        header = {"format": "hearten vault", "version": FORMAT, "public_key": str(identity.to_public())}
        write_durably(folder / HEADER, json.dumps(header, indent=1).encode())
    return NewKeys(identity, code)


def public_key(folder: Path) -> Recipient:
    """The half that writes; needs no secret."""
    if not exists(folder):
        raise NoVault
    try:
        header = json.loads(_content(folder, HEADER))
        if header["version"] > FORMAT:
            raise VaultTooNew
        return Recipient.from_str(header["public_key"])
    except (ValueError, KeyError, TypeError, pyrage.RecipientError):
        raise KeyDamaged(HEADER) from None


def needs_passphrase(folder: Path) -> bool:
    """Whether opening this vault takes a secret."""
    return not (folder / BARE_KEY).exists()


def unlock(folder: Path, secret: str | None) -> Identity:
    """The half that reads, by passphrase or recovery code; `secret` is not looked at where none is needed."""
    public = str(public_key(folder))
    if not needs_passphrase(folder):
        return _identity(_content(folder, BARE_KEY), BARE_KEY, public)
    if not (folder / KEY).exists() and not (folder / RECOVERY).exists():
        raise KeyDamaged(f"{KEY} or {BARE_KEY}")
    if not secret:
        raise VaultLocked
    code = _as_code(secret)
    # What looks like a code may still be a passphrase.
    for name, words in [(RECOVERY, code), (KEY, _as_typed(secret))]:
        if words is None:
            continue
        try:
            return _identity(stretched.decrypt(_content(folder, name), words), name, public)
        except pyrage.DecryptError as error:
            if str(error) != _WRONG_SECRET:
                raise KeyDamaged(name) from None
    raise WrongPassphrase


def change_passphrase(folder: Path, identity: Identity, new: str | None) -> str | None:
    """Put the key under another passphrase, or none; returns the new recovery code. The old two open it no more."""
    if str(identity.to_public()) != str(public_key(folder)):
        raise WrongPassphrase
    with locked(folder):
        return _keep(folder, identity, new)


def remove_secrets(folder: Path) -> None:
    """Take the private key away for good: whatever else is left of the vault can then be read by nobody."""
    _drop(folder, BARE_KEY, KEY, RECOVERY)


def remove_header(folder: Path) -> None:
    """With this the vault is no more."""
    _drop(folder, HEADER)


def _keep(folder: Path, identity: Identity, passphrase: str | None) -> str | None:
    secret = str(identity).encode()
    if passphrase is None:
        write_durably(folder / BARE_KEY, secret + b"\n")
        _drop(folder, KEY, RECOVERY)
        return None
    if not passphrase.strip():
        raise EmptyPassphrase
    code = _fresh_code()
    kept, recovery = stretched.encrypt(secret, _as_typed(passphrase)), stretched.encrypt(secret, code)
    # The passphrase's file first: a crash between the two leaves one the person knows and the code they have on paper.
    write_durably(folder / KEY, kept)
    write_durably(folder / RECOVERY, recovery)
    _drop(folder, BARE_KEY)
    return code


def _content(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError:
        raise KeyDamaged(name) from None


def _drop(folder: Path, *names: str) -> None:
    with disk_errors():
        for name in names:
            (folder / name).unlink(missing_ok=True)
        sync_folder(folder)


def _identity(secret: bytes, name: str, public: str) -> Identity:
    try:
        identity = Identity.from_str(secret.decode("ascii").strip())
    except (UnicodeDecodeError, pyrage.IdentityError):
        raise KeyDamaged(name) from None
    if str(identity.to_public()) != public:
        raise KeyDamaged(name)
    return identity


def _as_typed(passphrase: str) -> str:
    """The same letters however a keyboard composes them; what is no letter in any encoding becomes a `?`."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace").decode()


def _fresh_code() -> str:
    letters = [secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)]
    return "-".join("".join(letters[at : at + 5]) for at in range(0, CODE_LENGTH, 5))


def _as_code(secret: str) -> str | None:
    """The recovery code as it was printed, from however it was typed; None where it cannot be one."""
    letters = "".join(letter for letter in secret.upper() if letter.isalnum()).translate(_FORGIVEN)
    if len(letters) != CODE_LENGTH or not set(letters) <= set(CODE_ALPHABET):
        return None
    return "-".join(letters[at : at + 5] for at in range(0, CODE_LENGTH, 5))
