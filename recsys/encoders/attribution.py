"""Attribution of a vector to the cells of its picture, for explaining likeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from recsys.encoders.inference import Network


@dataclass(frozen=True)
class Attribution:
    """A vector as a sum over the cells of a page.

    Attributes:
        cells: (rows, columns, dim) float64: what each cell of the page adds to the vector.
        rest: (dim,) float64: what no cell adds; cells and rest sum to the vector.
    """

    cells: np.ndarray
    rest: np.ndarray

    @property
    def vector(self) -> np.ndarray:
        """(dim,) the sum: the picture's vector."""
        return self.cells.sum(axis=(0, 1)) + self.rest


class Explainer(Protocol):
    """An encoder's counterpart that attributes vectors to the cells of pictures.

    Attributes:
        shape: height and width in pixels of the white pages it looks at.
        fingerprint: the encoder's.
    """

    shape: tuple[int, int]
    fingerprint: str

    def attribute(self, page: np.ndarray) -> Attribution:
        """Split the vector of a (height, width, 3) uint8 RGB page; safe to call from several threads."""


class NetworkExplainer:
    """Tells what each cell of a network's last map adds to a vector.

    Args:
        network: one that tells its maps, such as of `resnet50`.
        pooling: "avg" or "max", over the whole map.
        fingerprint: names weights and architecture.
        projection: "mean" (n,) and "matrix" (n, dim): an optional linear map after the pooling. What
            the mean adds comes from no cell.
    """

    def __init__(
        self,
        network: Network,
        pooling: str,
        fingerprint: str,
        projection: Mapping[str, np.ndarray] | None = None,
    ) -> None:
        self.shape = network.shape
        self.fingerprint = fingerprint
        self._pooling = pooling
        self._projection = projection
        self._network = network

    def attribute(self, page: np.ndarray) -> Attribution:
        """Split the vector of a page; see `Explainer`."""
        maps = self._network.run(page).maps.astype(np.float64)
        cells = pooled_attribution(maps, self._pooling, [len(group) for group in self._network.views])
        if self._projection is None:
            return Attribution(cells, np.zeros(cells.shape[2]))
        mean, matrix = (self._projection[name].astype(np.float64) for name in ("mean", "matrix"))
        return Attribution(cells @ matrix, -mean @ matrix)


def pooled_attribution(maps: np.ndarray, pooling: str, groups: Sequence[int]) -> np.ndarray:
    """Return what each cell of a map adds to its globally pooled features.

    With average pooling each cell adds its share of the mean; with maximum pooling a feature comes
    from the cells where it is largest, in equal parts if there are several.

    Args:
        maps: (views, features, rows, columns); a view after the first is mirrored.
        pooling: "avg" or "max".
        groups: how many views each group has; the features of a group are averaged.

    Returns:
        (rows, columns, groups * features), mirrored views' cells turned back; they sum to the features,
        those of one group after those of the other.
    """
    if pooling == "avg":
        shares = maps / (maps.shape[2] * maps.shape[3])
    else:
        largest = maps == maps.max(axis=(2, 3), keepdims=True)
        shares = np.where(largest, maps, 0.0) / largest.sum(axis=(2, 3), keepdims=True)
    views = [shares[0], *(view[:, :, ::-1] for view in shares[1:])]
    parts = np.split(np.stack(views), np.cumsum(groups)[:-1])
    return np.concatenate([part.mean(axis=0) for part in parts]).transpose(1, 2, 0)
