"""How alike some products are, each with each: for a comparison side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recsys.artifacts import COLORS, Artifacts
from recsys.catalog import Catalog
from recsys.files import read_json
from recsys.index.exact import l2_normalize
from recsys.ranking.query import SIGNALS
from recsys.ranking.rerank import rescale_above
from recsys.signals.price import PriceTiers, price_score
from recsys.vectors import Vectors


def signal_similarities(catalog: Catalog, encoder: str, rows: Sequence[int]) -> dict[str, np.ndarray]:
    """Compare some products by each signal.

    Args:
        catalog: a built catalogue.
        encoder: one of those it is built with.
        rows: n rows of the catalogue.

    Returns:
        For each of `SIGNALS` an (n, n) float64 matrix: 0 for no closer than two random products, 1 for
        identical, NaN where one of the two has no picture or no price.

    Raises:
        ArtifactError: something has not been computed.
    """
    computed = Artifacts(catalog.folder)
    chance = read_json(computed.encoder_dir(encoder) / "chance.json", remedy=computed.rebuild_hint)
    pictures = catalog.pictures[list(rows)]
    chosen = np.zeros(len(catalog), dtype=bool)
    chosen[list(rows)] = True
    tiers = PriceTiers.load(computed.prices, remedy=computed.rebuild_hint)
    level_of = dict(zip(np.flatnonzero(chosen).tolist(), tiers.levels(catalog.subset(chosen)), strict=True))
    levels = np.array([level_of[row] for row in rows])
    raw = (
        _cosines(computed.vectors(encoder), pictures),
        _cosines(computed.vectors(COLORS), pictures),
        price_score(levels[:, None], levels[None, :]),
    )
    return {
        signal: rescale_above(values, float(chance.get(signal, 0.0)))
        for signal, values in zip(SIGNALS, raw, strict=True)
    }


def _cosines(vectors: Vectors, pictures: np.ndarray) -> np.ndarray:
    places = vectors.rows_for_ids(pictures)
    units = np.full((len(places), vectors.values.shape[1]), np.nan)
    units[places >= 0] = l2_normalize(vectors.values[places[places >= 0]])
    return units @ units.T
