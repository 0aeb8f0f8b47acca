"""What may stand between a person and a feed, each with the sentence they read. No address is part of a sentence."""

from __future__ import annotations

from hearten.ground.errors import HeartenError
from hearten.languages.speaking import gettext as _


class FeedFault(HeartenError):
    """This feed could not be read just now."""


class NotReached(FeedFault):
    """No such site, no network, or it hung up."""

    def __init__(self) -> None:
        super().__init__(_("It could not be reached. The address may be wrong, or there is no network."))


class TooSlow(FeedFault):
    """It took longer than we wait."""

    def __init__(self) -> None:
        super().__init__(_("It took too long to answer. Try again later."))


class TooLarge(FeedFault):
    """More than any feed needs."""

    def __init__(self) -> None:
        super().__init__(_("Its answer was far larger than a feed is, so Hearten stopped reading."))


class NearHome(FeedFault):
    """The address belongs to this computer or to the network it is in."""

    def __init__(self) -> None:
        super().__init__(_("That address lies inside your own network. Hearten asks only public sites."))


class LedAstray(FeedFault):
    """It led on too often, or to where we do not go."""

    def __init__(self) -> None:
        super().__init__(_("It sent us on to a place where Hearten does not go. Look for a newer address."))


class NotThere(FeedFault):
    """The site answered that there is nothing."""

    def __init__(self) -> None:
        super().__init__(_("The site says that there is nothing at this address. It may have moved or closed."))


class NotAllowed(FeedFault):
    """The site does not give it to everybody."""

    def __init__(self) -> None:
        super().__init__(_("The site does not give this feed to everybody, so Hearten cannot read it."))


class AskedTooOften(FeedFault):
    """The site wants a rest."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(_("The site asks us to wait before we come again."))


class SiteTrouble(FeedFault):
    """The site has trouble of its own."""

    def __init__(self) -> None:
        super().__init__(_("The site has trouble of its own just now. Try again later."))


class NotAFeed(FeedFault):
    """Something came, and it is no feed."""

    def __init__(self) -> None:
        super().__init__(_("There is a page at this address, but no feed. Look for a sign that says RSS or feed."))
