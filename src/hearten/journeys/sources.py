"""What can be read, for people and programs that ask."""

from __future__ import annotations

from typing import Any

from hearten.sources.registry import platforms


def readable() -> dict[str, Any]:
    """Every platform with its kinds of trace and the columns it fills: the shape `hearten sources --json` prints."""
    return {
        "platforms": [
            {
                "platform": platform.name,
                "title": platform.title,
                "kinds": list(platform.acts),
                "fills": list(platform.fills),
                "files": [reader.name for reader in platform.readers],
            }
            for platform in platforms()
        ]
    }
