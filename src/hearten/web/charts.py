"""The pictures as Vega-Lite, made with Altair: what is drawn, without colours or width (see themes.py).

bars      a name and a number above each bar, so that long names stay legible on a phone
months    one stacked bar a month
hours     one bar an hour
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

Spec = dict[str, Any]

ROW = 40
"""Pixels for one bar and the words above it."""
BAR = 10
HIGH = 180
"""Pixels for a picture that goes by time."""


def bars(rows: Sequence[tuple[str, int, str]], *, kinds: Sequence[str] | None = None) -> Spec:
    """Horizontal bars of (name, number, number in words); each in its own colour where `kinds` names all of them."""
    values = [{"name": name, "n": n, "said": said, "row": row} for row, (name, n, said) in enumerate(rows)]
    base = alt.Chart(_data(values)).encode(y=alt.Y("row:O", axis=None))
    color = _by_kind("name", kinds, legend=None) if kinds else alt.Undefined
    bar = base.mark_bar(height=BAR, yOffset=9, cornerRadiusEnd=3).encode(
        x=alt.X("n:Q", axis=None, scale=alt.Scale(domainMin=0)), color=color
    )
    name = base.mark_text(align="left", yOffset=-8, limit=_expr("max(80, width - 70)")).encode(
        x=alt.value(0), text="name:N"
    )
    said = base.mark_text(align="right", yOffset=-8).encode(x=alt.value("width"), text="said:N")
    return _spec(alt.layer(bar, name, said).properties(width="container", height=ROW * len(rows)))


def months(rows: Sequence[tuple[str, str, int]], kinds: Sequence[str]) -> Spec:
    """Stacked bars of (month, kind, number), with a legend in the order of the stack."""
    values = [{"month": f"{month}-01", "kind": kind, "order": kinds.index(kind), "n": n} for month, kind, n in rows]
    chart = alt.Chart(_data(values)).mark_bar(binSpacing=1)
    return _spec(
        chart.encode(
            x=alt.X("utcyearmonth(month):T", title=None, axis=alt.Axis(format="%b %Y", tickCount=4, labelFlush=True)),
            y=alt.Y("sum(n):Q", title=None, axis=alt.Axis(tickCount=4, format=",d")),
            color=_by_kind("kind", kinds, legend=alt.Legend(title=None, orient="top", columns=2, labelLimit=110)),
            order="order:Q",
        ).properties(width="container", height=HIGH)
    )


def hours(counts: Sequence[int]) -> Spec:
    """24 bars, midnight first."""
    values = [{"hour": hour, "n": n} for hour, n in enumerate(counts)]
    axis = alt.Axis(
        labelAngle=0, ticks=False, labelExpr="datum.value % 6 ? '' : datum.value + ':00'", labelAlign="left"
    )
    chart = alt.Chart(_data(values)).mark_bar(cornerRadiusEnd=2)
    return _spec(
        chart.encode(
            x=alt.X("hour:O", title=None, axis=axis),
            y=alt.Y("n:Q", title=None, axis=alt.Axis(tickCount=4, format=",d")),
        ).properties(width="container", height=HIGH)
    )


def _data(values: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=values)


def _expr(expression: str) -> alt.ExprRef:
    return alt.ExprRef(expression)


def _by_kind(field: str, kinds: Sequence[str], legend: alt.Legend | None) -> alt.Color:
    """A colour for each kind, out of the theme's own range, the same in every picture that lists the same kinds."""
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=list(kinds), range="category"), legend=legend)


def _spec(chart: alt.Chart | alt.LayerChart | alt.FacetChart) -> Spec:
    spec: Spec = chart.to_dict(validate=False)  # slow, and the tests draw every picture
    spec.pop("config", None)  # Altair's own width and height for charts that name none
    spec["autosize"] = {"type": "fit-x", "contains": "padding"}
    return spec
