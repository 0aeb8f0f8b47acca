"""Files of an ordinary form, straight into one sealed spool. Works without any script in the browser."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from hearten.journeys.spool import SealedSpool
from hearten.web.here import here
from hearten.web.imports import Parts


@dataclass
class _Holding:
    """The spool that all files of one form share, thrown away with the request unless somebody takes it."""

    spool: SealedSpool
    taken: bool = False


class SealedUpload(UploadedFile):  # type: ignore[type-arg] # generic in the stubs only
    """One file of the form."""

    def __init__(self, name: str, holding: _Holding, start: int, size: int) -> None:
        super().__init__(holding.spool.open(start, size), name, size=size)
        self.holding = holding
        self.start = start

    def close(self) -> None:
        """Django calls this when the request is over."""
        super().close()
        if not self.holding.taken:
            self.holding.spool.close()


class SealedUploadHandler(FileUploadHandler):
    """Receives the files, one after another, while Django takes the form apart."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._holding: _Holding | None = None
        self._start = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 # Django's signature
        """A piece of the present file."""
        self._held().spool.write(raw_data)

    def file_complete(self, file_size: int) -> SealedUpload:
        """The present file is all here; the next one begins where it ends."""
        upload = SealedUpload(self.file_name or "file", self._held(), self._start, file_size)
        self._start += file_size
        return upload

    def upload_interrupted(self) -> None:
        """The form broke off."""
        if self._holding is not None:
            self._holding.spool.close()

    def _held(self) -> _Holding:
        if self._holding is None:
            self._holding = _Holding(SealedSpool(here().incoming))
        return self._holding


def take(uploads: list[UploadedFile[bytes]]) -> Parts:
    """Keep the files of a form beyond its request; the caller answers for them. There is at least one."""
    sealed = [upload for upload in uploads if isinstance(upload, SealedUpload)]
    holding = sealed[0].holding
    holding.taken = True
    return Parts(holding.spool, [(upload.name or "file", upload.start, upload.size or 0) for upload in sealed])
