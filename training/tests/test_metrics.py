import numpy as np
import pytest

from recsys.evaluation.classification import calibration_error, macro_f1
from recsys.models.calibration import calibrated_softmax, fit_temperature
from training import linear_projection, metrics


def test_nearest_leaves_out_same_titles():
    vectors = linear_projection.l2_normalize(np.array([[1, 0], [1, 0.1], [1, 0.2], [0, 1]]))
    titles = np.array([0, 0, 1, 2])
    assert metrics.nearest(vectors, vectors, 2, titles, titles).tolist() == [[2, 3], [2, 3], [1, 0], [2, 1]]


def test_hits_need_every_label():
    offered = np.array([[0, 0], [0, 1], [1, 1]])
    neighbors = np.array([[1, 2], [0, 2]])
    assert metrics.hits(neighbors, offered[:2, :1], offered[:, :1]).tolist() == [0.5, 0.5]
    assert metrics.hits(neighbors, offered[:2], offered).tolist() == [0, 0]


def test_macro_f1_counts_classes_alike():
    truth = np.array([0] * 9 + [1])
    assert macro_f1(truth, np.zeros(10, int)) == pytest.approx(0.5 * 18 / 19)


def test_head_figures_ignore_unknown_rows():
    truth = np.array([0, 0, 1, -1])
    logits = np.array([[2.0, 0], [2, 0], [2, 0], [0, 2]])
    judged = metrics.head_figures(truth, logits, np.arange(4))
    assert judged["rows"] == 3
    assert judged["majority"] == judged["accuracy"]["value"] == pytest.approx(2 / 3, abs=1e-4)


def test_calibration_error_by_hand():
    # Two of four right at 0.9, both of two right at 0.5: gaps of 0.4 and 0.5, weighed 4 to 2.
    right = np.array([True, True, False, False, True, True])
    confidence = np.array([0.9] * 4 + [0.5] * 2)
    assert calibration_error(right, confidence) == pytest.approx((4 * 0.4 + 2 * 0.5) / 6)
    assert calibration_error(np.ones(3, bool), np.ones(3)) == 0


def test_temperature_lowers_the_calibration_error(rng):
    logits = 4 * rng.normal(size=(3000, 4))
    chances = calibrated_softmax(logits / 4)
    truth = (chances.cumsum(axis=1) < rng.random((3000, 1))).sum(axis=1)
    divisor = fit_temperature(truth, logits)
    raw, fitted = (metrics.head_figures(truth, logits, np.arange(3000), by) for by in (1.0, divisor))
    assert raw["calibration_error"] > 0.2 > 0.05 > fitted["calibration_error"]
    assert raw["accuracy"] == fitted["accuracy"]


def test_the_interval_widens_when_rows_are_twins(rng):
    values = rng.random(200).repeat(5)
    alone = metrics.with_interval(values, np.arange(1000))
    twins = metrics.with_interval(values, np.arange(1000) // 5)
    assert alone.low < alone.value < alone.high
    assert twins.high - twins.low > 1.5 * (alone.high - alone.low)


def test_temperature_cools_overconfidence(rng):
    logits = rng.normal(size=(4000, 3))
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    truth = (chances.cumsum(axis=1) < rng.random((4000, 1))).sum(axis=1)
    assert fit_temperature(truth, logits * 3) == pytest.approx(3, rel=0.15)


def test_half_whitening_evens_out_but_keeps_the_order(rng):
    features = rng.normal(size=(500, 4)) * (16, 4, 1, 0.01) + 7
    fitted = linear_projection.partial_whitening(features, 3)
    spread = ((features - fitted.mean) @ fitted.matrix).std(axis=0)
    assert spread == pytest.approx([4, 2, 1], rel=0.1)
    assert np.linalg.norm(fitted(features), axis=1) == pytest.approx(1, abs=1e-5)


def test_discriminant_finds_the_axis_that_tells_classes_apart(rng):
    classes = np.arange(400) % 2
    features = rng.normal(size=(400, 3)) * (10, 1, 0.1)
    features[:, 2] += classes
    fitted = linear_projection.fit_lda(features, classes, shrinkage=0.0, size=1)
    assert np.abs(fitted.matrix[:, 0]).argmax() == 2


def test_discriminant_evens_out_shifts(rng):
    classes = np.arange(400) % 4
    features = rng.normal(size=(400, 3)) * 0.1
    features[:, 0] += classes % 2
    features[:, 1] += classes // 2 * 0.8
    shift = np.array([[5.0, 0, 0]])
    for shifts, axis in ((None, 0), (shift, 1)):
        fitted = linear_projection.fit_lda(features, classes, 0.0, 1, shifts)
        assert np.abs(fitted.matrix[:, 0]).argmax() == axis


def test_side_by_side_outputs_have_their_weights_as_lengths(rng):
    features = rng.normal(size=(300, 4)) + 3
    fitted = linear_projection.concatenate([(1.0, np.eye(4)[:, :2] * 50), (2.0, np.eye(4)[:, 2:])], features)
    outputs = (features - fitted.mean) @ fitted.matrix
    assert np.linalg.norm(outputs[:, :2], axis=1).mean() == pytest.approx(1, rel=1e-3)
    assert np.linalg.norm(outputs[:, 2:], axis=1).mean() == pytest.approx(2, rel=1e-3)


def test_reducing_keeps_the_dot_products(rng):
    features = rng.normal(size=(300, 6)) @ rng.normal(size=(6, 20))
    wide = linear_projection.Projection(features.mean(axis=0), rng.normal(size=(20, 15)).astype(np.float32))
    narrow = linear_projection.reduce_dimension(wide, features, 6)
    assert narrow.matrix.shape == (20, 6)
    wanted, found = (vectors @ vectors.T for vectors in (wide(features), narrow(features)))
    np.testing.assert_allclose(found, wanted, atol=1e-4)
