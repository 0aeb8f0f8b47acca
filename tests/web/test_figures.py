"""The figures say the same thing three ways, and their pictures can be drawn and seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import vl_convert
from tests.app import running

from hearten.journeys.overview import Overview, SpaceRow, VoiceRow
from hearten.web import charts, pictures
from hearten.web.figures import TOP, Figure, figures, headline
from hearten.web.themes import MOST_KINDS, PAGE, THEMES, Theme

CSS = Path(__file__).parents[2] / "src/hearten/web/static/web/hearten.css"


@pytest.fixture(autouse=True)
def _app(tmp_path: Path) -> None:
    """Words need the language of the app."""
    with running(tmp_path):
        pass


def seen(**given: Any) -> Overview:  # fields of an overview
    """A small overview with some fields given."""
    fields: dict[str, Any] = {
        "traces": 10,
        "first": "2026-04-30T10:00:00Z",
        "last": "2026-06-01T10:00:00Z",
        "by_platform": {"youtube": 6, "tiktok": 4},
        "by_act": {"viewed": 9, "liked": 1},
        "by_space": (),
        "by_voice": (),
        "by_month": (("2026-04", "youtube", 2), ("2026-06", "tiktok", 4), ("2026-06", "youtube", 4)),
        "by_hour": (1,) * 6 + (0,) * 17 + (4,),
        "undated": 0,
    }
    return Overview(**{**fields, **given})


def figure(overview: Overview, name: str) -> Figure:
    """One figure by name."""
    return next(figure for figure in figures(overview) if figure.name == name)


def test_the_headline() -> None:
    assert headline(seen()) == "10 things between April 2026 and June 2026."
    assert headline(seen(traces=1, by_month=(("2026-06", "tiktok", 1),))) == "1 thing in June 2026."
    assert headline(seen(by_month=())) == "10 things in your history."


def test_only_what_is_there_is_shown() -> None:
    assert [figure.name for figure in figures(seen())] == ["platforms", "months", "hours", "acts"]
    assert [figure.name for figure in figures(seen(by_month=(), by_hour=(0,) * 24))] == ["platforms", "acts"]


def test_platforms() -> None:
    shown = figure(seen(), "platforms")
    assert shown.sentence == "From 2 platforms. The most is from YouTube: 60\N{NO-BREAK SPACE}%."
    assert list(shown.rows) == [("YouTube", "6", "60\N{NO-BREAK SPACE}%"), ("TikTok", "4", "40\N{NO-BREAK SPACE}%")]
    assert figure(seen(by_platform={"tiktok": 10}), "platforms").sentence == "Everything is from TikTok."


def test_months() -> None:
    shown = figure(seen(undated=3), "months")
    assert "fullest month was June 2026, with 8 things" in shown.sentence
    assert "3 things have no date" in shown.sentence
    assert list(shown.head) == ["Month", "YouTube", "TikTok", "Together"]
    assert list(shown.rows) == [("June 2026", "4", "4", "8"), ("April 2026", "2", "0", "2")]


def test_hours() -> None:
    shown = figure(seen(), "hours")
    assert shown.sentence == "The fullest hour begins at 23:00. Between midnight and 6:00: 60\N{NO-BREAK SPACE}%."
    assert shown.rows[23] == ("23:00", "4")


def test_acts() -> None:
    assert figure(seen(), "acts").sentence == "Most of it: watched or seen, 90\N{NO-BREAK SPACE}%."
    assert figure(seen(by_act={"liked": 10}), "acts").sentence == "All of it: liked."


def test_many_platforms_share_the_last_colour() -> None:
    many = {f"made{number}": 100 - number for number in range(MOST_KINDS + 3)}
    months = tuple(("2026-06", name, n) for name, n in many.items())
    overview = seen(by_platform=many, by_month=months, traces=sum(many.values()))
    kinds = figure(overview, "months").head[1:-1]
    assert len(kinds) == MOST_KINDS
    assert kinds[-1] == "Others"
    assert len(figure(overview, "platforms").rows) == MOST_KINDS + 3, "the table still has them all"
    row = figure(overview, "months").rows[0]
    assert sum(int(cell) for cell in row[1:-1]) == sum(many.values())


def test_only_the_top_of_many_places() -> None:
    spaces = tuple(SpaceRow("web", f"site{n}.example", 100 - n, 60.0 * n, 0.0) for n in range(TOP + 5))
    shown = figure(seen(by_space=spaces), "spaces")
    assert "You were in 25 spaces" in shown.sentence
    assert "Here are the 20" in shown.sentence
    assert shown.rows[2] == ("site2.example", "Websites", "98", "2 min")
    assert (len(shown.rows), shown.more) == (TOP, "spaces")
    few = figure(seen(by_voice=(VoiceRow("youtube", "Quiet Kettle", 3, 60.0, 120.0),)), "voices")
    assert few.sentence == "You met 1 voice: a person, page or channel."
    assert few.rows[0] == ("Quiet Kettle", "YouTube", "3", "about 3 min")
    assert few.more == ""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [pictures.NARROW, pictures.WIDE])
def test_every_picture_can_be_drawn(theme: Theme, width: int) -> None:
    overview = seen(by_space=(SpaceRow("web", "a <b> & \N{CJK UNIFIED IDEOGRAPH-6771}.example", 3, 0.0, 0.0),))
    for shown in figures(overview):
        svg = pictures.svg(shown.spec, theme, width)
        assert svg.startswith("<svg")
        assert float(svg.partition('width="')[2].partition('"')[0]) <= width + 1, shown.name
        assert "http" not in svg.replace("http://www.w3.org/", "")
    pictures.forget_pictures()


def test_a_picture_has_everything_in_it(capfd: pytest.CaptureFixture[str]) -> None:
    for spec in (
        charts.bars([("Ünder a long name", 3, "3"), ("b", 1, "1")], kinds=["Ünder a long name", "b"]),
        charts.months([("2026-04", "a", 2), ("2026-05", "b", 1)], ["a", "b"]),
        charts.hours([1] * 24),
    ):
        vl_convert.vegalite_to_vega(spec, show_warnings=True)
        assert spec["width"] == "container"
        assert "config" not in spec
    said = capfd.readouterr()
    assert "WARN" not in said.err + said.out
    svg = pictures.svg(charts.bars([("Ünder", 3, "three"), ("b", 1, "1")]), "light", pictures.NARROW)
    assert "Ünder" in svg
    assert "three" in svg


def luminance(colour: str) -> float:
    """WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_colours_stand_out(theme: Theme) -> None:
    config, page = THEMES[theme], PAGE[theme]
    assert f"--card: {page};" in CSS.read_text(encoding="utf-8")
    colours = config["range"]["category"]
    assert len(colours) == len(set(colours)) == MOST_KINDS
    assert all(contrast(colour, page) >= 3 for colour in colours), "WCAG 2.2, 1.4.11"
    for words in (config["axis"]["labelColor"], config["legend"]["labelColor"], config["text"]["color"]):
        assert contrast(words, page) >= 4.5, "WCAG 2.2, 1.4.3"


def test_the_bundle_is_made_once() -> None:
    made = pictures.Pictures()
    made.warm_up()
    first = made.bundle()
    assert b"vegaEmbed" in first[-2000:]
    assert made.bundle() is first
    assert len(pictures.version()) == 12
