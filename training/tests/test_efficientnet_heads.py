from types import SimpleNamespace

import numpy as np
import pytest

from recsys.encoders.efficientnet_lite import FEATURES
from training.efficientnet import heads
from training.efficientnet.heads import logits, refitted
from training.labels import UNKNOWN


@pytest.fixture
def shop(rng):
    """Features that tell three classes of every head apart, but for the class that nothing is known of."""
    classes = rng.integers(0, 3, 400)
    seen = rng.normal(size=(400, 2 * FEATURES)).astype(np.float32)
    seen[:, :600] += np.repeat(np.eye(3)[classes], 200, axis=1)
    labels = {name: np.where(rng.random(400) < 0.1, UNKNOWN, classes) for name in heads.REFITTED}
    parts = {"train": np.arange(300), "validation": np.arange(300, 400)}
    sets = SimpleNamespace(parts=parts, labels=lambda pictures: labels, thumbnails=None)
    seen_parts = {"fit": seen[heads.fit_rows(sets)], "validation": seen[300:]}
    return sets, seen_parts, classes[300:]


def test_heads_are_fitted_anew_only_where_that_is_better(shop, rng):
    sets, seen, classes = shop
    right = np.zeros((FEATURES, 4), np.float32)
    right[:600, :3] = np.repeat(np.eye(3), 200, axis=0)
    trained = {"other": np.ones(1)}
    for name in heads.REFITTED:
        kernel = right if name == "usage" else rng.normal(size=(FEATURES, 4)).astype(np.float32)
        trained |= {f"head_{name}/kernel": kernel, f"head_{name}/bias": np.zeros(4, np.float32)}
    found = refitted(trained, sets, seen)
    assert found.keys() == trained.keys() and found["other"] is trained["other"]
    assert found["head_usage/kernel"] is right
    for name in heads.REFITTED:
        told = logits(found, name, seen["validation"]).argmax(axis=1)
        assert (told == classes).mean() > 0.9 and 3 not in told
