"""The whole comparison on a catalogue where anyone can name the answers: coloured shapes."""

import json

import pytest

from recsys import reports
from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import QueryError
from recsys.evaluation import EvaluationReport, evaluate
from recsys.evaluation.methods import has_lengths
from recsys.evaluation.metric_table import AGREEMENT, RELEVANCE, ROWS, estimate


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
        "majority",
        "chance",
    ]
    assert set(report.worst) == set(report.categories) == {each["name"] for each in report.methods}
    by_category = report.categories["eigenfaces"]
    assert sum(row["queries"] for row in by_category.values()) == 24


def test_methods_are_good_at_what_they_see(report):
    shapes = {name: figures(report, name, "category", "P@5")["value"] for name in report.worst}
    colors = {name: figures(report, name, "baseColour", "P@5")["value"] for name in report.worst}
    assert shapes["eigenfaces"] > 0.95  # five other products of each shape
    assert shapes["attributes (Jaccard)"] > 0.45  # category is one of three things shared
    assert colors["colour only"] == 1.0 and colors["eigenfaces"] < 0.5
    chance = next(each for each in report.relevances if each["name"] == "category")["chance"]
    assert chance == pytest.approx(5 / 23, abs=1e-4)
    assert abs(shapes["chance"] - chance) < 0.15


def test_the_majority_is_shown_to_everyone(report):
    # Six products of each of four shapes: the commonest is right for six of 24 queries.
    assert figures(report, "majority", "category", "P@5")["value"] == pytest.approx(6 / 24, abs=1e-3)
    row = next(each for each in report.methods if each["name"] == "majority")
    assert row["over_all"]["most"] == pytest.approx(1, abs=0.05)


def test_rows_together_are_described(report):
    rows = {each["name"]: each for each in report.methods}
    assert rows["eigenfaces"]["over_all"]["coverage"] == 1  # 20 of 23 others in each row
    assert 0 < rows["colour only"]["other"]["variety"]["value"] <= 2
    assert (
        rows["colour only"]["other"]["same colour"]["value"] > 0.6
    )  # seven others of a colour in the first 10
    assert rows["colour only"]["other"]["repeats"]["value"] == 0
    assert rows["chance"]["other"]["price apart"]["low"] > 0


def test_every_metric_of_the_table_is_measured_and_nothing_else_stands_beside_it(report):
    first = report.methods[0]
    for metric in RELEVANCE:
        assert estimate(first, metric.name, "category") == first["figures"]["category"][metric.name]
    assert estimate(first, "P@5") is None  # it needs a definition
    assert {metric.name for metric in (*AGREEMENT, *ROWS)} == {*first["other"], *first["over_all"]}
    assert estimate(first, "coverage") == {"value": 1, "low": 1, "high": 1}
    assert estimate(first, "same colour") == first["other"]["same colour"]


def test_luck_is_told_for_all_but_the_first(report):
    rows = {each["name"]: each["luck"] for each in report.methods}
    assert rows["eigenfaces"] == {}
    assert rows["chance"]["category"] < 0.05
    assert rows["eigenfaces (euclidean)"]["category"] > 0.05


def test_weights_cost_and_bring(report):
    color, price = report.tradeoffs
    assert (color["signal"], price["signal"]) == ("color", "price")
    assert [point["weight"] for point in color["points"]] == [n / 10 for n in range(11)]
    assert color["usual"] == 0.2 and color["queries"] == 24
    first, last = color["points"][0], color["points"][-1]
    assert last["color"]["value"] > first["color"]["value"] + 0.3
    assert last["good"]["value"] < first["good"]["value"] - 0.2
    assert price["points"][-1]["price"]["value"] > price["points"][0]["price"]["value"]


def test_the_worst_queries_bring_what_they_found(report, toy_catalog):
    catalog = Catalog.open(toy_catalog)
    for method, ids in report.worst.items():
        assert set(report.results[method]) == set(ids)
        for asked, found in report.results[method].items():
            assert len(found) == 5 and asked not in found and all(each in catalog for each in found)


def test_kinds_count_the_same_by_kind(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    # Two shapes, one of them with two products only: its queries have one good answer of five.
    few = catalog.table["category"].isin(["box"]) | catalog.table["id"].isin(["disc-red-40", "disc-red-44"])
    report = evaluate(catalog.subset(few.to_numpy()), ["eigenfaces"], weights=False)
    rows = report.categories["eigenfaces"]
    assert (rows["box"]["queries"], rows["disc"]["queries"]) == (6, 2)
    value = figures(report, "eigenfaces", "category", "P@5 by kind")["value"]
    assert value == pytest.approx((rows["box"]["P@5"] + rows["disc"]["P@5"]) / 2, abs=1e-4)
    assert report.tradeoffs == []


def test_vectors_of_one_length_have_one_row(toy_catalog):
    assert has_lengths(Catalog.open(toy_catalog), "eigenfaces")
    assert not has_lengths(Catalog.open(toy_catalog), "hsv")


def test_a_kept_report_of_another_form_is_no_report(toy_copy):
    catalog = Catalog.open(toy_copy)
    reports.save_report(catalog, "evaluation", {"methods": []})
    assert EvaluationReport.load(catalog) is None


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
    report = evaluate(catalog, ["eigenfaces"], weights=False)
    # All other discs are twins of a disc now, so a disc has no good answer left and is no query.
    assert "disc" not in report.categories["eigenfaces"]
    assert report.catalog["groups"] == 24 - 5


def test_a_subset_is_judged_within_itself(toy_catalog):
    catalog = Catalog.open(toy_catalog)
    small = catalog.subset((catalog.table["category"] != "cross").to_numpy())
    report = evaluate(small, ["eigenfaces"], queries=6, weights=False)
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
    twins = catalog.subset(catalog.ids != "")
    twins.table["title"] = twins.table["category"]
    with pytest.raises(QueryError, match="different titles"):
        evaluate(twins)


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
    for title in (
        "randomisation test",
        "Graded relevance",
        "lower is better: CIEDE2000, tiers apart, |dlog price|",
        "The first 20",
        "hardest for eigenfaces",
        "Hardest products",
    ):
        assert title in out
    assert "Weight on" not in out  # a subset has no neighbour table to try weights on
