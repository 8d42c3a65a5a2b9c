"""Each layout read from a small source whose right reading anyone can see."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.report import ImportReport, format_report
from recsys.errors import CatalogError
from tests.catalog.conftest import picture

STYLES = (
    "id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,productDisplayName\n"
    "101,Men,Apparel,Topwear,Shirts,Blue,Fall,2011,Casual,Plain Blue Shirt\n"
    "102,Women,Accessories,Bags,Handbags,NA,,2012,Casual,Small Bag, with Strap, Red\n"
    "103,Women,Footwear,Shoes,Heels,Black,Winter,2012,,Black Heels\n"
)
DETAILS = {
    "data": {
        "price": 1299,
        "discountedPrice": 999.5,
        "brandName": "Rivet",
        "otherFlags": [
            {"dataType": "BOOLEAN", "name": "isFragile", "value": "true"},
            {"dataType": "BOOLEAN", "name": "isLarge", "value": False},
            {"dataType": "STRING", "name": "tagline", "value": "hello"},
        ],
    }
}


def fashion_files(prefix: str = "") -> dict[str, bytes | str]:
    return {
        f"{prefix}styles.csv": STYLES,
        f"{prefix}images/101.jpg": picture(1),
        f"{prefix}images/102.jpg": picture(2),
        f"{prefix}styles/101.json": json.dumps(DETAILS),
    }


def problems(report: ImportReport) -> list[tuple[int | None, str, str]]:
    return [(problem.row, problem.column, problem.action) for problem in report.problems]


@pytest.mark.parametrize("prefix", ["", "fashion-dataset/"], ids=["bare", "in-a-top-folder"])
@pytest.mark.parametrize("kind", ["folder", "zip", "stored-zip"])
def test_fashion(prefix: str, kind: str, tmp_path: Path, folder_of, zip_of) -> None:
    files = fashion_files(prefix) | {"__MACOSX/._x.jpg": "junk", f"{prefix}.DS_Store": "junk"}
    if kind == "folder":
        source = folder_of(files)
    else:
        source = zip_of(files, method=zipfile.ZIP_STORED if kind == "stored-zip" else zipfile.ZIP_DEFLATED)
    report = import_catalog(source, tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert (report.layout, report.read, report.kept, report.pictures) == ("fashion", 3, 3, 2)
    assert catalog.category_levels == ("masterCategory", "subCategory", "articleType")
    assert catalog.currency == "INR"
    shirt, bag, heels = (catalog.product(row) for row in range(3))
    assert (shirt.price, shirt.list_price, shirt.category) == (999.5, 1299.0, "Shirts")
    assert shirt.attributes["isFragile"] == "True"
    assert shirt.attributes["isLarge"] == "False"
    assert "tagline" not in shirt.attributes
    assert shirt.attributes["brandName"] == "Rivet"
    assert shirt.image is not None
    assert shirt.image.read_bytes() == picture(1)
    assert bag.title == "Small Bag, with Strap, Red"
    assert "baseColour" not in bag.attributes
    assert "season" not in bag.attributes
    assert bag.price is None
    assert heels.image is None
    assert problems(report) == [
        (3, "productDisplayName", "surplus commas joined"),
        (4, "image", "kept without picture"),
    ]
    assert any("system files" in note for note in report.notes)


def test_the_copy_inside_kaggles_zip_is_left_out_and_counted(tmp_path: Path, zip_of) -> None:
    report = import_catalog(zip_of(fashion_files() | fashion_files("myntradataset/")), tmp_path / "to")
    assert report.kept == 3
    assert "Pictures that belong to no product, left out: 2." in report.notes


def test_broken_details_leave_the_product_without_them(tmp_path: Path, folder_of) -> None:
    source = folder_of(fashion_files() | {"styles/102.json": "{", "styles/103.json": '{"data": [1]}'})
    report = import_catalog(source, tmp_path / "to")
    assert [problem.row for problem in report.problems if problem.action == "kept without details"] == [3, 4]


@pytest.mark.parametrize("top", ["", "ut-zap50k-images-square/"])
def test_zappos(top: str, tmp_path: Path, zip_of) -> None:
    source = zip_of(
        {
            f"{top}Boots/Ankle/adidas Kids/8027488.184.jpg": picture(1),
            f"{top}Shoes/Boat Shoes/Sperry/100.1.jpg": picture(2),
            f"{top}Shoes/Flats/Sperry/100.1.jpg": picture(3),
        }
    )
    report = import_catalog(source, tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert (report.layout, report.read, report.kept, report.problems) == ("zappos", 3, 3, [])
    boot = catalog.product(catalog.row("8027488.184"))
    assert (boot.title, boot.category) == ("adidas Kids Ankle (Boots)", "Ankle")
    assert boot.attributes == {"group": "Boots", "brand": "adidas Kids"}
    assert catalog.category_levels == ("group", "category")
    assert len({id_ for id_ in catalog.ids if id_.startswith("100.1-")}) == 2


FLIPKART = (
    "uniq_id,product_name,product_category_tree,retail_price,discounted_price,image,brand,description\n"
    'a1,Blue Shorts,"[""Clothing >> Women >> Shorts >> Cycling >> Blue Shorts""]",999,379,'
    '"[""http://x.invalid/1.jpg"", ""http://x.invalid/2.jpg""]",Rivet,short\n'
    'a2,Wall Clock Red,"[""Wall Clock Red (3...""]",,,"[""https://x.invalid/3.jpg""]",,\n'
    ",,,,,,,\n"
    'a3,Lamp,"[""Home >> Lamp""]",50,,,,\n'
    'a4,Vase,,50,"Rs. 1,299",,,\n'
)


def test_flipkart_with_header(tmp_path: Path, folder_of) -> None:
    report = import_catalog(folder_of({"f.csv": FLIPKART}) / "f.csv", tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert (report.layout, report.read, report.kept, report.pictures) == ("flipkart", 5, 4, 0)
    assert catalog.currency == "INR"
    shorts, clock, lamp, vase = (catalog.product(row) for row in range(4))
    assert (shorts.category, shorts.price, shorts.list_price) == ("Shorts", 379.0, 999.0)
    assert (shorts.attributes["category_1"], shorts.attributes["category_2"]) == ("Clothing", "Women")
    assert shorts.attributes["brand"] == "Rivet"
    assert clock.category is None
    assert (lamp.category, lamp.price) == ("Home", 50.0)
    assert vase.price == 1299.0
    assert problems(report) == [
        (3, "product_category_tree", "kept without category"),
        (4, "", "row left out"),
        (6, "category", "kept without category"),
    ]
    assert any("web address: 2" in note and "--download" in note for note in report.notes)


def test_flipkart_without_header(tmp_path: Path, folder_of) -> None:
    text = 'a1,Red Lamp,"[""Home >> Lights >> Lamps""]"\na2,Vase,"[""Home >> Decor""]"\n'
    report = import_catalog(folder_of({"f.csv": text}) / "f.csv", tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert (report.layout, report.read, report.kept) == ("flipkart", 2, 2)
    assert list(catalog.table["category"]) == ["Lamps", "Decor"]
    assert "no header" in report.notes[0]


def test_a_table_is_guessed_and_the_guess_is_said(tmp_path: Path, folder_of) -> None:
    source = folder_of(
        {
            "shop/items.csv": "SKU;Product Name;Cost;Type;Photo;suffix;thumbnail\n"
            "a;Red Cup;12,90;Cups;p/a.png;x;y\nb;Blue Cup;€ 3,50;Cups;b.png;x;\n",
            "shop/p/a.png": picture(1, format_="PNG"),
            "shop/images/b.png": picture(2, format_="PNG"),
        }
    )
    report = import_catalog(source, tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert report.layout == "table"
    assert (
        "Columns of shop/items.csv: id = SKU, title = Product Name, price = Cost, category = Type, "
        "image = Photo." in report.notes
    )
    assert report.pictures == 2
    assert "Columns of shop/items.csv are separated by ';'." in report.notes
    assert list(catalog.prices) == [12.9, 3.5]
    assert catalog.currency == "EUR"
    assert catalog.attributes == ["Type", "suffix_", "thumbnail_"]


def test_a_table_with_a_mapping(tmp_path: Path, folder_of) -> None:
    source = folder_of({"t.tsv": "nr\tlabel_de\tpreis\tname\nx1\tRote Tasse\t7.5\tother\n"})
    mapping = {"id": "nr", "title": "label_de", "price": "preis"}
    report = import_catalog(source, tmp_path / "to", mapping=mapping, currency="EUR", name="Tassen")
    catalog = Catalog.open(tmp_path / "to")
    product = catalog.product(0)
    assert (product.id, product.title, product.price) == ("x1", "Rote Tasse", 7.5)
    assert product.attributes == {"name": "other"}
    assert (catalog.name, catalog.currency, report.layout) == ("Tassen", "EUR", "table")


def test_parquet(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"id": [1, 2], "title": ["One", None], "price": [1.5, np.nan], "when": [True, False]}
    )
    frame.to_parquet(tmp_path / "t.parquet")
    report = import_catalog(tmp_path / "t.parquet", tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert list(catalog.ids) == ["1", "2"]
    assert problems(report) == [(3, "title", "id used as title")]
    assert np.isnan(catalog.prices[1])
    assert catalog.product(0).attributes == {"when": "True"}


def test_pictures_beside_a_table_file(tmp_path: Path, folder_of) -> None:
    source = folder_of({"t.csv": "id,title\na,One\nb,Two\n", "images/a.webp": picture(1, format_="WEBP")})
    report = import_catalog(source / "t.csv", tmp_path / "to")
    assert report.pictures == 1


def test_rows_without_id_are_numbered(tmp_path: Path, folder_of) -> None:
    report = import_catalog(folder_of({"t.csv": "title,price\nOne,1\nTwo,2\n"}), tmp_path / "to")
    assert list(Catalog.open(tmp_path / "to").ids) == ["row-2", "row-3"]
    assert any("row numbers" in note for note in report.notes)


def test_a_folder_of_pictures(tmp_path: Path, folder_of) -> None:
    source = folder_of(
        {
            "all/hats/red_felt-hat.jpg": picture(1),
            "all/hats/summer/straw.png": picture(2, format_="PNG"),
            "all/bags/0123456789abcdef.jpg": picture(3),
            "all/bags/straw.png": picture(4, format_="PNG"),
            "LICENSE": "text",
        }
    )
    report = import_catalog(source, tmp_path / "to")
    catalog = Catalog.open(tmp_path / "to")
    assert (report.layout, report.read, report.kept, report.pictures) == ("folder", 4, 4, 4)
    assert catalog.category_levels == ("folder_1", "category")
    table = catalog.table.set_index("title")
    assert table.loc["red felt hat", ["folder_1", "category"]].tolist() == ["hats", "hats"]
    assert set(table.loc["straw", "category"]) == {"summer", "bags"}
    assert "bags 01234567" in table.index
    assert len(set(catalog.ids)) == 4
    assert report.notes == ["Files that are no pictures by their name, left out: 1."]


def test_ids_do_not_depend_on_the_other_files_order(tmp_path: Path, folder_of, zip_of) -> None:
    files = {f"x/{name}.jpg": picture(number) for number, name in enumerate(["b é", "a", "c d"])}
    import_catalog(folder_of(files), tmp_path / "one")
    import_catalog(zip_of(dict(reversed(files.items()))), tmp_path / "two")
    first, second = Catalog.open(tmp_path / "one"), Catalog.open(tmp_path / "two")
    assert first.table.equals(second.table)
    assert "c-d" in first


def test_equal_pictures_are_stored_once(tmp_path: Path, folder_of) -> None:
    source = folder_of({"a.jpg": picture(1), "b.jpg": picture(1), "c.jpg": picture(2, (400, 30))})
    report = import_catalog(source, tmp_path / "to")
    assert len(list((tmp_path / "to/images").rglob("*.jpg"))) == 2
    assert len(list((tmp_path / "to/thumbs").rglob("*.webp"))) == 1
    stored = sum(file.stat().st_size for file in (tmp_path / "to").rglob("*") if file.suffix != ".json")
    folders = sum(path.stat().st_size for path in (tmp_path / "to").rglob("*") if path.is_dir())
    assert report.disk_bytes == stored - folders


def test_the_report_is_worded_with_examples(tmp_path: Path, folder_of) -> None:
    rows = "".join(f"{number},T{number},-1\n" for number in range(7))
    report = import_catalog(folder_of({"t.csv": "id,title,price\n" + rows}), tmp_path / "to")
    text = format_report(report)
    assert "7 rows or pictures read, 7 products kept, 0 with a picture." in text
    assert "7 problems: kept without this price" in text
    assert "row 6, price: a price must be above 0" in text
    assert "row 7" not in text
    assert "and 2 more (--json lists all)" in text
    saved = json.loads((tmp_path / "to/report.json").read_text())
    assert len(saved["problems"]) == 7
    assert "seconds" not in saved


def test_unknown_layout_and_misplaced_mapping(tmp_path: Path, folder_of) -> None:
    source = folder_of({"t.csv": "id,title\n1,a\n"})
    with pytest.raises(CatalogError, match="Choose one of: auto, fashion, zappos, flipkart, table, folder"):
        import_catalog(source, tmp_path / "to", layout="csv")
    with pytest.raises(CatalogError, match="works with the layout 'table' only"):
        import_catalog(source, tmp_path / "to", layout="folder", mapping={"title": "id"})
    assert not (tmp_path / "to").exists()


def test_the_real_zip_is_listed_and_read(real_data: Path) -> None:
    from recsys.catalog.importers import fashion
    from recsys.catalog.importers.open_source import open_source

    report = ImportReport("fashion")
    source = open_source(real_data / "fashion-product-images-small.zip", report)
    assert fashion.matches(source)
    shelf = fashion.read(source, report, {})
    without = [item.id for item in shelf.items if source.find(item.picture) is None]
    assert (report.read, len(shelf.items), len(source.pictures)) == (35_653, 35_653, 35_648)
    assert without == ["39403", "39410", "39401", "39425", "12347"]


def test_the_real_flipkart_table(real_data: Path, tmp_path: Path) -> None:
    report = import_catalog(real_data / "flipkart-sample.csv", tmp_path / "to", dry_run=True)
    assert (report.layout, report.read, report.kept) == ("flipkart", 4994, 999)
    assert report.actions()["row left out"] == 3995
    assert not (tmp_path / "to").exists()
