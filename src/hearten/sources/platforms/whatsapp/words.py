"""What of a WhatsApp message are words, and what the app put there: a picture left out, a file, "edited".

    <Media omitted>                     all of it in angle brackets                        Android, any language
    IMG-20260403-WA0001.jpg (...)       a file of WhatsApp's own naming, or any file       Android, with media
    \\u200eimage omitted                 begins with U+200E                                 iOS
    words \\u200e<attached: ...>         begins so after the person's own words             iOS
    words <This message was edited>     a text in brackets that ends several messages      both

No list of languages is needed: the app marks its own words. Forms: github.com/AyazKhuraishi/
whatsapp-export-inconsistencies (inconsistencies-media), github.com/joweich/chat-miner pull 42 (lines with media begin
with U+200E), github.com/Pustur/whatsapp-chat-parser issue 258 (notices that carry a name).
"""

from __future__ import annotations

import re
from collections import Counter

from hearten.sources.chats.lines import MARK, Said

_BRACKETED = re.compile(r"[\u200e\u200f]?<[^<>\n]{2,120}>[\u200e\u200f]?")
_TAIL = re.compile(r"\s*\u200e?(<[^<>\n]{4,120}>)$")
_MARKED_TAIL = re.compile(r"\s*\u200e<[^<>\n]{2,200}>$")
_OWN_FILE = re.compile(r"\u200e?(?:[A-Z]{3,5}-\d{8}-WA\d{4,}\.\w{0,5})(?: (\([^()\n]{2,60}\)))?")
"""IMG-20260403-WA0001.jpg, PTT-, AUD-, VID-, STK-, GIF-; media without a type keep the dot."""
_ANY_FILE = re.compile(r"\u200e?[^\n]{1,200}\.\w{1,5} (\([^()\n]{2,60}\))(?:\n|$)")
_LOOK_CLOSER = ">)"
_ENOUGH = 3
_MOST = 1_000
LONGEST_NOTICE = 1_000
"""Characters. The app says nothing longer, so that longer texts need not be remembered."""


class Habits:
    """What the app itself writes in one file, learnt from all its messages."""

    def __init__(self, *, bracketed: bool) -> None:
        self._bracketed = bracketed
        self._tails: Counter[str] = Counter()
        self._attached: set[str] = set()
        self._marked_words: Counter[str] = Counter()
        self._marks_lines = False
        self._opening: str | None = None

    def learn(self, said: Said) -> None:
        """Look at one message."""
        words = said.words
        if self._opening is None:
            self._opening = words
        elif said.mark:
            self._marks_lines = True
        if words.startswith(MARK):
            _count(self._marked_words, words)
        elif words.endswith(">") and (tail := _TAIL.search(words)) and tail.start():
            _count(self._tails, tail[1])
        if "-WA" in words and (file := _OWN_FILE.match(words)) and file[1] and len(self._attached) < _MOST:
            self._attached.add(file[1])

    def is_notice(self, said: Said) -> bool:
        """Written by the app, and be it behind a name: "Ada added you".

        The iPhone marks the whole line where it left out a picture, and not where the app speaks, unless with the first
        words of the file. Where it marks no line at all, what comes again and again stands for pictures.
        """
        if not said.sender:
            return True
        words = said.words
        if not self._bracketed or not words.startswith(MARK) or _OWN_FILE.match(words):
            return False
        if said.mark:
            return words == self._opening and self._marked_words[words] == 1
        return self._marks_lines or self._marked_words[words] < _ENOUGH

    def words_of(self, said: Said) -> tuple[str, str]:
        """The person's own words, and what of them is the same in every export of the chat.

        Other exports name a file or do not, and mark an edited message in another language; and as a chat grows, more
        of the app's habits show. So the second is cut by its shape alone, and nothing is left of a message with a file.
        """
        words = said.words
        if words[-1:] in _LOOK_CLOSER or said.mark or MARK in words or "-WA" in words or ")\n" in words:
            own, has_file = self._own(said)
            return own, "" if has_file or _ANY_FILE.match(words) else _TAIL.sub("", own)
        return words, words

    def _own(self, said: Said) -> tuple[str, bool]:
        words = said.words
        if "-WA" in words and _OWN_FILE.match(words):
            return words.partition("\n")[2], True
        if said.mark or words.startswith(MARK):
            own = words.partition(MARK)[0].rstrip()
            return ("" if own.endswith("•") else own), True  # "report.pdf • 2 pages": the name of a document
        if _BRACKETED.fullmatch(words):
            return "", True
        return (self._without_tail(words), False) if words.endswith(">") else self._without_file(words)

    def _without_tail(self, words: str) -> str:
        """Without "edited" at the end."""
        tail = _TAIL.search(words)
        if tail and (self._tails[tail[1]] >= _ENOUGH or _MARKED_TAIL.search(words)):
            return words[: tail.start()]
        return words

    def _without_file(self, words: str) -> tuple[str, bool]:
        """Without the line of a file at the beginning. What follows is what was written with it."""
        file = _ANY_FILE.match(words)
        if file and file[1] in self._attached:
            first, _, rest = words.partition("\n")
            named_again = rest and first.startswith(rest)  # Android repeats the name of a document
            return ("" if named_again else rest), True
        return words, False


def _count(counts: Counter[str], text: str) -> None:
    if text in counts or (len(counts) < _MOST and len(text) <= LONGEST_NOTICE):
        counts[text] += 1
