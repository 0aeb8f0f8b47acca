"""Serve the app on this machine, to this machine."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import django
import uvicorn
from django.conf import settings

from hearten.ground.errors import HeartenError
from hearten.journeys.demo import make_demo
from hearten.languages.speaking import gettext as _
from hearten.people.link import OneTimeLink
from hearten.server.asgi import SealedHandler
from hearten.server.logs import log_quietly
from hearten.server.settings import settings_for
from hearten.web.here import Here
from hearten.web.warm import warm_up

ADDRESS = "127.0.0.1"
TRIES = 50
"""Ports looked at, one after another, before giving up."""

Say = Callable[[str], None]
ALOUD = partial(print, flush=True)


class NoPortError(HeartenError):
    """Every port we may use is taken."""


def serve(home: Path, port: int, *, demo: bool = False, secret: str | None = None, say: Say = ALOUD) -> None:
    """Run until Ctrl-C. `secret` opens a locked vault; without it the browser asks.

    The link is printed and not opened: a browser's command line can be read by every user of the machine.
    """
    if demo:
        home = home / "demo"
        make_demo(home)
    listening = free_socket(port)
    number = listening.getsockname()[1]
    link = OneTimeLink(
        f"http://{ADDRESS}:{number}", lambda url: say(_("To come in again later: {url}").format(url=url))
    )
    here = Here.at(home, demo=demo, secret=secret)
    log_quietly()
    settings.configure(**settings_for(number, link, here))
    django.setup()
    here.prepare()
    warm_up()
    say(_("Open this link in your browser. It works once:"))
    say(f"  {link.url}")
    say(_("To stop Hearten, press Ctrl-C here."))
    try:
        with suppress(KeyboardInterrupt):  # uvicorn has ended in good order by then, and says so once more
            _run(listening)
    finally:
        here.close()


def free_socket(port: int) -> socket.socket:
    """A bound socket on `port`, or on the next port that is free."""
    last = port + TRIES if port else 0
    for candidate in range(port, min(last, 65535) + 1):
        listening = socket.socket()
        if os.name == "posix":  # elsewhere this would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((ADDRESS, candidate))
            listening.listen()
        except OSError as fault:
            listening.close()
            if fault.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
        else:
            return listening
    raise NoPortError(
        _("Ports {first} to {last} are all in use. Choose another with --port.").format(first=port, last=last)
    )


def _run(listening: socket.socket) -> None:
    config = uvicorn.Config(
        SealedHandler(),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        interface="asgi3",
        ws="none",
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])
