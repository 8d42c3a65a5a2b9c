"""Judging and drawing vectors on products held back."""

import numpy as np
import pytest

from recsys.models.triplets import evaluate, maps

LABELS = np.array([0, 0, 0, 1, 1, 1, -1])
STRANGERS = np.arange(7)
SORTED = np.eye(2)[[0, 0, 0, 1, 1, 1, 0]] + 1e-3 * np.arange(7)[:, None]


def test_only_products_with_a_stranger_of_their_kind_are_asked_for():
    assert evaluate.sample_queries(LABELS, STRANGERS, 0).tolist() == [0, 1, 2, 3, 4, 5]
    twins = np.array([0, 0, 0, 1, 1, 2, 3])
    assert evaluate.sample_queries(LABELS, twins, 0).tolist() == [3, 4, 5]


def test_measures_by_hand_and_the_gain_query_by_query():
    queries = evaluate.sample_queries(LABELS, STRANGERS, 0)
    mixed = np.eye(2)[[0, 1, 0, 1, 0, 1, 0]] + 1e-3 * np.arange(7)[:, None]
    found = evaluate.compare_vectors({"before": mixed, "after": SORTED}, LABELS, STRANGERS, queries)
    assert found["after"]["P@5"]["value"] == pytest.approx(2 / 5)  # there are but two others of a kind
    assert found["after"]["MAP@R"]["value"] == 1.0
    assert found["before"]["MAP@R"]["value"] < 1.0
    assert found["before"]["gain"]["value"] == pytest.approx(
        found["after"]["P@5"]["value"] - found["before"]["P@5"]["value"], abs=2e-4
    )
    assert "gain" not in found["after"]


def test_a_twin_is_no_find():
    twins = np.array([0, 0, 1, 2, 3, 4, 5])
    found = evaluate.compare_vectors({"after": SORTED}, LABELS, twins, np.array([0]))
    assert found["after"]["P@5"]["value"] == pytest.approx(1 / 5)


def test_two_maps_of_the_same_products_lie_alike():
    rng = np.random.default_rng(0)
    labels = np.arange(60) % 3
    vectors = np.eye(8)[labels] + 0.05 * rng.normal(size=(60, 8))
    turned = vectors @ np.linalg.qr(rng.normal(size=(8, 8)))[0]
    drawn = maps.build_maps({"before": vectors, "after": turned}, labels, perplexity=5)
    before, after = drawn["before"], drawn["after"]
    assert before.xy.shape == (60, 2)
    assert before.purity["map"] > 0.95 > 0.4 > before.purity["chance"]
    np.testing.assert_allclose(before.xy.mean(axis=0), after.xy.mean(axis=0), atol=1e-3)
    apart = np.linalg.norm(before.xy - after.xy, axis=1).mean() / before.xy.std()
    assert apart < 1.0
    told = after.as_dict()
    assert set(told) == {"xy", "trustworthiness", "purity"} and len(told["xy"]) == 60
