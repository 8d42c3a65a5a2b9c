"""The weights that come with Alike, and the manifest that says how to use them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from recsys.encoders.architectures import RESNET50, Architecture, architecture
from recsys.encoders.views import VIEWS, Views
from recsys.encoders.weights import check_shapes, in_full_precision, read_weights
from recsys.errors import ArtifactError, ModelError
from recsys.files import read_json, sha256_file

if TYPE_CHECKING:
    from recsys.encoders.inference import Network

_PACKAGE = Path(__file__).resolve().parents[1]
_MODELS = Path("assets", "models")
# A wheel holds the weights inside the package, a checkout beside it.
_FOLDER = next((root / _MODELS for root in (_PACKAGE, _PACKAGE.parent) if (root / _MODELS).is_dir()), _MODELS)
MANIFEST = _FOLDER / "resnet50.json"
EFFICIENTNET_MANIFEST = _FOLDER / "efficientnet.json"
"""The manifests of the weights that come with Alike."""
_POOLINGS = {"average": "avg", "maximum": "max"}
_NOT_ATTRIBUTES = {"photoClass"}
"""Heads that only helped training: the ten classes of people's photos."""
_REMEDY = "Get both files of assets/models again."


@dataclass(frozen=True)
class ClassifierHead:
    """A softmax layer over the average-pooled features of the first views that predicts one attribute.

    Attributes:
        kernel: (features, classes) float32, for the features of the first group of views.
        bias: (classes,) float32.
        temperature: divides the logits, so that the probabilities are honest (Guo et al. 2017).
        classes: the labels in the order of the outputs.
    """

    kernel: np.ndarray
    bias: np.ndarray
    temperature: float
    classes: tuple[str, ...]

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Return (B, classes) probabilities for the features of B pictures, of all groups of views."""
        logits = (features[:, : len(self.kernel)] @ self.kernel + self.bias) / self.temperature
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        return chances / chances.sum(axis=1, keepdims=True)


@dataclass(frozen=True)
class PretrainedModel:
    """A trained network and how its search vectors are made.

    Attributes:
        weights: Keras-named arrays.
        shape: height and width of the input in pixels.
        pooling: "avg" or "max".
        views: what the network is shown of a page.
        projection: "mean" (features,) and "matrix" (features, dim) applied to the pooled features of all
            views, or None.
        heads: for each attribute the layer that predicts it.
        hierarchy: for each broader attribute the label that each articleType implies.
        fingerprint: names the weights.
        architecture: of the network.
    """

    weights: dict[str, np.ndarray]
    shape: tuple[int, int]
    pooling: str
    views: Views
    projection: dict[str, np.ndarray] | None
    heads: dict[str, ClassifierHead]
    hierarchy: dict[str, tuple[str, ...]]
    fingerprint: str
    architecture: Architecture = RESNET50

    @property
    def features(self) -> int:
        """Number of features of a picture, of all groups of views together."""
        return self.architecture.features * len(self.views)

    @classmethod
    def load(cls, manifest: Path) -> PretrainedModel:
        """Read the weights, checked against their manifest.

        Raises:
            ModelError: a file is missing, damaged or does not belong to the other.
        """
        facts = _facts(manifest)
        network: Architecture = facts["network"]
        path = manifest.parent / Path(facts["file"]).name
        if not path.is_file() or sha256_file(path) != facts["sha256"]:
            raise ModelError(f"{path} is not the file that {manifest.name} describes. {_REMEDY}")
        weights = in_full_precision(read_weights(path))
        check_shapes(weights, network.shapes(), f"The network {network.name} ({path.name})")
        projection = None
        if facts["projection"]:
            features = network.features * len(facts["views"])
            shapes = {"projection/mean": (features,), "projection/matrix": (features, facts["dimension"])}
            check_shapes(weights, shapes, f"The projection ({path.name})")
            projection = {name: weights[f"projection/{name}"] for name in ("mean", "matrix")}
        fingerprint = f"{network.name}-bundled-{facts['sha256'][:16]}"
        heads = {
            name: _head(weights, network.head_features, name, temperature, classes, path)
            for name, (temperature, classes) in facts["heads"].items()
        }
        pooling, hierarchy = _POOLINGS[facts["pooling"]], facts["hierarchy"]
        return cls(
            weights,
            facts["shape"],
            pooling,
            facts["views"],
            projection,
            heads,
            hierarchy,
            fingerprint,
            network,
        )

    def network(self, pooling: str) -> Network:
        """Return the network with these weights, the one that others use already if there is one.

        Args:
            pooling: "avg" or "max".
        """
        from recsys.encoders.inference import Network, shared_network

        return shared_network(
            (self.fingerprint, pooling),
            lambda: Network(
                self.architecture.graph(self.weights, self.shape, pooling, self.views), self.views
            ),
        )


def _head(
    weights: dict[str, np.ndarray],
    features: int,
    name: str,
    temperature: float,
    classes: tuple[str, ...],
    path: Path,
) -> ClassifierHead:
    kernel, bias = f"head_{name}/kernel", f"head_{name}/bias"
    shapes = {kernel: (features, len(classes)), bias: (len(classes),)}
    check_shapes(weights, shapes, f"The head {name} ({path.name})")
    return ClassifierHead(weights[kernel], weights[bias], temperature, classes)


def dimension(manifest: Path) -> int:
    """Return the length of the bundled encoder's vectors.

    Raises:
        ModelError: the manifest is damaged.
    """
    return int(_facts(manifest)["dimension"])


def _facts(manifest: Path) -> dict[str, Any]:
    """Return what a manifest says, flat and checked."""
    try:
        said = read_json(manifest, remedy=_REMEDY)
        facts = {
            "network": architecture(said.get("network")),
            "file": str(said["weights"]["file"]),
            "sha256": str(said["weights"]["sha256"]),
            "shape": (int(said["input"]["height"]), int(said["input"]["width"])),
            "pooling": said["embedding"]["pooling"],
            "views": tuple(tuple(str(view) for view in group) for group in said["embedding"]["views"]),
            "projection": bool(said["embedding"]["projection"]),
            "dimension": int(said["embedding"]["dimension"]),
            "heads": {
                name: (float(head["temperature"]), tuple(str(label) for label in head["classes"]))
                for name, head in said.get("heads", {}).items()
                if name not in _NOT_ATTRIBUTES
            },
            "hierarchy": {name: tuple(labels) for name, labels in said.get("hierarchy", {}).items()},
        }
    except ArtifactError as error:
        raise ModelError(str(error)) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{manifest} is damaged: {error} is missing or wrong. {_REMEDY}") from error
    heads = facts["heads"]
    for name, labels in facts["hierarchy"].items():
        if len(labels) != len(heads["articleType"][1]) or not {*labels} <= {*heads[name][1]}:
            raise ModelError(f"{manifest} names other labels for {name} than its head has. {_REMEDY}")
    views = facts["views"] and all(group and {*group} <= {*VIEWS} for group in facts["views"])
    if facts["pooling"] not in _POOLINGS or not views or min(facts["shape"]) < facts["network"].smallest:
        raise ModelError(f"{manifest} asks for a pooling, a view or a size that does not exist. {_REMEDY}")
    return facts
