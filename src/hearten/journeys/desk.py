"""A person's open vault, for as long as one program runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hearten.ground.memory import Memory
from hearten.vault import keys
from hearten.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a person works with what is theirs."""

    home: Path
    vault: Vault
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    """What was worked out from this vault: it goes when the desk goes, so that nothing outlives a lock."""

    @property
    def locked(self) -> bool:
        """True while only adding is possible, because nobody has given the passphrase."""
        return self.vault.locked

    def let_go(self) -> None:
        """Keep nothing in memory of what was read and worked out so far."""
        self.memory.let_go()
        self.vault.let_go()


def has_vault(home: Path) -> bool:
    """Whether a vault was made in `home`."""
    return keys.exists(home / "vault")


def needs_passphrase(home: Path) -> bool:
    """Whether the vault in `home` opens only with a passphrase."""
    return keys.needs_passphrase(home / "vault")


def make_vault(home: Path, passphrase: str | None) -> str | None:
    """Make a new vault in `home`; the recovery code to print, where there is a passphrase."""
    return keys.create(home / "vault", passphrase).recovery_code


def change_passphrase(home: Path, now: str | None, new: str | None) -> str | None:
    """Put the vault under another passphrase, or none; the new recovery code to print, where there is a passphrase.

    `now` is the passphrase or recovery code that opens it today. Raises `WrongPassphrase`.
    """
    folder = home / "vault"
    return keys.change_passphrase(folder, keys.unlock(folder, now), new)


def open_desk(home: Path, secret: str | None = None) -> Desk:
    """Open the vault in `home` with a passphrase or recovery code. Without the one it needs, the desk is locked."""
    folder = home / "vault"
    if secret is None and keys.needs_passphrase(folder):
        return Desk(home, Vault(folder, None))
    return Desk(home, Vault(folder, keys.unlock(folder, secret)))
