"""JSON item by item: it agrees with `json.loads`, and never says what a damaged file did not."""

from __future__ import annotations

import json
import random
import tracemalloc
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.streams import Dribble, small_steps

from hearten.sources.formats import jsonlist, jsonstream, jsontext
from hearten.sources.formats.jsonstream import ELEMENT, Item, items, items_from_head
from hearten.sources.members import Stream
from hearten.sources.trace import Unread

NASTY = ['},{"a"', "]", '"', "\\", '\\"', "}]}", ",", "\n", "\0", "\ud83d".encode("utf-8", "replace").decode(), "ключ"]
texts = st.text(max_size=12) | st.sampled_from(NASTY)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(texts, inner, max_size=5),
    max_leaves=25,
)
records = st.lists(
    st.fixed_dictionaries({"a": texts, "b": scalars}, optional={"c": st.lists(st.fixed_dictionaries({"a": texts}))}),
    max_size=12,
)
exports = st.dictionaries(texts, records | st.dictionaries(texts, records, max_size=3), max_size=4)
layouts = st.sampled_from([{"separators": (",", ":")}, {}, {"indent": 2}, {"indent": 0}, {"indent": "\t"}])
steps = st.lists(st.integers(1, 40), min_size=1, max_size=5)


def lawful(examples: int) -> settings:
    """As many examples as fit in a second or two, always the same; no deadline, because the machine may be busy."""
    return settings(max_examples=examples, deadline=None, derandomize=True)


def read(content: bytes, sizes: list[int] | None = None, **options: Any) -> tuple[list[Item], list[Unread]]:
    """What comes out, and what could not be read."""
    found: list[Item] = []
    unread: list[Unread] = []
    for item in items(Dribble(content, sizes), **options):
        (unread if isinstance(item, Unread) else found).append(item)  # type: ignore[arg-type]
    return found, unread


def walked(value: Any, path: tuple[str | int, ...] = ()) -> list[Item]:
    """What should come out of a whole document."""
    if isinstance(value, dict):
        return [item for key, inner in value.items() for item in walked(inner, (*path, key))]
    if isinstance(value, list):
        return [(path, element) for element in value]
    return [(path, value)]


# -- whole files -----------------------------------------------------------------------------------------------------


@given(documents | exports, layouts, steps, st.sampled_from([4, 16, 64, 1 << 16]), st.booleans())
@lawful(100)
def test_agrees_with_json_loads(
    document: Any, layout: dict[str, Any], sizes: list[int], chunk: int, ascii_only: bool
) -> None:
    content = json.dumps(document, ensure_ascii=ascii_only, **layout).encode()
    with small_steps(chunk):
        found, unread = read(content, sizes)
    assert not unread
    assert found == walked(document)


@given(
    records, layouts, steps, st.sampled_from([b"", b"\xef\xbb\xbf"]), st.sampled_from([b"", b";", b" \r\n", b"\0\0"])
)
@lawful(60)
def test_reads_what_is_wrapped(
    document: Any, layout: dict[str, Any], sizes: list[int], before: bytes, after: bytes
) -> None:
    content = before + b"window.YTD.like.part0 = " + json.dumps(document, **layout).encode() + after
    found, unread = read(content, sizes)
    assert not unread
    assert found == walked(document)


@given(
    st.lists(st.dictionaries(texts, documents, min_size=1, max_size=3), min_size=2, max_size=5),
    steps,
    st.sampled_from([b"\n", b"\r\n"]),
    st.sampled_from([b"", b"\n", b"\n\n"]),
)
@lawful(50)
def test_reads_one_document_a_line(lines: list[Any], sizes: list[int], end: bytes, last: bytes) -> None:
    found, unread = read(end.join(json.dumps(one).encode() for one in lines) + last, sizes)
    assert not unread
    assert found == [((), one) for one in lines]


def test_descends_into_named_lists_and_takes_named_objects_whole() -> None:
    content = (
        b'{"chats": [{"name": "x", "messages": [{"a": 1}, {"a": 2}]}, 7], "map": {"k": {"v": [1]}, "l": {"v": [2]}}}'
    )
    found, unread = read(content, descend=frozenset({"chats"}), whole=frozenset({"map"}))
    assert not unread
    assert found == [
        (("chats", 0, "name"), "x"),
        (("chats", 0, "messages"), {"a": 1}),
        (("chats", 0, "messages"), {"a": 2}),
        (("chats", 1), 7),
        (("map", "k"), {"v": [1]}),
        (("map", "l"), {"v": [2]}),
    ]


def test_descends_into_the_list_that_a_document_is() -> None:
    found, unread = read(b'[{"talk": {"id": "x", "messages": [{"a": 1}]}}, 7]', descend=frozenset({""}))
    assert not unread
    assert found == [((0, "talk", "id"), "x"), ((0, "talk", "messages"), {"a": 1}), ((1,), 7)]


def test_reads_several_documents_one_after_the_other() -> None:
    assert read(b'[1, 2]\n{"a": 3}[4]') == ([((), 1), ((), 2), (("a",), 3), ((), 4)], [])
    assert read(b"1 2")[0] == []


@pytest.mark.parametrize("content", [b"", b" \n", b"\xef\xbb\xbf", b"\0\0\0", b"{}", b"[]", b"[[], {}]"])
def test_next_to_nothing_is_no_damage(content: bytes) -> None:
    assert read(content)[1] == []


def test_half_a_character_becomes_one_that_can_be_kept() -> None:
    found, unread = read(b'[{"a": "\\ud83d"}, {"a": "\\ud83d\\ude00"}, {"a": "\xff"}, {"a": "tab\there"}]')
    assert not unread
    assert [value["a"] for _, value in found if value["a"].encode()] == ["?", "\U0001f600", "\ufffd", "tab\there"]


def test_deep_nesting_is_named_and_passed() -> None:
    deep = b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    found, unread = read(b'[{"x": 1}, ' + deep + b', {"x": 2}]')
    assert found == [((), {"x": 1}), ((), {"x": 2})]
    assert [piece.reason for piece in unread] == ["not_understood"]
    objects = b'{"o":' * 5000 + b"1" + b"}" * 5000
    assert [piece.reason for piece in read(objects)[1]] == ["not_understood"]


def test_objects_around_lists_may_be_deep() -> None:
    deep: Any = [1]
    for _ in range(200):
        deep = {"k": deep}
    found, unread = read(json.dumps(deep).encode())
    assert not unread
    assert len(found) == 1


# -- cut files -------------------------------------------------------------------------------------------------------


def ends_of_elements(document: list[Any], layout: dict[str, Any]) -> tuple[bytes, list[int]]:
    """The list as JSON, and where each element ends."""
    content = json.dumps(document, **layout)
    decoder, at, ends = json.JSONDecoder(), 0, []
    for _ in document:
        at = next(place for place in range(at + 1, len(content)) if content[place] not in " ,\n\t")
        at = decoder.raw_decode(content, at)[1]
        ends.append(at)
        at -= 1
    return content.encode(), ends


@pytest.mark.parametrize("layout", [{"separators": (",", ":")}, {"indent": 2}])
@given(document=st.lists(st.dictionaries(st.text("ab", max_size=2), records | scalars, max_size=3), max_size=4))
@lawful(20)
def test_salvages_at_every_cut(layout: dict[str, Any], document: list[Any]) -> None:
    content, ends = ends_of_elements(document, {**layout, "ensure_ascii": True})
    for cut in range(1, len(content)):
        complete = sum(end <= cut for end in ends)
        found, unread = read(content[:cut])
        assert found == [((), element) for element in document[:complete]], cut
        reached = ends[complete - 1] if complete else 1
        lost = (
            cut - max(reached, len(content[:cut]) - len(content[reached:cut].lstrip(b" ,\n\t"))) if cut > reached else 0
        )
        assert [piece.reason for piece in unread] == ["cut_off"]
        assert unread[0].bytes_lost == lost, cut


def test_what_the_container_lost_is_added() -> None:
    content = json.dumps([{"a": number} for number in range(50)]).encode()
    for cut in range(1, len(content)):
        stream = Dribble(content[:cut], lost=len(content) - cut)
        *_, last = items(stream)
        assert isinstance(last, Unread)
        before = content[: len(content) - last.bytes_lost].rstrip(b" ,")
        assert before == b"[" or before.endswith(b"}")


def test_damage_of_unknown_size_is_said() -> None:
    assert list(items(Dribble(b"[1]", lost=-1))) == [((), 1), Unread("cut_off", "end of file", 0)]


def test_a_number_is_not_taken_for_whole_where_the_file_ends() -> None:
    assert read(b"[12, 34")[0] == [((), 12)]
    assert read(b'{"a": 12')[0] == []
    assert read(b"12")[0] == [((), 12)]


def test_a_cut_line_is_cut_off() -> None:
    found, unread = read(b'{"a": 1}\n{"a": 2}\n{"a": ')
    assert found == [((), {"a": 1}), ((), {"a": 2})]
    assert unread == [Unread("cut_off", "end of file", 6)]


@given(exports, layouts)
@lawful(15)
def test_a_head_gives_only_what_the_whole_gives(document: Any, layout: dict[str, Any]) -> None:
    content = json.dumps(document, **layout).encode()
    whole = walked(document)
    for cut in range(0, len(content), 7):
        head = list(items_from_head(content[:cut]))
        assert head == whole[: len(head)]


# -- damaged files ---------------------------------------------------------------------------------------------------


def record(number: int) -> dict[str, Any]:
    """A record as exports have them, with a list and an object inside."""
    return {
        "header": f"kettle {number}",
        "time": f"2025-03-01T12:{number % 60:02d}:00Z",
        "subtitles": [{"name": f"Quiet {number}", "url": f"https://example.org/{number}"}, {"name": "x", "url": "y"}],
        "details": {"n": number, "seen": True},
    }


@st.composite
def scars(draw: st.DrawFn, size: int, kinds: tuple[str, ...] = ("zeros", "noise")) -> tuple[int, bytes]:
    """Where, and which bytes are written over what stood there. The first bracket is spared: it says what all is."""
    kind = draw(st.sampled_from(kinds))
    length = draw(st.integers(1, 300))
    at = draw(st.integers(3, size - length - 1))
    if kind == "zeros":
        return at, b"\0" * length
    if kind == "noise":
        return at, random.Random(draw(st.integers(0, 10**6))).randbytes(length)
    return at, bytes(draw(st.lists(st.sampled_from(b'{}[]",:\\ x'), min_size=1, max_size=8)))


@pytest.mark.parametrize("layout", [{"separators": (",", ":")}, {"indent": 2}])
@given(data=st.data())
@lawful(100)
def test_damage_costs_no_more_than_its_neighbourhood(layout: dict[str, Any], data: st.DataObject) -> None:
    originals = [record(number) for number in range(60)]
    content, ends = ends_of_elements(originals, layout)
    at, scar = data.draw(scars(len(content)))
    broken = content[:at] + scar + content[at + len(scar) :]
    found, _ = read(broken)
    starts = [1, *ends[:-1]]
    touched = [
        number
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
        if start - 2 <= at + len(scar) and at <= end + 2
    ]
    assert touched
    safe = [number for number in range(60) if not min(touched) - 1 <= number <= max(touched) + 1]
    values = [value for path, value in found if path == ()]
    assert [value for value in values if value in [originals[number] for number in safe]] == [
        originals[number] for number in safe
    ]
    assert len(found) - len(values) <= 8
    invented = [value for value in values if value not in originals]
    assert len(invented) <= len(touched) + 2


@pytest.mark.parametrize("head", [b"\0", b"{", b"x", b'"'])
def test_a_lost_first_bracket_costs_little(head: bytes) -> None:
    originals = [record(number) for number in range(60)]
    found, _ = read(head + json.dumps(originals).encode()[1:])
    assert sum(value in originals for _, value in found) >= 58


@given(data=st.data())
@lawful(60)
def test_damage_in_one_list_leaves_the_others_alone(data: st.DataObject) -> None:
    document = {
        name: {"list": [record(number + base) for number in range(20)]} for base, name in ((0, "one"), (100, "two"))
    }
    content = json.dumps(document).encode()
    middle = content.index(b'"two"')
    at, scar = data.draw(scars(middle - 450))
    broken = content[:at] + scar + content[at + len(scar) :]
    found, _ = read(broken)
    second = [value for path, value in found if path[-2:] == ("two", "list")]
    if at > 200:
        assert second == document["two"]["list"]
    first = [value for path, value in found if path == ("one", "list")]
    assert sum(value not in document["one"]["list"] for value in first) <= 2


@given(data=st.data())
@lawful(200)
def test_even_cunning_damage_makes_no_trouble(data: st.DataObject) -> None:
    """Brackets and quotes written over others can make another valid list; nothing raises, nothing is there twice."""
    document = {name: [record(number + base) for number in range(20)] for base, name in ((0, "one"), (100, "two"))}
    content = json.dumps(document).encode()
    at, scar = data.draw(scars(len(content), ("signs",)))
    found, _ = read(content[:at] + scar + content[at + len(scar) :])
    headers = [value["header"] for _, value in found if isinstance(value, dict) and "header" in value]
    assert len(headers) == len(set(headers))


def test_damage_at_the_end_of_one_list_does_not_reach_into_the_next() -> None:
    document = {name: [record(number) for number in range(9)] for name in ("first", "second")}
    content = json.dumps(document).encode()
    at = content.index(b'"second"') - 150
    found, unread = read(content[:at] + b"\0" * 60 + content[at + 60 :])
    assert [value for path, value in found if path == ("first",)] == document["first"][:8]
    assert [value for path, value in found if path == ("second",)] == document["second"]
    assert {piece.reason for piece in unread} == {"not_understood"}


@given(st.binary(max_size=400))
@lawful(200)
def test_never_raises_whatever_it_is_given(content: bytes) -> None:
    read(content)
    read(b"[" + content)
    read(b'{"a": [{"b": 1},' + content)


@given(
    st.lists(st.sampled_from([b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"1", b"a", b'"a":', b" "]), max_size=60)
)
@lawful(200)
def test_never_raises_for_any_heap_of_signs(signs: list[bytes]) -> None:
    with small_steps(4):
        read(b"".join(signs), [3])


@pytest.mark.parametrize("bad", [b'"\\ud83d"', b'"\xff"', b"NaN"])
def test_many_odd_elements_stay_quick(bad: bytes) -> None:
    """Each odd element makes a batch fail; if each then cost a whole batch again, this would take minutes."""
    element = b'{"name": "made up", "time": 1700000000, "other": ['
    content = b"[" + b",".join(element + (bad if n % 10 == 0 else b"1") + b"]}" for n in range(20_000)) + b"]"
    found, unread = read(content)
    assert len(found) == 20_000
    assert not unread


# -- size ------------------------------------------------------------------------------------------------------------


def test_a_line_of_ten_million_bytes() -> None:
    content = json.dumps([{"a": "x" * 10_000_000}, {"a": "y"}], separators=(",", ":")).encode()
    found, unread = read(content)
    assert [len(value["a"]) for _, value in found] == [10_000_000, 1]
    assert not unread


@pytest.mark.parametrize(
    "large",
    [b'{"a": "' + b"\\\\x" * 3000 + b'"}', b'{"a": [' + b'{"b": "}]\\""},' * 800 + b"1]}", b'"' + b"z" * 9000 + b'"'],
)
def test_what_is_too_large_is_passed_and_named(large: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsontext, "MAX_ITEM", 5000)
    monkeypatch.setattr(jsonlist, "_LOOK", 5000)
    monkeypatch.setattr(jsontext, "CHUNK", 64)
    for step in (1, 7, 64):
        found, unread = read(b'[{"q": 1}, ' + large + b', {"q": 2}]', [step])
        assert found == [((), {"q": 1}), ((), {"q": 2})]
        assert unread == [Unread("too_large", "item 2", len(large))]


def test_a_line_that_is_too_large_is_passed_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonstream, "MAX_ITEM", 5000)
    monkeypatch.setattr(jsontext, "CHUNK", 64)
    monkeypatch.setattr(jsonstream, "_HEAD", 64)
    large = b'{"a": "' + b"x" * 9000 + b'"}\n'
    found, unread = read(b'{"a": 1}\n{"a": 2}\n' + large + b'{"a": 3}\n', [64])
    assert [value["a"] for _, value in found] == [1, 2, 3]
    assert unread == [Unread("too_large", "line 3", len(large))]
    _, unread = read(b'{"a": 1}\n{"a": 2}\n' + large[:-4], [64])
    assert unread == [Unread("cut_off", "end of file", len(large) - 4)]


def test_a_field_that_is_too_large_is_passed_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsontext, "MAX_ITEM", 5000)
    monkeypatch.setattr(jsontext, "CHUNK", 64)
    found, unread = read(b'{"a": 1, "b": "' + b"x" * 9000 + b'", "c": [2]}', [64])
    assert found == [(("a",), 1), (("c",), 2)]
    assert unread == [Unread("too_large", "a field at level 1", 9002)]


def test_a_torn_quote_in_a_large_file_is_not_searched_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlist, "_LOOK", 5000)
    originals = [record(number) for number in range(2000)]
    content = json.dumps(originals).encode()
    broken = content.replace(b'"kettle 700"', b'"kettle 700 ')
    found, unread = read(broken)
    assert [value for _, value in found] == originals[:700] + originals[701:]
    assert len(unread) == 1


def test_memory_does_not_grow_with_the_file() -> None:
    class Endless:
        lost = 0
        left = 60

        def read(self, _size: int = -1, /) -> bytes:
            self.left -= 1
            return b"" if self.left < 0 else element * 1000

        def close(self) -> None: ...

    element = json.dumps(record(1)).encode() + b","
    tracemalloc.start()
    count = sum(1 for _ in items(Dribble(b"["))) + sum(1 for _ in items(_Bracketed(Endless())))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count > 59_000
    assert peak < 12 << 20


class _Bracketed:
    def __init__(self, inner: Stream) -> None:
        self.lost = 0
        self._inner = inner
        self._before = b"["

    def read(self, size: int = -1, /) -> bytes:
        before, self._before = self._before, b""
        return before + self._inner.read(size)

    def close(self) -> None: ...


def test_marked_paths_tell_lists_from_what_stands_in_none() -> None:
    content = b'{"a": [1, [2]], "b": 3, "c": [], "d": {}, "e": {"f": []}}'
    assert list(items(Dribble(content), marked=True)) == [
        (("a", ELEMENT), 1), (("a", ELEMENT), [2]), (("b",), 3), (("c",), []), (("d",), {}), (("e", "f"), []),
    ]  # fmt: skip
