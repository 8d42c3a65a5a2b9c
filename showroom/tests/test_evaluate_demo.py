"""The measures behind the table of the demo shop's README."""

import numpy as np
import pytest

from showroom.evaluate_demo import MEASURES, GroundTruth

KNOWN = GroundTruth(
    kind=np.array([0, 0, 0, 1, 1]),
    family=np.array([0, 0, 1, 2, 2]),
    relative=np.array([0, 0, 0, 1, 1]),
    color=np.array([0, 1, 0, 0, 0]),
    price=np.array([10.0, 10.0, 20.0, 40.0, np.nan]),
)
PERFECT = np.array([[1, 2], [0, 2], [0, 1], [4, 0], [3, 0]])


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("same articleType, share", 0.8),
        ("same articleType, silhouette", 0.8),
        ("colourways of the family", 1.0),
        ("the first is of the same family", 0.8),
        ("the first has the same baseColour", 0.6),
        ("same baseColour, share", 0.6),
        ("factor between the prices", 2.0),
    ],
)
def test_measures_by_hand(measure, value):
    found = next(function for name, function in MEASURES.items() if name.startswith(measure))
    assert found(KNOWN, PERFECT) == pytest.approx(value)
