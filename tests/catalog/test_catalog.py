"""Catalogues in memory and on disk: what is promised, and every damaged folder's sentence."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog, check_id
from recsys.catalog.catalog import empty_products_table
from recsys.errors import CatalogError, QueryError
from recsys.files import sha256


def test_a_saved_catalog_opens_as_it_was(toy_copy: Path) -> None:
    catalog = Catalog.open(toy_copy)
    catalog.save()
    again = Catalog.open(toy_copy)
    pd.testing.assert_frame_equal(again.table, catalog.table)
    assert (again.name, again.currency, again.fingerprint) == ("shapes", "EUR", catalog.fingerprint)


def test_products_are_found_by_id(toy_catalog: Path) -> None:
    catalog = Catalog.open(toy_catalog)
    product = catalog.product(catalog.row("disc-green-44"))
    assert (product.title, product.category, product.price) == ("Green disc 44", "disc", None)
    assert product.attributes["baseColour"] == "green" and "disc-green-44" in catalog
    assert product.image is not None and product.image.is_file() and product.thumbnail == product.image
    with pytest.raises(
        QueryError, match=r"no product 'x' in the catalogue 'shapes'. Ids look like 'disc-red-40'"
    ):
        catalog.row("x")


def test_a_subset_keeps_the_order(toy_catalog: Path) -> None:
    catalog = Catalog.open(toy_catalog)
    red = catalog.subset((catalog.table["baseColour"] == "red").to_numpy())
    assert len(red) == 8 and red.ids.tolist() == [i for i in catalog.ids if "-red-" in i]


def test_ids_and_columns_are_checked() -> None:
    table = empty_products_table(2)
    table["id"] = ["a", "a"]
    with pytest.raises(CatalogError, match="must be unique; 'a' occurs twice"):
        Catalog(table, folder=Path(), name="x")
    with pytest.raises(CatalogError, match="lacks the column\\(s\\) price"):
        Catalog(table.drop(columns="price"), folder=Path(), name="x")


def test_products_that_share_a_picture_share_a_number() -> None:
    table = empty_products_table(4)
    table["id"] = list("abcd")
    table["picture"] = pd.array(["1" * 32, None, "2" * 32, "1" * 32], dtype="string")
    np.testing.assert_array_equal(
        Catalog(table, folder=Path(), name="x").picture_numbers[[0, 1, 3]], [0, -1, 0]
    )


@pytest.mark.parametrize("good", ["1163", "A-b_c.9", "x" * 128, "..a"])
def test_safe_ids_are_kept(good: str) -> None:
    assert check_id(good) == good


@pytest.mark.parametrize(
    "bad", ["", ".", "..", "../x", "a/b", "a\\b", "C:x", "a b", "é", "x" * 129, "a\0", "a\n", "-\u202e"]
)
def test_ids_that_could_leave_their_folder_are_refused(bad: str) -> None:
    with pytest.raises(CatalogError, match="is not allowed. Use 1 to 128 letters, digits"):
        check_id(bad)


def rewrite(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text()) | changes
    path.write_text(json.dumps({name: value for name, value in manifest.items() if value is not None}))


def replace_table(folder: Path, table: pd.DataFrame) -> None:
    table.to_parquet(folder / "products.parquet")
    rewrite(folder, products_sha256=sha256((folder / "products.parquet").read_bytes()))


def with_column(folder: Path, column: str, value: object) -> None:
    replace_table(folder, Catalog.open(folder).table.assign(**{column: value}))


DAMAGE = {
    "no manifest": (lambda f: (f / "manifest.json").unlink(), "holds no catalogue (no manifest.json)"),
    "empty manifest": (lambda f: (f / "manifest.json").write_bytes(b""), "cannot be read as JSON"),
    "binary manifest": (lambda f: (f / "manifest.json").write_bytes(b"\xff\xfe\0"), "cannot be read as JSON"),
    "deep manifest": (lambda f: (f / "manifest.json").write_text("[" * 10**5), "cannot be read as JSON"),
    "list": (lambda f: (f / "manifest.json").write_text("[]"), "must hold a JSON object, not a list"),
    "another format": (lambda f: rewrite(f, format="other"), "is not the manifest of a catalogue"),
    "newer": (lambda f: rewrite(f, schema=99), "has format version 99; this version of Alike reads 1"),
    "name missing": (lambda f: rewrite(f, name=None), "'name' must be of type str, not None"),
    "levels wrong": (lambda f: rewrite(f, category_levels="x"), "'category_levels' must be of type list"),
    "levels unknown": (
        lambda f: rewrite(f, category_levels=["nope"]),
        "column(s) that do not exist: nope",
    ),
    "price of text": (lambda f: with_column(f, "price", "cheap"), "The product table"),
    "no table": (lambda f: (f / "products.parquet").unlink(), "cannot be read (No such file"),
    "table cut": (lambda f: (f / "products.parquet").write_bytes(b"PAR1"), "does not match its manifest"),
    "table of text": (
        lambda f: (
            (f / "products.parquet").write_text("hello"),
            rewrite(f, products_sha256=sha256(b"hello")),
        ),
        "The product table",
    ),
    "column missing": (
        lambda f: replace_table(f, Catalog.open(f).table.drop(columns="title")),
        "lacks the column(s) title",
    ),
    "ids double": (lambda f: with_column(f, "id", "same"), "must be unique; 'same' occurs twice"),
    "picture elsewhere": (
        lambda f: with_column(f, "picture", "../../etc/passwd"),
        "names pictures outside the folder",
    ),
    "script as picture": (lambda f: with_column(f, "suffix", ".html"), "names files that are not pictures"),
}


@pytest.mark.parametrize(("damage", "sentence"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_folder_is_explained_with_the_command_that_mends_it(
    damage: object, sentence: str, toy_copy: Path
) -> None:
    damage(toy_copy)  # type: ignore[operator]
    with pytest.raises(CatalogError) as refusal:
        Catalog.open(toy_copy)
    assert sentence in str(refusal.value)
    if "column" not in sentence and "twice" not in sentence:
        assert f"python -m recsys import SOURCE --to {toy_copy}" in str(refusal.value)
