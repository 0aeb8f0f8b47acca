"""Records of one shape are read like the first of them, whatever they say."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from hearten.sources.formats.markup import Line
from hearten.sources.meta.shapes import Block, Row, Shapes

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=20
)


def record(name: str, said: str, target: str) -> str:
    name, said, target = map(html.escape, (name, said, target))
    return (
        f'<div class="a"><h2 id="x">{name}</h2><div><div>{said}</div><a href="{target}">there</a></div>'
        f"<table><tr><td>Who</td><td>{name}</td></tr></table><div>Jun 01, 2025 9:46 am</div></div>"
    )


def told(block: Block | None) -> tuple[str | None, list[Line], list[Row]]:
    assert block
    return block.heading, block.lines, block.rows


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4))
def test_every_record_of_a_shape_says_what_is_in_it(records: list[tuple[str, str, str]]) -> None:
    shapes = Shapes()
    for name, said, target in records:
        heading, lines, rows = told(shapes.block(record(name, said, target)))
        assert heading == name.strip()
        assert lines == [
            Line(said.strip()), Line("there", target), Line("Jun 01, 2025 9:46 am"),
        ]  # fmt: skip
        assert rows == [Row("Who", name.strip(), None)]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=4))
def test_remembering_shapes_changes_nothing(records: list[tuple[str, str, str]]) -> None:
    shapes = Shapes()
    for values in records:
        markup = record(*values)
        assert told(shapes.block(markup)) == told(Shapes().block(markup))


def test_an_empty_field_is_another_shape() -> None:
    shapes = Shapes()
    full = told(shapes.block('<p><i><a href="x">y</a></i></p>'))
    for markup in (
        '<p><i><a href="">y</a></i></p>',
        '<p><i><a href="x"></a></i></p>',
        '<p><i><a href="x"> </a></i></p>',
    ):
        assert told(shapes.block(markup)) == told(Shapes().block(markup)) != full


def test_breaks_lists_and_labels() -> None:
    markup = (
        "<section><h2>Ada</h2><div><div><span>Group: </span>Moss &amp; Fern</div>So <b>green</b>!<br />Truly."
        "<ul><li>♥ Boat</li></ul><img src='a/b.jpg'></div></section>"
    ).replace("'", '"')
    heading, lines, rows = told(Shapes().block(markup))
    assert (heading, rows) == ("Ada", [])
    assert lines == [Line("Moss & Fern", None, "Group:"), Line("So green!\nTruly."), Line("", "a/b.jpg")]


def test_rows_may_hold_groups_of_rows() -> None:
    inner = "<div><table><tr><td>Name</td><td>{}</td></tr></table></div>"
    groups = inner.format("Boat") + inner.format("Kettle")
    markup = f"<div><table><tr><td>URL<div><a href='https://x.example'>x</a></div></td></tr><tr><td><div><h2>Owner</h2>{groups}</div></td></tr></table></div>"
    rows = told(Shapes().block(markup.replace("'", '"')))[2]
    assert rows == [
        Row("URL", "x", "https://x.example"),
        Row("Owner", "", None, ((Row("Name", "Boat", None),), (Row("Name", "Kettle", None),))),
    ]


def test_torn_markup_is_read_as_far_as_it_goes() -> None:
    shapes = Shapes()
    assert shapes.block("no element") is None
    assert told(shapes.block("<div><p>one</section></p><p>two<p>three")) == ("one", [Line("two"), Line("three")], [])
    assert told(shapes.block("<div>loose <i>words</i></div>")) == (None, [Line("loose words")], [])
    assert told(shapes.block("<div>" * 3000 + "deep"))[1] == [Line("deep")]
    assert told(shapes.block("<div><p>a\0b</p></div>"))[1] == [Line("ab")]
