"""The recommender: a catalogue, its computed files, and one method to ask."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.artifacts import Artifacts, neighbors_fingerprint, product_vectors
from recsys.catalog import Catalog
from recsys.encoders import default_encoder
from recsys.errors import QueryError
from recsys.files import read_json
from recsys.index import DEFAULT_INDEX, Index, Neighbors, NeighborTable, open_index
from recsys.lazy import lazy_property
from recsys.photo_encoder import PhotoEncoder
from recsys.ranking.match_quality import MatchQuality, MatchQualityModel
from recsys.ranking.pool import CandidatePool
from recsys.ranking.product_facts import ProductFacts
from recsys.ranking.query import Filters, Query, Recommendation, Weights
from recsys.ranking.rejection import RejectionThreshold
from recsys.ranking.rerank import baseline_contributions, rescale_above, weighted_contributions
from recsys.signals import SIGNALS, QueryContext, open_signals, signal_of
from recsys.signals.feedback import rocchio
from recsys.signals.look import Look

POOL = 200
CLASSIC_POOL = 20


class Recommender:
    """Answers queries on one catalogue; safe to share between threads.

    Args:
        catalog: an opened catalogue.
        encoder: which of the built encoders to use; None for the best one.
        index: the engine that finds the nearest products, one of `recsys.index.INDEXES`.

    Attributes:
        catalog: the catalogue.
        encoder: name of the encoder in use.
        encoders: names of all encoders built for this catalogue.
        signals: opened for this catalogue and encoder, by name.
        facts: colours, price tiers and so on of its products.

    Raises:
        ArtifactError: something has not been computed, or not for the catalogue as it is now.
        QueryError: the encoder is not built.
    """

    def __init__(self, catalog: Catalog, encoder: str | None = None, *, index: str = DEFAULT_INDEX) -> None:
        artifacts = Artifacts(catalog.folder)
        self.catalog = catalog
        self.encoders = artifacts.encoders()
        self.encoder = artifacts.resolve_encoder(encoder, default_encoder())
        self._engine = index
        self.signals = open_signals(catalog, artifacts, self.encoder)
        self._look = signal_of(self.signals, Look)
        folder, remedy = artifacts.encoder_dir(self.encoder), artifacts.rebuild_hint
        source = neighbors_fingerprint(catalog, self._look.vectors)
        self._table = NeighborTable.open(folder / "neighbors", source, remedy=remedy)
        chance = read_json(folder / "chance.json", remedy=remedy)
        self._chance = {name: float(chance.get(name, 0.0)) for name in SIGNALS}
        self.facts = ProductFacts(catalog, self.signals)

    @classmethod
    def open(cls, folder: Path | str, encoder: str | None = None) -> Recommender:
        """Open a built catalogue folder.

        Raises:
            CatalogError, ArtifactError, QueryError: with the command that mends it.
        """
        return cls(Catalog.open(folder), encoder)

    @property
    def photos(self) -> PhotoEncoder:
        """The encoder in use, for photos."""
        return self._look.photos

    def recommend(
        self,
        query: Query,
        k: int = 10,
        *,
        weights: Weights | None = None,
        filters: Filters | None = None,
        diversity: float = 0.0,
        designs: np.ndarray | None = None,
        pool: int | None = None,
        classic: bool = False,
    ) -> list[Recommendation]:
        """Return the products most like the query, best first.

        Args:
            query: products, photos or both, and what is liked and disliked.
            k: how many results; fewer come back only where fewer products are allowed.
            weights: how much each signal counts.
            filters: which products may be results at all.
            diversity: from 0, by score alone, to 1, each result as unlike those before as can be.
            designs: (N,) the number of the design that each product is a variant of, -1 for none. Only
                the best variant of each design is a result. None for all variants.
            pool: how many of the nearest by looks are re-ranked; 200, or 20 for `classic`.
            classic: score as the published baseline does; see `baseline_contributions`.

        Raises:
            QueryError: an unknown product, filter or a number out of range.
        """
        pool = pool if pool is not None else (CLASSIC_POOL if classic else POOL)
        if k < 1 or pool < 1:
            raise QueryError(f"The number of results and the pool must be at least 1, not {k} and {pool}.")
        if not 0 <= diversity <= 1:
            raise QueryError(f"The diversity must be from 0 to 1, not {diversity!r}.")
        candidates = self.score_candidates(
            query, max(k, pool), filters=filters, designs=designs, classic=classic
        )
        if len(candidates.rows) == 0:
            return []
        order, parts, without = candidates.rank(weights or Weights(), diversity)
        missing = np.isnan(candidates.signals)
        return [
            Recommendation(
                product=self.catalog.product(int(candidates.rows[place])),
                rank=rank,
                score=float(parts[place].sum()),
                parts=dict(zip(SIGNALS, parts[place].tolist(), strict=True)),
                missing=tuple(name for name, gone in zip(SIGNALS, missing[place], strict=True) if gone),
                rank_without={name: int(ranks[place]) for name, ranks in without.items()},
            )
            for rank, place in enumerate(order[:k], start=1)
        ]

    def score_candidates(
        self,
        query: Query,
        size: int = POOL,
        *,
        filters: Filters | None = None,
        designs: np.ndarray | None = None,
        classic: bool = False,
    ) -> CandidatePool:
        """Return the candidates of a query with their signals, ready to be ranked with any weights.

        Args:
            query, filters, designs, classic: as in `recommend`.
            size: how many of the nearest by looks.

        Raises:
            QueryError: an unknown product or filter.
        """
        context = self._context(query)
        nearest = self._nearest(context, size, (filters or Filters()).mask(self.catalog))
        edge = self._look.zero_point(nearest, size, self._chance[Look.name])
        return CandidatePool(
            rows=nearest.rows,
            signals=self._score(context, nearest, size, classic),
            looks=nearest.scores,
            order=self.catalog.id_order[nearest.rows],
            designs=_designs(nearest.rows, designs),
            score=baseline_contributions if classic else weighted_contributions,
            compare=lambda: self._compare_looks(nearest.rows, edge),
        )

    def nearest(self, query: Query, k: int, mask: np.ndarray | None = None) -> Neighbors:
        """Return the products nearest to a query by looks alone, copies of its own pictures left out.

        Args:
            query: as in `recommend`.
            k: how many.
            mask: (N,) bool, True for products that may be results; None for all.

        Raises:
            QueryError: an unknown product, or one that has no usable picture.
        """
        return self._nearest(self._context(query), k, mask)

    def available_signals(self, query: Query) -> list[str]:
        """Return the names of the signals that can count for a query on this catalogue.

        Raises:
            QueryError: an unknown product.
        """
        context = self._context(query)
        return [
            name for name, signal in self.signals.items() if signal.available and signal.applies_to(context)
        ]

    def match_quality(self, images: Sequence[Image.Image]) -> MatchQuality:
        """Return how near the nearest products are to some photos of one thing, by looks alone.

        Where the encoder has a rejection threshold, it decides whether anything is near at all.

        Raises:
            QueryError: there is no photo.
        """
        vectors = self.photos.vectors(images)
        quality = self._match_quality_model.rate(rocchio(vectors, [], []))
        threshold = self._rejection_threshold
        return quality.with_tolerance(threshold.judge(vectors)) if threshold else quality

    def warm_up(self) -> None:
        """Load now what filters, feedback and photos need, so that the first of them need not wait."""
        self._index  # noqa: B018

    @lazy_property
    def _index(self) -> Index:
        """The index over all products in memory, made when first needed."""
        vectors = product_vectors(self.catalog, self._look.vectors)
        return open_index(vectors, self.catalog.id_order, engine=self._engine)

    @lazy_property
    def _match_quality_model(self) -> MatchQualityModel:
        names = self.catalog.table["category"]
        categories = names.astype(object).where(names.notna(), None).to_numpy()
        return MatchQualityModel(
            self._index, self._look.unit_vectors, self._table.scores, self._table.rows, categories
        )

    @lazy_property
    def _rejection_threshold(self) -> RejectionThreshold | None:
        return RejectionThreshold.open(self.catalog, self.encoder)

    def _context(self, query: Query) -> QueryContext:
        products, liked, disliked = (
            tuple(self.catalog.row(each) for each in ids)
            for ids in (query.products, query.liked, query.disliked)
        )
        return QueryContext(products, liked, disliked, query.images, query.price)

    def _nearest(self, context: QueryContext, k: int, mask: np.ndarray | None) -> Neighbors:
        self._look.require_pictures(context)
        if mask is None and context.is_one_product:
            answer = self._table.neighbors_of(context.products[0], k)
            if answer is not None:
                return answer
        allowed = np.ones(len(self.catalog), dtype=bool) if mask is None else mask.copy()
        for row in context.rows:
            allowed &= self.catalog.picture_numbers != self.catalog.picture_numbers[row]
        return self._index.query(self._look.query_vector(context), k, allowed)

    def _score(self, context: QueryContext, nearest: Neighbors, size: int, classic: bool) -> np.ndarray:
        """Return (n, S) signals of the candidates, 0..1, NaN where query or candidate has no value."""
        if classic:
            raw = [signal.baseline_scores(context, nearest) for signal in self.signals.values()]
            return np.stack(raw, axis=1)
        columns = [
            rescale_above(
                signal.scores(context, nearest), signal.zero_point(nearest, size, self._chance[name])
            )
            for name, signal in self.signals.items()
        ]
        return np.stack(columns, axis=1)

    def _compare_looks(self, rows: np.ndarray, edge: float) -> np.ndarray:
        """Return (n, n) how alike candidates look, 0..1, on the scale of their look in `_score`."""
        looks = self._look.unit_vectors(rows)
        return rescale_above(looks @ looks.T, edge)


def _designs(rows: np.ndarray, designs: np.ndarray | None) -> np.ndarray:
    """Return (n,) numbers that are equal for products of one design; products of none have their own."""
    own = -1 - np.arange(len(rows))
    return own if designs is None else np.where(designs[rows] >= 0, designs[rows], own)
