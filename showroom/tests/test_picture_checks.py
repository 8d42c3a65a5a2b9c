"""The checks find planted faults and leave good pictures alone."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from showroom.production import picture_checks


def picture(box=(120, 120, 360, 520), color="#884422", stripes=0, size=(480, 640)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    pen.ellipse(box, fill=color)
    for number in range(stripes):
        x = box[0] + (number + 1) * (box[2] - box[0]) / (stripes + 1)
        pen.line((x, box[1] + 60, x, box[3] - 60), "#ffee99", 8)
    return image


def faults(image: Image.Image) -> str:
    return "; ".join(picture_checks.faults(np.asarray(image)))


def test_a_good_picture_has_no_fault():
    assert faults(picture()) == ""


@pytest.mark.parametrize(
    ("image", "fault"),
    [
        (picture(size=(360, 480)), "is 360 x 480 pixels"),
        (picture((-20, 120, 300, 520)), "its border is not white"),
        (picture((3, 120, 477, 520)), "too near the edge"),
        (Image.new("RGB", (480, 640), "white"), "is blank"),
        (picture((40, 120, 240, 520)), "is off the middle"),
        (picture((225, 305, 255, 335)), "covers 0.2%"),
        (picture(color="#e4e4e4"), "hardly be told"),
    ],
)
def test_each_planted_fault_is_named(image, fault):
    assert fault in faults(image)


def test_near_duplicates_agree_in_shape_and_color():
    same = [picture(stripes=3), picture(stripes=3), picture(color="#224488", stripes=3), picture(stripes=9)]
    assert list(picture_checks.near_duplicates(same, ["a", "b", "c", "d"])) == [(0, 1)]


def test_colorways_may_be_near_but_not_equal():
    near = [picture(color="#884422"), picture(color="#864523")]
    far = [picture(color="#884422"), picture(color="#a06040")]
    assert list(picture_checks.near_duplicates(near, ["a", "a"])) == [(0, 1)]
    assert list(picture_checks.near_duplicates(far, ["a", "a"])) == []


def test_vectors_too_near_for_two_families():
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((4, 32)).astype(np.float32)
    vectors[2], vectors[3] = vectors[0] * 3, vectors[1] + 0.001
    found = list(picture_checks.near_duplicate_vectors(vectors, ["a", "b", "c", "b"]))
    assert [pair[:2] for pair in found] == [(0, 2)]
    assert found[0][2] == pytest.approx(1)


def test_a_folder_that_is_too_large(tmp_path, monkeypatch):
    (tmp_path / "images").mkdir()
    picture().save(tmp_path / "images" / "1.webp")
    assert list(picture_checks.check_folder(tmp_path, {"1": "a"})) == []
    monkeypatch.setattr(picture_checks, "LARGEST", 100)
    assert [what for what, _ in picture_checks.check_folder(tmp_path, {"1": "a"})] == ["all"]
