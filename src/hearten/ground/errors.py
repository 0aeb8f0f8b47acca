"""The family of errors a person may meet: each carries the sentence they read."""

from __future__ import annotations

INTERRUPTED = 130
"""The exit status after Ctrl-C."""
STOPPED = "Stopped. What was kept before is unharmed."
"""For somebody who pressed Ctrl-C, and wonders what became of their things."""


class HeartenError(Exception):
    """Something the person should know: what happened, to which file or field, and what to do.

    The message is shown as it is, on a page or a terminal, so it never holds private text.
    """

    exit_status = 1


class UsageError(HeartenError):
    """The command or the form was filled in in a way that cannot work."""

    exit_status = 2
