"""The single place where numbers become sentences.

Outside experiments a thing "goes with" a mood. Every sentence says how sure it is, in words that an eleven-year-old
can read. A test holds all three over every phrase here.
"""

from __future__ import annotations

from dataclasses import replace

from hearten.effects.effect import Effect, Effects, Figures, Reason, Unit
from hearten.ground.clock import as_datetime
from hearten.ground.ids import DAY
from hearten.languages.direction import isolated
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import ngettext


def _later(text: str) -> str:
    """Marks a phrase that is translated when it is used."""
    return text


WHY: dict[Reason, str] = {
    "clear": _later("one direction is much more likely than the other"),
    "small": _later("whatever it is, it is too small to notice"),
    "pulls_both_ways": _later("some of it lifts and some of it weighs"),
    "no_check_ins": _later("there are no check-ins"),
    "few_check_ins": _later("there are fewer than 40 check-ins"),
    "few_days": _later("there are check-ins on fewer than 14 days"),
    "same_mood": _later("your answers are nearly all the same"),
    "no_times": _later("what you brought in does not say when things were seen"),
    "never_together": _later("hardly any check-in came within a few hours after something seen"),
    "early_days": _later("there are check-ins on fewer than 30 days"),
    "seldom": _later("you seldom checked in soon after it"),
    "always_there": _later("it is nearly always there at that time of day, so there is nothing to compare it with"),
    "mood_came_first": _later("the mood may have come first, and then the visit"),
    "nothing_sure": _later("it is not sure that anything you do online goes with your mood"),
    "wide": _later("the range still holds both up and down"),
}

LEFT_OUT = {
    "future": _later("Left out: check-ins that are in the future ({n})."),
    "not_a_number": _later("Left out: check-ins without a number ({n})."),
    "out_of_range": _later("Left out: check-ins that are not between 0 and 100 ({n})."),
    "doubled": _later("Left out: check-ins that were there twice ({n})."),
    "stray": _later("Left out: check-ins that stand alone, weeks away from the others ({n})."),
}

LEAN = 0.3
"""Below this chance of the other direction a sentence may say which way it leans."""
NOTHING = 0.05
"""Points that are said as no change."""


def told(effects: Effects) -> Effects:
    """The same answer with its sentences."""
    items = tuple(
        replace(item, why=why(item.reason), sentence=sentence(item, effects.fading_hours)) for item in effects.items
    )
    reason = "" if effects.reason is None else why(effects.reason)
    return replace(effects, items=items, why=reason, sentence=summary(effects), notes=notes(effects))


def summary(effects: Effects) -> str:
    """One sentence about the whole."""
    if effects.reason is not None:
        return _("We can't tell yet what goes with your mood, because {why}.").format(why=why(effects.reason))
    lifts = sum(item.call == "lifts" for item in effects.items)
    weighs = sum(item.call == "weighs" for item in effects.items)
    if not lifts + weighs:
        return _("Nothing stands out yet. Most things need more days before we can tell.")
    return _("Found so far: {lifts} that lift, {weighs} that weigh. All else is not sure yet.").format(
        lifts=lifts, weighs=weighs
    )


def sentence(effect: Effect, fading_hours: float | None) -> str:
    """What is known about one unit, and how well."""
    said = _sentence(effect, fading_hours)
    return said[:1].upper() + said[1:] if effect.unit.part is not None else said


def _sentence(effect: Effect, fading_hours: float | None) -> str:
    figures = effect.figures
    if figures is None:
        return _("We can't tell yet what goes with {name}, because {why}.").format(
            name=name(effect.unit), why=why(effect.reason)
        )
    if effect.call in ("lifts", "weighs"):
        parts = (_direction(effect, figures), _range(figures), _chance(figures.p_false_sign), _fading(fading_hours))
        return " ".join(part for part in parts if part)
    if effect.call == "practically_nothing":
        return _(
            "{name}: after {dose} your mood is about the same as without. We are fairly sure that it is less than a "
            "point up or down."
        ).format(name=name(effect.unit), dose=length(effect.dose))
    if effect.call == "mixed":
        return _("{name} is mixed: some of it lifts and some of it weighs. On the whole it could be either.").format(
            name=name(effect.unit)
        )
    unsure = _("We can't tell yet what goes with {name}, because {why}.").format(
        name=name(effect.unit), why=why(effect.reason)
    )
    lean = "" if effect.reason == "mood_came_first" or effect.unit.level == "hour" else _lean(figures)
    return f"{unsure} {_range(figures)} {lean}".strip()


def _direction(effect: Effect, figures: Figures) -> str:
    """Lifts or weighs, and by how much."""
    if effect.call == "lifts":
        text = _("{name} goes with a better mood. After {dose} it is about {points} higher.")
    else:
        text = _("{name} goes with a lower mood. After {dose} it is about {points} lower.")
    return text.format(name=name(effect.unit), dose=length(effect.dose), points=points(abs(figures.estimate)))


def _range(figures: Figures) -> str:
    """From where to where it may be; each end says which way it goes."""
    low, high = figures.low, figures.high
    if min(abs(low), abs(high)) < NOTHING or low < 0 < high:
        return _("It could be anywhere between {low} and {high}.").format(low=signed(low), high=signed(high))
    if low > 0:
        text = _("It could be as little as {small} higher or as much as {large} higher.")
    else:
        text = _("It could be as little as {small} lower or as much as {large} lower.")
    small, large = sorted((abs(low), abs(high)))
    return text.format(small=points(small), large=points(large))


def _chance(wrong: float) -> str:
    share = round(100 * wrong)
    if share < 1:
        return _("The chance that it is the other way round is less than 1 in 100.")
    return _("The chance that it is the other way round is {share} in 100.").format(share=share)


def _lean(figures: Figures) -> str:
    """Which way it leans, where that is worth a word."""
    if figures.p_false_sign > LEAN:
        return ""
    share = min(round(100 * (1 - figures.p_false_sign)), 99)
    if figures.estimate > 0:
        return _("So far it leans to the good side: about {share} in 100 that it lifts.").format(share=share)
    return _("So far it leans to the heavy side: about {share} in 100 that it weighs.").format(share=share)


def _fading(hours: float | None) -> str:
    if hours is None:
        return ""
    if hours < 1:
        return _("Most of it seems to fade within an hour or two.")
    return _("Most of it seems to fade within about {hours} hours.").format(hours=round(2 * hours))


def why(reason: Reason) -> str:
    """The rest of a sentence that ends in "because"."""
    return _(WHY[reason])


def notes(effects: Effects) -> tuple[str, ...]:
    """What was left out, and why."""
    left_out = (_(LEFT_OUT[kind]).format(n=n) for kind, n in effects.left_out.items())
    return (*left_out, *(_move(day, hours) for day, hours in effects.moved))


def _move(day: int, hours: int) -> str:
    when = as_datetime(day * DAY).strftime("%Y-%m-%d")
    text = _("Around {when} your days seem to have moved by {hours}. Each part is compared with itself only.")
    return text.format(when=when, hours=length(abs(hours) * 3600))


DAY_PARTS: dict[str, str] = {
    "night": _later("time online at night"),
    "morning": _later("time online in the morning"),
    "afternoon": _later("time online in the afternoon"),
    "evening": _later("time online in the evening"),
}

ACTS: dict[str, str] = {
    "viewed": _later("watching and looking"),
    "visited": _later("visiting pages"),
    "listened": _later("listening"),
    "watched_live": _later("watching live"),
    "liked": _later("liking"),
    "reacted": _later("reacting"),
    "voted": _later("voting"),
    "saved": _later("saving things"),
    "shared": _later("sharing"),
    "commented": _later("commenting"),
    "posted": _later("posting"),
    "messaged": _later("messaging"),
    "searched": _later("searching"),
    "followed": _later("following"),
    "notified": _later("getting notified"),
    "time_spent": _later("time spent in apps"),
}


def name(unit: Unit) -> str:
    """What a person would call it."""
    if unit.part is not None:
        return _({**DAY_PARTS, **ACTS}.get(unit.part, unit.part))
    inside = unit.voice or unit.space
    if inside is None:
        return unit.platform
    return _("{inside} on {platform}").format(inside=isolated(inside), platform=unit.platform)


def length(seconds: float) -> str:
    """A length of time as people say it."""
    minutes = round(seconds / 60)
    if minutes < 60 or minutes % 60:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    return ngettext("{n} hour", "{n} hours", minutes // 60).format(n=minutes // 60)


def points(value: float) -> str:
    """A number of points of mood."""
    rounded = round(value, 1) if value < 1 else round(value)
    return _("{n} points").format(n=f"{rounded:g}") if rounded != 1 else _("1 point")


def signed(value: float) -> str:
    """So many points higher or lower."""
    if abs(value) < NOTHING:
        return _("no change")
    if value > 0:
        return _("{points} higher").format(points=points(value))
    return _("{points} lower").format(points=points(-value))
