"""What kind of value something is, said without the value."""

from __future__ import annotations

import re

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?")
_LINK = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_RUN = re.compile(r"[^\W\d_]+|\d+|_|.", re.DOTALL)
_EPOCHS = (
    (900_000_000, 4_200_000_000, "seconds since 1970"),
    (900_000_000_000, 4_200_000_000_000, "milliseconds since 1970"),
    (900_000_000_000_000, 4_200_000_000_000_000, "microseconds since 1970"),
    (12_600_000_000_000_000, 15_800_000_000_000_000, "microseconds since 1601"),
)
_LONGEST_DATE = 60
_MOST_WORDS = 6


def kind_of(value: object) -> str:
    """The kind of a value out of JSON."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return _number(value)
    return kind_of_text(value) if isinstance(value, str) else type(value).__name__


def kind_of_text(text: str) -> str:
    """The kind of a text: empty, a link, a number, written like a date, or just text."""
    text = text.strip()
    if not text:
        return "empty text"
    if _LINK.match(text):
        return "link"
    if _NUMBER.fullmatch(text):
        return f"digits: {_number(int(text))}" if text.isdigit() and len(text) < 20 else "digits"
    if _ISO.fullmatch(text):
        return "like " + re.sub(r"\d", "9", re.sub(r"\d+(?=\D*\Z)", lambda last: "9" * min(len(last[0]), 6), text))
    return _date_like(text) or "text"


def _number(value: float) -> str:
    for least, most, name in _EPOCHS:
        if least <= value <= most:
            return f"number like {name}"
    return "whole number" if isinstance(value, int) else "number"


def _date_like(text: str) -> str | None:
    """`like a 9, 9999, 99:99:99 a` for what has the digits and the few words of a written date, else nothing."""
    if len(text) > _LONGEST_DATE:
        return None
    runs = _RUN.findall(text)
    numbers = [run for run in runs if run.isdecimal()]
    words = sum(run[0].isalnum() for run in runs) - len(numbers)
    if len(numbers) < 3 or max(map(len, numbers)) > 4 or words > _MOST_WORDS:
        return None
    return "like " + "".join(_class(run) for run in runs)


def _class(run: str) -> str:
    if run.isdecimal():
        return "9" * len(run)
    if run[0].isalnum():
        return "a"
    return run if run.isascii() and run.isprintable() else f"<U+{ord(run):04X}>"
