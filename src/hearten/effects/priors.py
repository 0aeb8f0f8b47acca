"""What is taken for likely before a person's own data speak; a file of pooled findings may say it better.

A priors file is TOML or JSON with any of the names below; what it leaves out keeps its default:

    common = 5.0            # SD of what all online time has in common, points of mood an hour
    platform = 10.0         # scale of the half-normal prior on the SD between platforms
    space = 10.0            # ... between the spaces of a platform
    voice = 10.0            # ... between the voices of a space
    visits = 5.0            # scale of the half-normal on how much visits tell of a mood that was there anyway
    slope = 10.0            # SD of the effect of wholly hostile (or supportive) content, points an hour
    state = 15.0            # scale of the half-normal priors on the SDs of mood itself
    mood_hours = 4.0        # median of how long a mood lasts, hours ...
    mood_spread = 0.7       # ... and the SD of its logarithm
    slow_days = 2.0         # how long a good or bad spell lasts, days
    any_effect = 0.5        # how likely it is that online time matters to a person at all
    fading_hours = [0.5, 1.0, 2.0, 4.0]     # how long an effect may last ...
    fading_weights = [0.03, 0.15, 0.67, 0.15]     # ... and how likely each of them is
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from hearten.ground.errors import UsageError
from hearten.languages.speaking import gettext as _


class PriorsNotUnderstood(UsageError):
    """A priors file does not say what such a file says."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(_("The priors file {name} cannot be used: {what}").format(name=name, what=what))


@dataclass(frozen=True, slots=True)
class Priors:
    """The numbers of a priors file; see the top of this module."""

    common: float = 5.0
    platform: float = 10.0
    space: float = 10.0
    voice: float = 10.0
    visits: float = 5.0
    slope: float = 10.0
    state: float = 15.0
    mood_hours: float = 4.0
    mood_spread: float = 0.7
    slow_days: float = 2.0
    any_effect: float = 0.5
    fading_hours: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0)
    fading_weights: tuple[float, ...] = (0.03, 0.15, 0.67, 0.15)


DEFAULT = Priors()


def read_priors(path: Path) -> Priors:
    """The priors that a TOML or JSON file holds."""
    try:
        text = path.read_text(encoding="utf-8")
        given = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise PriorsNotUnderstood(path.name, _("it is not readable TOML or JSON.")) from error
    if not isinstance(given, dict):
        raise PriorsNotUnderstood(path.name, _("it holds no names."))
    return _checked(path.name, given)


def _checked(name: str, given: dict[str, object]) -> Priors:
    unknown = set(given) - {field.name for field in fields(Priors)}
    if unknown:
        raise PriorsNotUnderstood(name, _("it has names that are not known: {names}.").format(names=sorted(unknown)))
    values: dict[str, Any] = {key: _numbers(name, key, value) for key, value in given.items()}
    priors = Priors(**values)
    if len(priors.fading_hours) != len(priors.fading_weights) or not 0 < priors.any_effect < 1:
        raise PriorsNotUnderstood(name, _("fading_hours needs as many weights, and any_effect lies between 0 and 1."))
    return priors


def _numbers(name: str, key: str, value: object) -> float | tuple[float, ...]:
    many = isinstance(getattr(DEFAULT, key), tuple)
    numbers = value if many and isinstance(value, list) and value else [value]
    if not all(isinstance(number, int | float) and not isinstance(number, bool) and number > 0 for number in numbers):
        raise PriorsNotUnderstood(name, _("{key} must be above zero.").format(key=key))
    floats = tuple(float(str(number)) for number in numbers)
    return floats if many else floats[0]
