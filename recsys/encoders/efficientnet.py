"""The encoder made of the EfficientNet-Lite that comes with Alike."""

from __future__ import annotations

from recsys.encoders import model_file
from recsys.encoders.attribution import Explainer
from recsys.encoders.base import Encoder
from recsys.encoders.model_file import PretrainedModel
from recsys.progress import ProgressCallback

NAME = "efficientnet"
DIMENSION = 192


def load(source: str, listen: ProgressCallback) -> Encoder:
    """Make the encoder; it takes no other weights than its own."""
    from recsys.encoders.network_encoder import NetworkEncoder

    own = PretrainedModel.load(model_file.EFFICIENTNET_MANIFEST)
    return NetworkEncoder(NAME, own.network(own.pooling), own.fingerprint, own.projection)


def explain(source: str) -> Explainer:
    """Make what tells which cells of a picture its vector comes from."""
    from recsys.encoders.attribution import NetworkExplainer

    own = PretrainedModel.load(model_file.EFFICIENTNET_MANIFEST)
    return NetworkExplainer(own.network(own.pooling), own.pooling, own.fingerprint, own.projection)
