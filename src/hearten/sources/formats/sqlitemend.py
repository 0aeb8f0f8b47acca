"""A damaged SQLite database made readable: the leaves of its tables that are still whole, under new branches.

    table ─► branches ─► leaves      some branches and leaves are torn, or lie behind the end of a cut file
    table ─► new branches ─► every whole leaf that the old branches name, or that can belong to no other table

Rows that the person deleted stay deleted: a page that no branch names is only used where the database's own list of
free pages is whole and does not name it. Format: https://www.sqlite.org/fileformat2.html#b_tree_pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from hearten.sources.formats.sqlitelog import page_size

LARGEST_VALUE = 1 << 24
"""No address or title is longer than 16 MiB; what claims to be has lost its measure."""

ROW_ID = "row id"
"""The type of the column that is the key itself."""

_BRANCH, _LEAF = 5, 13
_DEEPEST = 20
_LOCK_BYTE = 1 << 30
_BRANCH_CELL = 15
"""Bytes of the largest entry in a branch: its place, the child's number, a row id of nine bytes."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of a table: its root page and the declared type of each column, in capitals."""

    root: int
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    page: int
    first: int
    last: int


@dataclass(slots=True)
class _Tree:
    """What the branches of one table still lead to."""

    table: Table
    leaves: list[_Leaf] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    """Pages that it names and that cannot be read, inside the file or behind its end."""


def mend(image: bytearray, tables: Sequence[Table]) -> int:
    """Rebuild the branches of each damaged table; how many bytes inside the file belong to rows that stay lost."""
    pages = _Pages(image)
    trees = [_walk(pages, table) for table in tables]
    torn = [tree for tree in trees if tree.broken]
    lost = {page for tree in torn for page in tree.broken if page <= pages.count}
    known = {page for tree in trees for page in tree.seen}
    free = _free_pages(pages)
    for leaf in _strays(pages, known | (free or set())) if torn else ():
        homes = [tree for tree in torn if pages.fits(leaf.page, tree.table.types)]
        if free is not None and len(homes) == 1:
            homes[0].leaves.append(leaf)
        elif homes:
            lost.add(leaf.page)
    for tree in torn:
        lost |= _plant(pages, tree)
    pages.state_count()
    return len(lost) * pages.size + pages.dropped


class _Pages:
    """The pages of a database, numbered from 1, and the cells of its leaves."""

    def __init__(self, image: bytearray) -> None:
        self.image = image
        self.size = page_size(image)
        self.count = len(image) // self.size
        self._usable = self.size - image[20]
        self.dropped = 0
        """Bytes of rows that were taken off their leaf, because they run on in a page that is not there."""

    def kind(self, page: int) -> int:
        """The first byte of a page's header; 0 for a page that is not there."""
        return self.image[self.head(page)] if 1 <= page <= self.count else 0

    def head(self, page: int) -> int:
        """Where the header of a page begins: the first page starts with that of the file."""
        return (page - 1) * self.size + (100 if page == 1 else 0)

    def number(self, at: int, width: int) -> int:
        """A whole number in the file."""
        return int.from_bytes(self.image[at : at + width], "big")

    def cells(self, page: int) -> list[int]:
        """Where the cells of a page begin; empty where its header contradicts itself."""
        head, start = self.head(page), (page - 1) * self.size
        first = head + (12 if self.image[head] == _BRANCH else 8)
        count = self.number(head + 3, 2)
        if first + 2 * count > start + self.size:
            return []
        places = [self.number(first + 2 * n, 2) for n in range(count)]
        lowest = first + 2 * count - start
        return [start + place for place in places] if all(lowest <= p <= self.size - 4 for p in places) else []

    def leaf(self, page: int) -> _Leaf | None:
        """The leaf with its range of row ids, after rows that are not whole were taken off it; None if none is left."""
        cells = self.cells(page)
        whole = [cell for cell in cells if self._is_whole(cell, page)]
        ids = [self.row_id(cell) for cell in whole]
        if not ids or any(later <= earlier for earlier, later in pairwise(ids)):
            return None
        if len(whole) < len(cells):
            self.dropped += sum(min(self._varint(cell)[0], self.size) for cell in cells if cell not in whole)
            head, start = self.head(page), (page - 1) * self.size
            self._write(head + 3, len(whole).to_bytes(2, "big"))
            self._write(head + 8, b"".join((cell - start).to_bytes(2, "big") for cell in whole))
        return _Leaf(page, ids[0], ids[-1])

    def row_id(self, cell: int) -> int:
        """The row id of a cell in a leaf."""
        _, at = self._varint(cell)
        value, _ = self._varint(at)
        return value - (1 << 64) if value >> 63 else value

    def fits(self, page: int, types: Sequence[str]) -> bool:
        """Whether every row of a leaf can be one of a table with these columns (a row may be older than the last)."""
        records = [self._kinds(cell, page) for cell in self.cells(page)]
        return all(0 < len(kinds) <= len(types) and all(map(_fits, kinds, types)) for kinds in records)

    def children(self, page: int) -> list[int]:
        """The pages that a branch names, in order."""
        return [self.number(at, 4) for at in self.cells(page)] + [self.number(self.head(page) + 8, 4)]

    def add(self) -> int:
        """The number of a new, empty page at the end."""
        for _ in range(2 if (self.count * self.size) == _LOCK_BYTE else 1):  # SQLite never uses the page at 1 GiB
            self.image.extend(bytes(self.size))
            self.count += 1
        return self.count

    def write_branch(self, page: int, children: Sequence[_Leaf]) -> None:
        """Make `page` a branch over these children, each named with the last row id below it."""
        content = b""
        places = []
        for child in children[:-1]:
            content = child.page.to_bytes(4, "big") + _as_varint(child.last) + content
            places.append(self._usable - len(content))
        header = bytes((_BRANCH, 0, 0)) + len(places).to_bytes(2, "big") + places[-1].to_bytes(2, "big") + b"\0"
        header += children[-1].page.to_bytes(4, "big") + b"".join(place.to_bytes(2, "big") for place in places)
        whole = header + bytes(self._usable - len(header) - len(content)) + content
        self._write((page - 1) * self.size, whole)

    def clear(self, page: int) -> None:
        """Make a page a leaf without rows."""
        self._write((page - 1) * self.size, bytes((_LEAF, 0, 0, 0, 0)) + self._usable.to_bytes(2, "big") + b"\0")

    def copy(self, page: int, onto: int) -> None:
        """Make one page the same as another."""
        self._write((onto - 1) * self.size, self.image[(page - 1) * self.size : page * self.size])

    @property
    def fan(self) -> int:
        """How many children fit into a branch, whatever their row ids."""
        return (self._usable - 12) // _BRANCH_CELL

    def state_count(self) -> None:
        """Write the number of pages into the header of the file, with the mark that it is valid."""
        self._write(28, self.count.to_bytes(4, "big"))
        self._write(92, bytes(self.image[24:28]))

    def _is_whole(self, cell: int, page: int) -> bool:
        """Whether a row lies within its page and all the pages it overflows to."""
        length, at = self._varint(cell)
        _, start = self._varint(at)
        most = self._usable - 35
        if length <= most:
            return start + length <= page * self.size
        if length > LARGEST_VALUE:
            return False
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (self._usable - 4)
        local = local if local <= most else least
        if start + local + 4 > page * self.size:
            return False
        following = self.number(start + local, 4)
        for _ in range(-(-(length - local) // (self._usable - 4))):
            if not 1 < following <= self.count:
                return False
            following = self.number((following - 1) * self.size, 4)
        return True

    def _kinds(self, cell: int, page: int) -> list[int]:
        """Of what kind each value of a row is: https://www.sqlite.org/fileformat2.html#record_format"""
        _, at = self._varint(cell)
        _, start = self._varint(at)
        length, at = self._varint(start)
        kinds = []
        while at < min(start + length, page * self.size):
            kind, at = self._varint(at)
            kinds.append(kind)
        return kinds

    def _varint(self, at: int) -> tuple[int, int]:
        """A number of one to nine bytes and where it ends: https://www.sqlite.org/fileformat2.html#varint"""
        value = 0
        for byte in self.image[at : at + 8]:
            at += 1
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at
        return value << 8 | self.number(at, 1), at + 1

    def _write(self, at: int, content: bytes | bytearray) -> None:
        self.image[at : at + len(content)] = content


def _walk(pages: _Pages, table: Table) -> _Tree:
    tree = _Tree(table)
    waiting = [(table.root, 0)]
    while waiting:
        page, depth = waiting.pop()
        if page in tree.seen:
            continue
        tree.seen.add(page)
        kind = pages.kind(page)
        leaf = pages.leaf(page) if kind == _LEAF else None
        if leaf:
            tree.leaves.append(leaf)
        elif kind == _BRANCH and depth < _DEEPEST and pages.cells(page):
            waiting.extend((child, depth + 1) for child in pages.children(page))
        elif page != table.root or kind != _LEAF:
            tree.broken.add(page)
    return tree


def _free_pages(pages: _Pages) -> set[int] | None:
    """The pages that hold nothing any more, or None where the list of them is not whole."""
    free: set[int] = set()
    trunk, total = pages.number(32, 4), pages.number(36, 4)
    while trunk and trunk not in free and 1 < trunk <= pages.count:
        start = (trunk - 1) * pages.size
        free.add(trunk)
        named = min(pages.number(start + 4, 4), pages.size // 4 - 2)
        free.update(pages.number(start + 8 + 4 * n, 4) for n in range(named))
        trunk = pages.number(start, 4)
    return free if len(free) == total and not trunk else None


def _strays(pages: _Pages, known: set[int]) -> Iterator[_Leaf]:
    """Whole leaves that no branch names."""
    for page in range(2, pages.count + 1):
        if page not in known and pages.kind(page) == _LEAF:
            leaf = pages.leaf(page)
            if leaf:
                yield leaf


def _fits(kind: int, declared: str) -> bool:
    """Whether a column of this type holds values of this kind: https://www.sqlite.org/datatype3.html#affname"""
    if declared == ROW_ID or kind == 0:
        return kind == 0
    if "INT" in declared:
        return kind < 10
    if any(word in declared for word in ("CHAR", "CLOB", "TEXT")):
        return kind > 12 and kind % 2 == 1
    return True


def _plant(pages: _Pages, tree: _Tree) -> set[int]:
    """Put new branches over the leaves of a table; the pages that contradict the others and are left out."""
    root = tree.table.root
    level: list[_Leaf] = []
    left_out = set()
    for leaf in sorted(tree.leaves, key=lambda leaf: leaf.first):
        if level and leaf.first <= level[-1].last:
            left_out.add(leaf.page)
        else:
            level.append(leaf)
    if root > pages.count:
        return {leaf.page for leaf in tree.leaves}
    while len(level) > pages.fan:
        level = [_branch(pages, group) for group in _groups(level, pages.fan)]
    if len(level) == 1:
        pages.copy(level[0].page, root)
    elif level:
        pages.write_branch(root, level)
    else:
        pages.clear(root)
    return left_out


def _branch(pages: _Pages, children: Sequence[_Leaf]) -> _Leaf:
    page = pages.add()
    pages.write_branch(page, children)
    return _Leaf(page, children[0].first, children[-1].last)


def _groups(level: Sequence[_Leaf], most: int) -> Iterator[Sequence[_Leaf]]:
    """The children in even groups, so that no branch has a single child."""
    count = -(-len(level) // most)
    for n in range(count):
        yield level[n * len(level) // count : (n + 1) * len(level) // count]


def _as_varint(value: int) -> bytes:
    """A number as SQLite writes it; a row id below zero takes all nine bytes."""
    if not 0 <= value < 1 << 56:
        value &= (1 << 64) - 1
        return bytes(value >> shift & 0x7F | 0x80 for shift in range(57, 7, -7)) + bytes((value & 0xFF,))
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))
