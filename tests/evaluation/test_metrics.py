"""Each measure against a case solved by hand."""

import numpy as np
import pytest

from recsys.evaluation import scoring
from recsys.evaluation.intervals import finite_mean_intervals, with_interval, with_intervals
from recsys.evaluation.metrics import binary_ranking_metrics, ndcg
from recsys.evaluation.significance import holm, paired_randomization_test


def test_measures_of_a_ranking_solved_by_hand():
    relevant = np.array([True, False, True, False, False, True])
    found = binary_ranking_metrics(relevant, total=4, cuts=(1, 2, 3, 5))
    assert found["P@1"] == 1 and found["P@2"] == 1 / 2 and found["P@5"] == 2 / 5
    assert found["R@1"] == 1 / 4 and found["R@5"] == 2 / 4
    assert found["hit@1"] == 1
    # Of the first R = 4: relevant at ranks 1 and 3, precisions 1/1 and 2/3, over R.
    assert found["MAP@R"] == pytest.approx((1 + 2 / 3) / 4)
    assert found["R-precision"] == 2 / 4


def test_nothing_found_is_zero_and_everything_is_one():
    nothing = binary_ranking_metrics(np.zeros(30, bool), total=3)
    assert set(nothing.values()) == {0.0}
    everything = binary_ranking_metrics(np.ones(20, bool), total=20)
    assert everything["MAP@R"] == everything["R-precision"] == everything["P@20"] == everything["R@20"] == 1


def test_short_galleries_count_missing_results_as_misses():
    found = binary_ranking_metrics(np.array([True, True]), total=2, cuts=(5,))
    assert found["P@5"] == 2 / 5 and found["R@5"] == 1 and found["MAP@R"] == 1


def test_ndcg_solved_by_hand():
    gain, best = np.array([1.0, 0.0, 3.0]), np.array([3.0, 1.0, 1.0])
    ideal = 3 / np.log2(2) + 1 / np.log2(3) + 1 / np.log2(4)
    assert ndcg(gain, best, 3) == pytest.approx((1 / np.log2(2) + 3 / np.log2(4)) / ideal)
    assert ndcg(best, best, 3) == pytest.approx(1)
    assert ndcg(np.zeros(3), np.zeros(3), 3) == 0


def test_interval_draws_whole_groups():
    values = np.repeat([0.0, 1.0], 50)
    apart = with_interval(values, np.arange(100))
    together = with_interval(values, np.repeat([0, 1], 50))
    assert apart.value == together.value == 0.5
    assert 0.35 < apart.low < 0.45 and 0.55 < apart.high < 0.65  # 1.96 x sqrt(.25 / 100) = .098
    assert (together.low, together.high) == (0, 1)  # two groups: often both draws are the same one


def test_intervals_of_columns_are_paired():
    rng = np.random.default_rng(1)
    hard = rng.random(200)
    columns = np.stack([hard, hard + 0.05, np.full(200, 0.05)], axis=1)
    one, other, gap = with_intervals(columns, np.arange(200))
    assert other.value - one.value == pytest.approx(gap.value)
    assert gap.low == pytest.approx(gap.high)
    assert other.low < one.high  # unpaired, the two would look the same


def test_unknown_numbers_are_left_out_of_their_own_column_only():
    columns = {"all": [1.0, 0.0, 1.0, 0.0], "some": [1.0, np.nan, 0.5, np.nan], "none": [np.nan] * 4}
    found = finite_mean_intervals(columns, np.arange(4))
    assert list(found) == ["all", "some"]
    assert (found["all"].value, found["some"].value) == (0.5, 0.75)


def test_luck_is_what_all_tosses_of_a_coin_give():
    # Five queries, all better by the same: of 2^5 tosses only two are as extreme, p = 1/16.
    gaps = np.stack([np.full(5, 0.1), np.array([0.1, -0.1, 0.1, -0.1, 0.0])], axis=1)
    certain, even = paired_randomization_test(gaps, np.arange(5))
    assert certain == pytest.approx(1 / 16, abs=0.01)
    assert even == 1
    # Twins change sides together: what was five queries is one.
    assert paired_randomization_test(gaps[:, :1], np.zeros(5))[0] == 1


def test_holm_solved_by_hand():
    assert holm(np.array([0.01, 0.04, 0.03])).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert holm(np.array([0.6, 0.9])).tolist() == [1, 1]


def test_coverage_and_hubs_solved_by_hand():
    shown = np.array([[0, 1, -1], [0, 2, -1], [0, 1, 3]])
    found = scoring.aggregate(shown, products=8)
    assert found["coverage"] == 4 / 8 and found["most"] == 1
    counts = np.array([3, 2, 1, 1, 0, 0, 0, 0])
    third = ((counts - counts.mean()) ** 3).mean() / counts.std() ** 3
    assert found["skew"] == pytest.approx(third)
    assert scoring.skewness(np.array([2, 2, 2])) == 0


def test_variety_is_one_minus_the_mean_cosine_of_pairs():
    half = np.array([0.6, 0.8])
    looks = np.array([[1.0, 0.0], [0.0, 1.0], half, [0.0, 0.0]])  # the last has no picture
    assert scoring._variety(looks) == pytest.approx(1 - (0 + 0.6 + 0.8) / 3)
    assert np.isnan(scoring._variety(looks[:1]))


def test_repeats_are_the_query_or_an_earlier_result_again():
    assert scoring._repeats(np.array([5, 7, 7, 9]), own=5) == 2 / 4
    assert scoring._repeats(np.array([1, 2, 3, 4]), own=5) == 0
