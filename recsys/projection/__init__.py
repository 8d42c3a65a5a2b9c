"""Maps: every picture of a catalogue as a point in the plane, alike pictures close together (t-SNE)."""

from recsys.projection.build_map import (
    PERPLEXITY,
    MapState,
    bring_up_to_date,
    draw,
    map_state,
    open_map,
    redraw,
)
from recsys.projection.product_map import ProductMap

__all__ = [
    "PERPLEXITY",
    "MapState",
    "ProductMap",
    "bring_up_to_date",
    "draw",
    "map_state",
    "open_map",
    "redraw",
]
