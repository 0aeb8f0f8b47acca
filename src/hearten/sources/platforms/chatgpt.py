"""ChatGPT: `conversations.json`, since early 2026 split into `conversations-000.json`, `-001.json` and so on.

    [{"id" | "conversation_id", "title", "mapping": {node: {"message": {
      "id", "author": {"role"}, "create_time": seconds, "content": {"content_type", "parts": [text, ...]},
      "recipient", "metadata"}, "parent", "children"}}, ...}]

The mapping is a tree: an edited question and an answer asked for again are branches of their own. All of them were
written and read, so all are kept. Shape: https://github.com/mitkury/chatgpt-export-parser,
docs/chatgpt-data-export-format.md; the split: https://github.com/mohamed-chs/convoviz/pull/49.
"""

from __future__ import annotations

from collections.abc import Iterator

from hearten.sources.chats.companions import Said, read_conversations, trace_of
from hearten.sources.formats.records import Json, first_keys, words
from hearten.sources.members import Member
from hearten.sources.platform import CERTAIN, LIKELY, NO, Platform, Reader, Settings
from hearten.sources.sample import Sample
from hearten.sources.trace import Trace, Unread

_SPOKEN = ("text", "multimodal_text", "audio_transcription")
"""Kinds of content that people see. The rest is what the program tells itself: thoughts, code, tools, memories."""
_UNNEEDED = (
    frozenset(("chatgpt_plus_user",)), frozenset(("conversation_id", "is_anonymous")),
    frozenset(("conversation_id", "rating")), frozenset(("model_slug", "input")),
)  # fmt: skip


def _is_conversations(sample: Sample) -> float:
    keys = first_keys(sample)
    if {"mapping", "current_node"} <= keys or {"mapping", "title", "create_time"} <= keys:
        return CERTAIN
    # the first conversation is often longer than the head of the file
    head = sample.head[:4096]
    return LIKELY if sample.is_json and b'"mapping"' in head and b'"create_time"' in head else NO


def _conversations(member: Member, settings: Settings) -> Iterator[Trace | Unread]:
    return read_conversations(member, lambda conversation: _messages(conversation, settings.now))


def _messages(conversation: Json, now: int) -> Iterator[Trace | Unread]:
    mapping = conversation.get("mapping") if type(conversation) is dict else None
    if type(mapping) is not dict:
        yield Unread("not_understood", "mapping")
        return
    title = words(conversation.get("title"))
    for node in mapping.values():
        message = node.get("message") if type(node) is dict else None
        if message is None:
            continue
        said = _said(message)
        if isinstance(said, Unread):
            yield said
        elif said:
            yield trace_of(said, "chatgpt", "ChatGPT", title, now)


def _said(message: Json) -> Said | Unread | None:
    """What was said, or nothing for what nobody sees."""
    author = message.get("author") if type(message) is dict else None
    content = message.get("content") if type(message) is dict else None
    if type(author) is not dict or type(content) is not dict:
        return Unread("not_understood", "a message")
    role = author.get("role")
    if role not in ("user", "assistant") or content.get("content_type") not in _SPOKEN:
        return None
    metadata = message.get("metadata")
    hidden = type(metadata) is dict and metadata.get("is_visually_hidden_from_conversation")
    if hidden or message.get("recipient") not in (None, "all"):
        return None
    text, pictures = _text(content.get("parts"))
    if not text and not pictures:
        return None
    return Said(words(message.get("id")), message.get("create_time"), role == "user", text)


def _text(parts: object) -> tuple[str | None, bool]:
    """The words of a message, and whether it has a part without words (a picture, a recording)."""
    if type(parts) is not list:
        return None, False
    texts = []
    others = False
    for part in parts:
        if type(part) is str:
            texts.append(part)
        elif type(part) is dict and type(part.get("text")) is str:  # a recording that was written down
            texts.append(part["text"])
        else:
            others = True
    return "\n".join(texts).strip() or None, others


def _is_page(sample: Sample) -> float:
    return CERTAIN if sample.is_html and b"var jsonData" in sample.head else NO


def _is_unneeded(sample: Sample) -> float:
    keys = first_keys(sample)
    return LIKELY if any(known <= keys for known in _UNNEEDED) else NO


PLATFORM = Platform(
    name="chatgpt",
    title="ChatGPT",
    acts=("messaged",),
    fills=("space", "voice", "text"),
    readers=(
        Reader("conversations.json", _is_conversations, _conversations),
        Reader("chat.html", _is_page, None, "The same conversations as in conversations.json, made for looking at."),
        Reader(
            "user.json", _is_unneeded, None,
            "Your account, settings or thumbs up and down for ChatGPT. Hearten does not need them.",
        ),
    ),
    people=False,
)  # fmt: skip
