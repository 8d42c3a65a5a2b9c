"""What counts as a good recommendation, on tables small enough to see through."""

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog
from recsys.catalog.catalog import empty_products_table
from recsys.errors import QueryError
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.relevance import (
    default_definitions,
    graded_gains,
    near_duplicate_groups,
    relevance_by_columns,
)
from recsys.ranking.attribute_similarity import attribute_sets, jaccard

ROWS = [
    # title, category, sub, gender, baseColour, picture
    ("Red shirt", "Shirts", "Topwear", "Men", "Red", "a"),
    ("red shirt ", "Shirts", "Topwear", "Men", "Blue", "b"),
    ("Blue shirt", "Shirts", "Topwear", "Women", "Blue", "c"),
    ("Tee", "Tshirts", "Topwear", "Men", "Red", "c"),
    ("Mug", "Mugs", "Kitchen", "", "", "d"),
    ("Thing", None, None, "Men", "Red", None),
]


@pytest.fixture
def catalog(tmp_path):
    table = empty_products_table(len(ROWS))
    table["id"] = [str(number) for number in range(len(ROWS))]
    for place, name in ((0, "title"), (1, "category")):
        table[name] = pd.array([row[place] for row in ROWS], dtype="string")
    for place, name in ((1, "articleType"), (2, "subCategory"), (3, "gender"), (4, "baseColour")):
        table[name] = pd.array([row[place] or pd.NA for row in ROWS], dtype="string")
    table["picture"] = pd.array([row[5] and row[5] * 32 for row in ROWS], dtype="string")
    return Catalog(table, folder=tmp_path, name="made up", category_levels=["subCategory", "category"])


def test_usual_definitions_grow_stricter(catalog):
    names = [each.name for each in default_definitions(catalog)]
    assert names == ["category", "category+gender", "category+gender+baseColour"]
    loose, _, strict = default_definitions(catalog)
    assert loose.labels.tolist() == [0, 0, 0, 1, 2, UNKNOWN]
    assert strict.labels[4] == UNKNOWN  # no gender: it cannot agree with anything
    assert len(set(strict.labels[:4].tolist())) == 4


def test_chance_is_the_share_of_agreeing_pairs(catalog):
    loose = default_definitions(catalog)[0]
    # 3 shirts make 6 ordered pairs; 5 products with a category, each with 5 others.
    assert loose.chance() == pytest.approx(6 / (5 * 5))
    assert loose.majority() == pytest.approx(3 / 5)


def test_unknown_columns_are_named_with_the_allowed_ones(catalog):
    with pytest.raises(QueryError, match="'sleeve'.*baseColour"):
        relevance_by_columns(catalog, ["sleeve"])


def test_graded_gains_go_from_coarse_to_fine(catalog):
    assert graded_gains(catalog).shape == (6, 4)
    agree = (graded_gains(catalog)[0] == graded_gains(catalog)).cumprod(axis=1).sum(axis=1)
    assert agree[[1, 2, 3, 4]].tolist() == [3, 2, 1, 0]


def test_twins_share_a_title_or_a_picture_and_chains_join(catalog):
    groups = near_duplicate_groups(catalog)
    assert groups[0] == groups[1]  # one title, whatever its case and spaces
    assert groups[2] == groups[3]  # one picture
    assert len({groups[0], groups[2], groups[4], groups[5]}) == 4  # no picture is not a shared one


def test_jaccard_is_shared_over_all_values(catalog):
    sets = attribute_sets(catalog)
    similar = jaccard(sets, np.array([0]))[0]
    # Product 0 has 5 values (category, articleType, subCategory, gender, baseColour), product 1 all but one
    # of them and another colour; product 2 shares category, articleType and subCategory.
    assert similar[0] == 1
    assert similar[1] == pytest.approx(4 / 6)
    assert similar[2] == pytest.approx(3 / 7)
    assert similar[4] == 0
