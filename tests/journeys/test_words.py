"""Kindness, hard moments, what places carried, and the person's word over all of it."""

from __future__ import annotations

import pytest
from tests.talks import ME, START, Said, bring

from hearten.ground.clock import as_microseconds
from hearten.journeys.carried import SCHEMA, carried
from hearten.journeys.corrections import (
    NoSuchCorrection,
    NoSuchMessage,
    Talk,
    correct_message,
    correct_talk,
    corrections,
    standing,
    take_back,
)
from hearten.journeys.desk import Desk
from hearten.journeys.forget import Wish, forget
from hearten.journeys.hard_moments import HardMoments, PileOn, hard_moments, words_of
from hearten.journeys.kindness import Helped, kindness
from hearten.journeys.preferences import Preferences, remember

Talks = dict[str, list[Said]]

KETTLE, OTTER, MOSS = "Quiet Kettle", "Two Otters", "Moss and Ink"
HARD = "you are such a cabbage, everybody says so"
THANKS = "thanks for staying up with me last night"
SUPPORT = "I am here for you whatever happens tomorrow"
PLAIN = "the bus comes at seven in the morning"


def moments(desk: Desk, talks: Talks, *, others_words: bool = False) -> HardMoments:
    bring(desk, talks, others_words=others_words)
    return hard_moments(desk)


def pair(name: str) -> Talk:
    return Talk("instagram", None, name)


# -- kindness ----------------------------------------------------------------------------------------------------------


def test_kindness_goes_both_ways(desk: Desk) -> None:
    bring(desk, {KETTLE: [(0, ME, SUPPORT), (5, KETTLE, THANKS), (9, KETTLE, PLAIN), (20, ME, THANKS)]})
    found = kindness(desk)
    assert (found.given, found.received) == (2, 1)
    assert found.given_by_label == {"support": 1, "encouragement": 0, "gratitude": 1, "belonging": 0}
    assert found.received_by_label["gratitude"] == 1
    assert found.helped == (Helped("instagram", KETTLE, 1),)


def test_helped_means_thanked_soon_after_in_the_same_conversation(desk: Desk) -> None:
    day = 24 * 60
    bring(
        desk,
        {
            KETTLE: [(0, ME, SUPPORT), (2 * day, KETTLE, THANKS)],
            OTTER: [(0, OTTER, THANKS), (5, ME, PLAIN), (9, OTTER, THANKS)],
            MOSS: [(0, ME, SUPPORT), (1, MOSS, THANKS), (2, MOSS, THANKS), (9, ME, SUPPORT), (10, MOSS, THANKS)],
            "Paper Boats": [
                (0, ME, SUPPORT),
                (30, "Fern", THANKS),
                (31, "Reed", PLAIN),
                (99, ME, SUPPORT),
                (200, "Reed", THANKS),
            ],
        },
    )
    assert kindness(desk).helped == (Helped("instagram", MOSS, 2), Helped("instagram", "Fern", 1))


# -- hard moments ------------------------------------------------------------------------------------------------------


def pile(minutes: list[float], voices: list[str]) -> Talks:
    """Hostile messages in a group of many."""
    said = [(minute, voices[at % len(voices)], HARD) for at, minute in enumerate(minutes)]
    return {"Paper Boats": [*said, *((9_000 + at, f"Quiet {at}", PLAIN) for at in range(4))]}


def test_a_planted_pile_on_is_found(desk: Desk) -> None:
    talks = pile([0, 3, 7, 30, 200, 210], ["Fern", "Reed", "Sedge"])
    talks[KETTLE] = [(100_000, KETTLE, HARD)]
    found = moments(desk, talks)
    start = as_microseconds(START)
    assert found.pile_ons == (PileOn("instagram", start, start + 210 * 60_000_000, 6, 3),)
    assert (found.received, found.by_label["insult"]) == (7, 7)


def test_what_others_say_of_hurting_oneself_is_counted_apart(desk: Desk) -> None:
    said = "all I can think of is parsnip and nobody knows"
    found = moments(desk, {KETTLE: [(0, KETTLE, said), (3, ME, said), (5, KETTLE, PLAIN)]})
    assert (found.about_self_harm, found.received, found.pile_ons) == (1, 0, ())
    assert found.as_json()["about_self_harm"] == 1


@pytest.mark.parametrize(
    ("minutes", "voices"),
    [
        ([0, 1, 2, 3], ["Fern", "Reed", "Sedge"]),
        ([0, 1, 2, 3, 4, 5], ["Fern", "Reed"]),
        ([day * 2_000 for day in range(6)], ["Fern", "Reed", "Sedge"]),
    ],
    ids=["few", "two people", "far apart"],
)
def test_less_is_no_pile_on(desk: Desk, minutes: list[float], voices: list[str]) -> None:
    found = moments(desk, pile(minutes, voices))
    assert (found.received, found.pile_ons) == (len(minutes), ())


def test_a_pile_on_may_come_through_many_doors(desk: Desk) -> None:
    names = ["Fern", "Reed", "Sedge", "Rush", "Ivy"]
    found = moments(desk, {name: [(at * 60, name, HARD)] for at, name in enumerate(names)})
    assert [(one.messages, one.people) for one in found.pile_ons] == [(5, 5)]


def test_ones_own_hard_words_are_no_hard_moment(desk: Desk) -> None:
    assert moments(desk, {KETTLE: [(0, ME, HARD), (1, KETTLE, PLAIN)]}).received == 0


BANTER: Talks = {
    KETTLE: [
        *((at, KETTLE if at % 2 else ME, HARD) for at in range(6)),
        *((60 + at, KETTLE if at % 2 else ME, THANKS) for at in range(6)),
    ]
}


def test_banter_between_friends_is_unsure(desk: Desk) -> None:
    found = moments(desk, BANTER)
    assert (found.received, found.unsure) == (0, 3)


def test_without_warmth_it_is_no_banter_and_a_threat_never_is(desk: Desk) -> None:
    talks: Talks = {OTTER: [(at, OTTER if at % 2 else ME, HARD) for at in range(6)], **BANTER}
    talks[KETTLE] = [*talks[KETTLE], (99, KETTLE, "I am going to smash you on the way home")]
    found = moments(desk, talks)
    assert found.by_label == {"insult": 3, "hate": 0, "threat": 1, "obscene_sexual": 0}


def test_words_are_shown_only_where_they_were_kept(desk: Desk) -> None:
    found = moments(desk, {KETTLE: [(0, KETTLE, HARD)]})
    assert words_of(desk, found.moments[0]) is None
    assert HARD not in str(found)


def test_words_that_were_kept_can_be_asked_for(desk: Desk) -> None:
    found = moments(desk, {KETTLE: [(0, KETTLE, HARD)]}, others_words=True)
    assert words_of(desk, found.moments[0]) == HARD
    assert HARD not in str(found)


# -- the person's word -------------------------------------------------------------------------------------------------


def test_that_is_banter_and_stays_so(desk: Desk) -> None:
    talks: Talks = {KETTLE: [(0, KETTLE, HARD), (5, KETTLE, HARD)], OTTER: [(9, OTTER, HARD)]}
    first = moments(desk, talks).moments[-1]
    said = correct_message(desk, first.key, "banter")
    assert hard_moments(desk).received == 2
    assert said.talk == pair(KETTLE)
    bring(desk, talks)
    assert hard_moments(desk).received == 2, "also when the same export comes again"
    take_back(desk, said.id)
    assert hard_moments(desk).received == 3
    with pytest.raises(NoSuchCorrection):
        take_back(desk, said.id)


def test_banter_raises_the_bar_for_that_conversation_alone(desk: Desk) -> None:
    talks: Talks = {name: [(at * 9, name, HARD) for at in range(8)] for name in (KETTLE, OTTER)}
    found = moments(desk, talks)
    assert found.received == 16
    kettles = [moment for moment in found.moments if moment.talk == pair(KETTLE)]
    for moment in kettles[:6]:
        correct_message(desk, moment.key, "banter")
    after = hard_moments(desk)
    assert {moment.talk for moment in after.moments} == {pair(OTTER)}
    assert after.unsure == 2, "those not corrected are unsure by now"


def test_this_one_is_family(desk: Desk) -> None:
    talks: Talks = {KETTLE: [(0, KETTLE, HARD), (5, KETTLE, "I will smash that vase of yours")]}
    moments(desk, talks)
    correct_talk(desk, pair(KETTLE), "family")
    assert hard_moments(desk).by_label == {"insult": 0, "hate": 0, "threat": 1, "obscene_sexual": 0}


def test_what_hurt_is_counted_though_we_were_unsure(desk: Desk) -> None:
    perhaps = "perhaps a cabbage is what you are after all"
    found = moments(desk, {KETTLE: [(0, KETTLE, perhaps), (5, KETTLE, perhaps)]})
    assert (found.received, found.unsure) == (0, 2)
    keys = desk.vault.read("signals", ["key"])["key"].to_pylist()
    correct_message(desk, bytes(keys[0] or b""), "hurtful")
    assert hard_moments(desk).received == 1


def test_a_correction_replaces_the_one_before(desk: Desk) -> None:
    moment = moments(desk, {KETTLE: [(0, KETTLE, HARD)]}).moments[0]
    correct_message(desk, moment.key, "banter")
    correct_message(desk, moment.key, "hurtful")
    assert [one.what for one in standing(desk)] == ["hurtful"]
    with pytest.raises(NoSuchMessage):
        correct_message(desk, bytes(16), "banter")


def test_forgetting_a_conversation_forgets_what_was_said_about_it(desk: Desk) -> None:
    moment = moments(desk, {KETTLE: [(0, KETTLE, HARD)], OTTER: [(0, OTTER, PLAIN)]}).moments[0]
    correct_message(desk, moment.key, "banter")
    correct_talk(desk, pair(OTTER), "family")
    forget(desk, Wish(platform="instagram"))
    assert standing(desk) == []
    assert corrections(desk).talks == {}


# -- what places carried -----------------------------------------------------------------------------------------------


def test_what_each_voice_carried(desk: Desk) -> None:
    bring(
        desk,
        {
            KETTLE: [(0, KETTLE, HARD), (1, KETTLE, PLAIN), (2, ME, HARD), (3, KETTLE, "")],
            OTTER: [(0, OTTER, SUPPORT)],
        },
    )
    table = carried(desk)
    assert table.schema == SCHEMA
    rows = {row["voice"]: row for row in table.to_pylist()}
    assert rows[KETTLE]["texts"] == 2
    assert rows[KETTLE]["hostility"] == pytest.approx(0.5, abs=0.01)
    assert rows[OTTER]["support"] == pytest.approx(0.993, abs=0.01)
    assert rows[OTTER]["kindness"] >= rows[OTTER]["support"]
    correct_talk(desk, pair(KETTLE), "family")
    assert {row["hostility"] for row in carried(desk).to_pylist() if row["voice"] == KETTLE} == {0.0}


def test_a_single_message_is_spared(desk: Desk) -> None:
    moment = moments(desk, {KETTLE: [(0, KETTLE, HARD), (1, KETTLE, PLAIN)]}).moments[0]
    correct_message(desk, moment.key, "banter")
    assert carried(desk).to_pylist()[0]["hostility"] < 0.01


def test_switched_off_nothing_is_shown(desk: Desk) -> None:
    bring(desk, {KETTLE: [(0, KETTLE, HARD), (1, KETTLE, THANKS)]})
    remember(desk.home, Preferences(labels_off=("insult",)))
    assert hard_moments(desk).received == 0
    assert kindness(desk).received == 1
    remember(desk.home, Preferences(signals=False))
    assert kindness(desk).received == 0
    assert carried(desk).num_rows == 0


def test_an_empty_vault(desk: Desk) -> None:
    assert kindness(desk).given == 0
    assert hard_moments(desk) == HardMoments(
        0, dict.fromkeys(("insult", "hate", "threat", "obscene_sexual"), 0), 0, (), ()
    )
    assert carried(desk).num_rows == 0
