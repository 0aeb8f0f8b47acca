"""What draws the pictures: Vega from the installed package in the browser, or an SVG made here where script is off."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from hashlib import blake2b

import vl_convert

from hearten.web.charts import Spec
from hearten.web.themes import THEMES, Theme

Width = int

NARROW, WIDE = 280, 640
"""Widths of the SVGs, for a phone and for a desk."""

BUNDLE = """
import sys
import vl_convert
sys.stdout.buffer.write(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;").encode())
"""


class Pictures:
    """The bundle of Vega, made once, beside everything else that happens at start."""

    def __init__(self) -> None:
        self._bundle: Future[bytes] | None = None

    def warm_up(self) -> None:
        """Begin to make the bundle; it takes a second or two."""
        if self._bundle is None:
            worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vega")
            self._bundle = worker.submit(_bundle)
            worker.shutdown(wait=False)

    def bundle(self) -> bytes:
        """Vega, Vega-Lite and vega-embed as one script."""
        self.warm_up()
        assert self._bundle is not None  # noqa: S101 # just made
        return self._bundle.result()


def version() -> str:
    """Changes when the bundle does, so that a browser may keep it for long."""
    versions = (vl_convert.get_vega_version(), vl_convert.get_vega_embed_version(), *vl_convert.get_vegalite_versions())
    return blake2b(" ".join(versions).encode(), digest_size=6).hexdigest()


def svg(spec: Spec, theme: Theme, width: Width) -> str:
    """The picture as SVG text."""
    return _svg(json.dumps(spec, sort_keys=True), theme, width)


@lru_cache(maxsize=64)
def _svg(spec: str, theme: Theme, width: Width) -> str:
    drawn: str = vl_convert.vegalite_to_svg(
        {**json.loads(spec), "width": width}, config=THEMES[theme], allowed_base_urls=[]
    )
    return drawn


def forget_pictures() -> None:
    """Drop the SVGs that are remembered."""
    _svg.cache_clear()


def _bundle() -> bytes:
    """In a process of its own: putting it together takes a second or two, in which this one could answer nobody."""
    command = [sys.executable, "-P", "-c", BUNDLE]
    # Nobody reads its errors: it is made to stop when we do, and says so.
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)  # noqa: S603 # our own text
    return made.stdout
