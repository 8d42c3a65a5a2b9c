import csv
import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recsys.showroom import catalogue
from recsys.showroom.__main__ import main
from recsys.showroom.cloth import PATTERNS, Fabric
from recsys.showroom.engine import METAL, Canvas, curve, ellipse, linear, symmetric

STARTER = Path(__file__).parents[2] / "assets" / "starter"
SMALL = 90
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
    monkeypatch.setattr(catalogue, "FAMILIES", catalogue.FAMILIES[:1])
    monkeypatch.setattr(catalogue, "WIDTH", SMALL)
    digests = []
    for name in ("a", "b"):
        assert main(["draw", "--out", str(tmp_path / name), "--seed", "3"]) == 0
        files = sorted((tmp_path / name).rglob("*.*"))
        digests.append([hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
    assert len(digests[0]) == 5
    assert digests[0] == digests[1]
    assert "4 products" in capsys.readouterr().out


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


def test_bundled_set_is_what_the_code_describes():
    with (STARTER / "products.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows == [item.row for item in ITEMS]
    files = sorted((STARTER / "images").iterdir())
    assert [file.name for file in files] == sorted(f"{row['id']}.webp" for row in rows)
    assert sum(file.stat().st_size for file in files) < 1_500_000
    assert len({hashlib.sha256(file.read_bytes()).digest() for file in files}) == len(files)


def test_bundled_pictures_are_clean():
    for file in sorted((STARTER / "images").iterdir()):
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("WEBP", (360, 480))
            check(np.asarray(picture.convert("RGB")))


def test_bundled_pictures_all_differ():
    thumbs = []
    for file in sorted((STARTER / "images").iterdir()):
        with Image.open(file) as picture:
            thumbs.append(np.asarray(picture.convert("RGB").resize((24, 32)), np.int16).ravel())
    stack = np.stack(thumbs)
    for i, thumb in enumerate(stack[:-1]):
        assert np.abs(stack[i + 1 :] - thumb).mean(axis=1).min() > 0.5


@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_stay_within_light(pattern):
    canvas = Canvas(1, SMALL)
    colour = Fabric(canvas, pattern, "1f2c4a", "eeece6").at(np.zeros(canvas.shape, np.float32))
    assert colour.shape == (*canvas.shape, 3)
    assert colour.min() >= 0
    assert colour.max() < 1.3


def test_a_part_covers_its_mask_and_stays_lit():
    canvas = Canvas(1, SMALL)
    mask = canvas.fill(ellipse(180, 240, 60, 60))
    assert mask.mean() == pytest.approx(np.pi * 60**2 / (360 * 480), rel=0.02)
    canvas.part(mask, linear("d8b26c"), 8.0, METAL)
    assert (canvas.cover == mask).all()
    assert np.isfinite(canvas.light).all()
    assert canvas.light[mask > 0.5].mean() > 0.05


def test_an_empty_part_changes_nothing():
    canvas = Canvas(1, SMALL)
    canvas.part(np.zeros(canvas.shape, np.float32), linear("000000"), 4.0, shadow=(0, 2, 2, 0.5))
    assert (canvas.light == 1).all()


def test_a_curve_passes_through_its_points():
    points = symmetric([(180, 10), (220, 40, 1), (200, 90), (180, 100)])
    line = curve(points)
    for x, y, *_ in points:
        assert np.hypot(*(line - (x, y)).T).min() < 1e-9
