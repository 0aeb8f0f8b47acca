"""How to get one's own history out of each platform: what the welcome page teaches. Every fact is dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

GOOD_FOR = timedelta(days=180)
"""Platforms move their settings about; after this long we say that it may be out of date."""


@dataclass(frozen=True)
class Way:
    """The way to one export."""

    title: str
    steps: Sequence[_StrPromise]
    link: str
    """Where it starts, or where it is explained."""
    source: str
    checked: date

    def stale(self, today: date) -> bool:
        """Whether this may be out of date."""
        return today - self.checked > GOOD_FOR


CHECKED = date(2026, 11, 23)

WAYS = (
    Way(
        "YouTube, Google",
        (
            _("Open Google Takeout and sign in."),
            _("Choose YouTube. You can add Chrome and My Activity too."),
            _("Ask for the export. Google sends a mail when it is ready."),
            _("Download the zip file and bring it here. Several zips? Bring them all at once."),
        ),
        "https://takeout.google.com",
        "https://policies.google.com/privacy",
        CHECKED,
    ),
    Way(
        "Instagram",
        (
            _("Open “Download your information”."),
            _("Choose JSON if it asks for a format. It holds the most."),
            _("Wait for the mail, download the zip file and bring it here."),
        ),
        "https://privacycenter.instagram.com/policy/?link_dialog=DOWNLOAD_YOUR_INFORMATION",
        "https://privacycenter.instagram.com/policy",
        CHECKED,
    ),
    Way(
        "TikTok",
        (
            _("In the app: Profile, menu, Settings and privacy, Account, Download your data."),
            _("Choose JSON. It can take up to 3 days."),
            _("Download it soon: the file is there for about 4 days. Then bring it here."),
        ),
        "",
        "https://pirg.org/edfund/resources/how-to-request-and-download-tiktok-data/",
        CHECKED,
    ),
    Way(
        "Chrome, Edge, Brave",
        (
            _("Type chrome://version in the address bar. It shows the “Profile path”."),
            _("Close the browser. Open that folder."),
            _("Bring the file that is called “History”."),
        ),
        "",
        "https://chromium.googlesource.com/chromium/src/+/HEAD/docs/user_data_dir.md",
        CHECKED,
    ),
    Way(
        "Firefox",
        (
            _("Type about:support in the address bar. It shows the “Profile folder”."),
            _("Open it, then close Firefox."),
            _("Bring the file that is called “places.sqlite”."),
        ),
        "",
        "https://support.mozilla.org/en-US/kb/profiles-where-firefox-stores-user-data",
        CHECKED,
    ),
)
