"""Similarity of some products, each with each: for a comparison side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.files import read_json
from recsys.ranking.rerank import rescale_above
from recsys.signals import Signal, open_signals


def signal_similarities(catalog: Catalog, encoder: str, rows: Sequence[int]) -> dict[str, np.ndarray]:
    """Compare some products by each signal.

    Args:
        catalog: a built catalogue.
        encoder: one of those it is built with.
        rows: n rows of the catalogue.

    Returns:
        For each of `SIGNALS` an (n, n) float64 matrix: 0 for no closer than two random products, 1 for
        identical, NaN where one of the two has no value, such as a picture or a price.

    Raises:
        ArtifactError: something has not been computed.
    """
    computed = Artifacts(catalog.folder)
    chance = read_json(computed.encoder_dir(encoder) / "chance.json", remedy=computed.rebuild_hint)
    return {
        name: rescale_above(_matrix(signal, np.array(rows)), float(chance.get(name, 0.0)))
        for name, signal in open_signals(catalog, computed, encoder).items()
    }


def _matrix(signal: Signal, rows: np.ndarray) -> np.ndarray:
    """Return (n, n) similarities, scaled so that each product is identical with itself."""
    n = len(rows)
    raw = signal.similarity(np.repeat(rows, n), np.tile(rows, n)).reshape(n, n)
    own = np.sqrt(np.where(np.diag(raw) > 0, np.diag(raw), 1.0))
    return raw / own[:, None] / own[None, :]
