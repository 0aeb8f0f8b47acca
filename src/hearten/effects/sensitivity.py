"""How strong something unseen would have to be to explain an effect away."""

from __future__ import annotations

import numpy as np

from hearten.effects.states import Floats


def hidden_needed(effect: Floats, spread: float) -> Floats:
    """The E-values of effects, all in points of mood.

    The effect in SDs is turned into a risk ratio, exp(.91 d) (VanderWeele and Ding 2017, Annals of Internal Medicine
    167:268), and that into how often more likely something hidden would have to make both the dose and the mood.
    """
    ratio = np.exp(0.91 * np.abs(effect) / spread)
    needed: Floats = ratio + np.sqrt(ratio * (ratio - 1.0))
    return needed
