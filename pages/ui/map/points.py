"""The numbers behind the map page, kept in memory for all visitors."""

from __future__ import annotations

import base64
from dataclasses import dataclass

import numpy as np
import streamlit as st

from pages.ui.map import coloring
from pages.ui.map.coloring import PointColors
from pages.ui.shared.resources import OpenCatalog
from recsys.artifacts import PALETTE, Artifacts, row_indices
from recsys.projection import MapState, ProductMap, map_state, open_map
from recsys.projection.alignment import align_procrustes
from recsys.projection.quality import Purity, nearest_on_map, purity

NOWHERE = 65535
"""The coordinate of a product without a point."""
_MARGIN = 0.02


@dataclass(frozen=True)
class MapPoints:
    """Positions of a catalogue's products on one map.

    Attributes:
        drawn: the map as it is on disk.
        rows: (N,) each product's row on it, -1 for none.
        middle, size: turn the map's coordinates into 0..1.
        shown: (N, 2) coordinates 0..1, NaN for products without a point.
    """

    drawn: ProductMap
    rows: np.ndarray
    middle: np.ndarray
    size: float
    shown: np.ndarray

    def to_page(self, xy: np.ndarray) -> np.ndarray:
        """Return coordinates of the map as 0..1."""
        return (xy - self.middle) / self.size + 0.5


def map_states(shop: OpenCatalog) -> dict[str, MapState]:
    """Return for each of the shop's encoders whether its map can be shown."""
    computed = Artifacts(shop.folder)
    return {name: map_state(computed, name) for name in shop.recommender.encoders}


def version(shop: OpenCatalog) -> int:
    """Return a number that changes with the catalogue or any of its maps."""
    maps = (shop.folder / "computed").glob("*/map/manifest.json")
    return max([shop.version, *(path.stat().st_mtime_ns for path in maps)])


def places(shop: OpenCatalog, encoder: str) -> MapPoints:
    """Return where the products lie.

    Raises:
        ArtifactError: there is no map, or it is not of this catalogue as it is now.
    """
    return _places(shop, shop.place, encoder, version(shop))


def point_colors(shop: OpenCatalog, by: str) -> PointColors:
    """Return the colours of all products."""
    return _coloring(shop, shop.place, by, shop.version)


def names_at(shop: OpenCatalog, encoder: str, by: str) -> list[tuple[int, float, float]]:
    """Return where on the map to write the groups' names."""
    return _names_at(shop, shop.place, encoder, by, version(shop))


def agreement(shop: OpenCatalog, encoder: str, by: str) -> Purity | None:
    """Return how often neighbours on the map have the same value; None where that means nothing."""
    return _agreement(shop, shop.place, encoder, by, version(shop))


def points(shop: OpenCatalog, encoder: str, onto: str | None = None) -> bytes:
    """Return (N, 2) little-endian uint16 places, 65535 for none, turned onto another map if asked."""
    found = places(shop, encoder)
    shown = found.shown
    if onto is not None:
        target = places(shop, onto).shown
        both = ~np.isnan(shown[:, 0]) & ~np.isnan(target[:, 0])
        if both.sum() > 1:
            turned = np.full_like(shown, np.nan)
            turned[both] = align_procrustes(shown[both], target[both])
            shown = _into_the_frame(turned)
    whole = np.where(np.isnan(shown), NOWHERE, np.clip(shown, 0, 1) * (NOWHERE - 1))
    return whole.round().astype("<u2").tobytes()


def encode_bitset(rows: np.ndarray, count: int) -> str:
    """Return some of `count` products as text: one bit each."""
    bits = np.zeros(count, dtype=bool)
    bits[rows] = True
    return base64.b64encode(np.packbits(bits, bitorder="little").tobytes()).decode()


def unpacked(text: str, count: int) -> np.ndarray:
    """Return the rows in a text of `packed`; what does not fit is left out, for it comes from outside."""
    try:
        data = np.frombuffer(base64.b64decode(text, validate=True), dtype=np.uint8)
    except ValueError:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.unpackbits(data, bitorder="little")[:count])


def _into_the_frame(xy: np.ndarray) -> np.ndarray:
    """Shrink coordinates evenly, if need be, so that all are in 0..1."""
    reach = max(1.0, 2 * float(np.nanmax(np.abs(xy - 0.5))))
    return (xy - 0.5) / reach + 0.5


@st.cache_resource(max_entries=6, show_spinner=False)
def _places(_shop: OpenCatalog, place: str, encoder: str, version: int) -> MapPoints:
    computed = Artifacts(_shop.folder)
    drawn = open_map(computed, encoder)
    rows = row_indices(_shop.catalog, computed.vectors(encoder))
    low, high = (drawn.xy.min(axis=0), drawn.xy.max(axis=0)) if len(drawn.xy) else (np.zeros(2), np.zeros(2))
    size = max(float((high - low).max()) * (1 + 2 * _MARGIN), 1e-9)
    shown = np.full((len(rows), 2), np.nan)
    found = MapPoints(drawn, rows, (low + high) / 2, size, shown)
    shown[rows >= 0] = found.to_page(drawn.xy[rows[rows >= 0]])
    return found


@st.cache_resource(max_entries=16, show_spinner=False)
def _coloring(_shop: OpenCatalog, place: str, by: str, version: int) -> PointColors:
    if by == coloring.OWN:
        palette = Artifacts(_shop.folder).vectors(PALETTE)
        return coloring.by_own_color(palette.values, row_indices(_shop.catalog, palette))
    if by == coloring.PRICE:
        return coloring.by_price(_shop.shelf)
    return coloring.by_attribute(_shop.shelf, by)


@st.cache_resource(max_entries=32, show_spinner=False)
def _names_at(
    _shop: OpenCatalog, place: str, encoder: str, by: str, version: int
) -> list[tuple[int, float, float]]:
    return coloring.names_at(places(_shop, encoder).shown, point_colors(_shop, by))


@st.cache_resource(max_entries=6, show_spinner=False)
def _around(_shop: OpenCatalog, place: str, encoder: str, version: int) -> np.ndarray:
    return nearest_on_map(places(_shop, encoder).drawn.xy)


@st.cache_resource(max_entries=32, show_spinner=False)
def _agreement(_shop: OpenCatalog, place: str, encoder: str, by: str, version: int) -> Purity | None:
    labels = point_colors(_shop, by).labels
    if labels is None:
        return None
    found = places(_shop, encoder)
    of_pictures = np.full(len(found.drawn.xy), -1, dtype=np.int64)
    of_pictures[found.rows[found.rows >= 0]] = labels[found.rows >= 0]
    return purity(_around(_shop, place, encoder, version), of_pictures)
