"""The whole comparison on a catalogue where anyone can name the answers: coloured shapes."""

import json

import pytest

from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import QueryError
from recsys.evaluation import evaluate


@pytest.fixture(scope="module")
def report(toy_catalog):
    return evaluate(Catalog.open(toy_catalog), ["eigenfaces"], same_as=["baseColour"])


def figures(report, method, relevance, measure):
    found = next(each for each in report.methods if each["name"] == method)
    return found["figures"][relevance][measure]


def test_every_method_answers_the_same_queries(report):
    assert report.catalog["queries"] == report.catalog["products"] == 24
    assert [each["name"] for each in report.methods] == [
        "eigenfaces",
        "eigenfaces (euclidean)",
        "colour only",
        "attributes (Jaccard)",
        "chance",
    ]
    assert set(report.worst) == set(report.categories) == {each["name"] for each in report.methods}
    by_category = report.categories["eigenfaces"]
    assert sum(row["queries"] for row in by_category.values()) == 24


def test_methods_are_good_at_what_they_see(report):
    shapes = {name: figures(report, name, "category", "P@5")["value"] for name in report.worst}
    colours = {name: figures(report, name, "baseColour", "P@5")["value"] for name in report.worst}
    assert shapes["eigenfaces"] > 0.95  # five other products of each shape
    assert shapes["attributes (Jaccard)"] > 0.45  # category is one of three things shared
    assert colours["colour only"] == 1.0 and colours["eigenfaces"] < 0.5
    chance = next(each for each in report.relevances if each["name"] == "category")["chance"]
    assert chance == pytest.approx(5 / 23, abs=1e-4)
    assert abs(shapes["chance"] - chance) < 0.15


def test_differences_are_against_the_first_method(report):
    same = figures(report, "eigenfaces", "category", "P@5 difference")
    assert same == {"value": 0, "low": 0, "high": 0}
    gap = figures(report, "chance", "category", "P@5 difference")
    assert gap["high"] < 0 and gap["value"] == pytest.approx(
        figures(report, "chance", "category", "P@5")["value"]
        - figures(report, "eigenfaces", "category", "P@5")["value"],
        abs=1e-3,
    )


def test_twins_are_left_out_and_shown_beside(toy_copy):
    table = Catalog.open(toy_copy).table
    table.loc[table["category"] == "disc", "title"] = "The same disc"
    catalog = Catalog.open(toy_copy)
    catalog.table["title"] = table["title"]
    report = evaluate(catalog, ["eigenfaces"])
    # All other discs are twins of a disc now, so a disc has no good answer left and is no query.
    assert "disc" not in report.categories["eigenfaces"]
    assert report.catalog["groups"] == 24 - 5


def test_a_subset_is_judged_within_itself(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    small = catalog.subset((catalog.table["category"] != "cross").to_numpy())
    report = evaluate(small, ["eigenfaces"], queries=6)
    assert (report.catalog["products"], report.catalog["queries"]) == (18, 6)


def test_what_cannot_be_asked_is_explained(toy_catalog, plain_shop):
    catalog = Catalog.open(toy_catalog)
    with pytest.raises(QueryError, match="At least 1 query"):
        evaluate(catalog, queries=0)
    with pytest.raises(QueryError, match="built encoder .resnet50."):
        evaluate(catalog, ["resnet50"])
    alone = catalog.subset(~catalog.table["category"].duplicated().to_numpy())
    with pytest.raises(QueryError, match="categories"):
        evaluate(alone)


def test_command_prints_a_table_and_writes_json(toy_catalog, tmp_path, capsys):
    only = tmp_path / "ids.txt"
    ids = [i for i in Catalog.open(toy_catalog).ids if "red" not in i]
    only.write_text("\n".join(ids))
    command = [
        "evaluate",
        toy_catalog,
        "--encoder",
        "eigenfaces",
        "--only",
        only,
        "--json",
        tmp_path / "r.json",
    ]
    assert main([str(word) for word in command]) == 0
    out = capsys.readouterr().out
    assert "16 queries among 16 products" in out and "Good means the same category" in out
    written = json.loads((tmp_path / "r.json").read_text())
    assert written["methods"][0]["name"] == "eigenfaces"
