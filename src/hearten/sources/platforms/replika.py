"""Replika: the chat history that people save with the backup script of its users, because the app offers none.

    Timestamp,From,Text,Reaction,ID        From is `Me` or `Rep`; line breaks in the text are written `\\n`

https://github.com/Hotohori/replika_backup, chat_backup.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearten.sources.chats.companions import Said, trace_of
from hearten.sources.formats.tables import Cells, header_of, read_table
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

_COLUMNS = (("timestamp",), ("from",), ("text",), ("id",))


def _is_chat(sample: Sample) -> float:
    known = {"timestamp", "from", "text", "reaction", "id"} <= header_of(sample)
    return CERTAIN if known and any(row[1:2] in (("Me",), ("Rep",)) for row in sample.csv_rows) else NO


def _chat(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    def convert(cells: Cells) -> Trace | Unread:
        at, sender, text, name = cells
        if sender not in ("Me", "Rep"):
            return Unread("not_understood", "From")
        said = Said(name or None, at, sender == "Me", text.replace("\\n", "\n") or None)
        return trace_of(said, "replika", "Replika", None, settings.now)

    return read_table(member, _COLUMNS, convert)


PLATFORM = Platform(
    name="replika",
    title="Replika",
    acts=("messaged",),
    fills=("voice", "text"),
    readers=(Reader("chat_backup.csv", _is_chat, _chat),),
    people=False,
)
