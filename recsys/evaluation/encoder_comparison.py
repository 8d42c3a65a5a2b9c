"""Agreement of encoders: the similar products that each finds for one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from recsys.artifacts import COLORS, Artifacts, neighbors_fingerprint
from recsys.catalog import Catalog
from recsys.errors import ArtifactError
from recsys.evaluation.health import ROW
from recsys.index import NeighborTable

_SAMPLE = 3000


@dataclass(frozen=True)
class EncoderComparison:
    """The rows of similar products that each encoder of a catalogue would show.

    Attributes:
        catalog: the products.
        tables: encoder -> its neighbour table.
        stale: encoder -> why its table cannot be used, with the command that mends it.
    """

    catalog: Catalog
    tables: dict[str, NeighborTable]
    stale: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, catalog: Catalog) -> EncoderComparison:
        """Map the tables of all built encoders; one that is damaged or of an older catalogue is stale."""
        computed = Artifacts(catalog.folder)
        tables, stale = {}, {}
        for name in computed.encoders():
            try:
                source = neighbors_fingerprint(catalog, computed.vectors(name))
                tables[name] = NeighborTable.open(
                    computed.encoder_dir(name) / "neighbors", source, remedy=computed.rebuild_hint
                )
            except ArtifactError as error:
                stale[name] = str(error)
        return cls(catalog, tables, stale)

    def rows(self, product_id: str, k: int = ROW) -> dict[str, list[str]]:
        """Return the ids that each encoder, and colour alone ("hsv"), finds most like a product.

        Raises:
            QueryError: no such product.
        """
        row = self.catalog.row(product_id)
        rows = {name: self._ids(table.rows[row, :k]) for name, table in self.tables.items()}
        return rows | {COLORS: rows.get(COLORS) or self._ids(self._by_color(row, k))}

    def _ids(self, rows: np.ndarray) -> list[str]:
        return [str(self.catalog.ids[each]) for each in rows if each >= 0]

    def _by_color(self, row: int, k: int) -> np.ndarray:
        vectors = Artifacts(self.catalog.folder).vectors(COLORS)
        places = vectors.rows_for_ids(self.catalog.pictures)
        if places[row] < 0:
            return np.empty(0, np.int64)
        cosines = (vectors.values @ vectors.values[places[row]]).astype(np.float32)
        scores = np.where(places >= 0, cosines[places], -np.inf)
        numbers = self.catalog.picture_numbers
        scores[numbers == numbers[row]] = -np.inf
        best = np.argsort(-scores, kind="stable")[:k]
        return best[np.isfinite(scores[best])]

    @cached_property
    def _agreement(self) -> tuple[np.ndarray, np.ndarray]:
        """(n,) rows of products and the share of their rows, 0..1, that all encoders agree on."""
        tables = [np.asarray(table.rows[:, :ROW]) for table in self.tables.values()]
        full = np.flatnonzero(np.all([(table >= 0).all(axis=1) for table in tables], axis=0))
        sample = full[:: max(1, len(full) // _SAMPLE)]
        common = np.ones((len(sample), ROW), dtype=bool)
        for other in tables[1:]:
            common &= (tables[0][sample, :, None] == other[sample, None, :]).any(axis=2)
        return sample, common.mean(axis=1)

    def agreement(self) -> float:
        """Return the mean share of a row, 0..1, that all encoders show; 1 for a single encoder."""
        shares = self._agreement[1]
        return float(shares.mean()) if shares.size else 1.0

    def disagreements(self, count: int) -> list[str]:
        """Return ids of products whose rows have least in common, among an even sample of products."""
        rows, shares = self._agreement
        return [str(self.catalog.ids[row]) for row in rows[np.argsort(shares, kind="stable")[:count]]]


def overlap(one: list[str], other: list[str]) -> int:
    """Return how many products two rows share (overlap@k)."""
    return len(set(one) & set(other))
