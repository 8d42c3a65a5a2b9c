"""Missing labels guessed on a small drawn shop."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import QueryError
from recsys.models.missing_labels.predict import predict_missing
from recsys.models.missing_labels.report import THRESHOLDS, MissingLabelsReport, coverage_curve

LACKING = (8, 9, 10)


@pytest.fixture
def gappy(small_shop, tmp_path):
    """The small shop with three colours missing, one of them called "unknown"; one title is a formula."""
    folder = shutil.copytree(small_shop, tmp_path / "gappy")
    catalog = Catalog.open(folder)
    catalog.table.loc[list(LACKING), "baseColour"] = None
    catalog.table.loc[LACKING[0], "baseColour"] = "unknown"
    catalog.table.loc[LACKING[1], "title"] = "=HYPERLINK(1)"
    catalog.save()
    return folder


def test_coverage_and_accuracy_by_hand():
    right = np.array([True, True, False, True, False])
    confidence = np.array([0.99, 0.9, 0.8, 0.6, 0.3])
    curve = {each["threshold"]: each for each in coverage_curve(right, confidence, np.arange(5))}
    assert list(curve) == list(THRESHOLDS)
    assert (curve[0.0]["coverage"], curve[0.0]["value"]) == (1, 0.6)
    assert (curve[0.7 + 0.02]["coverage"], curve[0.7 + 0.02]["value"]) == (
        0.6,
        pytest.approx(2 / 3, abs=1e-4),
    )
    assert (curve[0.9]["coverage"], curve[0.9]["value"]) == (0.4, 1)
    low = coverage_curve(right, confidence - 0.5, np.arange(5))[-1]
    assert (low["coverage"], low["value"]) == (0, None)


def test_missing_colors_are_guessed_and_the_catalog_stays_as_it_was(gappy):
    catalog = Catalog.open(gappy)
    before = catalog.table.copy()
    report = predict_missing(catalog, "baseColour", "hsv", balance=True, at_least=0.5)
    assert {each["id"]: each["predicted"] for each in report.guesses} == {
        f"p{number:03}": ("Red", "Blue", "Green", "Black", "Yellow")[number % 5] for number in LACKING
    }
    assert [each["given"] for each in report.guesses if each["id"] == "p008"] == ["unknown"]
    assert report.plain["accuracy"]["value"] > report.plain["majority"] + 0.3
    assert report.balanced["judged"] == report.plain["judged"]
    assert {each["id"] for each in report.mistakes} <= {str(each) for each in catalog.ids}
    pd.testing.assert_frame_equal(catalog.table, before)
    unsure = replace(report, at_least=1.01).table()
    assert set(unsure["predicted"]) == {""} and "" not in set(unsure["likeliest"])


def test_command_writes_a_safe_table_keeps_the_report_and_explains(gappy, tmp_path, capsys):
    out = tmp_path / "guesses.csv"
    words = [
        "predict-missing",
        gappy,
        "--column",
        "baseColour",
        "--encoder",
        "hsv",
        "--epochs",
        "2",
        "--keep",
    ]
    assert main([str(word) for word in [*words, "--out", out]]) == 0
    assert "3 products without a label" in capsys.readouterr().out
    table = pd.read_csv(out, dtype=str)
    assert list(table)[:3] == ["id", "title", "given"] and len(table) == 3
    assert "'=HYPERLINK(1)" in set(table["title"])
    kept = MissingLabelsReport.load(Catalog.open(gappy), "baseColour", "hsv")
    assert json.loads(json.dumps(kept.as_dict())) == kept.as_dict() and len(kept.guesses) == 3
    assert MissingLabelsReport.load(Catalog.open(gappy), "gender", "hsv") is None
    assert main([str(word) for word in [*words, "--out", tmp_path / "guesses.doc"]]) == 1
    assert "csv, parquet, json" in capsys.readouterr().err
    with pytest.raises(QueryError, match="from 0 to 1, not 2"):
        predict_missing(Catalog.open(gappy), "baseColour", "hsv", at_least=2)
