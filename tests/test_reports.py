"""Reports beside a catalogue: their layout on disk, and when they are dropped."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from recsys.catalog import Catalog
from recsys.evaluation import EvaluationReport
from recsys.models.attributes.report import INCOMPLETE, AttributesReport
from recsys.models.columns.report import ColumnReport
from recsys.models.missing_labels.report import MissingLabelsReport
from recsys.models.open_set.report import OpenSetReport
from recsys.models.triplets import TripletReport
from recsys.reports import Report, as_json, from_json, load_report, save_report, slug

DEMO = Path(__file__).resolve().parents[1] / "assets" / "demo"


@dataclass(frozen=True)
class Pair:
    """A value with a key of its own in JSON."""

    KEYS: ClassVar[Mapping[str, str]] = {"first": "one"}

    first: int
    second: tuple[int, ...]


@dataclass(frozen=True)
class Example(Report):
    """A report with a nested value."""

    KEYS: ClassVar[Mapping[str, str]] = {"size": "learnt"}

    size: int
    pairs: list[Pair]


def test_json_has_the_keys_of_the_file_at_every_level():
    report = Example(3, [Pair(1, (2, 4))])
    assert report.as_dict() == {"learnt": 3, "pairs": [{"one": 1, "second": [2, 4]}]}
    assert from_json(Pair, as_json(report.pairs[0])) == Pair(1, [2, 4])


def test_a_report_of_another_layout_or_catalog_is_none(toy_copy):
    catalog = Catalog.open(toy_copy)
    save_report(catalog, "example", {"learnt": 3, "pairs": []}, [])
    assert Example._load(catalog, "example", []) == Example(3, [])
    save_report(catalog, "example", {"learnt": 3, "pairs": [], "more": 1}, [])
    assert load_report(catalog, "example", []) is not None and Example._load(catalog, "example", []) is None
    Example(3, [])._save(catalog, "example", [])
    catalog.table.loc[0, "title"] = "Renamed"
    catalog.save()
    assert Example._load(Catalog.open(toy_copy), "example", []) is None


def test_names_of_files_have_no_signs():
    assert slug("Home & Kitchen/é_1") == "Home-Kitchen-_1"


@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("evaluation", EvaluationReport.load),
        ("attributes", lambda catalog: AttributesReport.load(catalog, "resnet50")),
        ("attributes-begun", lambda catalog: AttributesReport.load(catalog, "resnet50", INCOMPLETE)),
        ("flag-isFragile-attributes", lambda catalog: ColumnReport.load(catalog, "isFragile", "attributes")),
        ("fill-category", lambda catalog: MissingLabelsReport.load(catalog, "category", "resnet50")),
        ("recognition", OpenSetReport.load),
        ("triplets", TripletReport.load),
    ],
)
def test_the_reports_of_the_demo_shop_are_read_and_written_alike(name, load):
    stored = json.loads((DEMO / "computed" / "reports" / f"{name}.json").read_text())["report"]
    assert load(Catalog.open(DEMO)).as_dict() == stored
