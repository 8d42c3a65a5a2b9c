"""Maps: every picture of a catalogue as a point in the plane, alike pictures close together (t-SNE)."""

from recsys.projection.build_map import (
    PERPLEXITY,
    MapState,
    build_map,
    map_state,
    open_map,
    rebuild_map,
    update_map,
)
from recsys.projection.product_map import ProductMap

__all__ = [
    "PERPLEXITY",
    "MapState",
    "ProductMap",
    "build_map",
    "map_state",
    "open_map",
    "rebuild_map",
    "update_map",
]
