"""Verbs are learnt from titles in any language, and words that titles share by chance stay in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hearten.sources.google.verbs import ENOUGH, Affix, Said, Verbs

TITLES = (
    "Knots for kites", "The slow train", "東京の朝", "Why otters hold hands", "Bread without hurry",
    "10 lamps, one evening", "Rain on the greenhouse (live)", "Où va la brume ?", "Fern & fog", "Plums!",
    "Как поёт чайник", "Quilt no. 9",
)  # fmt: skip
AFFIXES = (
    ("Watched ", ""), ("", " angesehen"), ("", " bekeken"), ("Has visto ", ""), ("", " を視聴しました"),
    ("", "を視聴しました"), ("观看了", ""), ("تمت مشاهدة ", ""), ("", " को देखा गया"), ("Переглянуто «", "»"),
    ("", "을(를) 시청했습니다."), ("Watched\xa0", ""), ("Vous avez regardé ", ""), ("Du hast „", "“ angesehen"),
    ("Visto: ", ""), ("ดู ", " แล้ว"),
)  # fmt: skip


def said(affix: tuple[str, str], titles: tuple[str, ...] = TITLES, kind: str = "video") -> list[Said]:
    return [Said(kind, f"{affix[0]}{title}{affix[1]}", f"https://v.example/{title}", title) for title in titles]


@pytest.mark.parametrize("affix", AFFIXES, ids=" … ".join)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_verb_on_either_side_is_found(affix: tuple[str, str], form: str) -> None:
    spoken = [one._replace(words=unicodedata.normalize(form, one.words)) for one in said(affix)]  # type: ignore[arg-type]
    verbs = Verbs.of_titles(spoken)
    for title, one in zip(TITLES, spoken, strict=True):
        assert verbs.bare("video", one.words)[0] == unicodedata.normalize(form, title)  # type: ignore[arg-type]


@pytest.mark.parametrize("affix", AFFIXES, ids=" … ".join)
def test_a_title_that_is_its_own_address_is_proof(affix: tuple[str, str]) -> None:
    address = "https://v.example/gone"
    spoken = [Said("video", f"{affix[0]}{address}{affix[1]}", address), *said(affix, TITLES[:1])]
    verbs = Verbs.of_titles(spoken)
    assert verbs.bare("video", spoken[0].words)[0] == address
    assert verbs.bare("video", spoken[1].words)[0] == TITLES[0]


@pytest.mark.parametrize("affix", AFFIXES, ids=" … ".join)
def test_two_titles_will_do(affix: tuple[str, str]) -> None:
    verbs = Verbs.of_titles(said(affix, TITLES[:2]))
    bare = verbs.bare("video", f"{affix[0]}{TITLES[0]}{affix[1]}")[0]
    assert TITLES[0] in bare
    assert not (affix[0] and bare.startswith(affix[0]))


@pytest.mark.parametrize("affix", [("Watched ", ""), ("", " angesehen"), ("", " bekeken"), ("Has visto ", "")])
@pytest.mark.parametrize(
    "titles", [("Kettle song",), ("Video 1", "Video 2", "Video 3"), ("1 kite", "2 kite", "3 kite")]
)
def test_a_verb_seen_elsewhere_is_known_in_a_file_too_small_to_tell(
    affix: tuple[str, str], titles: tuple[str, ...]
) -> None:
    spoken = said(affix, titles)
    assert tuple(Verbs.of_titles(spoken).bare("video", one.words)[0] for one in spoken) == titles


def test_two_verbs_with_the_same_thing_do_not_hide_its_title() -> None:
    spoken = [Said("video", f"{verb} Baking at midnight", "https://v.example/1") for verb in ("Gemocht", "Gesehen")]
    verbs = Verbs.of_titles(spoken)
    assert all("Baking at midnight" in verbs.bare("video", one.words)[0] for one in spoken)


def test_a_series_keeps_its_name() -> None:
    series = [Said("video", f"Watched Kettle Quest part {number}", None, "Kettle Quest") for number in range(300)]
    verbs = Verbs.of_titles([*series, *said(("Watched ", ""))])
    assert verbs.bare("video", "Watched Kettle Quest part 7")[0] == "Kettle Quest part 7"


def test_an_end_that_most_titles_share_stays() -> None:
    titles = tuple(f"{title} (Official Video)" for title in TITLES[:9]) + TITLES[9:]
    verbs = Verbs.of_titles(said(("Watched ", ""), titles))
    assert verbs.bare("video", "Watched Plums (Official Video)")[0] == "Plums (Official Video)"


def test_a_rare_verb_is_told_from_the_usual_one() -> None:
    many = tuple(f"{title} {number}" for number in range(3) for title in TITLES)
    verbs = Verbs.of_titles([*said(("Watched ", ""), many), Said("video", "Liked Knots for kites", None, "x")])
    assert verbs.bare("video", "Watched Plums!") == ("Plums!", True)
    assert verbs.bare("video", "Liked Knots for kites") == ("Knots for kites", False)


def test_several_verbs_of_one_kind_are_all_taken_off() -> None:
    many = tuple(f"{title} {number}" for number in range(5) for title in TITLES)
    verbs = Verbs.of_titles([*said(("Watched ", ""), many), *said(("Disliked ", ""))])
    assert verbs.bare("video", "Disliked Plums!") == ("Plums!", False)


def test_one_kind_lends_its_verb_to_a_kind_too_rare_to_have_its_own() -> None:
    verbs = Verbs.of_titles([*said(("Watched ", "")), Said("music", "Watched Rain", None, "Moss")])
    assert verbs.bare("music", "Watched Rain") == ("Rain", True)


def test_few_entries_accuse_no_verb_of_being_rare() -> None:
    verbs = Verbs.of_titles([*said(("Watched ", "")), Said("video", "Liked Plums", None, "x")])
    assert verbs.bare("video", "Liked Plums") == ("Plums", True)


def test_nothing_unknown_is_taken_off_a_single_title() -> None:
    verbs = Verbs.of_titles(said(("Obejrzano: ", ""), TITLES[:1]))
    assert verbs.bare("video", "Obejrzano: Knots for kites")[0] == "Obejrzano: Knots for kites"


def test_lost_titles_are_told_from_what_never_had_one() -> None:
    phrases = ["Ein Video angesehen, das entfernt wurde", "Umfrage beantwortet"]
    verbs = Verbs.of_titles(said(("", " angesehen")), phrases)
    assert [verbs.names_a_lost_title(phrase) for phrase in phrases] == [True, False]
    unknown = Verbs.of_titles(said(("", " angesehen")), ["Entferntes Video"])
    assert unknown.names_a_lost_title("Entferntes Video")


def test_verbs_that_stand_apart_are_counted() -> None:
    watched, liked = Affix("Watched", ""), Affix("Liked", "")
    verbs = Verbs.of_affixes([("video", watched)] * ENOUGH + [("video", liked)])
    assert verbs.is_usual("video", watched)
    assert not verbs.is_usual("video", liked)
    assert verbs.is_usual("post", liked)


@settings(deadline=None)
@given(
    st.sampled_from(AFFIXES),
    st.lists(
        st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).map(str.strip), min_size=2, unique=True
    ),
)
def test_a_title_is_never_emptied(affix: tuple[str, str], titles: list[str]) -> None:
    assume(all(titles))
    spoken = said(affix, tuple(titles))
    verbs = Verbs.of_titles(spoken)
    for one in spoken:
        bare = verbs.bare("video", one.words)[0]
        assert bare
        assert bare in one.words
