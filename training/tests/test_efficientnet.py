import collections
import io
import pickle

import numpy as np
import pytest

from recsys.encoders.efficientnet_lite import convolutions, shapes
from recsys.encoders.weights import in_full_precision
from recsys.models.fine_tuning.checkpoint import Position
from training.data import Pictures
from training.efficientnet.bench_sets import kind_of, pages, to_choose_by
from training.efficientnet.features import WORLD_TAIL, with_world_tail
from training.efficientnet.imagenet_weights import folded, read_pth
from training.efficientnet.page_augmentation import augment_page, background_pool, squared
from training.efficientnet.page_batches import BATCH, PAIRS, PHOTOS, PageBatches
from training.efficientnet.quantize import quantized
from training.efficientnet.train import Plan, learning_share
from training.labels import UNKNOWN, vocabulary


class Storage:
    """Pickles as a reference to numbers that follow later, as PyTorch's do."""

    def __init__(self, values, key):
        self.values, self.key = values, key


class FloatStorage:
    pass


class OldPth(pickle.Pickler):
    def persistent_id(self, thing):
        if isinstance(thing, Storage):
            return ("storage", FloatStorage, thing.key, "cpu", len(thing.values), None)
        return None


def pth(tensors):
    """Return an old PyTorch file of {name: array} as bytes."""
    import sys
    from types import ModuleType

    torch, utils = ModuleType("torch"), ModuleType("torch._utils")
    FloatStorage.__module__, FloatStorage.__qualname__ = "torch", "FloatStorage"

    def rebuild(*parts):
        return parts

    rebuild.__module__, rebuild.__qualname__ = "torch._utils", "_rebuild_tensor_v2"
    torch.FloatStorage, utils._rebuild_tensor_v2 = FloatStorage, rebuild

    class Tensor:
        def __init__(self, array, key):
            self.array, self.key = array, key

        def __reduce__(self):
            array = self.array
            strides = tuple(step // 4 for step in array.strides)
            storage = Storage(array.ravel(), self.key)
            return rebuild, (storage, 0, array.shape, strides, False, collections.OrderedDict())

    stream = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "torch", torch)
        patch.setitem(sys.modules, "torch._utils", utils)
        for value in (119547037146038801333356, 1001, {"little_endian": True}):
            pickle.dump(value, stream, 2)
        numbered = {name: Tensor(array, str(n)) for n, (name, array) in enumerate(tensors.items())}
        OldPth(stream, 2).dump(collections.OrderedDict(numbered))
        pickle.dump([str(n) for n in range(len(tensors))], stream, 2)
    for array in tensors.values():
        stream.write(np.int64(array.size).tobytes() + array.astype("<f4").tobytes())
    return stream.getvalue()


def test_an_old_pytorch_file_is_read(rng):
    tensors = {"a.weight": rng.random((2, 3)).astype("f4"), "a.bias": rng.random(2).astype("f4")}
    found = read_pth(io.BytesIO(pth(tensors)))
    assert found.keys() == tensors.keys()
    for name, array in tensors.items():
        np.testing.assert_array_equal(found[name], array)


class Evil:
    def __reduce__(self):
        return print, ("this ran",)


def test_a_file_that_would_run_something_is_refused(capsys):
    stream = io.BytesIO()
    for value in (1, 2, 3, Evil()):
        pickle.dump(value, stream)
    stream.seek(0)
    with pytest.raises(pickle.UnpicklingError, match="print is not allowed"):
        read_pth(stream)
    assert capsys.readouterr().out == ""


def imagenet(rng):
    """Return made-up arrays by the names of the file."""
    arrays = {}
    for layer in convolutions(0):
        number = layer.name.partition("_")[0].removeprefix("block")
        part = layer.name.partition("_")[2]
        place = {"expand": 0, "depthwise": 1, "project": 2}.get(part)
        source, norm = {"stem": ("_conv_stem", "_bn0"), "top": ("_conv_head", "_bn1")}.get(
            layer.name, (f"_blocks.{number}._{part}_conv", f"_blocks.{number}._bn{place}")
        )
        order = (2, 3, 0, 1) if layer.depthwise else (3, 2, 0, 1)
        arrays[f"{source}.weight"] = rng.random(layer.shape).transpose(order)
        for name in ("weight", "bias", "running_mean", "running_var"):
            arrays[f"{norm}.{name}"] = rng.random(layer.channels)
    return arrays


def test_folding_keeps_what_a_convolution_and_its_normalization_give(rng):
    arrays = imagenet(rng)
    weights = folded(arrays, 0)
    assert {name: array.shape for name, array in weights.items()} == shapes(0)
    x = rng.random(32)
    kernel = arrays["_blocks.0._project_conv.weight"][:, :, 0, 0]
    plain = kernel @ x
    norm = {
        name: arrays[f"_blocks.0._bn2.{name}"] for name in ("weight", "bias", "running_mean", "running_var")
    }
    expected = (plain - norm["running_mean"]) / np.sqrt(norm["running_var"] + 1e-3) * norm["weight"] + norm[
        "bias"
    ]
    found = x @ weights["block0_project/kernel"][0, 0] + weights["block0_project/bias"]
    np.testing.assert_allclose(found, expected, rtol=1e-4)


def test_eight_bits_lose_less_than_a_hundredth(rng):
    weights = {
        "a/kernel": rng.normal(size=(1, 1, 50, 60)).astype("f4"),
        "b/kernel": np.ones((3, 3, 4, 1), "f4"),
    }
    arrays, scales = quantized(weights)
    assert arrays["a/kernel"].dtype == np.int8 and arrays["b/kernel"] is weights["b/kernel"]
    full = in_full_precision(arrays | scales)
    assert full.keys() == weights.keys()
    assert np.abs(full["a/kernel"] - weights["a/kernel"]).max() < 0.01 * np.abs(weights["a/kernel"]).max()


def test_the_world_tail_is_the_untrained_one():
    start = {"stem/kernel": 1, "block4_project/kernel": 2, "block5_expand/kernel": 3, "top/bias": 4}
    both = with_world_tail({"block5_expand/kernel": 5, "head_gender/bias": 6}, start)
    assert both["block5_expand/kernel"] == 5 and both[f"{WORLD_TAIL}block5_expand/kernel"] == 3
    assert both["stem/kernel"] == 1 and f"{WORLD_TAIL}stem/kernel" not in both
    assert both[f"{WORLD_TAIL}top/bias"] == 4 and both["head_gender/bias"] == 6


def test_a_page_is_changed_but_still_shows_the_product(rng, product):
    page = squared(product[None])[0]
    assert page.shape == (96, 96, 4) and (page[:, 0, 3] == 0).all()
    pool = background_pool(rng, np.full((2, 30, 30, 3), 120, np.uint8), 64)
    drawn = [augment_page(np.random.default_rng(seed), page, pool, 64) for seed in range(20)]
    assert all(each.shape == (64, 64, 3) and each.dtype == np.uint8 for each in drawn)
    red = [((each[..., 0] > 120) & (each[..., 1] < 90) & (each[..., 2] < 90)).mean() for each in drawn]
    assert min(red) > 0.02 and len({each.tobytes() for each in drawn}) == 20
    again = augment_page(np.random.default_rng(3), page, pool, 64)
    np.testing.assert_array_equal(again, drawn[3])


@pytest.fixture
def batches(rng, product):
    kinds = ["Tshirts", "Caps"]
    records = [
        {"articleType": kinds[row % 2], "gender": "Men", "baseColour": "Red", "photoClass": "t-shirt"}
        for row in range(60)
    ]
    records = [
        {"subCategory": "", "masterCategory": "", "season": "", "usage": "", **each} for each in records
    ]
    ids = [str(row) for row in range(60)]
    thumbnails = Pictures(ids, records, np.stack([product] * 60), [""] * 60)
    sharp = Pictures(["3", "8", "59"], records[:3], np.full((3, 20, 20, 4), 255, np.uint8), [""] * 3)
    photos = Pictures(
        [str(n) for n in range(30)], records[:30], np.full((30, 9, 9, 4), 255, np.uint8), [""] * 30
    )
    return PageBatches(
        thumbnails, np.arange(50), sharp, [(photos, np.arange(5, 30))], vocabulary(records), seed=1
    )


def test_batches_pair_products_with_themselves_in_another_color(batches):
    one, same, other = batches.batch(7, 48), batches.batch(7, 48), batches.batch(8, 48)
    assert one.pages.shape == (BATCH, 48, 48, 3) and len(one.labels) == BATCH
    np.testing.assert_array_equal(one.pages, same.pages)
    assert (one.pages != other.pages).any()
    first, second = one.labels[:PAIRS], one.labels[PAIRS : 2 * PAIRS]
    colors = 4  # the column of baseColour
    assert (first[:, colors] == 0).all() and (second[:, colors] == UNKNOWN).all()
    np.testing.assert_array_equal(np.delete(first, colors, 1), np.delete(second, colors, 1))
    assert one.labels[-PHOTOS:, 0].min() >= 0


def test_training_ends_by_pictures_or_minutes_with_larger_pages_last():
    plan = Plan(pictures=1000, minutes=10)
    assert plan.progress(Position(0, 500, 1.0)) == 0.5 and plan.progress(Position(0, 500, 9.0)) == 0.9
    assert plan.side(0) == 128 and plan.side(1) == 160
    shares = [learning_share(progress) for progress in np.linspace(0, 1, 101)]
    assert max(shares) == pytest.approx(1, abs=0.01) and shares[-1] == pytest.approx(0, abs=1e-9)


def test_the_kind_of_electronics_is_told_by_words():
    assert kind_of("Logitech wireless Mouse pad") == "mouse pad"
    assert kind_of("HP Mouse M100") == "mouse" and kind_of("A chair") == ""


def test_a_seventh_of_the_photos_is_kept_to_choose_by():
    kept = [to_choose_by(f"train/shoes/{number}.jpg") for number in range(2000)]
    assert 0.12 < np.mean(kept) < 0.18


def test_pages_are_square(rng):
    assert pages(rng.integers(0, 255, (2, 80, 60, 4)).astype(np.uint8), 32).shape == (2, 32, 32, 3)
