"""What people say keeps them from asking for help, and an answer to each.

No answer promises that it will help, or that nobody will be told: that differs from line to line.
"""

from __future__ import annotations

from dataclasses import dataclass

from hearten.languages.speaking import gettext_noop as later


@dataclass(frozen=True, slots=True)
class Worry:
    """One thing that may stop a person. The words are in English; they are translated where they are shown."""

    id: str
    said: str
    """As the person would say it."""
    answers: tuple[str, ...]
    """A few short sentences."""


WORRIES = (
    Worry(
        "no_use",
        later("It won't help anyway"),
        (
            later("It can feel like that, most of all when things are heavy."),
            later("One talk may not fix it. It can still make the next hour a bit easier."),
            later("You can try it once and stop at any time. You owe nobody a second call."),
        ),
    ),
    Worry(
        "alone",
        later("I want to sort it out myself"),
        (
            later("You have got through a lot by yourself already. That is real strength."),
            later("Asking one person does not take that away. You still decide what to do."),
            later("You can use them just to think out loud."),
        ),
    ),
    Worry(
        "effort",
        later("It is too much effort right now"),
        (
            later("Then make it as small as you can. One message of four words will do."),
            later("You could copy this: “I feel bad today.” They take it from there."),
        ),
    ),
    Worry(
        "not_bad",
        later("It is not bad enough"),
        (
            later("You don't have to be in crisis to talk."),
            later("Small worries are welcome too. It is easier to carry them when they are small."),
        ),
    ),
    Worry(
        "words",
        later("I don't know what to say"),
        (
            later("You need no story and no order. The person there asks questions, and you may skip any."),
            later("You could begin like this: “I don't know how to start.”"),
        ),
    ),
    Worry(
        "told",
        later("They might tell someone"),
        (
            later("Ask them first: “What do you keep to yourselves, and when do you have to tell someone?”"),
            later("You can ask that before you give your name. Then you decide how much you say."),
        ),
    ),
    Worry(
        "shame",
        later("I am ashamed of it"),
        (
            later("Many people feel that way, so they stay silent. You are not the only one."),
            later("What happened to you is not your fault. The people there have heard a lot."),
            later("You can leave out what is hardest to say."),
        ),
    ),
    Worry(
        "heard",
        later("Someone could hear me"),
        (
            later("Then write instead of talking. A chat or a text makes no sound."),
            later("You could also go for a short walk and call from there."),
        ),
    ),
    Worry(
        "before",
        later("I tried before, and it was no good"),
        (
            later("That was hard, and you still came here. It says nothing bad about you."),
            later("Another day, another person, another line: it can be quite different."),
        ),
    ),
)
BY_ID = {worry.id: worry for worry in WORRIES}
