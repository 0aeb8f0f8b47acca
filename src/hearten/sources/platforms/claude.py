"""Claude: `conversations.json`.

    [{"uuid", "name", "account", "created_at", "updated_at",
      "chat_messages": [{"uuid", "sender": "human" | "assistant", "text", "content": [{"type": "text", "text"}],
                         "created_at": ISO, ...}]}]

Shape: the types and schemas that public readers declare, among them https://github.com/Sinity/polylogue,
docs/providers/claude-ai.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearten.sources.chats.companions import Said, read_conversations, trace_of
from hearten.sources.formats.records import Json, first_keys, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

_UNNEEDED = (
    frozenset(("uuid", "full_name", "email_address")),
    frozenset(("uuid", "is_starter_project")),
    frozenset(("conversations_memory",)),
)


def _is_conversations(sample: Sample) -> float:
    if "chat_messages" in first_keys(sample):
        return CERTAIN
    # the first conversation is often longer than the head of the file
    return LIKELY if sample.is_json and b'"chat_messages"' in sample.head[:16384] else NO


def _conversations(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return read_conversations(member, lambda conversation: _messages(conversation, settings.now))


def _messages(conversation: Json, now: int) -> Iterator[Trace | Unread]:
    messages = conversation.get("chat_messages") if type(conversation) is dict else None
    if type(messages) is not list:
        yield Unread("not_understood", "chat_messages")
        return
    title = words(conversation.get("name"))
    for message in messages:
        sender = message.get("sender") if type(message) is dict else None
        if sender not in ("human", "assistant"):
            yield Unread("not_understood", "a message")
            continue
        said = Said(words(message.get("uuid")), message.get("created_at"), sender == "human", _text(message))
        yield trace_of(said, "claude", "Claude", title, now)


def _text(message: Json) -> str | None:
    """The words that were shown; thoughts and tools are parts of other types."""
    content = message.get("content")
    if type(content) is list:
        spoken = [part.get("text") for part in content if type(part) is dict and part.get("type") == "text"]
        text = "\n".join(part for part in spoken if type(part) is str).strip()
        if text:
            return text
    return words(message.get("text"))


def _is_unneeded(sample: Sample) -> float:
    keys = first_keys(sample)
    return LIKELY if any(known <= keys for known in _UNNEEDED) else NO


PLATFORM = Platform(
    name="claude",
    title="Claude",
    acts=("messaged",),
    fills=("space", "voice", "text"),
    readers=(
        Reader("conversations.json", _is_conversations, _conversations),
        Reader(
            "users.json", _is_unneeded, None,
            "Your account, projects or memory settings for Claude. Hearten does not need them.",
        ),
    ),
    people=False,
)  # fmt: skip
