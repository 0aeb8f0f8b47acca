"""Paths inside an export: which are safe, which are the same, which are pictures and sounds."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:")
_UNSHOWABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Control, direction and half characters: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing"""
_LONGEST_SHOWN = 300

_MEDIA = {
    *("jpg", "jpeg", "jfif", "png", "gif", "webp", "heic", "heif", "avif", "bmp", "tif", "tiff", "ico", "svg", "svgz"),
    *("raw", "dng", "cr2", "nef", "arw", "psd", "mp4", "m4v", "mov", "webm", "mkv", "avi", "3gp", "3g2", "mpg", "mpeg"),
    *("wmv", "flv", "mts", "m2ts", "ts", "m3u8", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "aiff"),
    *("aif", "amr", "wma", "caf", "mid", "midi", "srt", "vtt", "pdf", "ttf", "otf", "woff", "woff2", "css", "tgs"),
}
_ARCHIVES = (".zip", ".tar", ".tgz", ".gz")
_DOCUMENTS_THAT_ARE_ZIPS = frozenset(
    (
        "docx",
        "docm",
        "xlsx",
        "xlsm",
        "pptx",
        "odt",
        "ods",
        "odp",
        "odg",
        "epub",
        "apk",
        "jar",
        "ipa",
        "xpi",
        "cbz",
        "kmz",
    )
)
_CLUTTER = frozenset((".ds_store", "thumbs.db", "desktop.ini", "__macosx"))


def safe_path(written: str) -> str | None:
    """A path out of a container in our own form, or None for one that a kind export does not have.

    Nothing is ever written under these names; but a path that leaves its container is never an accident. Some zip
    programs of Windows write `\\` between folders, so that is read as `/`.
    """
    path = unicodedata.normalize("NFC", written.replace("\\", "/"))
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or _DRIVE.match(path) or ".." in parts or "\0" in path or not parts:
        return None
    return "/".join(parts)


def relative(path: str, step: str) -> str | None:
    """Where `step` (`../index.json`, `History-wal`) leads from the folder of the file at `path`; None if outside."""
    parts = path.split("/")[:-1]
    for part in step.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def same(path: str) -> str:
    """What two paths have in common when they differ only in case or Unicode form."""
    return (
        path.casefold()
        if path.isascii()
        else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    )


def shown(name: str) -> str:
    """A name as it may stand in a receipt or on a terminal: no control or direction characters, not endless."""
    clean = _UNSHOWABLE.sub("\ufffd", name)
    return clean if len(clean) <= _LONGEST_SHOWN else f"{clean[:_LONGEST_SHOWN]}…"


def is_media(path: str) -> bool:
    """A picture, film, sound, font or the like, by its name: nothing in it is a trace."""
    return _extension(path) in _MEDIA


def is_clutter(path: str) -> bool:
    """What operating systems leave behind in folders and zips; nobody's history."""
    parts = path.casefold().split("/")
    return parts[-1] in _CLUTTER or parts[0] in _CLUTTER or parts[-1].startswith("._")


def is_archive_name(path: str) -> bool:
    """Named like a container; its content decides."""
    return path.casefold().endswith(_ARCHIVES)


def is_document_name(path: str) -> bool:
    """Named like a document or a program that happens to be a zip inside."""
    return _extension(path) in _DOCUMENTS_THAT_ARE_ZIPS


def _extension(path: str) -> str:
    return PurePosixPath(path).suffix[1:].lower()
