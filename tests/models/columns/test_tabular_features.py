"""Products as numbers, and a labeller that says how sure it is."""

import numpy as np
import pytest

from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.models.calibrated_classifier import CalibratedClassifier
from recsys.models.classifier import Classifier
from recsys.models.columns.tabular_features import MOST_VALUES, build_features, candidates


def test_values_blanks_and_prices_become_numbers(toy_copy):
    catalog = Catalog.open(toy_copy)
    catalog.table.loc[0, "gender"] = "  "
    catalog.table.loc[1, "gender"] = "Rare"
    described = build_features(catalog, ["gender"])
    names = list(described.names)
    assert names == [
        "gender: Women",
        "gender: Men",
        "gender: any other",
        "gender: blank",
        "price",
        "price tier",
        "price: blank",
    ]
    row = dict(zip(names, described.values[2].tolist(), strict=True))
    assert row["gender: Women"] == 1 and row["gender: Men"] == row["gender: blank"] == 0
    assert row["price"] == pytest.approx(np.log1p(30)) and row["price: blank"] == 0
    assert described.values[0, names.index("gender: blank")] == 1
    assert described.values[1, names.index("gender: any other")] == 1
    assert described.values[3, 4:].tolist() == [0, 0, 1]  # without a price
    assert (described.values[:, :4].sum(axis=1) == 1).all()
    assert described.without(["price"]).names == tuple(names[:4])


def test_only_the_commonest_values_have_a_feature(toy_copy):
    catalog = Catalog.open(toy_copy)
    table = catalog.table.loc[catalog.table.index.repeat(30)].reset_index(drop=True)
    table["id"] = [str(row) for row in range(len(table))]
    table["code"] = [f"v{row // 9}" for row in range(len(table))]
    many = Catalog(table, folder=toy_copy, name="many")
    described = build_features(many, ["code"])
    assert described.columns.count("code") == MOST_VALUES + 2


def test_a_category_given_twice_counts_once(toy_catalog, small_shop):
    assert candidates(Catalog.open(toy_catalog))[0] == "category"
    catalog = Catalog.open(small_shop)
    assert "category" in candidates(catalog)
    catalog.category_levels = ("department",)
    assert "category" not in candidates(catalog)


def test_classes_never_learned_get_no_chance_and_the_divisor_cools():
    identity = np.eye(2, dtype=np.float32)
    model = Classifier(True, np.zeros(2), np.ones(2), identity, np.zeros(2), identity, np.zeros(2))
    chances = CalibratedClassifier(model, 3, 2.0).probabilities(np.array([[2.0, 0.0]]))
    odds = np.exp(1)
    assert chances[0].tolist() == pytest.approx([odds / (odds + 1), 1 / (odds + 1), 0])


def test_prices_that_were_never_built_are_explained(toy_source, tmp_path, toy_copy):
    (toy_copy / "computed" / "prices.json").unlink()
    with pytest.raises(Exception, match="recsys build"):
        build_features(Catalog.open(toy_copy), ["gender"])
    build(toy_copy, ["hsv"])
    assert "price" in build_features(Catalog.open(toy_copy), []).names
