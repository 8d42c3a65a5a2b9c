"""The networks that weights can come with: what arrays they have and the graph that runs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from recsys.encoders.views import Views

if TYPE_CHECKING:
    from recsys.encoders.openvino_runtime import ov


class Architecture(Protocol):
    """A network whose weights a model file may hold.

    Attributes:
        name: starts the fingerprint of an encoder.
        features: how many features it has of one group of views of a picture.
        head_features: how many of them, the first ones, the heads read.
        smallest: shortest side of a page in pixels that it can look at.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def features(self) -> int: ...  # noqa: D102

    @property
    def head_features(self) -> int: ...  # noqa: D102

    @property
    def smallest(self) -> int: ...  # noqa: D102

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every array by name."""

    def graph(
        self, weights: Mapping[str, np.ndarray], shape: tuple[int, int], pooling: str, views: Views
    ) -> ov.Model:
        """Build the graph from pages to features and the maps that these are pooled from."""


@dataclass(frozen=True)
class ResNet50:
    """ResNet50 as `keras.applications` defines it, without its top."""

    name: str = "resnet50"
    features: int = 2048
    head_features: int = 2048
    smallest: int = 32

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every array by name."""
        from recsys.encoders.networks import resnet50_shapes

        return resnet50_shapes()

    def graph(
        self, weights: Mapping[str, np.ndarray], shape: tuple[int, int], pooling: str, views: Views
    ) -> ov.Model:
        """Build the graph; see `networks.resnet50`."""
        from recsys.encoders.networks import resnet50

        return resnet50(weights, shape, pooling, views)


RESNET50 = ResNet50()


@dataclass(frozen=True)
class EfficientNetLite:
    """EfficientNet-Lite with one or more tails; see `efficientnet_lite.graph`.

    Attributes:
        variant: 0, 1 or 2.
        shared: how many blocks all tails have in common.
        tails: their names, the start of the names of their arrays.
    """

    variant: int
    shared: int
    tails: tuple[str, ...]
    name: str = "efficientnet"
    smallest: int = 32

    @property
    def features(self) -> int:
        """How many features it has of one group of views: those of all tails side by side."""
        from recsys.encoders.efficientnet_lite import FEATURES

        return FEATURES * len(self.tails)

    @property
    def head_features(self) -> int:
        """How many features the heads read: those of the first tail."""
        from recsys.encoders.efficientnet_lite import FEATURES

        return FEATURES

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every array by name."""
        from recsys.encoders.efficientnet_lite import tailed_shapes

        return tailed_shapes(self.variant, self.shared, self.tails)

    def graph(
        self, weights: Mapping[str, np.ndarray], shape: tuple[int, int], pooling: str, views: Views
    ) -> ov.Model:
        """Build the graph; see `efficientnet_lite.graph`."""
        from recsys.encoders.efficientnet_lite import graph

        return graph(weights, shape, self.variant, self.shared, self.tails, pooling, views)


def architecture(said: Mapping[str, Any] | None) -> Architecture:
    """Return the architecture that a manifest names; ResNet50 where it names none.

    Raises:
        KeyError, TypeError, ValueError: there is no such architecture.
    """
    if said is None:
        return RESNET50
    variant, shared, tails = int(said["variant"]), int(said["shared_blocks"]), tuple(said["tails"])
    if said["name"] != "efficientnet-lite" or variant not in (0, 1, 2) or not 0 < shared < 16 or not tails:
        raise ValueError(f"the network {dict(said)}")
    return EfficientNetLite(variant, shared, tails)
