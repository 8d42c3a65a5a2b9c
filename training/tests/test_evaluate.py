import numpy as np
import pytest

from training import evaluate, labels, search_vector_candidates
from training.data import Pictures
from training.evaluate import Outputs

CLASSES = labels.vocabulary(
    [{name: "a" for name in labels.ATTRIBUTES}, {name: "b" for name in labels.ATTRIBUTES}]
)


def record(kind, gender="a", photo="", title=""):
    values = {name: "a" for name in labels.ATTRIBUTES}
    return values | {"articleType": kind, "gender": gender, "photoClass": photo, "title": title}


def test_search_figures_leave_out_twins_and_count_photos_by_class():
    kinds = [record("a", photo="hat")] * 7 + [record("b", gender="b", photo="shoes")] * 7
    records = [{**one, "title": str(number)} for number, one in enumerate(kinds)]
    vectors = np.repeat(np.eye(2, dtype=np.float32), 7, axis=0)
    photos = [record("", photo="hat"), record("", photo="hat")]
    figures = evaluate.search_figures(vectors, np.eye(2), records, photos, CLASSES, np.arange(14))
    assert figures["articleType"]["value"] == figures["articleType+gender"]["value"] == 1
    assert figures["photos"]["value"] == 0.5
    # With one title for all, nothing of their own type may be found.
    twins = [{**one, "title": one["articleType"]} for one in kinds]
    assert (
        evaluate.search_figures(vectors, np.eye(2), twins, photos, CLASSES, np.arange(14))["articleType"][
            "value"
        ]
        == 0
    )


def test_both_ways_does_not_see_mirroring(rng):
    def run(pictures):
        flat = pictures.reshape(len(pictures), -1).astype(np.float32)
        return Outputs(flat, flat, {"season": flat}, flat)

    pictures = rng.integers(0, 256, (2, 4, 3, 3), dtype=np.uint8)
    look = evaluate.flip_averaged(run)
    one, other = look(pictures), look(pictures[:, :, ::-1])
    assert one.average == pytest.approx(other.average)
    assert one.logits["season"] == pytest.approx(other.logits["season"])
    assert one.maximum.shape == (2, 36)


def test_changes_keep_shape_type_and_roughly_the_look(product):
    pictures = np.stack([product[..., :3]] * 2)
    changed = evaluate.harmless_perturbations(pictures)
    assert set(changed) == {"flip", "scale", "jpeg", "brightness"}
    for name, pixels in changed.items():
        assert pixels.shape == pictures.shape
        assert pixels.dtype == np.uint8
        assert (pixels != pictures).any() or name == "flip"
        assert np.abs(pixels.astype(int) - pictures).mean() < 12


def test_stability_counts_what_stays(rng):
    count = 30
    records = [record("a", title=str(number)) for number in range(count)]
    pixels = rng.integers(0, 256, (count, 8, 6, 4), dtype=np.uint8)
    pictures = Pictures([str(n) for n in range(count)], records, pixels, [""] * count)

    def blind_to_flips(pictures):
        columns = pictures[..., :3].astype(np.float32).mean(axis=(1, 2)) - 127
        return columns / np.linalg.norm(columns, axis=1, keepdims=True)

    kept = evaluate.stability(blind_to_flips, blind_to_flips(pixels), pictures, np.arange(10))
    assert kept["flip"] == 10
    assert 0 <= kept["jpeg"] <= 10


def test_settling_gives_the_mean_of_the_batches():
    keras = pytest.importorskip("keras")
    inputs = keras.Input((None, None, 3))
    network = keras.Model(inputs, keras.layers.BatchNormalization()(inputs))
    batches = [np.full((2, 4, 4, 3), level, np.uint8) for level in (100, 200)]
    evaluate.update_batchnorm_statistics(network, batches)
    mean = network.layers[-1].moving_mean.numpy()
    assert mean == pytest.approx([150 - 103.939, 150 - 116.779, 150 - 123.68], abs=1e-3)


def test_domain_shifts_compare_shared_classes_only():
    products = np.array([[0.0, 0], [2, 0], [5, 5], [9, 9]])
    photos = np.array([[1.0, 3], [7, 7]])
    shifts = search_vector_candidates.domain_shifts(
        products, np.array([0, 0, 1, -1]), photos, np.array([0, 2])
    )
    assert shifts.tolist() == [[0, 3]]


def test_a_changed_picture_counts_as_found_if_nothing_else_is_nearer():
    vectors = np.eye(3, dtype=np.float32)
    changed = np.array([[0.9, 0.1, 0], [0, -1, 0], [0, 0, 0.2]], np.float32)
    assert evaluate.top1_hits(vectors, changed, np.arange(3))["value"] == pytest.approx(2 / 3, abs=1e-4)
