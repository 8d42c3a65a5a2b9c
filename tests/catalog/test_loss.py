"""An import never empties a catalogue by mistake, whatever layout the source has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recsys import cli
from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.errors import CatalogError
from tests.catalog.conftest import Files, content_of, picture

STYLES = "id,articleType,productDisplayName\n"
FLIPKART = "uniq_id,product_name,product_category_tree,retail_price,discounted_price,image\n"
TABLE = "id,title,price,image\n"


def fashion(ids: list[str]) -> Files:
    rows = "".join(f"{id_},Shirts,Shirt {id_}\n" for id_ in ids)
    return {"styles.csv": STYLES + rows} | {f"images/{id_}.jpg": picture(n) for n, id_ in enumerate(ids)}


def zappos(ids: list[str]) -> Files:
    return {f"Shoes/Flats/Sperry/{id_}.jpg": picture(n) for n, id_ in enumerate(ids)}


def flipkart(ids: list[str]) -> Files:
    tree = '"[""Home >> Lamp""]"'
    return {"f.csv": FLIPKART + "".join(f"{id_},Lamp,{tree},5,4,\n" for id_ in ids)}


def table(ids: list[str]) -> Files:
    rows = "".join(f"{id_},Cup,3,{n}.jpg\n" for n, id_ in enumerate(ids))
    return {"t.csv": TABLE + rows} | {f"{n}.jpg": picture(n) for n in range(len(ids))}


def folder(ids: list[str]) -> Files:
    return {f"cups/{id_}.jpg": picture(n) for n, id_ in enumerate(ids)}


LAYOUTS = {"fashion": fashion, "zappos": zappos, "flipkart": flipkart, "table": table, "folder": folder}
IDS = [f"p{number}" for number in range(9)]


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def shop(layout: str, tmp_path: Path, folder_of: Callable[..., Path]) -> Path:
    import_catalog(folder_of(LAYOUTS[layout](IDS), "first"), tmp_path / "to", layout=layout)
    return tmp_path / "to"


EMPTY: dict[str, Files] = {
    "fashion": {"styles.csv": STYLES},
    "zappos": {"Shoes/Flats/Sperry/readme.txt": "no picture"},
    "flipkart": {"f.csv": FLIPKART},
    "table": {"t.csv": TABLE},
    "folder": {"cups/readme.txt": "no picture"},
}
REFUSED: dict[str, Files] = {
    "fashion": fashion(["SKU 1", "Größe 0", "A/1"]) | {"images/x.jpg": picture(1)},
    "flipkart": flipkart(["SKU 1", "Größe 0"]),
    "table": {"t.csv": TABLE + "SKU 12,Cup,3,\nA/1,Cup,3,\nGröße0,Cup,3,\n"},
}


@pytest.mark.parametrize("replace", [False, True])
def test_a_source_without_products_is_refused(
    layout: str, replace: bool, shop: Path, folder_of: Callable[..., Path]
) -> None:
    before = content_of(shop)
    with pytest.raises(CatalogError, match="holds (no pictures|column names but no products)"):
        import_catalog(folder_of(EMPTY[layout], "empty"), shop, layout=layout, replace=replace)
    assert content_of(shop) == before


@pytest.mark.parametrize("layout", REFUSED, indirect=True)
def test_a_source_whose_products_are_all_refused_is_refused(
    layout: str, shop: Path, folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    before = content_of(shop)
    source = folder_of(
        {name: content for name, content in REFUSED[layout].items() if "/1" not in name}, "bad"
    )
    for to in (shop, tmp_path / "new"):
        with pytest.raises(
            CatalogError, match=r"all of its \d rows were left out. The id 'SKU .*not allowed"
        ):
            import_catalog(source, to, layout=layout)
    assert content_of(shop) == before
    assert not (tmp_path / "new").exists()


def test_most_products_are_dropped_only_when_that_is_asked_for(
    layout: str, shop: Path, folder_of: Callable[..., Path]
) -> None:
    before = content_of(shop)
    few = folder_of(LAYOUTS[layout](IDS[:4]), "few")
    with pytest.raises(
        CatalogError, match=r"would drop 5 of the 9 products in .* import again with --replace"
    ):
        import_catalog(few, shop, layout=layout)
    assert content_of(shop) == before
    noted = import_catalog(few, shop, layout=layout, dry_run=True)
    assert sum("would drop 5 of the 9 products" in note for note in noted.notes) == 1
    assert content_of(shop) == before
    assert import_catalog(few, shop, layout=layout, replace=True).kept == 4


def test_other_products_count_as_dropped_ones(
    layout: str, shop: Path, folder_of: Callable[..., Path]
) -> None:
    others = folder_of(LAYOUTS[layout]([f"q{number}" for number in range(9)]), "others")
    with pytest.raises(CatalogError, match="would drop 9 of the 9 products"):
        import_catalog(others, shop, layout=layout)


def test_fewer_products_than_half_may_go(layout: str, shop: Path, folder_of: Callable[..., Path]) -> None:
    assert import_catalog(folder_of(LAYOUTS[layout](IDS[:5]), "some"), shop, layout=layout).kept == 5


@pytest.mark.parametrize("layout", ["table"], indirect=True)
@pytest.mark.parametrize("damage", ["missing", "unusable"])
def test_most_pictures_are_dropped_only_when_that_is_asked_for(
    damage: str, shop: Path, folder_of: Callable[..., Path]
) -> None:
    before = content_of(shop)
    files = dict(table(IDS))
    for number in range(9):
        if damage == "missing" and number:
            del files[f"{number}.jpg"]
        else:  # new pictures, the first of them sound
            files[f"{number}.jpg"] = b"<html>" if number else picture(99)
    source = folder_of(files, "bare")
    with pytest.raises(CatalogError, match="would go from 9 to 1 in .* Nothing was changed."):
        import_catalog(source, shop)
    assert content_of(shop) == before
    assert import_catalog(source, shop, replace=True).pictures == 1


def test_the_command_fails(tmp_path: Path, folder_of: Callable[..., Path], capsys) -> None:
    to = str(tmp_path / "to")
    assert cli.main(["import", str(folder_of(table(IDS), "first")), "--to", to]) == 0
    few = str(folder_of(table(IDS[:2]), "few"))
    assert cli.main(["import", few, "--to", to]) == 1
    assert "would drop 7 of the 9 products" in capsys.readouterr().err
    assert cli.main(["import", str(folder_of({"t.csv": TABLE}, "empty")), "--to", to]) == 1
    assert cli.main(["import", few, "--to", to, "--replace"]) == 0
    assert len(Catalog.open(tmp_path / "to")) == 2
