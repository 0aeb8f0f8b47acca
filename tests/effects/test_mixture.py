"""Quantiles and chances of mixtures."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from hearten.effects.mixture import Mixture


def test_one_bell_curve_is_itself() -> None:
    one = Mixture(np.ones(1), np.array([[2.0, -1.0]]), np.array([[3.0, 0.5]]))
    np.testing.assert_allclose(one.quantile(0.975), norm.ppf(0.975, [2, -1], [3, 0.5]), rtol=1e-9)
    np.testing.assert_allclose(one.below(0.0), norm.cdf(0.0, [2, -1], [3, 0.5]))
    np.testing.assert_allclose(
        one.scaled(
            np.array(
                [
                    [2.0],
                ]
            )
        ).average(),
        [4.0, -2.0],
    )


def test_quantile_and_chance_undo_each_other() -> None:
    two = Mixture(np.array([0.3, 0.7]), np.array([[-5.0], [4.0]]), np.array([[1.0], [2.0]]))
    for share in (0.025, 0.3, 0.5, 0.975):
        assert two.below(two.quantile(share))[0] == pytest.approx(share)
    assert two.average()[0] == pytest.approx(1.3)
