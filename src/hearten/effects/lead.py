"""The lead test: does what comes *after* a check-in go with its mood as well? Then the mood may have come first.

    before ▓▓▓▓▓▓ check-in ▒▒▒▒▒▒ after        nothing that comes after can have made the mood

Visits on both sides are part of the model already. This looks at how long they are: somebody who stays longer when they
are low, and not only comes more often, shows here.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.special import ndtr

from hearten.effects.evidence import Design, Fit
from hearten.effects.states import Floats

SURE = 0.01
"""With less doubt than this about the sign of what comes after, a mood is taken to have come first."""
SPREAD = 10.0
"""SD of what may be expected, points for each hour that is about to come."""


def mood_came_first(design: Design, sizes: Floats, after: Floats, estimate: float) -> bool:
    """Whether hours that follow a check-in (`after`) go with its mood in the direction of `estimate`."""
    wider = replace(
        design,
        doses=np.column_stack([after, design.doses]),
        group=np.append(-1, design.group),
        scale=np.append(SPREAD, design.scale),
    )
    fit = Fit(wider, sizes)
    ahead = float(fit.effects[0])
    only = np.zeros((1, wider.doses.shape[1]))
    only[0, 0] = 1.0
    doubt = float(ndtr(-abs(ahead) / fit.deviation(only)[0]))
    return ahead * estimate > 0 and doubt < SURE
