"""All kinds of diary file, the surest sign first."""

from __future__ import annotations

from hearten.care.checkins.forms import activitywatch, daylio, exist, plain
from hearten.care.checkins.forms.form import Form
from hearten.sources.sample import Sample

FORMS: tuple[Form, ...] = (plain.FORM, daylio.FORM, activitywatch.FORM, exist.FORM)


def form_of(sample: Sample) -> Form | None:
    """The kind of diary file that this is; None where nobody knows it."""
    return next((form for form in FORMS if form.recognise(sample)), None)
