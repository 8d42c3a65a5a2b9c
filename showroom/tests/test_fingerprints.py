"""Fingerprints change with what decides a picture, and only then."""

import argparse
import dataclasses
import json

import pytest
from PIL import Image

from showroom.range.plan import plan_range
from showroom.rendering import surfaces
from showroom.tests import fake, fingerprints
from showroom.tests.fake import SHIRTS


def test_the_same_code_has_the_same_fingerprints():
    first, second = (fingerprints.of_products(lambda: plan_range(7, [SHIRTS])) for _ in range(2))
    assert first == second and len(first) == len(set(first.values())) == len(plan_range(7, [SHIRTS]))


def test_a_change_of_a_surface_or_of_a_row_shows(monkeypatch):
    def plan():
        return plan_range(7, [SHIRTS])

    before = fingerprints.of_products(plan)
    dearer = plan()
    dearer[0].row["price"] += "0"
    after = fingerprints.of_products(lambda: dearer)
    assert [name for name in before if before[name] != after[name]] == [str(dearer[0].id)]
    plain = surfaces.plain
    monkeypatch.setattr(fake.surfaces, "plain", lambda color: plain(color, "satin"))
    assert not set(before.values()) & set(fingerprints.of_products(plan).values())


def test_an_article_that_was_imported_before_is_refused():
    article = dataclasses.replace(SHIRTS, draw=lambda *_: Image.new("RGB", (1, 1)))
    with pytest.raises(RuntimeError, match="fresh process"):
        fingerprints.of_products(lambda: plan_range(7, [article]))


def test_comparing_names_what_changed(tmp_path, capsys):
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(json.dumps({"1": "a", "2": "b", "3": "c"}))
    after.write_text(json.dumps({"1": "a", "2": "x", "4": "d"}))
    assert fingerprints.compare(argparse.Namespace(before=before, after=after)) == 1
    assert capsys.readouterr().out.split() == ["changed:", "2", "changed:", "3", "changed:", "4"]
    assert fingerprints.compare(argparse.Namespace(before=after, after=after)) == 0
