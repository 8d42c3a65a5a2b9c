"""Batches, and a descent in a world small enough to judge."""

import numpy as np
import pytest

from recsys.errors import ModelError, QueryError
from recsys.models.triplets import optimizer
from recsys.models.triplets.batches import KINDS, PRODUCTS, KindBatches
from recsys.models.triplets.mining import MINING
from recsys.models.triplets.optimizer import Adam, fit


def test_a_batch_has_some_products_of_some_kinds():
    labels = np.repeat(np.arange(40), 6)
    batches = KindBatches(labels, np.arange(240), seed=0)
    drawn = list(batches.epoch())
    assert len(drawn) == batches.steps == round(240 / (KINDS * PRODUCTS))
    for rows in drawn:
        assert len(set(rows)) == KINDS * PRODUCTS
        kinds, counts = np.unique(labels[rows], return_counts=True)
        assert len(kinds) == KINDS and set(counts) == {PRODUCTS}


def test_the_same_seed_draws_the_same_batches():
    labels = np.repeat(np.arange(5), 8)
    one, same, other = (list(KindBatches(labels, np.arange(40), seed).epoch()) for seed in (1, 1, 2))
    assert [rows.tolist() for rows in one] == [rows.tolist() for rows in same]
    assert [rows.tolist() for rows in one] != [rows.tolist() for rows in other]


def test_of_twins_one_is_drawn_and_a_kind_of_twins_is_left_out():
    labels = np.array([0, 0, 0, 1, 1, 2, 2, 2, -1])
    twins = np.array([0, 0, 1, 2, 3, 4, 4, 4, 5])
    batches = KindBatches(labels, twins, seed=0)
    assert batches.kinds == 2
    for rows in batches.epoch():
        assert sorted(labels[rows]) == [0, 0, 1, 1] and len(set(twins[rows])) == 4


def test_nothing_to_learn_from_is_explained():
    with pytest.raises(QueryError, match="at least two kinds .* there are 1. Choose another column"):
        KindBatches(np.array([0, 0, 1, -1]), np.arange(4), seed=0)


def test_adam_goes_its_rate_at_first_and_ends_in_the_valley():
    adam = Adam(np.array([3.0, -2.0]), rate=0.1)
    adam.step(2 * adam.value)
    np.testing.assert_allclose(adam.value, [2.9, -1.9])
    for _ in range(400):
        adam.step(2 * adam.value)
    np.testing.assert_allclose(adam.value, 0, atol=0.02)


def world(rows: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """Three kinds that differ in three small features, among loud ones that say nothing."""
    rng = np.random.default_rng(0)
    labels = np.arange(rows) % 3
    features = np.concatenate([0.5 * np.eye(3)[labels], rng.random((rows, 20))], axis=1)
    return features.astype(np.float32), labels


def run(mining: str, epochs: int = 150, **changed):
    features, labels = world()
    arguments = {"mining": mining, "margin": 0.2, "dim": 4, "epochs": epochs, "seed": 0} | changed
    return fit(features, labels, np.arange(60), on_epoch=lambda *_: None, **arguments)


@pytest.mark.parametrize("mining", MINING)
def test_kinds_come_apart(mining):
    matrix, passes = run(mining)
    assert passes[0].wrong > 0.2 and passes[-1].wrong < 0.05
    assert passes[-1].loss < passes[0].loss
    loud = np.linalg.norm(matrix[3:], axis=1).mean()
    assert np.linalg.norm(matrix[:3], axis=1).min() > 2 * loud


def test_the_same_seed_learns_the_same():
    one, again, other = run("semi-hard", 3)[0], run("semi-hard", 3)[0], run("semi-hard", 3, seed=1)[0]
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)


def test_a_collapse_is_said_and_not_kept(monkeypatch):
    line = np.ones((23, 4), dtype=np.float32)
    monkeypatch.setattr(optimizer, "initial_weights", lambda *_: line.copy())
    with pytest.raises(ModelError, match=r"collapsed.* \(0.200 of 0.2\).*semi-hard"):
        run("hard", 2)
