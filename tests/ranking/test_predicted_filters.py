"""Labels that a picture suggests, and results as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from recsys.attributes.tagger import Prediction
from recsys.catalog import Catalog
from recsys.export.results_table import results_table
from recsys.export.tables import serialize_table
from recsys.ranking import Query, Recommender
from recsys.ranking.predicted_filters import filters_from_prediction


def tags(**labels: str) -> dict[str, Prediction]:
    return {attribute: Prediction(label, 0.9, ()) for attribute, label in labels.items()}


@pytest.fixture(scope="module")
def catalog(toy_catalog: Path) -> Catalog:
    return Catalog.open(toy_catalog)


@pytest.mark.parametrize(
    ("predicted", "labels"),
    [
        (tags(articleType="Box", gender="Women"), {"category": "Box", "gender": "Women"}),
        (tags(articleType="Shirts", gender="Men"), {"gender": "Men"}),
        (tags(articleType="disc", gender="Girls", baseColour="red"), {"category": "disc"}),
        (tags(articleType="Shirts"), {}),
        ({}, {}),
    ],
)
def test_only_labels_that_the_catalog_has_count(
    catalog: Catalog, predicted: dict[str, Prediction], labels: dict[str, str]
) -> None:
    assert filters_from_prediction(catalog, predicted) == labels


def test_the_finest_kind_counts(catalog: Catalog) -> None:
    table = catalog.table.assign(masterCategory="Shape", articleType=catalog.table["category"].str.upper())
    finer = Catalog(table, folder=catalog.folder, name="finer")
    assert filters_from_prediction(finer, tags(articleType="Box", masterCategory="Shape")) == {
        "articleType": "Box"
    }
    assert filters_from_prediction(finer, tags(articleType="Cube", masterCategory="Shape")) == {
        "masterCategory": "Shape"
    }


def test_a_table_of_results_adds_up_and_is_safe_in_a_spreadsheet(toy_catalog: Path) -> None:
    found = Recommender.open(toy_catalog, "eigenfaces").recommend(Query(("box-green-44",)), 5)
    table = results_table(found, "EUR")
    assert table["id"].tolist() == [result.product.id for result in found]
    parts = table[["score_visual", "score_color", "score_price"]].sum(axis=1)
    assert parts.tolist() == pytest.approx(table["score"].tolist(), abs=2e-6)
    table.loc[0, "title"] = "=HYPERLINK(1)"
    assert f"\n1,{found[0].product.id},'=HYPERLINK(1)" in serialize_table(table, "csv").decode("utf-8-sig")


def test_a_table_without_prices_does_not_speak_of_them(plain_shop: Path) -> None:
    found = Recommender.open(plain_shop).recommend(Query(("p001",)), 3)
    assert not [name for name in results_table(found, "") if "price" in name or name == "currency"]
