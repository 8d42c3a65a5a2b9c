"""What attribute models learn, and the small network that learns it."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog
from recsys.catalog.catalog import empty_products_table
from recsys.errors import ModelError, QueryError
from recsys.evaluation.classification import UNKNOWN
from recsys.models.classifier import Classifier, fit
from recsys.models.targets import sigmoid_target, softmax_target


@pytest.fixture
def catalog(tmp_path):
    table = empty_products_table(5)
    table["id"] = list("abcde")
    table["gender"] = pd.array(["Men", "Women", "Unisex", None, "Men"], dtype="string")
    table["season"] = pd.array(["Summer", "Summer", "Winter", "Winter", "Winter"], dtype="string")
    table["one"] = pd.array(["x"] * 5, dtype="string")
    return Catalog(table, folder=tmp_path, name="made up")


def test_classes_of_one_column_and_of_a_combination(catalog):
    gender = softmax_target(catalog, ["gender"])
    assert gender.names == ("Men", "Unisex", "Women")
    assert gender.codes.tolist() == [0, 2, 1, UNKNOWN, 0]
    assert gender.majority(np.array([0, 1])) == 0.5
    both = softmax_target(catalog, ["gender", "season"])
    assert both.name == "gender+season"
    assert both.names[both.codes[2]] == "Unisex / Winter" and both.codes[3] == UNKNOWN


def test_products_of_rare_classes_have_no_class(catalog):
    common = softmax_target(catalog, ["season"], least=2)
    assert common.names == ("Summer", "Winter") and UNKNOWN not in common.codes
    gender = softmax_target(catalog, ["gender", "season"], least=1)
    assert len(gender.names) == 4
    catalog.table.loc[catalog.table["id"] == "c", "season"] = "Spring"
    catalog.table.loc[catalog.table["id"] == "d", "season"] = "Summer"
    with pytest.raises(QueryError, match=r"nothing to learn in season: it has 1 value"):
        softmax_target(catalog, ["season"], least=2)
    assert softmax_target(catalog, ["gender"], least=1).codes.tolist() == [0, 2, 1, UNKNOWN, 0]


def test_unisex_is_men_and_women(catalog):
    target = sigmoid_target(catalog, ["gender", "season"])
    assert target.names == ("gender: Men", "gender: Women", "season: Summer", "season: Winter")
    assert target.labels[2].tolist() == [1, 1, 0, 1]
    assert target.labels[3].tolist() == [0, 0, 0, 1]


def test_what_cannot_be_learned_is_explained(catalog):
    with pytest.raises(QueryError, match="nothing to learn in one"):
        softmax_target(catalog, ["one"])
    with pytest.raises(QueryError, match="'colour'.*gender, season"):
        sigmoid_target(catalog, ["colour"])


def made_up(softmax: bool) -> Classifier:
    rng = np.random.default_rng(0)
    shapes = {"mean": 4, "scale": 4, "hidden": (4, 3), "hidden_bias": 3, "output": (3, 2), "output_bias": 2}
    return Classifier(softmax, **{name: rng.random(shape) + 0.1 for name, shape in shapes.items()})


def test_softmax_sums_to_one_and_sigmoids_stand_alone():
    features = np.random.default_rng(1).random((5, 4))
    assert made_up(True).probabilities(features).sum(axis=1) == pytest.approx(1)
    logits = made_up(False).logits(features)
    assert made_up(False).probabilities(features) == pytest.approx(1 / (1 + np.exp(-logits)))


def test_a_model_survives_its_file_and_damage_is_explained(tmp_path):
    features = np.random.default_rng(1).random((5, 4))
    path = tmp_path / "models" / "kind.safetensors"
    replace(made_up(True), classes=("a", "é")).save(path, {"column": "kind"})
    again, facts = Classifier.load(path)
    assert (again.probabilities(features) == made_up(True).probabilities(features)).all()
    assert (again.classes, again.softmax, facts) == (("a", "é"), True, {"column": "kind"})
    for damaged in (path.read_bytes()[:-1], b"no model", b""):
        path.write_bytes(damaged)
        with pytest.raises(ModelError, match="Train it again"):
            Classifier.load(path)
    with pytest.raises(ModelError, match="Train it again"):
        Classifier.load(tmp_path / "none")


def test_keras_learns_classes_and_binary_labels():
    rng = np.random.default_rng(2)
    features = rng.normal(size=(400, 6)).astype(np.float32)
    codes = (features[:, 0] > 0).astype(np.int64) + (features[:, 1] > 0)
    validation = np.arange(400) >= 340
    seen = []
    model = fit(features, codes, validation, epochs=25, listen=seen.append)
    assert (
        model.probabilities(features[validation]).argmax(axis=1) == codes[validation]
    ).mean() > 0.7  # by chance 0.5
    assert 5 <= len(seen) <= 25 and seen[0].total == 25
    answers = (features[:, :2] > 0).astype(np.float32)
    model = fit(features, answers, validation, epochs=25)
    assert ((model.probabilities(features[validation]) > 0.5) == answers[validation]).mean() > 0.85
    with pytest.raises(ModelError, match="too few"):
        fit(features, codes, np.zeros(400, bool))
