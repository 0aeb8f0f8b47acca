"""Where words may not mean what they say: hard ones among friends or about oneself, and thanks that are none.

Who laughs while they call a friend names, and who calls themselves what others once called them, is not attacking
anybody; who thanks for nothing is not thankful. A text alone cannot show which it is; so these signs make *present*
into *unsure*, never into *absent*, and never where a threat is heard.
"""

from __future__ import annotations

import re
from typing import Literal

Doubt = Literal["maybe_banter", "maybe_reclaimed", "maybe_irony"]

SOFTENED = ("insult", "hate", "obscene_sexual")
"""What teasing and reclaimed words sound like. A threat is not among them."""

_NO_THANKS = re.compile(
    r"\b(?:thanks?(?: you)?(?: a lot)? (?:for nothing|very little)|no,? (?:thanks|thank you)|"
    r"gracias por nada|no,? gracias|"
    r"merci pour rien|non,? merci|danke für (?:nichts|gar nichts)|nein,? danke|obrigad[oa] por nada|não,? obrigad[oa]|"
    r"grazie (?:di|per) niente|no,? grazie)\b",
    re.IGNORECASE,
)
_LAUGH = re.compile(
    r"\b(?:lo+l|lmf?ao+|rofl|(?:a?h+[aeiou]){2,}h?|(?:j[aeiou]){2,}j?|(?:k){4,}|rs{2,}|mdr+|jk|just kidding|xd+)\b"
    "|[\U0001f602\U0001f923\U0001f606\U0001f605\U0001f61c\U0001f61d\U0001f92a\U0001f609]|[:;]-?[pP)D](?!\\w)|xD",
    re.IGNORECASE,
)
_FOND = re.compile(
    r"\b(?:love (?:you|u|ya)|miss you|my (?:friend|bestie|bro|sis|girls?|boys?)|mate|bestie|bro|dude|te quiero|hdgdl|"
    r"hab dich lieb|je t'aime|mon pote|tvb|amiga|amigo|amica|amico)\b|[\u2764\U0001f495\U0001f49c\U0001f60d\U0001f618]",
    re.IGNORECASE,
)
_ONESELF = (
    r"(?:i'?m|i am|we'?re|we are|as an?|my fellow|fellow|us|proud|soy|somos|je suis|on est|ich bin|wir sind|sou|somos|"
    r"sono|siamo)"
)
_RECLAIMED = re.compile(
    rf"\b{_ONESELF}\s+(?:\w+\s+){{0,3}}(?:queers?|dykes?|fags?|faggots?|trann(?:y|ies)|sluts?|bitch(?:es)?|crips?|"
    r"nigg(?:a|as|az)|fat(?:ties)?|hags?|witch(?:es)?|freaks?|nerds?|bollera|maric(?:a|ón|ones)|gouines?|pédés?|"
    r"lesben?|schwul|tunten?|sapat(?:ão|ões)|viados?|bichas?|froci(?:a|o)?|lesbich?[ea])\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:they|them|those|these|ellos|esos|sie alle|diese|ils|ces|eles|esses|loro|quei)\b", re.IGNORECASE
)


def no_thanks(text: str) -> bool:
    """Whether the text declines, or thanks for nothing."""
    return bool(_NO_THANKS.search(text))


def doubt_about(text: str) -> Doubt | None:
    """Why hard words in this text may not be meant hard; None where nothing speaks for that."""
    if _RECLAIMED.search(text) and not _OTHERS.search(text):
        return "maybe_reclaimed"
    if (_LAUGH.search(text) or _FOND.search(text)) and not _OTHERS.search(text):
        return "maybe_banter"
    return None
