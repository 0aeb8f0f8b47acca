"""What can go wrong with a vault: a class for each cause, with the sentence a person reads."""

from __future__ import annotations

from hearten.ground.errors import HeartenError, UsageError


class VaultError(HeartenError):
    """Something about the vault as a whole."""


class NoVault(VaultError):
    """There is no vault in this folder."""

    def __init__(self) -> None:
        super().__init__("There is no Hearten vault in this folder yet. Run `hearten init` to make one.")


class VaultExists(VaultError):
    """A vault would be made where one already is."""

    def __init__(self) -> None:
        super().__init__("There is already a Hearten vault in this folder. It was left as it is.")


class VaultLocked(VaultError):
    """A passphrase is needed and none was given."""

    def __init__(self) -> None:
        super().__init__(
            "Your vault is locked. Give your passphrase or your recovery code: on a terminal Hearten asks for it, "
            "elsewhere set HEARTEN_PASSPHRASE."
        )


class WrongPassphrase(VaultError):
    """The passphrase or recovery code does not open this vault."""

    def __init__(self) -> None:
        super().__init__(
            "That passphrase or recovery code does not open this vault. Check capital letters and the keyboard "
            "language, then try again. Nothing was changed."
        )


class EmptyPassphrase(UsageError):
    """A passphrase of nothing but spaces would protect nothing."""

    def __init__(self) -> None:
        super().__init__("A passphrase needs at least one letter. Several words you can remember are best.")


class KeyDamaged(VaultError):
    """A file that opens the vault is missing, torn, or belongs to another vault."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The vault's file {name} is missing, damaged or from another vault, so your data cannot be opened with "
            f"it. Put {name} back from a backup. If you have a recovery code, try that."
        )


class VaultTooNew(VaultError):
    """A newer Hearten wrote this vault."""

    def __init__(self) -> None:
        super().__init__(
            "This vault was written by a newer Hearten than this one. Update Hearten and try again. "
            "Nothing was changed."
        )


class VaultBusy(VaultError):
    """Another Hearten holds the vault."""

    def __init__(self) -> None:
        super().__init__("Another Hearten is writing to this vault. Wait until it is done, then try again.")


class CannotRead(VaultError):
    """The disk does not give the vault's files."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Hearten cannot read its data folder ({reason}). Check that the disk is there and that you may open it."
        )


class CannotWrite(VaultError):
    """The disk refuses."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Hearten cannot write to its data folder ({reason}). Check that the disk is there and that you may write "
            "to the folder. What was saved before is unharmed."
        )


class DiskFull(CannotWrite):
    """No room left."""

    def __init__(self) -> None:
        HeartenError.__init__(
            self,
            "The disk is full, so this part could not be saved. What was saved before is unharmed. "
            "Make some room, then do the same again: Hearten skips what it already has.",
        )
