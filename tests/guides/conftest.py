"""The browser of the web tests serves the guides' tests too."""

from __future__ import annotations

from tests.web.conftest import browser

__all__ = ["browser"]
