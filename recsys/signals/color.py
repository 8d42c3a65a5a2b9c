"""Colour: the histograms of the products' own pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recsys.colors import ciede2000, lab
from recsys.index.base import Neighbors
from recsys.lazy import lazy_property
from recsys.signals.base import QueryContext, Signal
from recsys.signals.feedback import rocchio

if TYPE_CHECKING:
    from recsys.artifacts import Artifacts
    from recsys.catalog import Catalog

OTHER_COLOR = 20.0
"""CIEDE2000 above which people give two colours different names."""


class Color(Signal):
    """Share of colours that pictures have in common: the Bhattacharyya coefficient of HSV histograms."""

    name = "color"
    label = "Colour"
    default_weight = 0.2
    help = "How much the main colours in the picture count."
    missing = "has no known colours"
    agreement = "of the same colour"
    in_baseline = True

    def __init__(self, catalog: Catalog, artifacts: Artifacts, encoder: str) -> None:
        """Open histograms and palettes; see `Signal`."""
        from recsys.artifacts import COLORS, PALETTE, row_indices
        from recsys.encoders.hsv import HsvHistogram
        from recsys.photo_encoder import PhotoVectorCache

        self._histograms = artifacts.vectors(COLORS)
        self._rows = row_indices(catalog, self._histograms)
        self._palettes = artifacts.vectors(PALETTE)
        self._palette_rows = row_indices(catalog, self._palettes)
        self._photos = PhotoVectorCache(HsvHistogram().encode)

    @property
    def known(self) -> np.ndarray:
        """(N,) bool, True for products whose picture was read."""
        return self._rows >= 0

    def palette(self, row: int) -> list[tuple[str, float]]:
        """Return a product's up to five main colours as ("#rrggbb", share)."""
        from recsys.signals.palette import dominant_colors

        place = self._palette_rows[row]
        return dominant_colors(self._palettes.values[place]) if place >= 0 else []

    @lazy_property
    def main_colors(self) -> np.ndarray:
        """(N, 3) L*a*b* of each product's main colour, NaN where it is not known."""
        colors = np.full((len(self._rows), 3), np.nan)
        known = self._palette_rows >= 0
        colors[known] = lab(self._palettes.values[self._palette_rows[known], :3])
        return colors

    def similarity(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Return how much of their colours pairs of products share; see `Signal.similarity`."""
        places = np.stack([self._rows[rows], self._rows[others]])
        found = np.full(len(rows), np.nan)
        both = (places >= 0).all(axis=0)
        one, other = (self._histograms.values[each[both]].astype(np.float32) for each in places)
        found[both] = np.einsum("ij,ij->i", one.astype(np.float64), other)
        return found

    def scores(self, query: QueryContext, candidates: Neighbors) -> np.ndarray:
        """Return how much of their colours candidates share with a query; see `Signal.scores`."""
        asked, liked, disliked = (
            [self._histograms.values[self._rows[row]] for row in rows if self._rows[row] >= 0]
            for rows in (query.products, query.liked, query.disliked)
        )
        if query.images:
            asked.extend(self._photos.of(query.images))
        shared = np.full(len(candidates.rows), np.nan)
        if asked or liked:
            places = self._rows[candidates.rows]
            wanted = np.maximum(rocchio(asked, liked, disliked), 0)
            shared[places >= 0] = self._histograms.values[places[places >= 0]].astype(np.float32) @ wanted
        return shared

    def agrees(self, row: int, others: np.ndarray) -> np.ndarray:
        """Return 1 where people would give the main colours one name; see `Signal.agrees`."""
        apart = ciede2000(self.main_colors[others], self.main_colors[row])
        return np.where(np.isnan(apart), np.nan, apart <= OTHER_COLOR)
