"""The weights that come with Alike, as exported by training."""

import json
from pathlib import Path

import pytest

from recsys.encoders.efficientnet_lite import FEATURES
from recsys.encoders.model_file import EFFICIENTNET_MANIFEST, PretrainedModel
from training.efficientnet.features import SIDE, TAILS

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "models"

pytestmark = pytest.mark.skipif(not EFFICIENTNET_MANIFEST.is_file(), reason="no weights are bundled")


def test_all_weights_together_are_small():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 60_000_000


def test_the_network_is_the_one_that_is_trained():
    own = PretrainedModel.load(EFFICIENTNET_MANIFEST)
    assert own.shape == (SIDE, SIDE) and own.features == len(TAILS) * FEATURES
    assert {"articleType", "gender", "baseColour", "season", "usage"} <= own.heads.keys()


def test_the_figures_stand_in_the_manifest():
    manifest = json.loads(EFFICIENTNET_MANIFEST.read_text())
    search = manifest["figures"]["search"]
    assert {"type", "type and gender", "other color first", "photos", "electronics"} <= search.keys()
    assert all(figure["low"] <= figure["value"] <= figure["high"] for figure in search.values())
    assert (
        manifest["split"]["fingerprint"]
        == json.loads((FOLDER / "resnet50.json").read_text())["split"]["fingerprint"]
    )
