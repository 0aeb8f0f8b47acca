"""How one file writes the time of day: `21:45:27`, `18.00`, `21 h 45 min 27 s`, `9시 45분 27초`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# A sign before the number makes it the offset of a zone (GMT+05:30), more digits make it a date or minutes.
_BEFORE = r"(?<![\d:+\-\u2212])(?<!\d\.)"
_COLONS = re.compile(rf"{_BEFORE}(\d\d?)[:：∶](\d\d?)(?:[:：∶](\d\d?)(?:[.,]\d+)?)?(?![\d:])")
# Dots may stand in the date as well (03.04.26 21.22.39), so here the last match counts.
_DOTS = re.compile(
    r"(?<![\d.+\-\u2212])(\d\d?)\.(\d\d)(?:[.:](\d\d))?(?!\d|[.:]\d)(?!.*(?<![+\-\u2212\d])\d\d?\.\d)", re.DOTALL
)
_NUMBER = re.compile(r"(\d+)")
_LETTER = re.compile(r"[^\W\d_]")
_TAIL = r"(?=\D*(?:[+\-\u2212]\s?\d\d?(?:[:.]?\d\d)?\D*)?$)"
_OFFSET_TAIL = re.compile(r"[+\-\u2212]\s?\d\d?(?:[:.]?\d\d)?\D*$")


def clock_styles(texts: Sequence[str]) -> list[re.Pattern[str]]:
    """The patterns that find hour, minute and (where there are any) second in most of `texts`; none: dates only.

    Where words stand between all numbers, two patterns may do equally well: then the rest of the date has to tell.
    """
    styles = [_COLONS, _DOTS, *_in_words(texts)]
    found = [sum(_is_clock(style.search(text), text) for text in texts) for style in styles]
    most = max(found)
    if 2 * most <= len(texts):
        return []
    best = [style for style, count in zip(styles, found, strict=True) if count == most]
    return best[:1] if best[0] in (_COLONS, _DOTS) else best


def _is_clock(match: re.Match[str] | None, text: str) -> bool:
    """A time of day that leaves enough numbers for a date."""
    if not match or int(match[1]) > 23 or int(match[2]) > 59 or int(match[3] or 0) > 59:
        return False
    return len(_NUMBER.findall(text[: match.start()])) + len(_NUMBER.findall(text[match.end() :])) >= 2


def _in_words(texts: Sequence[str]) -> Iterator[re.Pattern[str]]:
    """Patterns for the words that stand between the last numbers of most texts: three numbers, or two."""
    pieces = [_NUMBER.split(_OFFSET_TAIL.sub("", text)) for text in texts]
    for numbers in (3, 2):
        gaps = Counter(
            tuple(piece[1 - 2 * numbers : -1 : 2])
            for piece in pieces
            if len(piece) > 2 * numbers and any(map(_LETTER.search, piece[1 - 2 * numbers : -1 : 2]))
        )
        for between, _ in gaps.most_common(1):
            inner = "".join(rf"{re.escape(gap)}(\d\d?)" for gap in between)
            yield re.compile(rf"{_BEFORE}(\d\d?){inner}{'' if numbers == 3 else '()'}(?!\d){_TAIL}")
