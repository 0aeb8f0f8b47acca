"""What the overview shows: for each question a sentence, a picture, and the table that the picture is drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hearten.journeys.overview import Overview, SpaceRow, VoiceRow
from hearten.web import charts, words
from hearten.web.charts import Spec
from hearten.web.themes import MOST_KINDS

TOP = 20

Row = tuple[str, ...]
Place = tuple[str, str, int, float, float]
"""Name, platform, traces, seconds measured, seconds inferred."""


@dataclass(frozen=True)
class Figure:
    """One question and its answer, three ways."""

    name: str
    title: str
    sentence: str
    head: Row
    rows: Sequence[Row]
    draw: Callable[[], Spec]
    note: str = ""
    """How the numbers came about, where that is not plain."""
    more: str = ""
    """Name of the page that lists everything, where the table holds only the top."""

    @cached_property
    def spec(self) -> Spec:
        """The picture as Vega-Lite."""
        return self.draw()


def figures(seen: Overview) -> tuple[Figure, ...]:
    """Every figure for which there is something to show."""
    makers = (_platforms, _months, _hours, _acts, _spaces, _voices)
    return tuple(figure for maker in makers if (figure := maker(seen)) is not None)


def headline(seen: Overview) -> str:
    """What is there, in one sentence."""
    said = words.things(seen.traces)
    if not seen.by_month:
        return _("{things} in your history.").format(things=said)
    first, last = words.month(seen.by_month[0][0]), words.month(seen.by_month[-1][0])
    if first == last:
        return _("{things} in {month}.").format(things=said, month=first)
    return _("{things} between {first} and {last}.").format(things=said, first=first, last=last)


def _platforms(seen: Overview) -> Figure:
    kinds = _kinds(seen)
    shown = _together(seen.by_platform, kinds)
    top, most = next(iter(seen.by_platform.items()))
    sentence = ngettext(
        "Everything is from {top}.", "From {n} platforms. The most is from {top}: {share}.", len(seen.by_platform)
    ).format(n=len(seen.by_platform), top=words.platform(top), share=words.share(most, seen.traces))
    return Figure(
        "platforms",
        _("By platform"),
        sentence,
        (_("Platform"), _("Things"), _("Share")),
        [(words.platform(p), words.number(n), words.share(n, seen.traces)) for p, n in seen.by_platform.items()],
        lambda: charts.bars([(kind, n, words.number(n)) for kind, n in shown.items()], kinds=list(kinds)),
    )


def _months(seen: Overview) -> Figure | None:
    if not seen.by_month:
        return None
    kinds = _kinds(seen)
    total: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    for month, platform, n in seen.by_month:
        total[month] += n
        cells[month, _kind(platform, kinds)] += n
    fullest, most = max(total.items(), key=lambda item: item[1])
    sentence = _("The fullest month was {month}, with {things}.").format(
        month=words.month(fullest), things=words.things(most)
    )
    if seen.undated:
        sentence += " " + ngettext(
            "{n} thing has no date in your export, so it is not in this picture.",
            "{n} things have no date in your export, so they are not in this picture.",
            seen.undated,
        ).format(n=words.number(seen.undated))
    return Figure(
        "months",
        _("By month"),
        sentence,
        (_("Month"), *kinds, _("Together")),
        [
            (words.month(month), *(words.number(cells[month, kind]) for kind in kinds), words.number(n))
            for month, n in reversed(total.items())
        ],
        lambda: charts.months([(month, kind, n) for (month, kind), n in cells.items()], list(kinds)),
    )


def _hours(seen: Overview) -> Figure | None:
    total = sum(seen.by_hour)
    if not total:
        return None
    fullest = max(range(24), key=lambda hour: seen.by_hour[hour])
    night = sum(seen.by_hour[:6])
    sentence = _("The fullest hour begins at {hour}. Between midnight and 6:00: {share}.").format(
        hour=words.hour(fullest), share=words.share(night, total)
    )
    return Figure(
        "hours",
        _("By hour of the day"),
        sentence,
        (_("Hour"), _("Things")),
        [(words.hour(hour), words.number(n)) for hour, n in enumerate(seen.by_hour)],
        lambda: charts.hours(seen.by_hour),
    )


def _acts(seen: Overview) -> Figure:
    rows = [(words.act(act), n, words.number(n)) for act, n in seen.by_act.items()]
    name, most, _said = rows[0]
    sentence = _("Most of it: {act}, {share}.").format(act=name.lower(), share=words.share(most, seen.traces))
    if len(rows) == 1:
        sentence = _("All of it: {act}.").format(act=name.lower())
    return Figure(
        "acts",
        _("By kind"),
        sentence,
        (_("Kind"), _("Things")),
        [(name, said) for name, _n, said in rows],
        lambda: charts.bars(rows),
    )


def _spaces(seen: Overview) -> Figure | None:
    sentence = ngettext(
        "You were in {n} space: a site, group or channel.",
        "You were in {n} spaces: sites, groups, channels.",
        len(seen.by_space),
    )
    return _places("spaces", _("Spaces"), _("Space"), sentence, spaces(seen.by_space))


def _voices(seen: Overview) -> Figure | None:
    sentence = ngettext(
        "You met {n} voice: a person, page or channel.",
        "You met {n} voices: people, pages, channels.",
        len(seen.by_voice),
    )
    return _places("voices", _("Voices"), _("Voice"), sentence, voices(seen.by_voice))


def about_time() -> str:
    """What the column of times means."""
    return _(
        "Time is what the platform measured. “About” means that it did not measure all of it. "
        "Then we count from one thing to the next, three minutes at most."
    )


def spaces(rows: Sequence[SpaceRow]) -> list[Place]:
    """Spaces as plain rows."""
    return [(row.space, row.platform, row.traces, row.seconds, row.seconds_inferred) for row in rows]


def voices(rows: Sequence[VoiceRow]) -> list[Place]:
    """Voices as plain rows."""
    return [(row.voice, row.platform, row.traces, row.seconds, row.seconds_inferred) for row in rows]


def place_cells(place: Place) -> Row:
    """One row of a table of spaces or voices."""
    name, platform, traces, measured, inferred = place
    return name, words.platform(platform), words.number(traces), words.time_spent(measured, inferred)


def _places(name: str, title: str, column: str, sentence: str, places: Sequence[Place]) -> Figure | None:
    if not places:
        return None
    top = places[:TOP]
    if len(places) > TOP:
        sentence += " " + _("Here are the {n} with the most things.").format(n=TOP)
    return Figure(
        name,
        title,
        sentence.format(n=words.number(len(places))),
        (column, _("Platform"), _("Things"), _("Time")),
        [place_cells(place) for place in top],
        lambda: charts.bars([(place[0], place[2], words.number(place[2])) for place in top]),
        note=about_time(),
        more=name if len(places) > TOP else "",
    )


def _kinds(seen: Overview) -> tuple[str, ...]:
    """What has a colour of its own: the largest platforms, and the others together."""
    names = [words.platform(name) for name in seen.by_platform]
    return tuple(names) if len(names) <= MOST_KINDS else (*names[: MOST_KINDS - 1], _("Others"))


def _kind(platform: str, kinds: Sequence[str]) -> str:
    name = words.platform(platform)
    return name if name in kinds else kinds[-1]


def _together(by_platform: dict[str, int], kinds: Sequence[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for platform, n in by_platform.items():
        counts[_kind(platform, kinds)] += n
    return counts
