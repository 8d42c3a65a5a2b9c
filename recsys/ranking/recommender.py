"""The recommender: a catalogue, its computed files, and one method to ask."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image

from recsys.artifacts import COLORS, PALETTE, Artifacts, neighbors_fingerprint, product_vectors, row_indices
from recsys.catalog import Catalog
from recsys.colors import ciede2000, lab
from recsys.encoders import ENCODERS, Encoder, EncoderSpec, default_encoder
from recsys.encoders.attribution import Explainer
from recsys.encoders.hsv import HsvHistogram, dominant_colors
from recsys.errors import QueryError
from recsys.files import read_json
from recsys.index import ExactIndex, Neighbors, NeighborTable
from recsys.index.exact import l2_normalize
from recsys.ranking.feedback import HISTORY, LIKED, rocchio
from recsys.ranking.match_quality import MatchQuality, MatchQualityModel
from recsys.ranking.photo_vectors import PhotoVectorCache
from recsys.ranking.pool import CandidatePool
from recsys.ranking.query import SIGNALS, Filters, Query, Recommendation, Weights
from recsys.ranking.rejection import RejectionThreshold
from recsys.ranking.rerank import baseline_contributions, rescale_above, weighted_contributions
from recsys.signals.price import PriceTiers, fractional_tiers, price_score, price_tiers, tier_name

_T = TypeVar("_T")

POOL = 200
CLASSIC_POOL = 20
OTHER_COLOR = 20.0
"""CIEDE2000 above which people give two colours different names."""


@dataclass(frozen=True)
class _Subject:
    """What candidates are compared with: the query in the terms of each signal."""

    vector: np.ndarray
    color: np.ndarray
    level: float
    tier: float
    price: float | None
    rows: tuple[int, ...]
    is_one_product: bool


class Recommender:
    """Answers queries on one catalogue; safe to share between threads.

    Args:
        catalog: an opened catalogue.
        encoder: which of the built encoders to use; None for the best one.

    Attributes:
        catalog: the catalogue.
        encoder: name of the encoder in use.
        encoders: names of all encoders built for this catalogue.

    Raises:
        ArtifactError: something has not been computed, or not for the catalogue as it is now.
        QueryError: the encoder is not built.
    """

    def __init__(self, catalog: Catalog, encoder: str | None = None) -> None:
        self.catalog = catalog
        self._computed = Artifacts(catalog.folder)
        self.encoders = self._computed.encoders()
        self.encoder = self._computed.resolve_encoder(encoder, default_encoder())
        remedy = self._computed.rebuild_hint
        self._vectors = self._computed.vectors(self.encoder)
        folder = self._computed.encoder_dir(self.encoder)
        self._table = NeighborTable.open(
            folder / "neighbors", neighbors_fingerprint(catalog, self._vectors), remedy=remedy
        )
        chance = read_json(folder / "chance.json", remedy=remedy)
        self._chance = {signal: float(chance.get(signal, 0.0)) for signal in SIGNALS}
        self._colors = self._computed.vectors(COLORS)
        self._color_rows = row_indices(catalog, self._colors)
        self._palette = self._computed.vectors(PALETTE)
        self._palette_rows = row_indices(catalog, self._palette)
        tiers = PriceTiers.load(self._computed.prices, remedy=remedy)
        self._cuts = tiers.thresholds_for(catalog)
        self._tiers = price_tiers(catalog.prices, self._cuts)
        self._levels = fractional_tiers(catalog.prices, self._cuts)
        self._photo_looks = PhotoVectorCache(lambda images: self.photo_encoder.encode(images))
        self._photo_colors = PhotoVectorCache(HsvHistogram().encode)
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: Path, encoder: str | None = None) -> Recommender:
        """Open a built catalogue folder.

        Raises:
            CatalogError, ArtifactError, QueryError: with the command that mends it.
        """
        return cls(Catalog.open(folder), encoder)

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
            weights: how much looks, colour and price count.
            filters: which products may be results at all.
            diversity: from 0, by score alone, to 1, each result as unlike those before as can be.
            designs: (N,) the number of the design that each product is a variant of, -1 for none. Only
                the best variant of each design is a result. None for all variants.
            pool: how many of the nearest by looks are re-ranked; 200, or 20 for `classic`.
            classic: score as the student systems do (features A16).

        Raises:
            QueryError: an unknown product, filter or a number out of range.
        """
        weights = weights or Weights()
        pool = pool if pool is not None else (CLASSIC_POOL if classic else POOL)
        if k < 1 or pool < 1:
            raise QueryError(f"The number of results and the pool must be at least 1, not {k} and {pool}.")
        if not 0 <= diversity <= 1:
            raise QueryError(f"The diversity must be from 0 to 1, not {diversity!r}.")
        candidates, ready = self.pool(query, max(k, pool), filters=filters, designs=designs, classic=classic)
        if len(candidates.rows) == 0:
            return []
        order, parts, without = ready.rank(weights, diversity)
        missing = np.isnan(ready.signals)
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

    def pool(
        self,
        query: Query,
        size: int = POOL,
        *,
        filters: Filters | None = None,
        designs: np.ndarray | None = None,
        classic: bool = False,
    ) -> tuple[Neighbors, CandidatePool]:
        """Return the candidates of a query, and the same ready to be ranked with any weights.

        Args:
            query, filters, designs, classic: as in `recommend`.
            size: how many of the nearest by looks.

        Raises:
            QueryError: an unknown product or filter.
        """
        subject = self._subject(query)
        candidates = self._candidates(subject, size, (filters or Filters()).mask(self.catalog))
        signals = (
            self._classic_signals(subject, candidates)
            if classic
            else self._signals(subject, candidates, size)
        )
        return candidates, CandidatePool(
            signals=signals,
            looks=candidates.scores,
            order=self.catalog.id_order[candidates.rows],
            designs=_designs(candidates.rows, designs),
            score=baseline_contributions if classic else weighted_contributions,
            compare=lambda: self._likeness(candidates.rows, self._edge(candidates, size)),
        )

    def match_quality(self, images: Sequence[Image.Image]) -> MatchQuality:
        """Say how near the nearest products are to some photos of one thing, by looks alone.

        Where a tolerance is kept for the encoder, it decides whether anything is near at all.

        Raises:
            QueryError: there is no photo.
        """
        index = self._index
        yardstick = self._once("_yardstick", lambda: self._make_yardstick(index))
        vectors = self.photo_vectors(images)
        quality = yardstick.rate(rocchio(vectors, [], []))
        tolerance = self._once("_tolerance", lambda: RejectionThreshold.open(self.catalog, self.encoder))
        return quality.with_tolerance(tolerance.judge(vectors)) if tolerance else quality

    def photo_vectors(self, images: Sequence[Image.Image]) -> list[np.ndarray]:
        """Return what the encoder makes of photos, (D,) each.

        Raises:
            ModelError, ArtifactError: see `photo_encoder`.
        """
        return self._photo_looks.of(images)

    def palette(self, row: int) -> list[tuple[str, float]]:
        """Return a product's up to five main colours as ("#rrggbb", share)."""
        place = self._palette_rows[row]
        return dominant_colors(self._palette.values[place]) if place >= 0 else []

    def differs_in_color(self, row: int) -> np.ndarray:
        """Return (N,) bool, True for products whose main colour clearly differs from a product's."""
        main = self._main_colors
        return ciede2000(main, main[row]) > OTHER_COLOR

    @cached_property
    def searchable_mask(self) -> np.ndarray:
        """(N,) bool, True for products that can be found by their looks."""
        return (self._product_rows >= 0) & (self.catalog.pictures != "")

    @cached_property
    def _main_colors(self) -> np.ndarray:
        """(N,) L*a*b* of each product's main colour, NaN where it is not known."""
        colors = np.full((len(self.catalog), 3), np.nan)
        known = self._palette_rows >= 0
        colors[known] = lab(self._palette.values[self._palette_rows[known], :3])
        return colors

    def price_tier(self, row: int) -> str | None:
        """Return the price tier of a product within its category, None where it has no price."""
        return tier_name(self._tiers[row])

    def is_searchable(self, product_id: str) -> bool:
        """Say whether a product has a picture that others can be compared with."""
        return bool(self._product_rows[self.catalog.row(product_id)] >= 0)

    def _candidates(self, subject: _Subject, k: int, mask: np.ndarray | None) -> Neighbors:
        if mask is None and subject.is_one_product:
            answer = self._table.neighbors_of(subject.rows[0], k)
            if answer is not None:
                return answer
        allowed = np.ones(len(self.catalog), dtype=bool) if mask is None else mask.copy()
        for row in subject.rows:
            allowed &= self.catalog.picture_numbers != self.catalog.picture_numbers[row]
        return self._index.query(subject.vector, k, allowed)

    def _signals(self, subject: _Subject, candidates: Neighbors, pool: int) -> np.ndarray:
        """Return (n, 3) signals 0..1, NaN where query or candidate has no value."""
        looks, rows = candidates.scores.astype(np.float64), candidates.rows
        level = self._priced(subject, rows, fractional_tiers, subject.level)
        return np.stack(
            [
                rescale_above(looks, self._edge(candidates, pool)),
                rescale_above(self._color_alike(subject, rows), self._chance["color"]),
                rescale_above(price_score(self._levels[rows], level), self._chance["price"]),
            ],
            axis=1,
        )

    def _edge(self, candidates: Neighbors, pool: int) -> float:
        """Return the cosine that counts as no likeness: that of the last of a full pool.

        The pool's cosines lie close together; unless they are stretched between here and identity,
        any weight on colour outweighs them.
        """
        looks = candidates.scores
        return float(looks.min()) if len(looks) == pool else self._chance["visual"]

    def _classic_signals(self, subject: _Subject, candidates: Neighbors) -> np.ndarray:
        """Return (n, 3) cosines, colour scores and price scores as the student systems have them."""
        rows = candidates.rows
        tier = self._priced(subject, rows, price_tiers, subject.tier)
        price = price_score(self._tiers[rows], tier)
        return np.stack([candidates.scores, self._color_alike(subject, rows), price], axis=1)

    def _priced(
        self,
        subject: _Subject,
        rows: np.ndarray,
        scale: Callable[[np.ndarray, np.ndarray], np.ndarray],
        usual: float,
    ) -> float | np.ndarray:
        """Return where the wanted price lies in each product's category, or the query's own where none is."""
        if subject.price is None:
            return usual
        return scale(np.full(len(rows), subject.price), self._cuts[rows])

    def _color_alike(self, subject: _Subject, rows: np.ndarray) -> np.ndarray:
        """Return (n,) how much of their colours products share with the query, 0..1 or NaN."""
        alike = np.full(len(rows), np.nan)
        places = self._color_rows[rows]
        alike[places >= 0] = self._colors.values[places[places >= 0]].astype(np.float32) @ subject.color
        return alike

    def _likeness(self, rows: np.ndarray, edge: float) -> np.ndarray:
        """Return (n, n) how alike products look, on the scale of the looks in `_signals`."""
        looks = l2_normalize(self._vectors.values[self._product_rows[rows]])
        return rescale_above(looks @ looks.T, edge)

    def _subject(self, query: Query) -> _Subject:
        said = [self._pictured(ids) for ids in (query.products, query.liked, query.disliked)]
        looks = [[self._vectors.values[self._product_rows[row]] for row in rows] for rows in said]
        colors = [
            [self._colors.values[self._color_rows[row]] for row in rows if self._color_rows[row] >= 0]
            for rows in said
        ]
        if query.images:
            looks[0].extend(self.photo_vectors(query.images))
            colors[0].extend(self._photo_colors.of(query.images))
        asked, liked, disliked = said
        no_color = np.full(self._colors.values.shape[1], np.nan, np.float32)
        return _Subject(
            vector=rocchio(*looks),
            color=np.maximum(rocchio(*colors), 0) if colors[0] or colors[1] else no_color,
            level=_wanted(self._levels, asked, liked),
            tier=_wanted(self._tiers, asked, liked),
            price=query.price,
            rows=(*asked, *liked, *disliked),
            is_one_product=len(asked) == 1 and not (query.images or liked or disliked),
        )

    def _pictured(self, ids: Sequence[str]) -> list[int]:
        """Return the rows of products that can be compared by their looks."""
        rows = [self.catalog.row(product_id) for product_id in ids]
        for row in rows:
            if not self.catalog.pictures[row] or self._product_rows[row] < 0:
                raise QueryError(
                    f"The product {self.catalog.ids[row]!r} has no usable picture, "
                    "so nothing can be found that looks like it."
                )
        return rows

    @property
    def explains(self) -> bool:
        """Whether the encoder can tell which parts of two pictures are alike (see `explainer`)."""
        return ENCODERS[EncoderSpec.parse(self._vectors.spec).name].explains

    @property
    def explainer(self) -> Explainer:
        """What tells where in a picture a vector comes from, loaded when first needed.

        Raises:
            ModelError, ArtifactError: its weights cannot be had or have changed, or the encoder cannot tell.
        """
        return self._once("_explainer", lambda: self._computed.load_explainer(self.encoder, self._vectors))

    @property
    def photo_encoder(self) -> Encoder:
        """The encoder that made the vectors, loaded when first needed.

        Raises:
            ModelError, ArtifactError: its weights cannot be had or have changed.
        """
        return self._once("_encoder", lambda: self._computed.load_encoder(self.encoder, self._vectors))

    def warm_up(self) -> None:
        """Load now what filters, feedback and photos need, so that the first of them need not wait."""
        self._index  # noqa: B018

    @property
    def _index(self) -> ExactIndex:
        """The index over all products in memory, made when first needed."""
        return self._once(
            "_loaded_index",
            lambda: ExactIndex(product_vectors(self.catalog, self._vectors), self.catalog.id_order),
        )

    def _make_yardstick(self, index: ExactIndex) -> MatchQualityModel:
        names = self.catalog.table["category"]
        categories = names.astype(object).where(names.notna(), None).to_numpy()
        return MatchQualityModel(index, self._table.scores, self._table.rows, categories)

    def _once(self, name: str, make: Callable[[], _T]) -> _T:
        with self._lock:
            if name not in self.__dict__:
                self.__dict__[name] = make()
        return self.__dict__[name]

    @cached_property
    def _product_rows(self) -> np.ndarray:
        return row_indices(self.catalog, self._vectors)


def _designs(rows: np.ndarray, designs: np.ndarray | None) -> np.ndarray:
    """Return (n,) numbers that are equal for products of one design; products of none have their own."""
    own = -1 - np.arange(len(rows))
    return own if designs is None else np.where(designs[rows] >= 0, designs[rows], own)


def _wanted(values: np.ndarray, asked: list[int], liked: list[int]) -> float:
    """Return the value to come near to: the mean of the known ones, those of liked products counting less."""
    groups = [(1.0, values[asked]), (LIKED, values[liked[-HISTORY:]])]
    known = [(factor, np.nanmean(group)) for factor, group in groups if not np.isnan(group).all()]
    if not known:
        return float("nan")
    factors, means = zip(*known, strict=True)
    return float(np.average(means, weights=factors))
