"""What a receipt of check-ins says, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hearten.care.checkins.answers import TroubleReason
from hearten.care.checkins.forms.form import Reading
from hearten.care.checkins.scales import Scale
from hearten.languages.speaking import gettext as _
from hearten.languages.speaking import gettext_noop as later
from hearten.languages.speaking import ngettext

_WHY: dict[TroubleReason, str] = {
    "future": later("for a time that has not come yet"),
    "bad_time": later("without a time that can be read"),
    "date_order_open": later("with a date like 03/04 that could be 3 April or 4 March (say --date-order)"),
    "bad_item": later("that do not say what was asked"),
    "bad_value": later("with something that is not a number, or a mood word of your own (say --mood word=80)"),
    "out_of_range": later("with a number outside the scale"),
    "two_values": later("with a second value for the same moment; the first was kept"),
    "cut_off": later("cut off"),
    "not_understood": later("torn or in another shape"),
}


def why(reason: TroubleReason) -> str:
    """Why a row was left out, to stand behind "rows"."""
    return _(_WHY[reason])


def reading_note(reading: Reading) -> str:
    """What was read of a file, on which scales, and what was left out and why."""
    count = len(reading.answers)
    parts = [ngettext("{n} answer read.", "{n} answers read.", count).format(n=f"{count:,}")]
    parts += _scales(reading.scales)
    if reading.days_only:
        parts.append(
            ngettext(
                "{n} of them tells the day only and is kept at nine that evening.",
                "{n} of them tell the day only and are kept at nine that evening.",
                reading.days_only,
            ).format(n=f"{reading.days_only:,}")
        )
    for reason, left in Counter(trouble.reason for trouble in reading.troubles).most_common():
        sentence = ngettext("{n} row left out: {why}.", "{n} rows left out: {why}.", left)
        parts.append(sentence.format(n=f"{left:,}", why=why(reason)))
    return " ".join(parts)


def _scales(scales: Mapping[str, Scale]) -> list[str]:
    by_scale: dict[Scale, list[str]] = {}
    for item, scale in scales.items():
        by_scale.setdefault(scale, []).append(item)
    sentence = _("Taken to be on a scale of {scale}, and stretched to 0 to 100: {items}.")
    return [sentence.format(scale=scale, items=", ".join(sorted(items))) for scale, items in by_scale.items()]
