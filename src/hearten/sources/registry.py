"""Which platforms there are: every file in `platforms/` that offers a `PLATFORM`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from hearten.sources import platforms as folder
from hearten.sources.platform import CERTAIN, Platform, Reader
from hearten.sources.sample import Sample


@cache
def platforms() -> tuple[Platform, ...]:
    """All platforms, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    return tuple(import_module(f"{folder.__name__}.{name}").PLATFORM for name in names)


def best_reader(sample: Sample) -> tuple[Platform, Reader] | None:
    """The reader that is surest of this file, or None where none knows it. The first by name wins a tie."""
    best: tuple[Platform, Reader] | None = None
    surest = 0.0
    for platform in platforms():
        for reader in platform.readers:
            confidence = reader.recognise(sample)
            if confidence > surest:
                best, surest = (platform, reader), confidence
            if surest >= CERTAIN:
                return best
    return best
