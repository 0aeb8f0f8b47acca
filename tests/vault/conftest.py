"""A new vault without a passphrase for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from hearten.vault import keys
from hearten.vault.vault import Vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the vault is."""
    keys.create(tmp_path / "vault", None)
    return tmp_path / "vault"


@pytest.fixture
def vault(folder: Path) -> Vault:
    """The vault, open."""
    return Vault(folder, keys.unlock(folder, None))
