"""Softmax against sigmoids on a small drawn shop."""

import json

import numpy as np
import pytest

from recsys.attributes.targets import Classes, Questions
from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import QueryError
from recsys.evaluation.attribute_models import _likeliest, compare


def test_the_likeliest_class_is_found_where_no_answer_reaches_one_half():
    target = Classes("kind", ("rare", "usual"), np.array([0, 1, 1]))
    asked = Questions(("kind: rare", "kind: usual"), np.eye(2, dtype=np.float32)[[0, 1, 1]], np.zeros(2))
    chances = np.array([[0.4, 0.3], [0.1, 0.45]])
    assert (chances < 0.5).all()
    assert _likeliest(chances, target, asked).tolist() == [0, 1]


def test_both_models_of_each_column_and_of_the_combination(small_shop):
    catalog = Catalog.open(small_shop)
    columns = ["baseColour", "gender"]
    rows = list(compare(catalog, "hsv", columns, epochs=30))
    assert [(row.attribute, row.model, row.read) for row in rows] == [
        (name, *kind)
        for name in columns
        for kind in (("softmax", "likeliest"), ("sigmoid", "above one half"), ("sigmoid", "likeliest"))
    ]
    colour = rows[0]
    assert colour.accuracy["value"] > colour.majority + 0.2  # colours show in a histogram of colours
    assert rows[2].accuracy["value"] >= rows[1].accuracy["value"]
    assert 0 <= colour.calibration_error < 0.5 and rows[1].calibration_error is None


def test_nothing_to_judge_by_is_explained(small_shop):
    catalog = Catalog.open(small_shop)
    with pytest.raises(QueryError, match="left to judge by"):
        next(compare(catalog, "hsv", ["gender"], test=np.zeros(len(catalog), bool)))


def test_command_prints_a_row_a_model(small_shop, tmp_path, capsys):
    ids = tmp_path / "test.ids"
    ids.write_text("\n".join(Catalog.open(small_shop).ids[:20]))
    options = [
        "--encoder",
        "hsv",
        "--column",
        "gender",
        "--epochs",
        "2",
        "--test",
        ids,
        "--json",
        tmp_path / "r",
    ]
    assert main([str(word) for word in ("train-attributes", small_shop, *options)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    rows = json.loads((tmp_path / "r").read_text())["rows"]
    assert all(row["products"] <= 20 for row in rows)
    ids.write_text("nobody")
    assert main([str(word) for word in ("train-attributes", small_shop, *options)]) == 1
    assert "None of the 1 ids" in capsys.readouterr().err
