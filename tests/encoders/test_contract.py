"""One behaviour for every encoder: networks with made-up weights, eigenfaces, triplets, colours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recsys.encoders import Encoder, EncoderSpec, resnet50
from recsys.encoders.eigenfaces import SIDE, Eigenfaces
from recsys.encoders.hsv import HsvHistogram
from recsys.encoders.model_file import PretrainedModel
from recsys.encoders.triplet import TripletEncoder, project
from recsys.encoders.views import BOTH_WAYS
from recsys.errors import ModelError
from recsys.images import letterbox, resize_letterboxed
from tests.encoders.made_up import resnet50_weights
from tests.support.toy import COLORS, SHAPES, draw


def eigenfaces() -> Eigenfaces:
    squares = [
        resize_letterboxed(draw(s, c, size), SIDE)
        for s in SHAPES
        for c in COLORS.values()
        for size in (40, 44)
    ]
    return Eigenfaces.fit(squares)


def triplet(name: str = "made-up") -> TripletEncoder:
    network = PretrainedModel(resnet50_weights(), (64, 48), "avg", BOTH_WAYS, None, {}, {}, name)
    return TripletEncoder(
        network, np.random.default_rng(0).normal(size=(network.features, 16)).astype(np.float32)
    )


@pytest.fixture(scope="module", params=["resnet50", "eigenfaces", "triplet", "hsv"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    if request.param == "resnet50":
        path = tmp_path_factory.mktemp("weights") / "made-up.npz"
        np.savez(path, **resnet50_weights())
        return EncoderSpec.parse(f"resnet50:{path}").load()
    makers = {
        "eigenfaces": eigenfaces,
        "triplet": triplet,
        "hsv": HsvHistogram,
    }
    return makers[request.param]()


@pytest.fixture(scope="module")
def batch(encoder: Encoder) -> np.ndarray:
    pictures = [draw(shape, color) for shape in SHAPES for color in COLORS.values()]
    return np.stack([letterbox(picture, *encoder.shape) for picture in pictures])


def test_vectors_have_the_promised_shape(encoder: Encoder, batch: np.ndarray) -> None:
    vectors = encoder.encode_batch(batch)
    assert vectors.shape == (len(batch), encoder.dim) and vectors.dtype == np.float32
    assert np.isfinite(vectors).all()
    assert encoder.encode_batch(batch[:0]).shape == (0, encoder.dim)


def test_a_picture_does_not_depend_on_its_batch(encoder: Encoder, batch: np.ndarray) -> None:
    together = encoder.encode_batch(batch)
    np.testing.assert_array_equal(encoder.encode_batch(batch[4:5])[0], together[4])
    np.testing.assert_array_equal(encoder.encode_batch(batch[::-1])[::-1], together)


def test_the_batch_is_not_changed(encoder: Encoder, batch: np.ndarray) -> None:
    before = batch.copy()
    encoder.encode_batch(batch)
    np.testing.assert_array_equal(batch, before)


def test_pictures_of_any_size_are_squared(encoder: Encoder) -> None:
    picture = draw("disc", (0, 0, 200))
    expected = encoder.encode_batch(letterbox(picture, *encoder.shape)[None])
    np.testing.assert_array_equal(encoder.encode([picture]), expected)
    assert encoder.encode([Image.new("RGB", (500, 20))]).shape == (1, encoder.dim)


def test_half_precision_is_enough(encoder: Encoder, batch: np.ndarray) -> None:
    vectors = encoder.encode_batch(batch)
    halved = vectors.astype(np.float16).astype(np.float32)
    assert np.isfinite(halved).all()
    np.testing.assert_allclose(halved, vectors, rtol=2e-3, atol=1e-3 * np.abs(vectors).max())


def test_eigenfaces_are_the_main_directions() -> None:
    fitted = eigenfaces()
    np.testing.assert_allclose(fitted.basis @ fitted.basis.T, np.eye(fitted.dim), atol=1e-4)
    square = resize_letterboxed(draw("cross", COLORS["red"]), SIDE)
    code = fitted.encode_batch(square[None])[0]
    gray = (square.astype(np.float32) @ [0.299, 0.587, 0.114]).ravel() / 255
    np.testing.assert_allclose(fitted.mean + code @ fitted.basis, gray, atol=0.02)


def test_eigenfaces_survive_saving(tmp_path: Path) -> None:
    fitted = eigenfaces()
    fitted.save(tmp_path / "basis.npz")
    loaded = Eigenfaces.load(tmp_path / "basis.npz")
    assert loaded.fingerprint == fitted.fingerprint
    np.testing.assert_array_equal(loaded.basis, fitted.basis)


def test_triplet_vectors_have_length_one_and_are_those_of_kept_features() -> None:
    made = triplet()
    pages = np.stack([letterbox(draw(shape, COLORS["red"]), *made.shape) for shape in SHAPES])
    vectors = made.encode_batch(pages)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    features = resnet50.average_pooled(made.network).encode_batch(pages)
    np.testing.assert_array_equal(project(features.astype(np.float16), made.matrix), vectors)


def test_triplets_tell_each_cell() -> None:
    made = triplet()
    page = letterbox(draw("cross", COLORS["red"]), *made.shape)
    shares = made.attribute(page)
    assert shares.cells.shape[2] == made.dim and not shares.rest.any()
    np.testing.assert_allclose(shares.vector, made.encode_batch(page[None])[0], atol=2e-3)


def test_triplets_survive_saving_and_refuse_another_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "shop" / "computed" / "triplet"
    assert TripletEncoder.exists_in(folder) is None
    made, other = triplet(), triplet("newer")
    made.save(folder / TripletEncoder.file)
    monkeypatch.setattr(resnet50, "load_weights", lambda: made.network)
    loaded = TripletEncoder.exists_in(folder)
    assert loaded.fingerprint == made.fingerprint != other.fingerprint
    np.testing.assert_array_equal(loaded.matrix, made.matrix)
    monkeypatch.setattr(resnet50, "load_weights", lambda: other.network)
    with pytest.raises(ModelError, match=r"made-up, but .* newer. .*train-triplets .*shop"):
        TripletEncoder.exists_in(folder)
    (folder / TripletEncoder.file).write_bytes(b"PK broken")
    with pytest.raises(ModelError, match="damaged .*Train again"):
        TripletEncoder.exists_in(folder)


def test_colors_ignore_the_background_and_hue_is_a_circle() -> None:
    hsv = HsvHistogram()

    def alike(a: Image.Image, b: Image.Image) -> float:
        one, two = hsv.encode([a, b])
        return float(one @ two)

    red = draw("box", (200, 20, 20))
    assert alike(red, draw("disc", (200, 20, 20))) > 0.98
    assert alike(red, draw("box", (200, 20, 45))) > 0.6 > 0.1 > alike(red, draw("box", (20, 200, 20)))
    gray_a, gray_b = draw("box", (120, 118, 120)), draw("box", (118, 120, 118))
    assert alike(gray_a, gray_b) > 0.99  # the hue of grey is chance
