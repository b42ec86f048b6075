"""The regression on two kinds of column is the one that the library learns on one."""

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from assistant.understanding.regression import Objective, fit

LABELS = np.array([0] * 20 + [1] * 8 + [2] * 12)
_WAVE = np.sin(np.outer(np.arange(len(LABELS)) + 1, [0.7, 1.3, 2.9, 4.1])) + LABELS[:, None] * [
    0.5,
    -0.4,
    0,
    0.2,
]
DENSE = _WAVE[:, :2].astype(np.float32)
SPARSE = csr_matrix(np.where(_WAVE[:, 2:] > 0, _WAVE[:, 2:], 0).astype(np.float32))


def test_the_weights_are_those_of_the_library() -> None:
    """Balanced classes of several sizes, the bias not held down: the same scores to three places."""
    weights = fit(DENSE, SPARSE, LABELS, 30.0)
    model = LogisticRegression(C=30.0, class_weight="balanced", tol=1e-8, max_iter=5000)
    model.fit(hstack([csr_matrix(DENSE), SPARSE], format="csr").astype(np.float64), LABELS)
    expected = np.insert(model.coef_, 2, model.intercept_, axis=1)
    assert weights.shape == (3, 5)
    np.testing.assert_allclose(weights - weights.mean(axis=0), expected - expected.mean(axis=0), atol=2e-2)


def test_the_gradient_is_the_slope_of_the_loss() -> None:
    """A small step along each weight changes the loss as the gradient says."""
    objective = Objective(DENSE, SPARSE, LABELS, 1.0)
    at = np.linspace(-1, 1, objective.shape[0] * objective.shape[1])
    _, gradient = objective(at)
    for weight in range(len(at)):
        step = np.zeros(len(at))
        step[weight] = 0.05
        slope = (objective(at + step)[0] - objective(at - step)[0]) / 0.1
        assert abs(slope - gradient[weight]) < 1e-3
