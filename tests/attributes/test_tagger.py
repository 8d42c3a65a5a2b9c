"""The tagger: from pictures to labels with honest probabilities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recsys.attributes import Prediction, Tagger
from recsys.catalog import Catalog
from recsys.cli import main
from recsys.encoders import Encoder
from recsys.encoders.model_file import MANIFEST, ClassifierHead
from recsys.errors import ModelError
from tests.support import toy


class MeanColor(Encoder):
    """Stands in for the network: the mean red, green and blue of a picture, 0..1."""

    name, dim, shape, fingerprint = "mean", 3, (12, 12), "mean"

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        return (batch.mean(axis=(1, 2)) / 255).astype(np.float32)


def head(temperature: float = 1.0) -> ClassifierHead:
    """Says which of the three colours is strongest."""
    bias = np.array([0, 0, 0.5], np.float32)
    return ClassifierHead(10 * np.eye(3, dtype=np.float32), bias, temperature, ("red", "green", "blue"))


@pytest.fixture
def tagger() -> Tagger:
    return Tagger(MeanColor(), {"baseColour": head()})


def plain(color: tuple[int, int, int]) -> Image.Image:
    return Image.new("RGB", (40, 40), color)


def test_probabilities_are_the_softmax_of_the_head(tagger: Tagger) -> None:
    found = tagger.tag([plain((255, 51, 0))])[0]["baseColour"]
    chances = np.exp([10, 2, 0.5]) / np.exp([10, 2, 0.5]).sum()
    assert found == Prediction("red", pytest.approx(chances[0]), found.runners_up)
    assert found.runners_up == (
        ("green", pytest.approx(chances[1], rel=1e-4)),
        ("blue", pytest.approx(chances[2], rel=1e-4)),
    )


def test_the_temperature_makes_the_tagger_less_sure_but_not_of_another_mind() -> None:
    picture = [plain((255, 153, 0))]
    sure, unsure = (
        Tagger(MeanColor(), {"c": head(temperature)}).tag(picture)[0]["c"] for temperature in (1.0, 4.0)
    )
    assert sure.label == unsure.label == "red" and unsure.probability < sure.probability


def test_a_picture_gets_the_same_tags_alone_and_among_others(tagger: Tagger) -> None:
    pictures = [plain((255, 0, 0)), plain((0, 255, 0)), plain((0, 0, 255))]
    together = tagger.tag(pictures)
    assert [tags["baseColour"].label for tags in together] == ["red", "green", "blue"]
    assert [tagger.tag([picture])[0] for picture in pictures] == together


def test_what_the_type_implies_counts_as_much_as_the_broader_attribute_itself() -> None:
    broad = ClassifierHead(
        np.zeros((3, 2), np.float32), np.log(np.array([0.4, 0.6], np.float32)), 1.0, ("warm", "cold")
    )
    heads = {"articleType": head(), "subCategory": broad}
    tagger = Tagger(MeanColor(), heads, {"subCategory": ("warm", "cold", "cold")})
    tags = tagger.tag([plain((255, 51, 0))])[0]
    red = tags["articleType"].probability
    assert tags["subCategory"].label == "warm"
    assert tags["subCategory"].probability == pytest.approx((0.4 + red) / 2, rel=1e-4)


def test_an_unreadable_file_is_named_and_the_others_are_tagged(tagger: Tagger, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    plain((0, 200, 0)).save(tmp_path / "good.png")
    files = {path.stem: path for path in tmp_path.iterdir()}
    ((tags, errors),) = tagger.tag_files(files)
    assert list(tags) == ["good"] and tags["good"]["baseColour"].label == "green"
    assert list(errors) == ["broken"] and "broken.png" in errors["broken"]


def test_weights_without_heads_are_refused(tmp_path: Path) -> None:
    manifest = json.loads(MANIFEST.read_text())
    (tmp_path / manifest["weights"]["file"]).symlink_to(MANIFEST.parent / manifest["weights"]["file"])
    for heads, sentence in (
        ({}, "no attribute heads"),
        ({"gender": {"temperature": 1, "classes": ["Men"]}}, "the file has (2048, 5)"),
        ({"gender": {"classes": ["Men"]}}, "'temperature' is missing or wrong"),
    ):
        said = manifest | {"heads": heads, "hierarchy": {}}
        (tmp_path / MANIFEST.name).write_text(json.dumps(said))
        with pytest.raises(ModelError) as refusal:
            Tagger.load(tmp_path / MANIFEST.name)
        assert sentence in str(refusal.value)


def test_a_hierarchy_of_other_labels_is_refused(tmp_path: Path) -> None:
    said = json.loads(MANIFEST.read_text())
    (tmp_path / said["weights"]["file"]).symlink_to(MANIFEST.parent / said["weights"]["file"])
    said["hierarchy"]["subCategory"][0] = "Nothing"
    (tmp_path / MANIFEST.name).write_text(json.dumps(said))
    with pytest.raises(ModelError, match="other labels for subCategory than its head has"):
        Tagger.load(tmp_path / MANIFEST.name)


@pytest.fixture
def bundled_is_stubbed(monkeypatch: pytest.MonkeyPatch, tagger: Tagger) -> Iterator[None]:
    monkeypatch.setattr(Tagger, "load", classmethod(lambda cls: tagger))
    yield


@pytest.mark.usefixtures("bundled_is_stubbed")
def test_the_command_tags_every_product_of_a_catalog(
    toy_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalog = Catalog.open(toy_copy)
    broken = catalog.product(0)
    assert broken.image is not None
    broken.image.write_bytes(b"no picture")
    assert main(["tag", str(toy_copy), "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == {str(product_id) for product_id in catalog.ids}
    assert "cannot be read" in rows[broken.id]["error"] or broken.image.name in rows[broken.id]["error"]
    found = rows["box-blue-44"]["tags"]["baseColour"]
    assert found["label"] == "blue" and [name for name, _ in found["runners_up"]] == ["green", "red"]


@pytest.mark.usefixtures("bundled_is_stubbed")
def test_the_command_tags_picture_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toy.draw("box", toy.COLORS["red"]).save(tmp_path / "a.png")
    assert main(["tag", "--image", str(tmp_path / "a.png")]) == 0
    assert f"{tmp_path / 'a.png'}  baseColour red" in capsys.readouterr().out
    assert main(["tag", "--image", str(tmp_path / "none.png"), "--json"]) == 1
    assert "none.png" in capsys.readouterr().err


def test_the_bundled_tagger_knows_a_drawn_watch() -> None:
    tagger = Tagger.load()
    assert list(tagger.classes) == [
        "articleType", "subCategory", "masterCategory", "gender", "baseColour", "season", "usage",
    ]  # fmt: skip
    demo = Catalog.open(MANIFEST.parents[1] / "demo")
    row = next(row for row in range(len(demo)) if demo.product(row).category == "Watches")
    image = demo.product(row).image
    assert image is not None
    with Image.open(image) as picture:
        tags = tagger.tag([picture.convert("RGB")])[0]
    assert tags["articleType"].label == "Watches" and tags["articleType"].probability > 0.5
    assert all(0 < found.probability <= 1 and len(found.runners_up) == 3 for found in tags.values())
