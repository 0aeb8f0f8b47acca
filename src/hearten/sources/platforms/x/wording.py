"""Words as X exports them: three signs escaped, addresses shortened to `https://t.co/...`.

The long addresses stand beside the words, as `url` and `expanded_url` in posts (`url` and `expanded` in messages,
`shortUrl` and `expandedUrl` in notes). A picture's short address is left out: it is not something that was written.
Escapes: https://docs.x.com/x-api/v1/data-dictionary/object-model/entities; shapes: README.txt of every archive and
https://github.com/TheExGenesis/community-archive (README.md).
"""

from __future__ import annotations

from typing import Any

Json = Any
_SHORT = "https://t.co/"


def unescaped(text: str) -> str:
    """`&lt;`, `&gt;` and `&amp;`, and no more: anything else that looks like an escape was typed like that."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in text else text


def of_post(text: str, post: dict[str, Json]) -> str:
    """What a post says."""
    if "&" in text:
        text = unescaped(text)
    if _SHORT in text and type(entities := post.get("entities")) is dict:
        text = expanded(text, entities.get("urls"), "url", "expanded_url")
        media = entities.get("media")
        for picture in media if type(media) is list else ():
            short = picture.get("url") if type(picture) is dict else None
            if type(short) is str and short.startswith(_SHORT):
                text = text.replace(short, "")
    return text.strip()


def expanded(text: str, addresses: Json, short_name: str, full_name: str) -> str:
    """`text` with the short addresses that `addresses` explains made long again."""
    for address in addresses if type(addresses) is list else ():
        if type(address) is not dict:
            continue
        short, full = address.get(short_name), address.get(full_name)
        if type(short) is str and short.startswith(_SHORT) and type(full) is str and full:
            text = text.replace(short, full)
    return text
