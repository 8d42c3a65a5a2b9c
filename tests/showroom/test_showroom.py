import hashlib
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recsys.catalog import Catalog
from recsys.encoders import default_encoder
from recsys.ranking import Query, Recommender, Weights
from recsys.showroom import catalogue
from recsys.showroom.__main__ import main
from recsys.showroom.cloth import PATTERNS, Fabric
from recsys.showroom.engine import METAL, Canvas, curve, ellipse, linear, mirror, points, symmetric

DEMO = Path(__file__).parents[2] / "assets" / "demo"
SMALL = 60
ITEMS = list(catalogue.items())


def one_per_family() -> list[catalogue.Item]:
    return list({item.row["family"]: item for item in reversed(ITEMS)}.values())


def check(picture: np.ndarray) -> None:
    edge = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    assert edge.min() >= 250, "the product or its shadow touches the border"
    covered = (picture.min(axis=2) < 241).mean()
    assert 0.05 < covered < 0.6, f"{covered:.0%} of the picture is covered"
    columns = np.nonzero((picture.min(axis=2) < 241).any(axis=0))[0]
    assert abs(columns.mean() / picture.shape[1] - 0.5) < 0.06, "the product is off the middle"


@pytest.mark.parametrize("item", one_per_family(), ids=lambda item: item.row["family"])
def test_each_family_draws_a_product_on_white(item):
    picture = item.draw(width=SMALL)
    assert (picture.mode, picture.size) == ("RGB", (SMALL, SMALL * 4 // 3))
    check(np.asarray(picture))


def test_same_seed_same_picture_and_another_seed_another():
    item = ITEMS[0]
    first, again, other = (np.asarray(item.draw(seed, SMALL)) for seed in (7, 7, 8))
    assert (first == again).all()
    assert (first != other).any()


def test_same_seed_same_files(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(catalogue, "FAMILIES", catalogue.FAMILIES[-1:])
    monkeypatch.setattr("recsys.showroom.__main__.write", partial(catalogue.write, width=SMALL))
    digests = []
    for name in ("a", "b"):
        assert main(["draw", "--out", str(tmp_path / name), "--seed", "3"]) == 0
        files = sorted((tmp_path / name).rglob("*.*"))
        digests.append([hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
    assert len(digests[0]) == 4
    assert digests[0] == digests[1]
    assert "3 products" in capsys.readouterr().out


def test_command_explains_a_folder_it_cannot_write(tmp_path, capsys):
    (tmp_path / "taken").write_text("a file")
    assert main(["draw", "--out", str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().err


def test_catalogue_is_varied_and_has_its_gaps():
    rows = [item.row for item in ITEMS]
    assert (
        len(rows)
        == len({row["id"] for row in rows})
        == len({row["productDisplayName"] for row in rows})
        == 96
    )
    assert len({row["articleType"] for row in rows} - {""}) == 8
    assert [row["id"] for row in rows if not row["price"]] == [str(i) for i in catalogue.WITHOUT_PRICE]
    assert [row["id"] for row in rows if not row["articleType"]] == [
        str(i) for i in catalogue.WITHOUT_CATEGORY
    ]
    assert all(float(row["price"]) < float(row["list_price"]) for row in rows if row["list_price"])
    assert len({row["pattern"] for row in rows}) >= 8


@pytest.fixture(scope="module")
def demo() -> Catalog:
    return Catalog.open(DEMO)


def test_the_bundled_shop_is_what_the_code_describes(demo: Catalog) -> None:
    rows = {item.row["id"]: item.row for item in ITEMS}
    assert set(demo.ids) == set(rows)
    for place, product_id in enumerate(demo.ids):
        product, row = demo.product(place), rows[product_id]
        assert product.title == row["productDisplayName"]
        assert (product.price is None) == (not row["price"]) and (product.category or "") == row[
            "articleType"
        ]
        assert all(product.attributes[name] == row[name] for name in ("family", "pattern", "brand"))


def test_the_bundled_pictures_are_clean_and_all_differ(demo: Catalog) -> None:
    files = [demo.image_path(row) for row in range(len(demo))]
    assert len(set(files)) == len(ITEMS) and sum(file.stat().st_size for file in files) < 1_500_000
    thumbs = []
    for file in files:
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("WEBP", (360, 480))
            rgb = picture.convert("RGB")
        check(np.asarray(rgb))
        thumbs.append(np.asarray(rgb.reduce(15), np.int16).ravel())
    stack = np.stack(thumbs)
    for i, thumb in enumerate(stack[:-1]):
        assert np.abs(stack[i + 1 :] - thumb).mean(axis=1).min() > 0.5


def test_the_bundled_shop_is_built_for_the_encoder_at_hand(demo: Catalog) -> None:
    recommender = Recommender(demo)
    assert recommender.encoder == default_encoder()
    assert recommender.photo_encoder.fingerprint == recommender._vectors.fingerprint
    for row in range(len(demo)):
        results = recommender.recommend(Query((str(demo.ids[row]),)), 3, weights=Weights(1, 0, 0))
        assert len(results) == 3


def test_the_bundled_shop_recommends_what_anyone_would(demo: Catalog) -> None:
    """Known from how the pictures were drawn: mostly the same kind, often the same family."""
    recommender = Recommender(demo)
    kinds = families = 0
    for row, product_id in enumerate(demo.ids):
        results = recommender.recommend(Query((str(product_id),)), 3, weights=Weights(1, 0, 0))
        kinds += sum(r.product.category == demo.product(row).category for r in results)
        family = demo.product(row).attributes["family"]
        families += sum(r.product.attributes["family"] == family for r in results)
    assert kinds / (3 * len(demo)) > 0.85
    assert families / (3 * len(demo)) > 0.3  # ten times what chance gives


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_stay_within_light(pattern):
    canvas = Canvas(1, SMALL)
    colour = Fabric(canvas, pattern, "1f2c4a", "eeece6").at(np.zeros(canvas.shape, np.float32))
    assert colour.shape == (*canvas.shape, 3)
    assert colour.min() >= 0
    assert colour.max() < 1.3


def test_a_part_covers_its_mask_and_stays_lit():
    canvas = Canvas(1, SMALL)
    mask = canvas.fill(ellipse(0, 240, 60, 60))
    assert mask.mean() == pytest.approx(np.pi * 60**2 / (360 * 480), rel=0.02)
    canvas.part(mask, linear("d8b26c"), 8.0, METAL)
    assert (canvas.cover == mask).all()
    assert np.isfinite(canvas.light).all()
    assert canvas.light[mask > 0.5].mean() > 0.05


def test_an_empty_part_changes_nothing():
    canvas = Canvas(1, SMALL)
    canvas.part(np.zeros(canvas.shape, np.float32), linear("000000"), 4.0, shadow=(0, 2, 2, 0.5))
    assert (canvas.light == 1).all()


def test_points_are_read_moved_and_mirrored():
    right = points("1,2 3,4!", y=10)
    assert right == [(1, 12), (3, 14, 1)]
    assert mirror(right) == [(-1, 12), (-3, 14, 1)]


def test_a_curve_passes_through_its_points():
    points = symmetric([(0, 10), (40, 40, 1), (20, 90), (0, 100)])
    line = curve(points)
    for x, y, *_ in points:
        assert np.hypot(*(line - (x, y)).T).min() < 1e-9
