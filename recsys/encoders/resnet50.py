"""ResNet50: the weights it takes, and the encoders that are made of them."""

from __future__ import annotations

from recsys.encoders import imagenet, model_file
from recsys.encoders.attribution import Explainer
from recsys.encoders.base import Encoder
from recsys.encoders.model_file import PretrainedModel
from recsys.encoders.views import PLAIN
from recsys.encoders.weights import check_shapes, read_weights
from recsys.files import sha256_file
from recsys.progress import ProgressCallback, no_progress


def load_weights(source: str = "", listen: ProgressCallback = no_progress) -> PretrainedModel:
    """Return the weights that come with Alike, or others as Keras uses them.

    Args:
        source: "" for the default ones, "imagenet", or a file.
        listen: told how far a download is.

    Raises:
        ModelError: they are missing, damaged or of another network.
    """
    from recsys.encoders.networks import resnet50_shapes

    if source == "" and model_file.MANIFEST.is_file():
        return PretrainedModel.load(model_file.MANIFEST)
    path = imagenet.RESNET50.find(source, listen)
    weights = read_weights(path)
    check_shapes(weights, resnet50_shapes(), f"ResNet50 ({path.name})")
    return PretrainedModel(
        weights,
        (224, 224),
        "max",
        views=PLAIN,
        projection=None,
        heads={},
        hierarchy={},
        fingerprint=f"resnet50-224-max-{sha256_file(path)[:16]}",
    )


def load(source: str, listen: ProgressCallback) -> Encoder:
    """Make the encoder from a source of weights; see `load_weights`."""
    from recsys.encoders.network_encoder import NetworkEncoder

    own = load_weights(source, listen)
    return NetworkEncoder("resnet50", own.network(own.pooling), own.fingerprint, own.projection)


def explain(source: str) -> Explainer:
    """Make the explainer of the encoder from a source of weights; see `load_weights`."""
    from recsys.encoders.attribution import NetworkExplainer

    own = load_weights(source)
    return NetworkExplainer(own.network(own.pooling), own.pooling, own.fingerprint, own.projection)


def average_pooled(own: PretrainedModel) -> Encoder:
    """Make an encoder that gives a network's features, averaged over its last map."""
    from recsys.encoders.network_encoder import NetworkEncoder

    return NetworkEncoder("ResNet50", own.network("avg"), f"{own.fingerprint}-averaged")
