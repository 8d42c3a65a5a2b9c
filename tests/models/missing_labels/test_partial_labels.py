"""Labels cleaned and merged, and classes of even size."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from recsys.catalog import Catalog
from recsys.catalog.catalog import empty_products_table
from recsys.errors import QueryError
from recsys.models.missing_labels.class_balance import MAX_AUGMENTED, MAX_COPIES, augment, oversample
from recsys.models.missing_labels.partial_labels import labels_of, near_equal

GIVEN = [
    "Shoes",
    "Shoe",
    "Home & Kitchen",
    "kitchen and home",
    " ",
    "Unknown",
    None,
    "Shoes",
    "Dress",
    "Glass",
]


@pytest.fixture
def catalog(tmp_path):
    table = empty_products_table(len(GIVEN))
    table["id"] = [str(number) for number in range(len(GIVEN))]
    table["category"] = GIVEN
    return Catalog(table, folder=tmp_path, name="made up")


def test_blanks_and_words_that_say_nothing_are_missing(catalog):
    labels = labels_of(catalog, "category")
    assert labels.names == ("Dress", "Glass", "Home & Kitchen", "Shoe", "Shoes", "kitchen and home")
    assert np.flatnonzero(labels.codes < 0).tolist() == [4, 5, 6]
    assert labels.given[4:8].tolist() == ["", "Unknown", "", "Shoes"]


def test_equal_labels_are_merged_and_rare_ones_count_as_missing(catalog):
    merged = {"Shoe": "Shoes", "kitchen and home": "Home & Kitchen"}
    labels = labels_of(catalog, "category", merged, fewest=2)
    assert labels.names == ("Home & Kitchen", "Shoes")
    assert labels.codes.tolist() == [1, 1, 0, 0, -1, -1, -1, 1, -1, -1]


def test_nearly_equal_names_are_suggested_the_rarer_first(catalog):
    pairs = near_equal(labels_of(catalog, "category"))
    assert ("Shoe", "Shoes") in pairs and len(pairs) == 2
    assert set(pairs[0]) == {"Home & Kitchen", "kitchen and home"}


def test_wrong_columns_and_values_are_explained(catalog):
    with pytest.raises(QueryError, match="Unknown column 'kind'"):
        labels_of(catalog, "kind")
    with pytest.raises(QueryError, match="value of category to merge 'Shirts'"):
        labels_of(catalog, "category", {"Shirts": "Shoes"})
    with pytest.raises(QueryError, match="1 valid value"):
        labels_of(catalog, "category", fewest=2)


def test_common_classes_lose_rows_and_rare_ones_get_altered_copies():
    codes = np.array([0] * 20 + [1] * 4 + [2] * 12)
    rows = np.arange(36)
    kept, altered = oversample(codes, rows)  # the mean is 12
    assert np.bincount(codes[kept]).tolist() == [12, 4, 12] and len(set(kept)) == len(kept)
    assert codes[altered].tolist() == [1] * 8 and np.bincount(altered)[20:24].tolist() == [2] * 4
    _, few = oversample(np.array([0] * 99 + [1]), np.arange(100))
    assert few.tolist() == [99] * MAX_COPIES
    _, many = oversample(np.repeat([0, 1], [9000, 3000]), np.arange(12000))
    assert len(many) == MAX_AUGMENTED


def test_an_altered_picture_is_turned_on_white_and_gray_stays_gray():
    image = Image.new("RGB", (40, 60), "white")
    ImageDraw.Draw(image).rectangle((5, 10, 20, 50), fill=(90, 90, 90))
    drawn = augment([image] * 6, color=True, seed=1)
    assert len({each.tobytes() for each in drawn}) == 6
    for each in drawn:
        pixels = np.asarray(each).astype(int)
        assert np.ptp(pixels, axis=2).max() <= 2
        assert pixels[0, 0].min() > 200
    again = augment([image] * 6, color=True, seed=1)
    assert [each.tobytes() for each in again] == [each.tobytes() for each in drawn]


def test_colors_keep_their_hue_where_color_is_learned():
    red = Image.new("RGB", (30, 30), (200, 40, 40))
    for each in augment([red] * 5, color=False, seed=2):
        middle = np.asarray(each)[each.height // 2, each.width // 2].astype(int)
        assert middle[0] > 3 * middle[1] and abs(middle[1] - middle[2]) <= 1
