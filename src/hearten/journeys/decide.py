"""Decide: choices with an end, undone in one step, and whether they went with better days.

wish ─► choice ─► the log `choices` ─► standing, over, undone ─► did it help?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import pairwise

import numpy as np

from hearten.care.calendars import Reminder, calendar
from hearten.choices.bulk import BulkFile, bulk_files
from hearten.choices.choice import Choice, NotAChoice, Target, as_body, choice, from_body
from hearten.choices.compare import LONGEST, Comparison, compare
from hearten.choices.quiet import Part, QuietHours, known_parts
from hearten.ground.clock import as_datetime, as_microseconds, local_zone, now
from hearten.journeys import events
from hearten.journeys.desk import Desk
from hearten.journeys.understand import moments, moods
from hearten.languages.speaking import gettext as _

LOG: events.Log = "choices"
QUIET = "quiet-hours"
PARTS = "parts"
"""Two things in the log that are not choices about a space or voice."""


class NoSuchChoice(NotAChoice):
    """The choice was erased, perhaps in another window."""

    def __init__(self) -> None:
        super().__init__(_("This choice is not here any more. The list shows those that are."))


@dataclass(frozen=True, slots=True)
class Helped:
    """What the days look like since a choice, beside the days before."""

    choice: Choice
    mood: Comparison
    minutes_before: float | None
    """Minutes a day with the space or voice before; None where nothing is known of those days."""
    minutes_after: float | None


def today(zone: tzinfo | None = None) -> date:
    """The date where the person is."""
    return as_datetime(now(), zone or local_zone()).date()


def choose(
    desk: Desk, want: str, target: Target, *, until: date | None = None, feeling: str | None = None, words: str = ""
) -> Choice:
    """Make a choice; one that stands for the same thing is replaced, and undo brings it back."""
    made = choice(want, target, today(), until=until, feeling=feeling, words=words)
    standing = next((old for old in choices(desk) if old.target == target and old.holds(today())), None)
    written = events.write(desk, LOG, "made", as_body(made), thing=standing.id if standing else None)
    return from_body(written.id, written.body, as_body(standing) if standing else None)


def choices(desk: Desk) -> list[Choice]:
    """All choices as they stand, the newest first."""
    found: dict[str, Choice] = {}
    for event in events.history(desk, LOG):
        if event.id in (QUIET, PARTS):
            continue
        earlier = found.pop(event.id, None)
        found[event.id] = from_body(event.id, event.body, as_body(earlier) if earlier else None)
    return list(reversed(found.values()))


def find(desk: Desk, name: str) -> Choice:
    """One choice. Raises `NoSuchChoice`."""
    found = next((made for made in choices(desk) if made.id == name), None)
    if found is None:
        raise NoSuchChoice
    return found


def undo(desk: Desk, name: str) -> Choice:
    """Take back the last change: the choice becomes what it was before, or is no longer in force."""
    made = find(desk, name)
    back = dict(made.before) if made.before else as_body(replace(made, undone_on=today()))
    written = events.write(desk, LOG, "undone", back, thing=name)
    return from_body(name, written.body, as_body(made))


def go_on(desk: Desk, name: str, until: date | None = None) -> Choice:
    """Let a choice hold for as long again, or until a day."""
    made = find(desk, name)
    fresh = choice(made.want, made.target, today(), until=until, feeling=made.feeling, words=made.words)
    written = events.write(desk, LOG, "went_on", as_body(replace(fresh, made_on=made.made_on)), thing=name)
    return from_body(name, written.body, as_body(made))


def erase(desk: Desk, name: str) -> None:
    """Take a choice and its past off the disk."""
    events.erase(desk, LOG, {name})


def files(desk: Desk) -> tuple[BulkFile, ...]:
    """Choices in force, as files for other programs."""
    return bulk_files(made for made in choices(desk) if made.holds(today()))


def reminders(desk: Desk, *, with_names: bool = False) -> bytes:
    """A calendar with the day after each choice in force ends. Calendars are often shared: names stay out."""
    standing = [made for made in choices(desk) if made.holds(today())]
    return calendar((_look_again(made, with_names=with_names) for made in standing), as_datetime(now()))


def _look_again(made: Choice, *, with_names: bool) -> Reminder:
    title = _("Hearten: look at a choice again. Did it help?")
    day = made.until + timedelta(days=1)
    return Reminder(day, f"{title} ({made.target.name})" if with_names else title, time(17))


def set_quiet_hours(desk: Desk, quiet: QuietHours | None) -> None:
    """Keep the quiet hours; None ends them."""
    body = None if quiet is None else [quiet.start.isoformat(), quiet.end.isoformat(), sorted(quiet.days)]
    events.write(desk, LOG, "quiet_hours", {"hours": body}, thing=QUIET)


def quiet_hours(desk: Desk) -> QuietHours | None:
    """The quiet hours that were chosen, if any."""
    event = events.latest(desk, LOG).get(QUIET)
    if event is None or event.body["hours"] is None:
        return None
    start, end, days = event.body["hours"]
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), frozenset(days))


def hide_parts(desk: Desk, platform: str, parts: tuple[str, ...]) -> None:
    """Keep which parts of a platform the person would rather not see."""
    hidden = {**hidden_parts(desk), platform: known_parts(parts)}
    body = {name: list(those) for name, those in hidden.items() if those}
    events.write(desk, LOG, "parts", body, thing=PARTS)


def forget_parts(desk: Desk, platform: str) -> None:
    """Nothing of a platform is hidden any more, and nothing says that it ever was."""
    if any(platform in event.body for event in events.history(desk, LOG, PARTS)):
        body = {name: list(parts) for name, parts in hidden_parts(desk).items() if name != platform and parts}
        events.drop_past(desk, LOG, events.write(desk, LOG, "parts", body, thing=PARTS))


def hidden_parts(desk: Desk) -> dict[str, tuple[Part, ...]]:
    """Platform by platform, the parts to hide."""
    event = events.latest(desk, LOG).get(PARTS)
    return {} if event is None else {name: known_parts(parts) for name, parts in event.body.items()}


def did_it_help(desk: Desk, made: Choice, zone: tzinfo | None = None) -> Helped:
    """The days since the choice beside the days before: mood and minutes, as far as either is known."""
    where = zone or local_zone()
    last = min(today(where), made.until + timedelta(days=1), made.undone_on or date.max)
    before, after = _minutes(desk, made.target, made.made_on, last, where)
    return Helped(made, compare(day_moods(desk, where), made.made_on, last), before, after)


def day_moods(desk: Desk, zone: tzinfo) -> Mapping[date, float]:
    """The mean mood of every day with a check-in."""
    table = moods(desk.vault)
    days: dict[date, list[float]] = defaultdict(list)
    for at, value in zip(table["answered_at"].to_pylist(), table["value"].to_pylist(), strict=True):
        if at is not None and value is not None and 0 <= value <= 100:
            days[at.astimezone(zone).date()].append(value)
    return {day: float(np.mean(values)) for day, values in days.items()}


def _minutes(desk: Desk, target: Target, start: date, last: date, zone: tzinfo) -> tuple[float | None, float | None]:
    """Minutes a day with the target on either side; None for a side of which the vault knows nothing at all."""
    seen = moments(desk.vault)
    at = seen["seen_at"].to_numpy().astype("datetime64[us]").astype(np.int64)
    seconds = np.nan_to_num(seen["seconds"].to_numpy(zero_copy_only=False).astype(np.float64))
    ours = np.ones(len(at), np.bool_)
    for column, wanted in (("platform", target.platform), ("space", target.space), ("voice", target.voice)):
        if wanted is not None:
            ours &= np.asarray(seen[column].to_numpy(zero_copy_only=False)) == wanted
    edges = [_midnight(day, zone) for day in (start - timedelta(days=LONGEST), start, last)]
    sides: list[float | None] = []
    for first, end in pairwise(edges):
        inside = (at >= first) & (at < end)
        if not inside.any():
            sides.append(None)
            continue
        days = (end - max(first, int(at[inside].min()))) / 86_400e6
        sides.append(float(seconds[inside & ours].sum()) / 60 / max(days, 1.0))
    return sides[0], sides[1]


def _midnight(day: date, zone: tzinfo) -> int:
    return as_microseconds(datetime.combine(day, time(), zone))
