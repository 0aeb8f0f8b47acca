"""The files that belong to the model, each exactly as it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from hearten.ground.errors import HeartenError
from hearten.languages.speaking import gettext as _

LIST = "weights.json"


class WeightsMissing(HeartenError):
    """A file of the model is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "The file {name}, a part of Hearten's model, is not there. Install Hearten again to bring it back."
            ).format(name=name)
        )


class WeightsChanged(HeartenError):
    """A file of the model is cut short, or is not the one that was shipped."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "The file {name}, a part of Hearten's model, is cut short or was changed, so it is not used. "
                "Install Hearten again to bring it back."
            ).format(name=name)
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder with a list of its files and the sum of each."""

    folder: Path
    version: str
    sums: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> Weights:
        """The files in a folder, by its list."""
        try:
            document = orjson.loads((folder / LIST).read_bytes())
            return cls(folder, str(document["version"]), dict(document["sha256"]))
        except FileNotFoundError as error:
            raise WeightsMissing(LIST) from error
        except (OSError, ValueError, LookupError, TypeError) as error:
            raise WeightsChanged(LIST) from error

    def read(self, name: str) -> bytes:
        """What is in a file, if it is what it should be."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise WeightsMissing(name) from error
        if hashlib.sha256(content).hexdigest() != self.sums.get(name):
            raise WeightsChanged(name)
        return content
