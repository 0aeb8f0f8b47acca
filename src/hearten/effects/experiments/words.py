"""What experiments say. Only here may a sentence name a cause, because only here a coin chose the days."""

from __future__ import annotations

import math

from hearten.effects.experiments.analysis import Adherence, Result
from hearten.effects.experiments.design import Change, Design, Kind, Subject
from hearten.effects.experiments.plan import Plan
from hearten.languages.direction import isolated
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import gettext_noop as later
from hearten.languages.speaking import ngettext

_OUTCOMES = {
    "valence": later("mood"),
    "energy": later("energy"),
    "calm": later("calm"),
    "connection": later("feeling close to others"),
}

_CHANGES: dict[Change, str] = {
    "platform_off": later("Leaving out {name}"),
    "space_off": later("Leaving out {name}"),
    "voice_muted": later("Muting {name}"),
    "notifications_off": later("Turning off notifications from {name}"),
    "feed_replaced": later("Another feed in place of the one of {name}"),
    "own_change": later("“{name}”"),
}

_QUESTIONS: dict[Kind, str] = {
    "day_pairs": later("It asks what a single day does. What takes longer to build up, it may miss."),
    "three_day_pairs": later("It asks what three days do: less sharp than single days, but slower effects count."),
    "week_pairs": later("It asks what a week does. The first days of a break can feel worse, and they count too."),
    "coin_days": later("It asks what a single day does. Nobody can guess the next day, but pairs of days see more."),
    "windows": later("It asks what two hours do, with a check-in at the end of each."),
}


def outcome_name(item: str) -> str:
    """What is measured, as a person would say it."""
    return _(_OUTCOMES[item]) if item in _OUTCOMES else item.replace("_", " ")


def change_name(subject: Subject) -> str:
    """What is changed, as the beginning of a sentence."""
    named = _own_words(subject) or subject.voice or subject.space or subject.platform or _("it")
    return _(_CHANGES[subject.change]).format(name=isolated(named))


def title(subject: Subject) -> str:
    """What is tried, as a heading: the person's own words where they are the ones who named it."""
    name = _own_words(subject) or change_name(subject)
    return name[:1].upper() + name[1:]


def _own_words(subject: Subject) -> str | None:
    return subject.words if subject.change == "own_change" else None


def plan_sentences(plan: Plan) -> list[str]:
    """What a plan could find, said before it starts."""
    design = plan.design
    could = _(
        "In {days} days this would find a change of {visible} points or more (of 100) in your {outcome}, 4 times in 5. "
        "A smaller one may be there and not be seen."
    ).format(days=design.days, visible=number(plan.visible), outcome=outcome_name(design.outcome))
    return [could, _rests_on(design), _(_QUESTIONS[design.kind]), _looking(design)]


def _rests_on(design: Design) -> str:
    if not design.variation.days:
        return _("This rests on how much most people vary, because there are not enough check-ins of yours yet.")
    return ngettext(
        "This rests on how much you varied on {n} day before.",
        "This rests on how much you varied on {n} days before.",
        design.variation.days,
    ).format(n=design.variation.days)


def _looking(design: Design) -> str:
    if design.may_stop:
        return _("You may look at any time and stop when it is clear. That costs some sharpness.")
    return _("Nothing is shown before the end, so that chance has one try only. You can stop at any time.")


def result_sentence(design: Design, result: Result, visible: float) -> str:
    """What came out, and how sure it is."""
    change, outcome = change_name(design.subject), outcome_name(design.outcome)
    about = {
        "change": change, "outcome": outcome, "points": number(abs(result.estimate)), "range": _range(result),
        "chance": _chance(result.p), "visible": number(visible),
    }  # fmt: skip
    if result.call == "practically_nothing":
        return _("{change} does practically nothing to your {outcome}: less than a point. {range}").format(**about)
    if result.call != "cannot_tell_yet" and result.estimate > 0:
        return _("{change} raised your {outcome} by about {points} points. {range} {chance}").format(**about)
    if result.call != "cannot_tell_yet":
        return _("{change} lowered your {outcome} by about {points} points. {range} {chance}").format(**about)
    return _(
        "We can't tell yet what {change} does to your {outcome}. {range} {chance} "
        "A change of less than {visible} points could be there and not be seen."
    ).format(**{**about, "change": change[:1].lower() + change[1:]})


def _range(result: Result) -> str:
    if not (math.isfinite(result.low) and math.isfinite(result.high)):
        return _("There are too few days for a range.")
    return _("The days fit anything from {low} to {high} points.").format(
        low=signed(result.low), high=signed(result.high)
    )


def _chance(p: float) -> str:
    often = round(100 * p)
    if often < 1:
        return _("A coin chose the days, and chance alone looks like this less than once in 100.")
    return ngettext(
        "A coin chose the days, and chance alone looks like this {n} time in 100.",
        "A coin chose the days, and chance alone looks like this {n} times in 100.",
        often,
    ).format(n=often)


def notes(design: Design, result: Result, done: Adherence, dose: tuple[float, float, float] | None) -> list[str]:
    """What to know beside the result: days without an answer, how the plan was kept, and the dose."""
    said = []
    if result.rows < result.planned:
        said.append(
            _("{rows} of {planned} have a check-in; the others could not count.").format(
                rows=result.rows, planned=_rows(design, result.planned)
            )
        )
    if result.method == "bets" and not design.may_stop:
        said.append(_("You stopped before the end, so the careful way of counting was used: it sees less."))
    if done.days_with_change:
        said.append(
            _("The plan was kept on {kept} of {n} with the change. All of them count, kept or not.").format(
                kept=done.kept, n=_rows(design, done.days_with_change)
            )
        )
    if dose is not None:
        said.append(
            _(
                "For each half hour less that is {points} points ({low} to {high}), if the time itself is what matters."
            ).format(points=signed(dose[0]), low=signed(dose[1]), high=signed(dose[2]))
        )
    return said


def _rows(design: Design, count: int) -> str:
    if design.kind == "windows":
        return ngettext("{n} stretch of two hours", "{n} stretches of two hours", count).format(n=count)
    return ngettext("{n} day", "{n} days", count).format(n=count)


def number(points: float) -> str:
    """Points to one decimal, and none where that says nothing."""
    return f"{points:.1f}".removesuffix(".0")


def signed(points: float) -> str:
    """Points with a sign that is read aloud well."""
    rounded = number(abs(points))
    if rounded == "0":
        return rounded
    return f"+{rounded}" if points > 0 else f"−{rounded}"
