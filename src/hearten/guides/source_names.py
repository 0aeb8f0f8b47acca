"""What to call a source, where its host tells nothing."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

RISK_REPORT = re.compile(r"^/OpenTermsArchive/dsa-reports-versions/blob/main/(?P<who>[^/]+)/")
ELSEWHERE = {
    "/jdm-contrib/jdm/": "JustDeleteMe",
    "/justgetmydata/jgmd/": "JustGetMyData",
    "/craigrallen/world-emergency-hotlines/": "Child Helpline International",
    "/google/libphonenumber/": "libphonenumber",
}


def source_name(url: str) -> str:
    """`help.instagram.com`; or whose report it is, kept by the Open Terms Archive."""
    parts = urlsplit(url)
    if parts.hostname != "github.com":
        return (parts.hostname or "").removeprefix("www.")
    if found := RISK_REPORT.match(parts.path):
        who = unquote(found["who"])
        return _("{who}: report on risks for the EU, kept by the Open Terms Archive").format(who=who)
    return next((name for path, name in ELSEWHERE.items() if parts.path.startswith(path)), "github.com")
