"""Search for the nearest vectors, and the table of every product's neighbours."""

from recsys.index.base import Index, Neighbors
from recsys.index.exact import ExactIndex
from recsys.index.neighbors import NeighborTable, build_neighbors
from recsys.index.registry import DEFAULT_INDEX, INDEXES, open_index

__all__ = [
    "DEFAULT_INDEX",
    "INDEXES",
    "ExactIndex",
    "Index",
    "NeighborTable",
    "Neighbors",
    "build_neighbors",
    "open_index",
]
