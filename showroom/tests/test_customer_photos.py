"""Customer photos: the product is cut out, set into a scene and named in a table."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from recsys.catalog.sample_photos import Photo, read_table, write_table
from recsys.errors import ArtifactError
from showroom.photos import backgrounds, customer_photos
from showroom.photos.customer_photos import SCENES, cut_out, take_photo, write_photos
from showroom.range.plan import plan_range
from showroom.tests.fake import SHIRTS, WATCHES


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(customer_photos, "WIDTH", 90)
    monkeypatch.setattr(customer_photos, "HEIGHT", 120)


def bag() -> Image.Image:
    """A red bag: its handle has a hole, its flap a white highlight, and it casts a soft shadow."""
    image = Image.new("RGB", (240, 320), "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse((40, 262, 200, 280), "#dddddd")
    pen.arc((80, 70, 160, 200), 180, 360, "#a02020", 10)
    pen.rectangle((50, 140, 190, 270), "#a02020")
    pen.rectangle((110, 180, 118, 186), "#f6f6f6")
    return image


@pytest.mark.parametrize("known", [True, False])
def test_cutting_out_leaves_holes_open_and_highlights_shut(known):
    exact = np.zeros((320, 240), np.float32)
    exact[140:271, 50:191] = 1
    exact[70:140, 80:160] = np.asarray(bag())[70:140, 80:160, 1] < 200
    light, cover, shadow = cut_out(bag(), exact if known else None)
    left, top = 50 - customer_photos._SHADOW, 70 - customer_photos._SHADOW
    assert light.shape == (*cover.shape, 3) == (*shadow.shape, 3)
    assert cover[200 - top, 60 - left] == cover[183 - top, 114 - left] == 1
    assert cover[120 - top, 120 - left] == 0
    assert shadow[274 - top, 120 - left] > 0.1 and shadow[200 - top, 120 - left] == 0
    assert light[200 - top, 60 - left] == pytest.approx([0.35, 0.014, 0.014], abs=0.02)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_scene_makes_a_photo_with_the_product_in_it(scene):
    photo = take_photo(scene, bag(), None, np.random.default_rng(1))
    pixels = np.asarray(photo).astype(int)
    assert pixels.shape == (120, 90, 3)
    red = (pixels[..., 0] > 1.6 * pixels[..., 1]) & (pixels[..., 0] > 40)
    assert red.mean() > 0.08
    corners = pixels[[2, 2, -3, -3], [2, -3, 2, -3]]
    assert corners.min(axis=1).max() < 250, "no corner is a white page"
    assert 40 < pixels.mean() < 215


def test_photos_are_written_with_their_table(tmp_path):
    products = plan_range(7, [SHIRTS, WATCHES])
    for product in products:
        path = tmp_path / "images" / f"{product.id}.webp"
        path.parent.mkdir(exist_ok=True)
        bag().save(path)
    count = write_photos(products, tmp_path, tmp_path / "bakes", tmp_path / "photos", 7)
    table = read_table(tmp_path / "photos")
    assert count == len(table) == 2
    ids = {str(product.id): product.article.kind for product in products}
    assert [ids[photo.product] for photo in table] == ["Tshirts", "Watches"]
    first = (tmp_path / "photos" / table[0].file).read_bytes()
    write_photos(products, tmp_path, tmp_path / "bakes", tmp_path / "photos", 7)
    assert (tmp_path / "photos" / table[0].file).read_bytes() == first


def test_the_table_of_photos(tmp_path):
    assert read_table(tmp_path) == []
    write_table([Photo("a-bag.jpg", "1", "A bag")], tmp_path)
    assert [photo.name for photo in read_table(tmp_path)] == ["a-bag"]
    (tmp_path / "photos.json").write_text('{"photos": [{"file": "x"}]}')
    with pytest.raises(ArtifactError, match="no table of photos"):
        read_table(tmp_path)


@pytest.mark.parametrize(
    "ground",
    [
        backgrounds.wood("7a5230", "b98a58", 7), backgrounds.linen("b9c1c9", 0.5),
        backgrounds.wall("cdc8bd", 3),
        backgrounds.tiles("b8ada0", "77706a", 5), backgrounds.carpet("8f867c"),
    ],
)  # fmt: skip
def test_grounds_fill_their_page_with_light_and_differ_by_seed(ground):
    one, same, other = (ground(np.random.default_rng(seed), (80, 60)) for seed in (1, 1, 2))
    assert one.shape == (80, 60, 3) and one.dtype == np.float32
    assert np.isfinite(one).all() and one.min() >= 0 and one.max() < 1.6
    assert (one == same).all() and (one != other).any()
