"""The design language holds: contrast in both schemes, colours only as tokens, and icons that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src" / "hearten"
STATIC = SOURCES / "web" / "static" / "web"
SHEET = (STATIC / "hearten.css").read_text(encoding="utf-8")
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "design.md").read_text(encoding="utf-8")
PAGES = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.html"))
FILLED_IN = {"wide", "lifts", "weighs", "mixed", "damaged", "unknown"}
"""Classes that a view chooses: a width, a call, the outcome of a file."""
BLOCKS = re.findall(r":root \{\s*(?:color-scheme:[^;]+;)?([^}]*--page:[^}]*)\}", SHEET)
SCHEMES = {
    name: dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))
    for name, block in zip(("light", "dark"), BLOCKS, strict=False)  # the third is for paper
}
TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("page", "card")),
    ("on-accent", "accent"),
    ("accent", "accent-soft"),
    ("on-warm", "warm"),
    ("on-final", "final"),
    *((call, f"{call}-soft") for call in ("lifts", "weighs", "mixed", "unsure")),
]
EDGES = [(edge, ground) for edge in ("edge", "focus", "accent", "final") for ground in ("page", "card")]


def _light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """How far two colours stand apart, 1 to 21."""
    dark, light = sorted((_light(one), _light(two)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_edges_stand_out(scheme: str) -> None:
    colours = SCHEMES[scheme]
    low = [
        (*pair, least)
        for pairs, least in ((TEXT, 4.5), (EDGES, 3.0))
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < least
    ]
    assert not low


def test_the_figures_in_the_documentation_are_measured() -> None:
    told = re.findall(r"^\| `--([\w-]+)` on `--([\w-]+)` \| ([\d.]+) \| ([\d.]+) \|$", DOCUMENTED, flags=re.MULTILINE)
    assert len(told) > 10
    for ink, ground, *figures in told:
        assert figures == [f"{contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]):.1f}" for scheme in SCHEMES]


def test_both_schemes_name_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()


def test_colours_stand_only_in_tokens() -> None:
    rest = re.sub(r"--[\w-]+:[^;]+;", "", SHEET)
    assert not re.findall(r":[^;{}]*#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?)\(", rest)


def test_there_is_one_stylesheet_and_it_is_small() -> None:
    assert [path.name for path in SOURCES.rglob("*.css")] == ["hearten.css"]
    assert len(SHEET.encode()) < 32 * 1024


def test_every_token_is_made_and_used() -> None:
    made = set(re.findall(r"(--[\w-]+):", SHEET))
    assert set(re.findall(r"var\((--[\w-]+)\)", SHEET)) == made


def test_every_class_in_the_stylesheet_is_used() -> None:
    selectors = " ".join(re.findall(r"(?:^|[{};])([^{};]*)(?={)", re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)))
    styled = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert len(styled) > 100
    assert styled - _classes() - FILLED_IN == set()


def _classes() -> set[str]:
    """Every class that a template, the guides' prose or a script gives."""
    written = PAGES + (SOURCES / "guides" / "prose.py").read_text(encoding="utf-8")
    plain = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", written)
    scripts = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    given = re.findall(r'class="([^"]*)"', plain)
    return {one for names in given for one in names.split()} | set(re.findall(r'classList\.\w+\("(\w+)"', scripts))


def test_drawings_are_small_quiet_and_all_shown() -> None:
    drawings = list((SOURCES / "web" / "templates" / "web" / "art").glob("*.html"))
    shown = set(re.findall(r'"web/art/(\w+)\.html"', PAGES))
    assert {path.stem for path in drawings} == shown
    for path in drawings:
        drawn = path.read_text(encoding="utf-8")
        assert len(drawn) < 800
        assert drawn.startswith('<svg class="art')
        assert 'aria-hidden="true" focusable="false"' in drawn.partition(">")[0]
        assert not re.search(r"\b(?:fill|stroke|style|id)=", drawn), f"{path.name} takes its colours from the tokens"


def test_every_icon_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    asked = set(re.findall(r'_icon\.html" with icon="([^"]+)"', PAGES))
    assert asked
    assert asked <= drawn
