"""Variants: found where category, title and outlines agree, and nowhere else."""

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from recsys.artifacts import Artifacts
from recsys.build_catalog import build
from recsys.catalog import Catalog, variants
from recsys.catalog.variants import build_variants, find_variants, silhouette, variant_groups
from tests.support import toy


@pytest.fixture(scope="module")
def catalog(toy_catalog) -> Catalog:
    return Catalog.open(toy_catalog)


def everything(catalog: Catalog) -> np.ndarray:
    """Neighbours: each product has all others."""
    count = len(catalog)
    return np.array([[other for other in range(count) if other != row] for row in range(count)])


def groups(catalog: Catalog) -> set[frozenset[str]]:
    return {frozenset(catalog.ids[rows]) for rows in find_variants(catalog, everything(catalog))}


def renamed(catalog: Catalog, **columns: dict[str, str]) -> Catalog:
    table = catalog.table.set_index("id", drop=False)
    for column, values in columns.items():
        for product_id, value in values.items():
            table.loc[product_id, column] = value
    return Catalog(table, folder=catalog.folder, name="renamed")


def test_one_shape_in_three_colors_is_one_design(catalog):
    found = groups(catalog)
    assert frozenset({"disc-red-40", "disc-green-40", "disc-blue-40"}) in found
    assert frozenset({"bars-red-44", "bars-green-44", "bars-blue-44"}) in found
    assert all(len({each.split("-")[0] for each in group}) == 1 for group in found)


def test_another_title_is_another_design(catalog):
    other = renamed(catalog, title={"disc-red-40": "Plate"})
    assert frozenset({"disc-green-40", "disc-blue-40"}) in groups(other)


def test_another_category_is_another_design(catalog):
    other = renamed(catalog, category={"disc-red-40": "plates"})
    assert frozenset({"disc-green-40", "disc-blue-40"}) in groups(other)


def test_equal_titles_do_not_make_other_outlines_one_design(catalog):
    names = dict.fromkeys(("disc-red-40", "cross-red-40", "box-red-40"), "Thing")
    other = renamed(catalog, title=names, category=dict.fromkeys(names, "things"))
    assert not any(group & set(names) for group in groups(other))


def test_one_picture_twice_in_a_category_is_one_design_whatever_the_title(catalog):
    table = catalog.table.set_index("id", drop=False)
    table.loc["cross-red-40", ["picture", "suffix", "category"]] = table.loc[
        "disc-red-40", ["picture", "suffix", "category"]
    ]
    table.loc["cross-red-40", "title"] = "Something else"
    found = groups(Catalog(table, folder=catalog.folder, name="copies"))
    assert any({"cross-red-40", "disc-red-40"} <= group for group in found)


def test_a_generic_title_needs_nearly_the_same_picture(catalog, monkeypatch):
    monkeypatch.setattr(variants, "SAME_DESIGN", -1.0)  # so that only the stricter bound can part them
    discs = [each for each in catalog.ids if each.startswith(("disc", "box"))]
    names = dict.fromkeys(discs, "Thing")
    other = renamed(catalog, title=names, category=dict.fromkeys(names, "things"))
    assert len(discs) > 10
    assert not any({"disc-red-40", "box-red-40"} <= group for group in groups(other))


def test_the_order_of_the_products_does_not_matter(catalog):
    turned = Catalog(catalog.table[::-1], folder=catalog.folder, name="turned")
    assert groups(turned) == groups(catalog)


def test_outlines_stay_when_the_color_changes():
    red, blue = (silhouette(toy.draw("cross", color)) for color in ((200, 30, 30), (30, 60, 190)))
    disc = silhouette(toy.draw("disc", (200, 30, 30)))
    assert red.astype(float) @ blue > 0.95 > 0.5 > red.astype(float) @ disc
    assert not silhouette(Image.new("RGB", (50, 50), "white")).any()


def test_a_build_stores_them_and_does_not_do_it_again(toy_catalog, catalog, tmp_path):
    numbers = variant_groups(catalog, Artifacts(toy_catalog).encoder_dir("eigenfaces"))
    assert len(set(numbers[[catalog.row(f"disc-{color}-40") for color in toy.COLORS]])) == 1
    assert build_variants(catalog, everything(catalog), tmp_path, "a")
    assert not build_variants(catalog, everything(catalog), tmp_path, "a")
    assert build_variants(catalog, everything(catalog), tmp_path, "b")


def test_they_follow_the_titles(toy_copy):
    assert not build(toy_copy, ["eigenfaces"]).changed
    catalog = renamed(Catalog.open(toy_copy), title={"disc-red-40": "Plate"})
    catalog.save()
    changed = Catalog.open(toy_copy)
    folder = Artifacts(toy_copy).encoder_dir("eigenfaces")
    assert variant_groups(changed, folder) is None
    assert build(toy_copy, ["eigenfaces"]).changed
    assert variant_groups(changed, folder)[changed.row("disc-red-40")] == -1


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 99}'])
def test_a_damaged_file_means_unknown_and_is_mended(toy_copy, text):
    path = Artifacts(toy_copy).encoder_dir("eigenfaces") / "variants.json"
    before = path.read_bytes()
    path.write_text(text)
    assert variant_groups(Catalog.open(toy_copy), path.parent) is None
    build(toy_copy, ["eigenfaces"])
    assert path.read_bytes() == before


def test_a_missing_picture_has_no_variants(toy_copy):
    shutil.rmtree(toy_copy / "images")
    catalog = Catalog.open(toy_copy)
    assert find_variants(catalog, everything(catalog)) == []
    assert json.loads((toy_copy / "manifest.json").read_text())["products"] == len(catalog)
