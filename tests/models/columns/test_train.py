"""A column predicted from the others on a small drawn shop."""

import json
import shutil
from dataclasses import replace

import pytest

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import QueryError
from recsys.models.columns.dataset import trainable_columns
from recsys.models.columns.report import ColumnReport
from recsys.models.columns.train import train_and_evaluate_column


@pytest.fixture
def shop(small_shop, tmp_path):
    """The small shop with a flag that follows from the category, and a column of ids."""
    folder = shutil.copytree(small_shop, tmp_path / "flags")
    catalog = Catalog.open(folder)
    catalog.table["isFragile"] = (catalog.table["category"] == "Watches").map({True: "True", False: "False"})
    catalog.table["code"] = catalog.table["id"]
    catalog.table["one"] = "same"
    catalog.save()
    return folder


def test_a_flag_made_by_rule_is_predicted_and_the_leak_is_named(shop):
    report = train_and_evaluate_column(Catalog.open(shop), "isFragile", epochs=30)
    assert report.accuracy["value"] >= report.majority["value"]
    assert report.auc == 1
    assert [leak["columns"] for leak in report.leaks] == [["category"]]
    assert report.rule == report.leaks[0] and report.rule["accuracy"]["value"] == 1
    assert report.without["columns"] == ["category"]
    assert report.without["auc"] == 1  # every man's accessory is a watch here
    assert report.left_out == ["code"]
    assert report.classes == [("False", 45), ("True", 15)]
    assert sum(each["products"] for each in report.values) == report.test_size
    assert report.roc[0] == (0, 0) and sum(each["rows"] for each in report.reliability) == report.test_size


def test_what_cannot_be_learned_is_refused_with_a_reason(shop):
    catalog = Catalog.open(shop)
    assert trainable_columns(catalog) == ["category", "department", "gender", "baseColour", "isFragile"]
    with pytest.raises(QueryError, match=r"'fragile'.*department, gender, baseColour, isFragile"):
        train_and_evaluate_column(catalog, "fragile")
    with pytest.raises(QueryError, match="60 values of code name single designs"):
        train_and_evaluate_column(catalog, "code")
    with pytest.raises(QueryError, match="nothing to learn in one"):
        train_and_evaluate_column(catalog, "one")
    with pytest.raises(QueryError, match="attributes, pictures, both"):
        train_and_evaluate_column(catalog, "isFragile", features="titles")


def test_command_prints_keeps_and_writes(shop, tmp_path, capsys):
    out = tmp_path / "report.json"
    options = ["--features", "pictures", "--encoder", "hsv", "--epochs", "3", "--keep", "--json", out]
    words = ["train-column", shop, "--column", "baseColour", *options]
    assert main([str(word) for word in words]) == 0
    printed = capsys.readouterr().out
    assert "baseColour from pictures: 5 values" in printed and "stated confidence" in printed
    catalog = Catalog.open(shop)
    kept = ColumnReport.load(catalog, "baseColour", "pictures")
    assert kept.encoder == "hsv" and kept.test_size == json.loads(out.read_text())["judged"]
    assert ColumnReport.load(catalog, "baseColour", "both") is None
    catalog.table.loc[0, "title"] = "Renamed"
    catalog.save()
    assert ColumnReport.load(Catalog.open(shop), "baseColour", "pictures") is None
    assert main(["train-column", str(shop), "--column", "colour"]) == 1
    assert "Choose one of: category, department" in capsys.readouterr().err


def test_figures_without_pictures_do_not_hang_on_an_encoder(shop, monkeypatch):
    catalog = Catalog.open(shop)
    report = train_and_evaluate_column(catalog, "isFragile", epochs=1)
    report.save(catalog)
    replace(report, features="both").save(catalog)
    monkeypatch.setattr(Artifacts, "encoders", lambda _: ["hsv"])  # as if another had been built
    assert ColumnReport.load(catalog, "isFragile", "attributes") is not None
    assert ColumnReport.load(catalog, "isFragile", "both") is None
