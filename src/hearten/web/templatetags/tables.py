"""Cells that know their heading, so that a narrow window can show a row as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django import template

register = template.Library()


@register.filter
def beside(row: Iterable[str], head: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each cell of a row with what stands above it."""
    return zip(row, head, strict=True)
