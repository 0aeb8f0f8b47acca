"""Where a person's data lives on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_home() -> Path:
    """The data folder: `HEARTEN_HOME`, or the platform's own place for a user's data. It may not exist yet."""
    chosen = os.environ.get("HEARTEN_HOME")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "Hearten"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Hearten"
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "hearten"
