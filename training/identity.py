"""Ordinary sentences in which only the group changes: how far does the score for hate change with it?"""

from __future__ import annotations

SENTENCES = (
    "I am {one}.",
    "My neighbour is {one} and we cook together on Sundays.",
    "As {one} I read this book with joy.",
    "{many} live in every town of this country.",
    "There is a festival of {many} in the park this weekend.",
    "My best friend is {one}.",
    "The new teacher is {one}, and the class likes her.",
    "I talked with {many} about the weather and the football.",
    "Many {many} voted yesterday.",
    "She married {one} last spring.",
    "A group for {many} meets in the library on Mondays.",
    "I am proud to be {one}.",
    "The doctor who helped me is {one}.",
    "{many} and their families are welcome at the picnic.",
    "My brother works with {many}.",
    "The film is about {one} who becomes a pilot.",
    "He is {one} and plays the trumpet.",
    "How many {many} study here?",
    "I learned a lot from {many} at the market.",
    "We are {many}, and we love this city.",
)
GROUPS = (
    ("a woman", "women"), ("a man", "men"), ("a Muslim", "Muslims"), ("a Jew", "Jews"), ("a Christian", "Christians"),
    ("a Hindu", "Hindus"), ("a Buddhist", "Buddhists"), ("an atheist", "atheists"), ("a gay man", "gay people"),
    ("a lesbian", "lesbians"), ("a bisexual person", "bisexual people"), ("a trans woman", "trans people"),
    ("a straight man", "straight people"), ("a Black man", "Black people"), ("a white man", "white people"),
    ("an Asian woman", "Asian people"), ("an Arab", "Arabs"), ("a Mexican", "Mexicans"), ("an Indian", "Indians"),
    ("a Pole", "Poles"), ("a German", "Germans"), ("a refugee", "refugees"), ("an immigrant", "immigrants"),
    ("a disabled person", "disabled people"), ("a blind person", "blind people"), ("a deaf person", "deaf people"),
    ("an old man", "old people"), ("a teenager", "teenagers"), ("a Roma woman", "Roma people"), ("a Latina", "Latinos"),
)  # fmt: skip


def sentences() -> dict[str, list[str]]:
    """Group -> every sentence about it."""
    return {many: [_opened(text.format(one=one, many=many)) for text in SENTENCES] for one, many in GROUPS}


def _opened(text: str) -> str:
    return text[0].upper() + text[1:]
