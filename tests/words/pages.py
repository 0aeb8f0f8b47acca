"""Every page that explains, as the tests see it: its Markdown, and its prose with the facts filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hearten.guides.front import Sheet, sheets
from hearten.guides.prose import REFERENCE, Citing
from tests.words.reading import prose

TODAY = date(2026, 12, 1)
YOUNG, CARERS = 12, 14
"""The highest reading age of pages for young people and for carers."""


@dataclass(frozen=True, slots=True)
class Text:
    """One page file."""

    folder: str
    sheet: Sheet

    def __str__(self) -> str:
        return f"{self.folder}/{self.sheet.slug}"

    @property
    def limit(self) -> int:
        """The reading age it may ask for."""
        return CARERS if self.sheet.front.get("audience") == "carers" else YOUNG

    @property
    def prose(self) -> str:
        """What a person reads, without menu paths and sources."""
        platform = self.sheet.slug if self.folder == "pages" else ""
        body = re.sub(r"^## \w+$", "", self.sheet.body, flags=re.MULTILINE)
        front = [value for value in self.sheet.front.values() if isinstance(value, str) and " " in value]
        return "\n".join([*front, prose(Citing(TODAY, platform).html(body))])

    @property
    def bare(self) -> str:
        """What is typed in the page itself, without references to facts, numbers of lists and headings."""
        return re.sub(r"^\d\. ", "", REFERENCE.sub("", self.sheet.body), flags=re.MULTILINE)


FOLDERS = ("pages", "lessons", "rights", "carers")
TEXTS = [Text(folder, sheet) for folder in FOLDERS for sheet in sheets(folder)]
