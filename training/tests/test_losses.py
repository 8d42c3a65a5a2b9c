import numpy as np
import pytest

from training import losses
from training.labels import ATTRIBUTES, PHOTO_CLASS

keras = pytest.importorskip("keras")


def loss_of(labels, logits):
    return float(losses.masked_softmax_loss(np.array(labels, np.int32), keras.ops.array(logits, "float32")))


def test_unknown_rows_do_not_count():
    logits = np.array([[3.0, 0.0], [0.0, 9.0]])
    assert loss_of([0, -1], logits) == pytest.approx(loss_of([0], logits[:1]))
    assert loss_of([-1, -1], logits) == 0


def test_the_right_class_costs_less():
    assert loss_of([0], [[4.0, 0.0]]) < loss_of([1], [[4.0, 0.0]])


def labeled(**columns):
    names = [*ATTRIBUTES, PHOTO_CLASS]
    rows = len(next(iter(columns.values())))
    return {name: keras.ops.array(columns.get(name, [-1] * rows), "int32") for name in names}


def test_likeness_grades_what_labels_share():
    graded = np.asarray(
        losses.label_similarity(
            labeled(
                articleType=[1, 1, 1, 2, -1],
                gender=[0, 0, 0, 0, -1],
                baseColour=[5, 5, 6, 5, -1],
                photoClass=[3, 3, -1, -1, 3],
            )
        )
    )
    assert np.diag(graded).tolist() == [0] * 5
    assert graded[0].tolist() == pytest.approx([0, 1.0, 0.7, 0, 0.4])
    assert graded[2, 3] == 0
    assert (graded == graded.T).all()
    assert graded[4].tolist() == pytest.approx([0.4, 0.4, 0, 0, 0])


def test_contrastive_loss_falls_as_alike_rows_come_together():
    alike = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], np.float32)
    together = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], np.float32)
    apart = together[[0, 2, 1, 3]]
    near, far = (float(losses.contrastive_loss(keras.ops.array(v), alike)) for v in (together, apart))
    assert near < 0.01 < far


def test_rows_like_no_other_do_not_count():
    vectors = keras.ops.array(np.eye(3), "float32")
    assert float(losses.contrastive_loss(vectors, np.zeros((3, 3), np.float32))) == 0
