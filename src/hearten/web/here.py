"""What this one process works with: the data home, the open vault, uploads and imports under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest

from hearten.journeys.demo import make_demo
from hearten.journeys.desk import Desk, has_vault, needs_passphrase, open_desk
from hearten.journeys.mapped import Mapped, mapped
from hearten.journeys.preferences import preferences
from hearten.journeys.spool import clear_leftovers
from hearten.journeys.ways import Ways, ways
from hearten.people.session import is_owner
from hearten.web import first_page, places
from hearten.web.answers import Answers
from hearten.web.beside import Beside
from hearten.web.feeds import Fetching
from hearten.web.first_page import FirstPage
from hearten.web.imports import Imports
from hearten.web.parcels import Parcels
from hearten.web.pictures import Pictures, forget_pictures
from hearten.web.way_back import WayBack


@dataclass
class Here:
    """Everything that outlives a request."""

    home: Path
    demo: bool
    desk: Desk | None
    """None until there is a vault."""
    parcels: Parcels
    imports: Imports = field(default_factory=Imports)
    pictures: Pictures = field(default_factory=Pictures)
    fetching: Fetching = field(default_factory=Fetching)
    mapped: Beside[Mapped] = field(default_factory=lambda: Beside(mapped))
    first: Beside[FirstPage] = field(default_factory=lambda: Beside(first_page.first_page))
    ways: Beside[Ways] = field(default_factory=lambda: Beside(ways))
    """The map by time of day and by act."""
    answers: Answers = field(default_factory=Answers)
    way_back: WayBack | None = None
    """Where to go on once the vault is open again."""
    _own: tuple[Path, Desk | None, Parcels] | None = None
    """The person's own home, desk and unfinished uploads, while they look around in the made-up one."""
    _moving: Lock = field(default_factory=Lock)

    @classmethod
    def at(cls, home: Path, *, demo: bool = False, secret: str | None = None) -> Here:
        """Open what there is in `home`, and clear away what an earlier process left half sent."""
        clear_leftovers(home / "incoming")
        desk = open_desk(home, secret) if has_vault(home) else None
        return cls(home, demo, desk, Parcels(home / "incoming"))

    @property
    def incoming(self) -> Path:
        """Where sealed uploads lie until they are read."""
        return self.home / "incoming"

    @property
    def open_desk(self) -> Desk:
        """The desk, on pages that are shown only once the vault is open."""
        if self.desk is None:
            raise LookupError("asked for the desk before there is a vault")
        return self.desk

    def prepare(self) -> None:
        """Begin to work out the first page before anybody asks for it, where there is an open vault."""
        if self.desk is not None and not self.desk.locked:
            self.first.ask(self.desk)
            self.pictures.warm_up()

    def first_page(self) -> FirstPage | None:
        """What the first page shows, if it can be shown soon."""
        return self.first.soon(self.open_desk, first_page.PATIENCE)

    @property
    def can_leave_demo(self) -> bool:
        """Whether the person came to the made-up one from their own place."""
        return self._own is not None

    def enter_demo(self) -> None:
        """Look around in a made-up person's year, kept apart from the person's own; it is made at the first visit."""
        with self._moving:  # a second press must not open a year that is half made, nor take it for one's own place
            if self.demo:
                return
            own, home = (self.home, self.desk, self.parcels), self.home / "demo"
            self._move(home, make_demo(home), Parcels(home / "incoming"), demo=True)
            self._own = own

    def leave_demo(self) -> None:
        """Back to the person's own place."""
        with self._moving:
            if self._own is not None:
                home, desk, parcels = self._own
                self._own = None
                self.parcels.close()
                self._move(home, desk, parcels, demo=False)

    def _move(self, home: Path, desk: Desk | None, parcels: Parcels, *, demo: bool) -> None:
        self.home, self.desk, self.parcels, self.demo = home, desk, parcels, demo
        self._let_go()
        self.prepare()

    def _let_go(self) -> None:
        """Keep nothing in memory that was worked out from a vault."""
        self.fetching.stop()
        self.fetching = Fetching()
        places.forget()
        self.way_back = None
        self.first.forget()
        self.mapped.forget()
        self.ways.forget()
        self.answers.forget()
        forget_pictures()

    @property
    def own_home(self) -> Path:
        """The person's own data home, also while they look around in the made-up one."""
        return self._own[0] if self._own else self.home

    @property
    def can_lock(self) -> bool:
        """Whether there is an open vault of the person's that a passphrase would open again."""
        desk = self._own[1] if self._own else self.desk
        return desk is not None and not desk.locked and needs_passphrase(self.own_home)

    def lock(self) -> None:
        """Close the vault, and let go of what was worked out from it; an import under way goes on.

        Who was looking around in the made-up year is back in their own place, before its locked door.
        """
        if not self.can_lock:
            return
        locked = open_desk(self.own_home)
        with self._moving:
            if self._own is not None:
                self._own = self._own[0], locked, self._own[2]
            else:
                self.desk = locked
                self._let_go()
        self.leave_demo()

    def forgot_some(self) -> None:
        """After part was forgotten: nothing in memory that may still name it."""
        self.imports.forget_receipts()
        self._let_go()
        self.prepare()

    def forget_all(self) -> None:
        """After everything was forgotten: no vault, no uploads, no receipts, no pictures in memory."""
        self.desk = None
        self.parcels.close()
        self.imports.forget_receipts()
        self._let_go()
        self.leave_demo()

    def close(self) -> None:
        """Stop what runs and throw away what was sent and not read."""
        self.imports.close()
        for home, parcels in ((self.home, self.parcels), *([(self._own[0], self._own[2])] if self._own else [])):
            parcels.close()
            clear_leftovers(home / "incoming")


def here() -> Here:
    """What this process was started with."""
    return cast("Here", settings.HEARTEN_HERE)


def banner(request: HttpRequest) -> dict[str, Any]:
    """For every page: whether this is the made-up person, which import runs, and what can be kept or locked."""
    return {
        "demo": here().demo,
        "can_leave_demo": here().can_leave_demo,
        "busy": here().imports.busy if is_owner(request) else None,
        "shared": preferences(here().own_home).shared_computer,
        "can_lock": lambda: is_owner(request) and here().can_lock,
        "can_keep": lambda: can_keep(request),  # asked for by few pages, and never by one that tells of a mistake
    }


def can_keep(request: HttpRequest) -> bool:
    """Whether this reader has an open vault, where what they write can be kept."""
    desk = here().desk
    return is_owner(request) and desk is not None and not desk.locked
