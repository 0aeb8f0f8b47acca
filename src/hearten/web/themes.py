"""Colours of the pictures for a light and a dark page.

Each colour stands out from the page by at least 3:1 (WCAG 2.2, 1.4.11). The hues are Paul Tol's "muted" and "light"
schemes, made to stay apart for colour-blind eyes (https://sronpersonalpages.nl/~pault/), darkened where the ratio asks.
"""

from __future__ import annotations

from typing import Any, Literal

Theme = Literal["light", "dark"]

MOST_KINDS = 8
"""Colours that can be told apart; what goes beyond is shown together as one kind."""

_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"


def _theme(ink: str, soft: str, line: str, colours: tuple[str, ...]) -> dict[str, Any]:
    axis = {
        "labelColor": soft,
        "labelFontSize": 13,
        "domainColor": line,
        "tickColor": line,
        "gridColor": line,
        "gridOpacity": 0.6,
    }
    return {
        "background": None,
        "padding": {"left": 4, "right": 0, "top": 0, "bottom": 0},  # a picture on paper measures letters a little short
        "font": _FONT,
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False, "labelSeparation": 10},
        "axisY": {"domain": False, "ticks": False},
        "legend": {"labelColor": ink, "labelFontSize": 13, "symbolType": "square", "symbolSize": 140},
        "bar": {"color": colours[0]},
        "text": {"color": ink, "fontSize": 14},
        "range": {"category": list(colours)},
    }


PAGE = {"light": "#ffffff", "dark": "#20262c"}
"""The card that a picture lies on: `--card` in hearten.css."""

THEMES: dict[Theme, dict[str, Any]] = {
    "light": _theme(
        "#1d2429",
        "#4c565e",
        "#c9d0d6",
        ("#3b5ba5", "#c05a6c", "#117733", "#8a7a1e", "#aa4499", "#2b8a80", "#7a2048", "#6b7780"),
    ),
    "dark": _theme(
        "#eef1f3",
        "#b9c3cb",
        "#4a545d",
        ("#88aaff", "#ee8899", "#5fc27a", "#ddcc77", "#dd88cc", "#55c4b8", "#ffaa77", "#a9b4bd"),
    ),
}
