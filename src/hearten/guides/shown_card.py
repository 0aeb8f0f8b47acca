"""A card with its facts filled in, ready for a page or a sheet of paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hearten.guides.cards import Card
from hearten.guides.pages import Page, get_your_data
from hearten.guides.prose import Citing, SourceRow
from hearten.guides.rights import law_about_age


@dataclass(frozen=True, slots=True)
class ShownCard:
    """What a template needs."""

    card: Card
    html: dict[str, str]
    """The parts of the card; and `law`, what counts where the reader lives, once a country was chosen."""
    data: Page | None
    """How to ask for one's own history, where that is known."""
    data_stale: bool
    sources: tuple[SourceRow, ...]
    checked: date
    """The earliest day on which one of its facts was checked."""

    @property
    def stale(self) -> bool:
        """Whether anything on it may be out of date."""
        return self.data_stale or any(source.stale for source in self.sources)


def show_card(card: Card, country: str, today: date, language: str = "en") -> ShownCard:
    """Fill the facts in. `country` may be nothing: then no law is shown."""
    citing = Citing(today, card.slug)
    html = {name: citing.html(text) for name, text in card.parts.items()}
    if country:
        html["law"] = citing.html(law_about_age(country, language))
    data = next((page for page in get_your_data(language) if card.slug in page.platforms and page.sources), None)
    checked = min((source.checked for source in citing.sources), default=card.reviewed)
    return ShownCard(card, html, data, data is not None and data.stale(today), citing.sources, checked)
