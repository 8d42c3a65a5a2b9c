from pathlib import Path

import pytest

from recsys.training import export

FOLDER = Path(__file__).parents[2] / "assets" / "models"


@pytest.fixture(scope="module")
def bundled():
    return export.load(FOLDER)


def test_the_weights_are_small_enough_to_bundle(bundled):
    assert bundled[1]["weights"]["bytes"] == (FOLDER / export.WEIGHTS).stat().st_size <= 50_000_000


def test_every_head_has_one_output_per_class(bundled):
    arrays, manifest = bundled
    for name, head in manifest["heads"].items():
        assert arrays[f"head_{name}/kernel"].shape == (2048, len(head["classes"]))
        assert arrays[f"head_{name}/bias"].shape == (len(head["classes"]),)
        assert 0.25 <= head["temperature"] <= 4


def test_the_projection_has_the_stated_dimension(bundled):
    arrays, manifest = bundled
    assert manifest["embedding"]["projection"]
    assert arrays["projection/matrix"].shape == (2048, manifest["embedding"]["dimension"])
    assert arrays["projection/mean"].shape == (2048,)
