"""A catalogue from a DataFrame, as a notebook makes one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from recsys import Catalog, Query, Recommender, build
from recsys.catalog.import_catalog import import_catalog
from recsys.errors import CatalogError
from tests.support import toy

ROOT = Path(__file__).resolve().parents[2]
TABLE = pd.DataFrame(toy.rows())


def drawn(name: str) -> object:
    shape, color, size = name.split("-")
    return toy.draw(shape, toy.COLORS[color], int(size))


def test_pictures_of_every_kind_give_the_catalogue_that_an_import_gives(
    toy_source: Path, tmp_path: Path
) -> None:
    import_catalog(toy_source, tmp_path / "imported")
    expected = Catalog.open(tmp_path / "imported").table
    paths = {id_: toy_source / f"{id_}.png" for id_ in TABLE["id"]}
    texts = {id_: str(path) for id_, path in paths.items()}
    contents = {id_: path.read_bytes() for id_, path in paths.items()}
    for number, pictures in enumerate((paths, texts, contents, toy_source, str(toy_source))):
        catalog = Catalog.from_frame(TABLE, pictures, folder=tmp_path / str(number))
        pd.testing.assert_frame_equal(catalog.table, expected)


def test_a_notebook_builds_and_recommends_without_a_folder_of_its_own() -> None:
    table = TABLE.drop(columns="image")
    catalog = Catalog.from_frame(table, {id_: drawn(id_) for id_ in table["id"]}, currency="EUR")
    assert len(catalog) == 24 and catalog.currency == "EUR" and catalog.prices[0] == 10
    build(catalog.folder, ["eigenfaces"], maps=False)
    found = Recommender(catalog).recommend(Query(("disc-red-40",)), k=3)
    assert [each.product.category for each in found] == ["disc"] * 3


def test_the_temporary_folder_goes_when_python_ends() -> None:
    program = (
        "import pandas as pd; from PIL import Image; from recsys import Catalog\n"
        "catalog = Catalog.from_frame(pd.DataFrame({'id': ['a']}), {'a': Image.new('RGB', (40, 40))})\n"
        "print(catalog.folder, catalog.image_path(0).is_file())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    folder, was_there = done.stdout.split()
    assert was_there == "True" and not Path(folder).parent.exists()


def test_ids_come_from_the_index_and_numbers_are_written_plainly() -> None:
    table = pd.DataFrame({"title": ["Red disc", "Blue box"], "year": [2012.0, None]}, index=[7.0, 9.0])
    catalog = Catalog.from_frame(table, {7: drawn("disc-red-40"), 9: drawn("box-blue-40").convert("CMYK")})
    assert list(catalog.ids) == ["7", "9"] and all(catalog.pictures)
    assert catalog.product(0).attributes == {"year": "2012"} and catalog.product(1).attributes == {}


def test_a_mapping_names_columns_that_no_guess_finds() -> None:
    table = pd.DataFrame({"nr": [1], "wording": ["Disc"], "shot": ["a.png"]})
    catalog = Catalog.from_frame(table, {1: drawn("disc-red-40")}, mapping={"id": "nr", "title": "wording"})
    assert catalog.title("1") == "Disc" and catalog.pictures[0]
    assert catalog.attributes == ["shot"]


def test_files_of_a_folder_are_found_by_id_and_never_outside_of_it(toy_source: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    drawn("disc-red-40").save(outside)
    folder = tmp_path / "pictures"
    folder.mkdir()
    drawn("box-blue-40").save(folder / "b.png")
    (folder / "link.png").symlink_to(outside)
    table = pd.DataFrame({"id": ["a", "b", "c"], "image": ["../outside.png", "", "link.png"]})
    catalog = Catalog.from_frame(table, folder, folder=tmp_path / "shop")
    assert [bool(key) for key in catalog.pictures] == [False, True, False]
    assert "outside.png" in (tmp_path / "shop" / "report.json").read_text()


def test_missing_pictures_cost_their_products_the_picture_only(tmp_path: Path) -> None:
    pictures = {"box-red-40": drawn("box-red-40"), "box-red-44": tmp_path / "gone.png", "disc-red-40": b"no"}
    catalog = Catalog.from_frame(TABLE, pictures, folder=tmp_path / "shop")
    assert len(catalog) == 24 and sum(catalog.pictures != "") == 1
    report = (tmp_path / "shop" / "report.json").read_text()
    assert "gone.png" in report and "there is no such file" in report


MISTAKES = {
    "no frame": ([{"id": "a"}], {}, r"must be a pandas DataFrame, not list. .*pd\.DataFrame\(rows\)"),
    "no rows": (TABLE[:0], {}, "has no rows"),
    "two columns of a name": (pd.concat([TABLE, TABLE[["price"]]], axis=1), {}, "two columns named 'price'"),
    "other keys": (TABLE, {"x": b""}, r"ids look like 'disc-red-40', .* like 'x'\. Use the products' ids"),
    "nothing": (TABLE, {}, "like nothing"),
    "an array": (TABLE, {"disc-red-40": [[0]]}, r"not list\. An array becomes .*Image\.fromarray"),
    "an address": (TABLE, {"disc-red-40": "https://example.invalid/x.jpg"}, "download=True"),
    "no folder": (TABLE, "no/such/folder", "a folder that exists, not 'no/such/folder'"),
    "no pictures at all": (TABLE, None, "a mapping from id to picture"),
    "an empty folder": (TABLE, "{tmp}", "Give the files' names in a column 'image'"),
}


@pytest.mark.parametrize(("table", "pictures", "sentence"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_get_a_sentence_with_the_remedy_and_write_nothing(
    table: object, pictures: object, sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    pictures = tmp_path / "empty" if pictures == "{tmp}" else pictures
    with pytest.raises(CatalogError, match=sentence):
        Catalog.from_frame(table, pictures, folder=tmp_path / "shop")
    assert not (tmp_path / "shop").exists()


def test_unusable_rows_and_unknown_columns_are_explained(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"^The table holds no product.*'a/b' is not allowed"):
        Catalog.from_frame(pd.DataFrame({"id": ["a/b"]}), {"a/b": drawn("disc-red-40")})
    with pytest.raises(CatalogError, match="has no column 'name_en'"):
        Catalog.from_frame(TABLE, {"box-red-40": drawn("box-red-40")}, mapping={"title": "name_en"})
