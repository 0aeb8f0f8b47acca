"""Who can open the vault, and who cannot."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyrage.x25519 import Identity
from tests.vault.invented import numbers, opened, tables

from hearten.vault import keys
from hearten.vault.errors import EmptyPassphrase, KeyDamaged, NoVault, VaultExists, VaultLocked, WrongPassphrase
from hearten.vault.vault import Vault

FROZEN = Path(__file__).parent / "frozen" / "passphrase"
"""Keys stretched so little that a test can open them often; a vault that Hearten makes takes a second."""
PASSPHRASE = "Grünes Känguru 42"
CODE = "7K0QX-1M3RA-ZZ90B-HTW4E-VD1S8"


@pytest.fixture
def guarded(tmp_path: Path) -> Path:
    """A vault with a passphrase."""
    return Path(shutil.copytree(FROZEN, tmp_path / "guarded"))


def test_a_new_vault_with_a_passphrase_opens_with_it_and_with_the_code(tmp_path: Path) -> None:
    made = keys.create(tmp_path / "new", PASSPHRASE)
    assert made.recovery_code is not None
    assert len(made.recovery_code.replace("-", "")) == keys.CODE_LENGTH
    assert keys.needs_passphrase(tmp_path / "new")
    sloppy = made.recovery_code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    for secret in (PASSPHRASE, sloppy):
        assert str(keys.unlock(tmp_path / "new", secret)) == str(made.identity)
    secret_key = str(made.identity).removeprefix("AGE-SECRET-KEY-").encode()
    assert not any(secret_key in path.read_bytes() for path in (tmp_path / "new").iterdir())


@pytest.mark.parametrize("secret", [PASSPHRASE, "Gru\u0308nes Ka\u0308nguru 42", CODE, "7kOqx lm3ra zz9ob htw4evdis8"])
def test_passphrase_and_code_open_however_they_are_typed(guarded: Path, secret: str) -> None:
    identity = keys.unlock(guarded, secret)
    Vault(guarded, None).append(tables(0, 3))
    assert numbers(Vault(guarded, identity)) == [0, 1, 2]


@pytest.mark.parametrize(
    "secret", ["grünes känguru 42", " ", "caf\udce9", CODE[:-1], CODE[:-1] + "9", "x" * 25, "0" * 25]
)
def test_anything_else_does_not(guarded: Path, secret: str) -> None:
    with pytest.raises(WrongPassphrase, match="does not open this vault"):
        keys.unlock(guarded, secret)


@pytest.mark.parametrize("secret", [None, ""])
def test_no_secret_where_one_is_needed(guarded: Path, secret: str | None) -> None:
    with pytest.raises(VaultLocked):
        keys.unlock(guarded, secret)


def test_without_a_passphrase_no_secret_is_asked(folder: Path) -> None:
    assert not keys.needs_passphrase(folder)
    assert str(keys.unlock(folder, None)) == str(keys.unlock(folder, "whatever HEARTEN_PASSPHRASE says"))
    assert not (folder / "recovery.age").exists()


def test_a_passphrase_can_be_given_up_and_taken(guarded: Path) -> None:
    identity = keys.unlock(guarded, PASSPHRASE)
    assert keys.change_passphrase(guarded, identity, None) is None
    assert sorted(path.name for path in guarded.iterdir() if path.name != "lock") == ["key.txt", "vault.json"]
    assert str(keys.unlock(guarded, None)) == str(identity)


def test_a_key_of_another_vault_changes_nothing(guarded: Path, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(guarded, keys.unlock(folder, None), None)
    assert keys.needs_passphrase(guarded)


@pytest.mark.parametrize("nothing", ["", "   ", "\t"])
def test_an_empty_passphrase_is_refused_and_nothing_is_made(tmp_path: Path, nothing: str) -> None:
    with pytest.raises(EmptyPassphrase):
        keys.create(tmp_path / "new", nothing)
    assert not keys.exists(tmp_path / "new")
    keys.create(tmp_path / "new", None)


def test_a_vault_is_never_made_over_another(folder: Path) -> None:
    opened(folder).append(tables(0, 3))
    before = (folder / "key.txt").read_bytes()
    with pytest.raises(VaultExists):
        keys.create(folder, None)
    (folder / "vault.json").rename(folder / "mislaid")
    with pytest.raises(KeyDamaged, match=r"vault\.json"):
        keys.create(folder, None)
    assert (folder / "key.txt").read_bytes() == before
    (folder / "mislaid").rename(folder / "vault.json")
    assert numbers(opened(folder)) == [0, 1, 2]


def test_a_torn_key_file_is_told_from_a_wrong_passphrase(guarded: Path) -> None:
    whole = (guarded / "key.age").read_bytes()
    for torn in (whole[:-5], whole[:50], b"", whole[:-1] + bytes([whole[-1] ^ 1])):
        (guarded / "key.age").write_bytes(torn)
        with pytest.raises(KeyDamaged, match=r"key\.age"):
            keys.unlock(guarded, PASSPHRASE)
        keys.unlock(guarded, CODE)
    (guarded / "key.age").unlink()
    with pytest.raises(KeyDamaged, match=r"key\.age"):
        keys.unlock(guarded, PASSPHRASE)
    keys.unlock(guarded, CODE)


@pytest.mark.parametrize("content", [b"", b"AGE-SECRET-KEY-1NONSENSE", b"\xff\xfe", None])
def test_a_torn_bare_key_is_said(folder: Path, content: bytes | None) -> None:
    (folder / "key.txt").write_bytes(content if content is not None else str(Identity.generate()).encode())
    with pytest.raises(KeyDamaged, match=r"key\.txt"):
        keys.unlock(folder, None)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"version": 1, "public_key": "age1nonsense"}', b"\xff"])
def test_a_torn_header_is_said(folder: Path, content: bytes) -> None:
    (folder / "vault.json").write_bytes(content)
    with pytest.raises(KeyDamaged, match=r"vault\.json"):
        keys.unlock(folder, None)


def test_where_there_is_no_vault(tmp_path: Path) -> None:
    assert not keys.exists(tmp_path)
    with pytest.raises(NoVault):
        keys.unlock(tmp_path, None)
