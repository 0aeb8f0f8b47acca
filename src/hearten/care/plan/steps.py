"""The six steps of a plan. Each may stay empty."""

from __future__ import annotations

from dataclasses import dataclass

from hearten.languages.speaking import gettext_noop as later


@dataclass(frozen=True, slots=True)
class Step:
    """One step; the words are in English and are translated where they are shown."""

    id: str
    title: str
    ask: str
    """What might stand here."""


STEPS = (
    Step(
        "signs",
        later("How I notice that it gets heavy"),
        later("Thoughts, feelings, or things I do or stop doing."),
    ),
    Step(
        "helps",
        later("What I can do by myself"),
        later("Music, a shower, a walk, drawing, breathing slowly: whatever has helped before."),
    ),
    Step(
        "people",
        later("People who do me good"),
        later("Who can I talk to, or just be with? A name is enough."),
    ),
    Step(
        "places",
        later("Places where I feel better"),
        later("Outside, at home, or online."),
    ),
    Step(
        "lines",
        later("Where I can get help"),
        later("A line, a doctor, a teacher, someone at work."),
    ),
    Step(
        "grow",
        later("What I want more of"),
        later("Things that matter to me and that I want to look after."),
    ),
)
BY_ID = {step.id: step for step in STEPS}
