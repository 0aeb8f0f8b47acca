"""What is logged: that something of ours went wrong, and where in the code. Never what it was about."""

from __future__ import annotations

import logging
import traceback


class WithoutWords(logging.Formatter):
    """Kind of error and places in the code. Messages are left out, because they can hold private text."""

    def format(self, record: logging.LogRecord) -> str:
        """One record as text."""
        said = f"{record.levelname} in {record.name}"
        if not record.exc_info or record.exc_info[0] is None:
            return said
        kind, _value, trace = record.exc_info
        places = (f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace))
        return "\n".join((f"{said}: {kind.__name__}", *places))


def log_quietly() -> None:
    """Send errors, without words, to standard error; everything less than an error nowhere."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutWords())
    handler.setLevel(logging.ERROR)
    root = logging.getLogger()
    root.handlers = [handler]
    for name in ("django", "django.server", "uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
