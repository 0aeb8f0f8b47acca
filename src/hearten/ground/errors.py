"""The family of errors a person may meet: each carries the sentence they read."""

from __future__ import annotations


class HeartenError(Exception):
    """Something the person should know: what happened, to which file or field, and what to do.

    The message is shown as it is, on a page or a terminal, so it never holds private text.
    """

    exit_status = 1


class UsageError(HeartenError):
    """The command or the form was filled in in a way that cannot work."""

    exit_status = 2
