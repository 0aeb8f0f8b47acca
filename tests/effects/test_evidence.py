"""The marginal likelihood, its slopes and the posterior, against the textbook with whole matrices."""

from __future__ import annotations

import numpy as np
import pytest
from tests.effects.test_states import calendar, dense

from hearten.effects.evidence import Design, Fit
from hearten.effects.states import Noise

LOGS = np.log([6.0, 9.0, 4.0, 7.0, 8.0, 5.0])


def design() -> Design:
    draw = np.random.default_rng(3)
    at = calendar(3, days=20)
    n = len(at.hours)
    always = np.column_stack([np.ones(n), at.hours / 24])
    group = np.array([-1, 0, 0, 1, 1, 1], np.int64)
    scale = np.array([5.0, 1, 1, 1, 1, 1])
    return Design(60 + 10 * draw.standard_normal(n), at, always, draw.random((n, 6)), group, scale)


def whole(made: Design) -> tuple[np.ndarray, np.ndarray, float]:
    """Posterior mean and covariance of the coefficients, and the log likelihood, the slow way."""
    noise = Noise(*np.exp(LOGS[:4]))
    spread = made.spread(np.exp(LOGS[4:]))
    inverse = np.linalg.inv(dense(made.calendar, noise))
    columns = np.column_stack([made.doses, made.always])
    prior = np.diag(np.append(spread**-2.0, np.zeros(made.always.shape[1])))
    covariance = np.linalg.inv(columns.T @ inverse @ columns + prior)
    mean = covariance @ columns.T @ inverse @ made.mood
    both = dense(made.calendar, noise) + (made.doses * spread**2) @ made.doses.T
    solved = np.linalg.inv(both)
    flat = made.always.T @ solved @ made.always
    given = made.always.T @ solved @ made.mood
    left = made.mood @ solved @ made.mood - given @ np.linalg.solve(flat, given)
    likelihood = -0.5 * (np.linalg.slogdet(both)[1] + np.linalg.slogdet(flat)[1] + left)
    return mean[:6], covariance[:6, :6], float(likelihood)


def test_posterior_and_likelihood_are_those_of_the_textbook() -> None:
    made = design()
    mean, covariance, likelihood = whole(made)
    fit = Fit(made, LOGS)
    np.testing.assert_allclose(fit.effects, mean, rtol=1e-8)
    rows = np.array([[1, 1, 0, 0.5, 0.5, 0], [0, 0, 0, 0, 0, 1.0]])
    np.testing.assert_allclose(fit.deviation(rows), np.sqrt(np.diag(rows @ covariance @ rows.T)), rtol=1e-8)
    assert fit.log_likelihood == pytest.approx(likelihood)


def test_the_gradient_is_the_slope() -> None:
    made = design()
    gradient, information = Fit(made, LOGS).slope()
    for place in range(len(LOGS)):
        step = np.zeros(len(LOGS))
        step[place] = 1e-4
        numeric = (Fit(made, LOGS + step).log_likelihood - Fit(made, LOGS - step).log_likelihood) / 2e-4
        assert gradient[place] == pytest.approx(numeric, abs=1e-4)
    assert (np.linalg.eigvalsh(information) > -1e-9).all()


def test_effects_of_no_size_leave_the_model_without_them() -> None:
    made = design()
    tiny = np.append(LOGS[:4], [-20.0, -20.0])
    common = Design(made.mood, made.calendar, made.always, made.doses[:, :1], made.group[:1], made.scale[:1])
    assert Fit(made, tiny).log_likelihood == pytest.approx(Fit(common, LOGS[:4]).log_likelihood)
