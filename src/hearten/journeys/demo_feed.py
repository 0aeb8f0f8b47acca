"""A feed for the made-up person: items made here, of places that lift, that weigh and of neither, so that the order
and its reasons can be tried. Nobody is asked for them; their addresses end in .example, which nobody can own."""

from __future__ import annotations

from hearten.ground.clock import Microseconds
from hearten.ground.ids import HOUR
from hearten.journeys import feed
from hearten.journeys.desk import Desk
from hearten.journeys.feed import Entry

Said = tuple[int, str, str]
"""Hours ago, title, words."""

FEEDS: tuple[tuple[str, str, tuple[Said, ...]], ...] = (
    (
        "https://harbour.example/@harbour_sketch_club.rss",
        "harbour_sketch_club",
        (
            (5, "Saturday: boats in pencil", "Bring any paper. We draw the two green boats until the tea is cold."),
            (52, "What you drew last week", "Forty pages of gulls. Our favourite is the one that looks surprised."),
            (190, "How to begin on a grey day", "Three lines for the water, then wait. The rest comes by itself."),
        ),
    ),
    (
        "https://kettle.example/feed.xml",
        "Quiet Kettle Crochet",
        (
            (9, "A hat in one evening", "Two colours, one hook, and a pattern that forgives mistakes."),
            (75, "Answers to your letters", "Why your edges curl, and what to do with half a ball of wool."),
            (240, "A blanket, row by row", "Row twelve is the hard one. After it you can talk and crochet."),
        ),
    ),
    (
        "https://inkwell.example/@moss.and.ink.rss",
        "moss.and.ink",
        (
            (2, "Ferns are not shy", "I looked at one for an hour and it only looked back."),
            (30, "Ink from walnut shells", "It smells of autumn and stains everything. Worth it."),
        ),
    ),
    (
        "https://perfect-days.example/feed",
        "perfect.days.daily",
        (
            (1, "My morning starts at five", "Eleven things I do before you are awake."),
            (4, "The desk that changed me", "It cost as much as a bicycle, and I am a better person."),
            (7, "Are you still snacking?", "What successful people have instead."),
            (26, "New year, newer me", "Yes, in autumn. Why wait?"),
        ),
    ),
    (
        "https://encyclopedia.example/news.xml",
        "Encyclopedia of the day",
        (
            (12, "Why moss has no roots", "It drinks with its leaves, which is why it likes rain so much."),
            (36, "The first map of the sea floor", "Drawn by hand, from numbers that were shouted on deck."),
        ),
    ),
)


def add_feed(desk: Desk, until: Microseconds) -> None:
    """Put these feeds on the list, with what they held at `until`."""
    for address, title, said in FEEDS:
        entries = tuple(Entry(f"{address}#{hours}", name, words, until - hours * HOUR) for hours, name, words in said)
        feed.keep(desk, feed.merged(feed.subscribe(desk, address, title), entries))
