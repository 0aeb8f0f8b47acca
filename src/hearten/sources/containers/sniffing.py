"""What kind of container a file is, by its first bytes."""

from __future__ import annotations

from typing import Literal

from hearten.sources.containers.gzipfiles import GZIP_MAGIC, GzipFile
from hearten.sources.containers.handles import Handle, Opener, read_exactly
from hearten.sources.containers.names import is_archive_name, is_document_name
from hearten.sources.containers.tarfiles import BLOCK, is_tar
from hearten.sources.containers.zipdirectory import END_MAGIC, LOCAL_MAGIC, has_directory

Kind = Literal["zip", "tar", "tgz", "gzip", "foreign"]

_FOREIGN = (
    b"7z\xbc\xaf\x27\x1c",  # 7-Zip: 7zFormat.txt in the LZMA SDK, https://www.7-zip.org/sdk.html
    b"Rar!\x1a\x07",  # https://www.rarlab.com/technote.htm
    b"\xfd7zXZ\0",  # https://tukaani.org/xz/xz-file-format.txt
    b"BZh",  # https://sourceware.org/bzip2/manual/manual.html
    b"\x28\xb5\x2f\xfd",  # Zstandard: RFC 8878 section 3.1.1
)
_JUNK_BEFORE = 1 << 20


def sniff(opener: Opener, path: str) -> Kind | None:
    """The kind of container, or None for a plain file. The name only tells apart what is a zip inside by design
    (`.docx`) and says where it is worth looking further in (`.zip`). Raises OSError where the file cannot be opened."""
    handle = opener()
    try:
        head = read_exactly(handle, BLOCK)
        kind = kind_of(head)
        if kind == "zip" and is_document_name(path):
            return None
        if kind is None and is_archive_name(path) and _zip_behind_junk(handle):
            return "zip"
    finally:
        handle.close()
    return "tgz" if kind == "gzip" and _holds_tar(opener) else kind


def kind_of(head: bytes) -> Kind | None:
    """The kind of container that begins like this; a gzip may yet hold a tar."""
    if head.startswith((LOCAL_MAGIC, END_MAGIC)):
        return "zip"
    if head.startswith(GZIP_MAGIC):
        return "gzip"
    if head.startswith(_FOREIGN):
        return "foreign"
    return "tar" if is_tar(head) else None


def _zip_behind_junk(handle: Handle) -> bool:
    if has_directory(handle):
        return True
    handle.seek(0)
    return LOCAL_MAGIC in read_exactly(handle, _JUNK_BEFORE)


def _holds_tar(opener: Opener) -> bool:
    stream = GzipFile(opener).open()
    try:
        return is_tar(read_exactly(stream, BLOCK))
    finally:
        stream.close()
