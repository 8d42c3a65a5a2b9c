"""Measures of predicted labels, each against a case solved by hand."""

import numpy as np
import pytest

from recsys.evaluation.classification import Bin, auc, mean_auc, reliability, roc


def test_auc_counts_pairs_in_the_right_order_and_ties_half():
    positive = np.array([True, True, False, False, False])
    # Six pairs: 0.9 beats all three; 0.4 beats 0.1, ties with 0.4, loses to 0.6: (3 + 1.5) / 6.
    assert auc(positive, np.array([0.9, 0.4, 0.6, 0.4, 0.1])) == pytest.approx(4.5 / 6)
    assert auc(positive, np.array([0.9, 0.8, 0.6, 0.4, 0.1])) == 1
    assert auc(positive, np.zeros(5)) == 0.5


def test_mean_auc_is_one_against_the_rest_and_leaves_out_classes_that_do_not_occur():
    truth = np.array([0, 0, 2, 2])
    chances = np.array([[0.8, 0, 0.2], [0.3, 0, 0.7], [0.4, 0, 0.6], [0.1, 0, 0.9]])
    # Class 0: 0.8 beats 0.4 and 0.1, 0.3 beats 0.1 only: 3 of 4. Class 2 mirrors it.
    assert mean_auc(truth, chances) == pytest.approx(0.75)
    assert mean_auc(np.array([0, 1]), np.array([[0.9, 0.1], [0.2, 0.8]])) == 1
    assert mean_auc(np.zeros(3, int), np.ones((3, 2)) / 2) is None


def test_roc_runs_from_corner_to_corner_and_steps_once_for_equal_scores():
    positive = np.array([True, False, True, False])
    assert roc(positive, np.array([0.9, 0.5, 0.5, 0.1])) == [(0, 0), (0, 0.5), (0.5, 1), (1, 1)]
    rng = np.random.default_rng(0)
    long = roc(rng.random(500) < 0.5, rng.random(500), most=20)
    assert len(long) == 21 and long[-1] == (1, 1)


def test_reliability_by_hand():
    right = np.array([True, False, True, True, True])
    table = reliability(right, np.array([0.41, 0.43, 0.9, 0.94, 1.0]))
    assert table == [
        Bin(pytest.approx(0.42), 0.5, 2),
        Bin(pytest.approx((0.9 + 0.94 + 1.0) / 3), 1.0, 3),
    ]
