"""Feed readers and podcast players: the sites followed, as OPML.

    <opml><body><outline text="Folder"><outline type="rss" text="NAME" xmlUrl="FEED" htmlUrl="SITE"/>...

Every reader writes it: http://opml.org/spec2.opml. It tells no times. Entities of its own making are refused: a few
lines of them can unfold to gigabytes (https://docs.python.org/3/library/xml.html#xml-vulnerabilities).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from hearten.ground.ids import trace_key
from hearten.sources.domains import site_of
from hearten.sources.members import Member, Stream
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

CHUNK = 1 << 16
_OUTLINE = b"<outline"
_RESUMED = b"<opml>" + b"<outline>" * 64
"""What a parser is told first when it goes on behind a damaged place: so many folders may then be closed."""
LONGEST_OUTLINE = 1 << 20


class _Unsafe(Exception):
    """The file defines entities."""


def _is_opml(sample: Sample) -> float:
    start = sample.text[:2048].lower()
    if "<opml" not in start:
        return NO
    return CERTAIN if "xmlurl" in sample.text.lower() else LIKELY


def _feeds(member: Member, _settings: Settings) -> Iterator[Trace | Unread]:
    stream = member.open()
    try:
        for found in _outlines(stream):
            if isinstance(found, Unread):
                yield found
            elif trace := _feed(found):
                yield trace
    except _Unsafe:
        yield Unread("unsafe", "entities")
    finally:
        stream.close()


def _feed(attributes: dict[str, str]) -> Trace | None:
    """The feed that an outline names; a folder names none."""
    named = {name.lower(): value.strip() for name, value in attributes.items()}
    feed, site = named.get("xmlurl"), named.get("htmlurl")
    if not feed:
        return None
    space = site_of(site or feed) or site_of(feed)
    voice = named.get("title") or named.get("text") or None
    return Trace(
        trace_key("rss", "followed", feed, None), None, "none", "none", "rss", "followed", space, voice, url=feed
    )


def _outlines(stream: Stream) -> Iterator[dict[str, str] | Unread]:
    """The attributes of every outline; where one is no XML, of the others all the same."""
    parser = _Parser(b"")
    for piece in _pieces(stream):
        if len(piece) > LONGEST_OUTLINE and b">" not in piece:  # the parser would keep it all
            yield Unread("too_large", "an outline", len(piece))
            parser = _Parser(_RESUMED)
            continue
        whole = parser.feed(piece)
        yield from parser.found
        if not whole:
            if not parser.found:
                yield Unread("not_understood", "an outline", len(piece))
            parser = _Parser(_RESUMED)
        parser.found.clear()
    if stream.lost or not parser.is_complete():
        yield Unread("cut_off", "end of file", max(stream.lost, 0))


def _pieces(stream: Stream) -> Iterator[bytes]:
    """The file cut in front of every outline, so that damage in one piece does not reach the next."""
    rest = b""
    while chunk := stream.read(CHUNK):
        data = rest + chunk
        begin = 0
        while (end := data.find(_OUTLINE, begin + 1)) > 0:
            yield data[begin:end]
            begin = end
        rest = data[begin:]
        if len(rest) > LONGEST_OUTLINE:
            yield rest
            rest = b""
    yield rest


class _Parser:
    """An XML parser that keeps the outlines it meets and refuses entities of the file's own making."""

    def __init__(self, start: bytes) -> None:
        self.found: list[dict[str, str]] = []
        self._resumed = bool(start)
        self._expat = expat.ParserCreate()
        self._expat.StartElementHandler = self._element
        self._expat.EntityDeclHandler = self._entity
        self._expat.Parse(start, False)
        self.found.clear()

    def feed(self, piece: bytes, *, last: bool = False) -> bool:
        """Take the next piece; False where it is no XML."""
        try:
            self._expat.Parse(piece, last)
        except expat.ExpatError:
            return False
        return True

    def is_complete(self) -> bool:
        """Whether the file ended as it should; behind damage nobody can tell."""
        return self._resumed or self.feed(b"", last=True)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if name.lower() == "outline":
            self.found.append(attributes)

    def _entity(self, *_declaration: object) -> None:
        raise _Unsafe


PLATFORM = Platform(
    name="rss",
    title="Feed readers and podcasts (OPML)",
    acts=("followed",),
    fills=("space", "voice", "url"),
    readers=(Reader("subscriptions.opml", _is_opml, _feeds),),
)
