"""How good a match is: on circles of products whose distances anyone can work out."""

import numpy as np
import pytest

from recsys.errors import QueryError
from recsys.index import ExactIndex
from recsys.ranking.match_quality import ENOUGH_PRODUCTS, GRADES, NEAREST, MatchQuality, MatchQualityModel
from recsys.ranking.rejection import RejectionThreshold, ThresholdResult, describe


def fan(count: int, spread: float, plane: int) -> np.ndarray:
    """Return unit vectors that fan out by `spread` radians within one of two planes of space."""
    angles = np.linspace(0, spread, count)
    vectors = np.zeros((count, 4), dtype=np.float32)
    vectors[:, 2 * plane], vectors[:, 2 * plane + 1] = np.cos(angles), np.sin(angles)
    return vectors


def yardstick(vectors: np.ndarray, categories: list) -> MatchQualityModel:
    index = ExactIndex(vectors)
    answers = [
        index.query(vector, NEAREST, np.arange(len(vectors)) != row) for row, vector in enumerate(vectors)
    ]
    depth = min(NEAREST, len(vectors) - 1)
    return MatchQualityModel(
        index,
        lambda rows: index.vectors[rows],
        np.stack([answer.scores[:depth] for answer in answers]),
        np.stack([answer.rows[:depth] for answer in answers]),
        np.array(categories, dtype=object),
    )


@pytest.fixture(scope="module")
def shop() -> MatchQualityModel:
    """60 shirts that lie close together and 60 bags that lie wide apart."""
    return yardstick(np.concatenate([fan(60, 0.5, 0), fan(60, 1.5, 1)]), ["Shirts"] * 60 + ["Bags"] * 60)


def test_a_product_itself_is_identical_and_close(shop):
    quality = shop.rate(fan(60, 0.5, 0)[30])
    assert (quality.grade, quality.category, quality.identical) == ("close", "Shirts", True)
    assert quality.closer_than == 1.0


def test_a_vector_beside_everything_is_close_to_nothing(shop):
    quality = shop.rate(np.array([-1, -1, -1, -1]))
    assert (quality.grade, quality.identical) == ("nothing", False)
    assert quality.closer_than == 0.0


def test_grades_fall_as_the_photo_moves_away(shop):
    first = fan(60, 0.5, 0)[0]
    away = np.array([0, 0, -1, -1]) / np.sqrt(2)
    grades = [shop.rate(first + step * away).grade for step in np.linspace(0, 1, 200)]
    order = [list(GRADES).index(grade) for grade in grades]
    assert order == sorted(order)
    assert grades[0] == "close"
    assert grades[-1] == "nothing"


def test_the_share_is_that_of_pairs_of_the_nearest_category(shop):
    # Two random points of a line of length L are farther apart than x with probability (1 - x/L)^2.
    # Turned away from the plane by 0.25, the photo has its nearest product at the angle 0.25 = L/2.
    photo = np.cos(0.25) * fan(3, 0.5, 0)[1] + np.sin(0.25) * np.array([0, 0, 0, -1])
    quality = shop.rate(photo)
    assert quality.category == "Shirts"
    assert quality.closer_than == pytest.approx(0.25, abs=0.04)


def test_the_same_photo_gets_the_same_answer(shop):
    photo = np.array([0.9, 0.3, -0.2, 0.1])
    assert shop.rate(photo) == shop.rate(photo)
    assert shop.rate(photo) == shop.rate(7 * photo)


def test_a_small_catalog_calls_nothing_far_away():
    few = yardstick(fan(ENOUGH_PRODUCTS - 1, 0.1, 0), ["Shirts"] * (ENOUGH_PRODUCTS - 1))
    assert few.rate(np.array([0, 0, 1, 0.5])).grade == "close"


def test_products_without_category_give_no_share():
    quality = yardstick(fan(50, 0.5, 0), [None] * 50).rate(np.array([1, 0.1, 0, 0]))
    assert (quality.category, quality.closer_than) == (None, None)


def test_a_lone_product_of_its_category_gives_no_share():
    quality = yardstick(fan(3, 1.5, 0), ["A", "B", "C"]).rate(np.array([1, 0.1, 0, 0]))
    assert (quality.category, quality.closer_than) == ("A", None)


def test_a_vector_of_nothing_is_refused(shop):
    with pytest.raises(QueryError, match="blank"):
        shop.rate(np.zeros(4))


@pytest.mark.parametrize(
    ("grade", "distance", "held"),
    [
        ("close", 1.0, "close"),
        ("nothing", 2.0, "loose"),
        ("fair", 2.1, "nothing"),
        ("nothing", 9.0, "nothing"),
    ],
)
def test_a_tolerance_decides_whether_anything_is_near(grade, distance, held):
    quality = MatchQuality(grade, "Shirts", 0.5, identical=grade == "close")
    found = quality.with_tolerance(ThresholdResult(distance, tolerance=2.0))
    assert (found.grade, found.nearness.recognised) == (held, distance <= 2.0)


def test_the_same_picture_in_other_contrast_is_not_identical():
    quality = MatchQuality("close", "Shirts", 1.0, identical=True)
    assert not quality.with_tolerance(ThresholdResult(3.0, tolerance=2.0)).identical


def test_the_nearest_of_several_photos_counts():
    tolerance = RejectionThreshold(2.0, ExactIndex(np.array([[0.0, 3.0], [4.0, 0.0]]), metric="euclidean"))
    far, near = np.array([0.0, -2.0]), np.array([4.0, 1.5])
    assert tolerance.judge([far]) == ThresholdResult(np.hypot(4, 2).astype(np.float32), 2.0)
    assert tolerance.judge([far, near]) == ThresholdResult(1.5, 2.0)
    assert describe(tolerance.judge([far])) == (
        "not recognised: nothing in this catalogue is as near as 2.00; the nearest product is at 4.47"
    )
    assert describe(tolerance.judge([near])) == "recognised: the nearest product is at 1.50, within 2.00"
