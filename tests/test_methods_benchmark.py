"""The Markdown tables of the benchmark of methods, from figures as the commands write them."""

from pathlib import Path

import pytest

from benchmarks import methods
from recsys.catalog import Catalog
from recsys.evaluation import evaluate

FIGURE = {"value": 0.767, "low": 0.753, "high": 0.782}


def test_searches_become_a_row_a_method(toy_catalog):
    report = evaluate(Catalog.open(toy_catalog), ["eigenfaces"], weights=False).as_dict()
    lines = list(methods.searches(report))
    head = next(line for line in lines if line.startswith("| method"))
    rows = [line for line in lines if line.startswith("| `")]
    assert len(rows) == len(report["methods"]) and {line.count("|") for line in rows} == {head.count("|")}
    assert rows[0].split("|")[2].strip() == methods.spread(report["methods"][0]["figures"]["category"]["P@5"])


def test_model_rows_are_found_however_deep_they_stand():
    row = {"model": "sigmoid", "read": "likeliest", "accuracy": FIGURE, "seconds": 3.4}
    flat = {"rows": [{"attribute": "gender", "majority": 0.5, **row}]}
    deep = {"attributes": [{"attribute": "gender", "majority": 0.5, "rows": [row], "values": [{"x": 1}]}]}
    assert list(methods.model_rows(flat)) == list(methods.model_rows(deep))
    (line,) = [line for line in methods.attributes(list(methods.model_rows(deep)), "") if "gender" in line]
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert cells[:3] == ["gender", "sigmoid", "likeliest"]
    assert cells[4:6] == [".767 (.753–.782)", ".500"] and cells[-1] == "3"


def test_shares_are_formatted_as_in_the_figures():
    assert [methods.share(value) for value in (0.0312, 1.0, -0.0124, None)] == [".031", "1.000", "-.012", ""]


def test_a_part_is_measured_once_and_again_when_options_change(toy_catalog, tmp_path, monkeypatch):
    asked = []

    def command(words):
        asked.append(words)
        Path(words[words.index("--json") + 1]).write_text('{"rows": []}')
        return 0

    monkeypatch.setattr(methods, "command", command)
    (tmp_path / "test.ids").write_text("disc-red-40\nbox-red-40")
    run = methods.Run(toy_catalog, tmp_path, tmp_path, 30)
    assert methods.measured(run, "searches") == methods.measured(run, "searches") == {"rows": []}
    assert len(asked) == 1 and asked[0][-4:-2] == ["--queries", "2"]
    methods.measured(methods.Run(toy_catalog, tmp_path, tmp_path, 5), "attributes")
    methods.measured(methods.Run(toy_catalog, tmp_path, tmp_path, 6), "attributes")
    assert len(asked) == 3


def test_a_part_that_stops_is_not_taken_for_done(toy_catalog, tmp_path, monkeypatch):
    monkeypatch.setattr(methods, "command", lambda words: 130)
    (tmp_path / "test.ids").write_text("disc-red-40")
    with pytest.raises(SystemExit, match="again to continue"):
        methods.measured(methods.Run(toy_catalog, tmp_path, tmp_path, 30), "searches")
