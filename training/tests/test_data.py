import io
import json
import zipfile

import numpy as np
import pytest
from PIL import Image

from training import data

HEADER = "id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,productDisplayName"


def jpeg(size=(60, 80), color=(255, 255, 255)):
    stream = io.BytesIO()
    Image.new("RGB", size, color).save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def archives(tmp_path):
    rows = [
        HEADER,
        "1,Men,Apparel,Topwear,Shirts,NA,,2012,Casual,Shirt, blue",
        "2,Men,Apparel,Topwear,Tshirts,Red,Fall,2012,Casual,Red tee",
        "3,Men,Apparel,Topwear,Tshirts,Red,Fall,2012,Casual,No picture",
    ]
    with zipfile.ZipFile(tmp_path / data.CATALOG_ARCHIVE, "w") as archive:
        archive.writestr("styles.csv", "\n".join(rows))
        archive.writestr("images/1.jpg", jpeg())
        archive.writestr("images/2.jpg", jpeg())
    with zipfile.ZipFile(tmp_path / data.PHOTO_ARCHIVE, "w") as archive:
        archive.writestr("train/shoes/a.jpg", jpeg())
        archive.writestr("validation/dress/b.jpg", jpeg())
    return tmp_path


def test_products_without_picture_are_left_out_and_split_titles_joined(archives):
    products = list(data.read_catalog(archives / data.CATALOG_ARCHIVE))
    assert [number for number, _, _ in products] == ["1", "2"]
    assert products[0][1]["title"] == "Shirt, blue"


def test_na_and_blank_values_are_unknown(archives):
    record = next(data.read_catalog(archives / data.CATALOG_ARCHIVE))[1]
    assert record["baseColour"] == record["season"] == ""
    assert record["usage"] == "Casual"


def test_photos_take_labels_from_their_folder(archives):
    [(name, record, _)] = data.read_photos(archives / data.PHOTO_ARCHIVE, "train")
    assert name == "train/shoes/a.jpg"
    assert record["photoClass"] == "shoes"
    assert record["masterCategory"] == "Footwear"
    assert "articleType" not in record


def test_pictures_are_padded_not_squashed():
    wide = Image.new("RGB", (80, 40), (200, 0, 0))
    pixels = np.asarray(data.letterbox(wide, (96, 72)))
    assert pixels.shape == (96, 72, 3)
    assert (pixels[0] == 255).all()
    red = (pixels[..., 1] < 100).any(axis=1)
    assert red.sum() == 36


def test_a_white_product_on_white_keeps_its_inside(product):
    picture = product[..., :3].copy()
    picture[38:58, 31:41] = 255
    assert (data.foreground(picture) == product[..., 3]).all()


def test_a_picture_without_plain_background_is_all_foreground(rng):
    picture = rng.integers(0, 256, (96, 72, 3), dtype=np.uint8)
    assert (data.foreground(picture) == 255).all()


def test_an_empty_picture_is_all_foreground():
    assert (data.foreground(np.full((96, 72, 3), 255, np.uint8)) == 255).all()


def test_the_second_load_reads_the_cache(archives, tmp_path):
    first = data.load("catalogue", archives, tmp_path / "cache")
    (archives / data.CATALOG_ARCHIVE).unlink()
    second = data.load("catalogue", archives, tmp_path / "cache")
    assert first.ids == second.ids == ["1", "2"]
    assert first.digests == second.digests
    assert (first.pixels == second.pixels).all()
    assert json.loads((tmp_path / "cache" / "catalogue-96x72.json").read_text())["ids"] == ["1", "2"]
