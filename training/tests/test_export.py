import json

import numpy as np
import pytest

from training import export


def test_round_trip(tmp_path, rng):
    arrays = {"conv1_conv/kernel": rng.normal(size=(7, 7, 3, 4)), "conv1_bn/gamma": np.ones(4)}
    export.export(tmp_path, arrays, {"input": {"height": 96}})
    loaded, manifest = export.load(tmp_path)
    assert loaded.keys() == arrays.keys()
    for name, array in arrays.items():
        assert loaded[name].dtype == np.float32
        np.testing.assert_allclose(loaded[name], array, rtol=1e-3, atol=1e-6)
    assert manifest["input"] == {"height": 96}
    assert manifest["weights"]["bytes"] == (tmp_path / export.WEIGHTS).stat().st_size


def test_numbers_too_large_for_half_precision_are_refused(tmp_path):
    with pytest.raises(ValueError, match="conv1_bn/gamma"):
        export.export(tmp_path, {"conv1_bn/gamma": np.array([1e6])}, {})
    assert not (tmp_path / export.WEIGHTS).exists()


def test_large_variances_are_kept(tmp_path):
    export.export(tmp_path, {"conv1_bn/moving_variance": np.array([1e6])}, {})
    assert export.load(tmp_path)[0]["conv1_bn/moving_variance"].tolist() == [1e6]


def test_weights_that_do_not_match_the_manifest_are_refused(tmp_path):
    export.export(tmp_path, {"a": np.zeros(3)}, {})
    manifest = json.loads((tmp_path / export.MANIFEST).read_text())
    manifest["weights"]["sha256"] = "0" * 64
    (tmp_path / export.MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ValueError, match="get both again"):
        export.load(tmp_path)
