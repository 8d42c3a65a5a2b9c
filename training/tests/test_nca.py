import numpy as np
import pytest

from training import nca
from training.labels import PHOTO_CLASS
from training.linear_projection import Projection

keras = pytest.importorskip("keras")


def test_what_counts_is_that_the_nearest_are_alike():
    alike = np.zeros((4, 4), np.float32)
    alike[0, 1] = alike[0, 3] = 1
    near = np.array([[1, 0], [1, 0], [0, 1], [-1, 0]], np.float32)
    far = near[[0, 2, 1, 3]]
    loss = [float(nca.neighborhood_loss(keras.ops.array(rows), alike)) for rows in (near, far)]
    assert loss[0] < 0.01 and loss[1] > 5


def test_likeness_is_a_share_of_the_chance():
    alike = np.array([[0, 0.4], [0, 0]], np.float32)
    loss = nca.neighborhood_loss(keras.ops.array(np.eye(2), "float32"), alike)
    assert float(loss) == pytest.approx(-np.log(0.4))


def test_refining_turns_a_projection_towards_what_tells_classes_apart(rng):
    kinds = np.arange(400) % 2
    features = rng.normal(size=(400, 3)).astype(np.float32)
    features[:, 1] += 3 * kinds
    features[:, 0] *= 3
    start = Projection(features.mean(axis=0), np.eye(3, dtype=np.float32))
    unknown = np.full(400, -1, np.int32)
    labels = {"articleType": kinds.astype(np.int32), "gender": unknown, "baseColour": unknown}
    found = nca.fit_nca(start, features, labels | {PHOTO_CLASS: unknown})
    again = nca.fit_nca(start, features, labels | {PHOTO_CLASS: unknown})
    np.testing.assert_array_equal(found.matrix, again.matrix)

    lengths = np.linalg.norm(found.matrix, axis=1)
    assert lengths[1] > 1.2 * max(lengths[0], lengths[2])
