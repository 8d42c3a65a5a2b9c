"""Exact search for the nearest vectors, and the table of every product's neighbours."""

from recsys.index.exact import ExactIndex, Neighbors
from recsys.index.neighbors import NeighborTable, build_neighbors

__all__ = ["ExactIndex", "NeighborTable", "Neighbors", "build_neighbors"]
