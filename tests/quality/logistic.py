"""Logistic regression with an L2 penalty, by Newton's method."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

PENALTY: Final = 1.0


def fit(rows: Array, truth: Array, counts: Array) -> Array:
    """Return the intercept and the weights of the features as they are (standardised while they are fitted)."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])
    penalty = np.diag([0.0, *[PENALTY] * rows.shape[1]])
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (counts * (truth - expected)) - penalty @ weights
        curvature = (design * (counts * expected * (1 - expected))[:, None]).T @ design + penalty
        weights += np.linalg.solve(curvature, gradient)
    slopes = weights[1:] / spread
    return np.array([weights[0] - slopes @ mean, *slopes])


def predict(weights: Array, rows: Array) -> Array:
    """Return the probability of each row."""
    probability: Array = 1 / (1 + np.exp(-weights[0] - rows @ weights[1:]))
    return probability
