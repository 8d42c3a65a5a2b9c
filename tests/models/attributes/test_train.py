"""Softmax against sigmoids on a small drawn shop."""

import json
import shutil

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import ModelError, QueryError
from recsys.evaluation.classification import UNKNOWN
from recsys.evaluation.splits import hold_out_catalog
from recsys.models.attributes import train
from recsys.models.attributes.decoding import (
    class_from_thresholded,
    class_probabilities,
    labels_by_class,
)
from recsys.models.attributes.predict import CatalogTagger
from recsys.models.attributes.report import INCOMPLETE, AttributesReport, list_mistakes
from recsys.models.attributes.train import Setting, train_and_compare
from recsys.models.targets import SigmoidTarget, SoftmaxTarget

READINGS = [("softmax", "likeliest"), ("sigmoid", "above one half"), ("sigmoid", "likeliest")]


def test_the_likeliest_class_is_found_where_no_answer_reaches_one_half():
    target = SoftmaxTarget("kind", ("rare", "usual"), np.array([0, 1, 1]))
    labels = SigmoidTarget(("kind: rare", "kind: usual"), np.eye(2, dtype=np.float32)[[0, 1, 1]])
    right = labels_by_class(target, labels)
    assert right.tolist() == [[1, 0], [0, 1]]
    answers = np.array([[0.4, 0.3], [0.1, 0.45]])
    assert class_from_thresholded(answers, right).tolist() == [UNKNOWN, UNKNOWN]
    joint = class_probabilities(answers, right)
    assert joint.argmax(axis=1).tolist() == [0, 1]
    # .4 x .7 against .6 x .3
    assert joint[0] == pytest.approx([0.28 / 0.46, 0.18 / 0.46])


def test_two_answers_above_one_half_are_a_class_only_if_one_says_yes_to_both():
    right = np.array([[1, 0], [0, 1], [1, 1]])
    answers = np.array([[0.9, 0.2], [0.6, 0.7], [0.1, 0.2]])
    assert class_from_thresholded(answers, right).tolist() == [0, 2, UNKNOWN]
    assert class_from_thresholded(answers, right[:2]).tolist() == [0, UNKNOWN, UNKNOWN]


def test_the_surest_mistakes_come_first():
    chances = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.6, 0.4]])
    found = list_mistakes(np.array(["a", "b", "c", "d"]), np.array([0, 0, 0, 1]), chances, ("flat", "heel"))
    assert found == [
        {"id": "b", "label": "flat", "said": "heel", "confidence": 0.8},
        {"id": "c", "label": "flat", "said": "heel", "confidence": 0.7},
        {"id": "d", "label": "heel", "said": "flat", "confidence": 0.6},
    ]


def test_near_duplicates_are_held_out_together_unless_the_split_is_random(toy_copy):
    catalog = Catalog.open(toy_copy)
    catalog.table["title"] = [f"pair {number // 2}" for number in range(len(catalog))]
    groups, random = (hold_out_catalog(catalog, split=split) for split in ("groups", "random"))
    for held, leaks in ((groups, False), (random, True)):
        assert not (held.test & held.validation).any()
        split = held.split(np.ones(len(catalog), bool))
        assert len(split.train) + len(split.validation) + len(split.test) == len(catalog)
        assert (held.duplicate_share(split) > 0) == leaks
    with pytest.raises(QueryError, match="'dice'.*groups, random"):
        hold_out_catalog(catalog, split="dice")


def test_both_models_of_each_column_and_of_the_combination(small_shop, monkeypatch):
    monkeypatch.setattr(train, "COMBINED", ("baseColour", "gender"))
    monkeypatch.setattr(train, "COMMON", 20)
    catalog = Catalog.open(small_shop)
    found = [each.comparison for each in train_and_compare(catalog, Setting("hsv", ("baseColour", "gender")))]
    assert [each.attribute for each in found] == ["baseColour", "gender", "baseColour+gender"]
    for each in found:
        assert [(row.model, row.decoding) for row in each.rows] == READINGS
        assert each.train_size + each.test_size <= len(catalog) and each.duplicate_share == 0
        assert sum(value["products"] for value in each.values) == each.test_size
    color = found[0]
    softmax, above, likeliest = color.rows
    assert softmax.accuracy["value"] > color.majority + 0.2  # colours show in a histogram of colours
    assert likeliest.accuracy["value"] >= above.accuracy["value"]
    assert 0 <= softmax.calibration_error < 0.5 and above.calibration_error is None
    right = sum(value["softmax"] * value["products"] for value in color.values) / color.test_size
    assert right == pytest.approx(softmax.accuracy["value"], abs=1e-3)
    assert len(color.mistakes) == round((1 - right) * color.test_size)
    # The product of a gender of its own leaves no combined class.
    assert found[2].classes == 10


def test_nothing_to_judge_by_is_explained(small_shop):
    catalog = Catalog.open(small_shop)
    with pytest.raises(QueryError, match="left to test on"):
        next(train_and_compare(catalog, Setting("hsv", ("gender",)), test=np.zeros(len(catalog), bool)))


def test_kept_figures_and_models_are_used_and_a_stopped_run_goes_on(small_shop, tmp_path, capsys):
    folder = shutil.copytree(small_shop, tmp_path / "copy")
    with pytest.raises(ModelError, match="train-attributes"):
        CatalogTagger.load(folder)
    options = ["--encoder", "hsv", "--column", "baseColour", "--column", "gender", "--epochs", "5", "--keep"]
    command = ["train-attributes", str(folder), *options]
    assert main(command) == 0
    catalog = Catalog.open(folder)
    report = AttributesReport.load(catalog, "hsv")
    assert report.complete and [each.attribute for each in report.attributes] == ["baseColour", "gender"]
    AttributesReport(report.setting, False, report.attributes[:1]).save(catalog, "hsv", INCOMPLETE)
    assert AttributesReport.load(catalog, "hsv") == report  # the last whole one stays until the next is done
    capsys.readouterr()
    assert main(command) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]] == ["gender"] * 3
    assert AttributesReport.load(catalog, "hsv").attributes[0] == report.attributes[0]
    picture = str(catalog.image_path(0))
    assert main(["tag", "--image", picture, "--own", str(folder), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert set(row["tags"]) == {"baseColour", "gender"}
    assert row["tags"]["baseColour"]["label"] in set(catalog.table["baseColour"])
    assert main(["tag", str(folder), "--own", str(folder), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert row["tags"] == next(each["tags"] for each in rows if each["name"] == catalog.ids[0])


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
    (gender,) = json.loads((tmp_path / "r").read_text())["attributes"]
    assert gender["products"] <= 20 and len(gender["rows"]) == 3
    ids.write_text("nobody")
    assert main([str(word) for word in ("train-attributes", small_shop, *options)]) == 1
    assert "None of the 1 ids" in capsys.readouterr().err
