"""Whole designs learn, watch or judge."""

from types import SimpleNamespace

import numpy as np
import pytest

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.catalog.catalog import empty_products_table
from recsys.errors import QueryError
from recsys.evaluation.splits import design_groups, grouped_split, was_trained_on


def test_a_family_a_title_or_a_picture_makes_one_design(tmp_path):
    table = empty_products_table(6)
    table["id"] = list("abcdef")
    table["title"] = ["One", "one ", "Two", "Three", "Four", "Five"]
    table["family"] = ["x", None, "x", None, "y", None]
    groups = design_groups(Catalog(table, folder=tmp_path, name="made up"))
    assert groups[0] == groups[1] == groups[2]
    assert len(set(groups[2:].tolist())) == 4


def test_no_design_is_in_two_parts_and_every_usable_row_in_one():
    groups = np.repeat(np.arange(200), 3)
    usable = np.arange(600) % 7 > 0
    parts = grouped_split(groups, usable, seed=1)
    rows = [parts.train, parts.validation, parts.test]
    assert sorted(np.concatenate(rows)) == np.flatnonzero(usable).tolist()
    designs = [set(groups[each]) for each in rows]
    assert not designs[0] & designs[1] and not designs[0] & designs[2] and not designs[1] & designs[2]
    assert 0.1 < len(designs[2]) / 200 < 0.3
    assert not len(grouped_split(groups, usable, test=0).test)


def test_too_few_products_are_explained():
    with pytest.raises(QueryError, match="Only 1 products"):
        grouped_split(np.arange(3), np.array([True, False, False]))


def test_the_bundled_network_knows_its_own_data_set_only(tmp_path, monkeypatch):
    made_by = {"resnet50": "resnet50-bundled-12", "hsv": "hsv-1"}
    monkeypatch.setattr(Artifacts, "vectors", lambda self, name: SimpleNamespace(fingerprint=made_by[name]))
    table = empty_products_table(0)
    own = Catalog(table, folder=tmp_path, name="own", layout="table")
    fashion = Catalog(table, folder=tmp_path, name="fashion", layout="fashion")
    assert was_trained_on(fashion, "resnet50") and not was_trained_on(own, "resnet50")
    assert not was_trained_on(fashion, "hsv") and not was_trained_on(fashion, "")
