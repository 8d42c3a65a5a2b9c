"""Queries, weights, filters and recommendations: the values that go in and come out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from PIL import Image

from recsys.catalog import Catalog, Product
from recsys.errors import QueryError, choices_text
from recsys.signals import SIGNALS

DIVERSITY = "diversity"
"""The name of the one other thing that decides a rank; it is no part of the score."""


@dataclass(frozen=True, init=False, repr=False)
class Weights:
    """Weights of the signals. Only the ratios matter: (2, 1, 1) is the same as (4, 2, 2).

    `Weights(0.7, 0.2, 0.1)` gives the weights in the order of `SIGNALS`, `Weights(color=0.5)` by name; a
    signal that is not mentioned has its default weight. Each weight is also an attribute: `weights.color`.

    Attributes:
        values: the weights as given, in the order of `SIGNALS`.

    Raises:
        QueryError: a weight is negative or not a number, or all are zero.
    """

    values: tuple[float, ...]

    def __init__(self, *values: float, **named: float) -> None:
        given = dict(zip(SIGNALS, values, strict=False))
        if len(values) > len(SIGNALS) or given.keys() & named.keys() or named.keys() - SIGNALS.keys():
            raise TypeError(f"Weights are, once each: {', '.join(SIGNALS)}; not {values} and {named}.")
        weights = {name: signal.default_weight for name, signal in SIGNALS.items()} | given | named
        for name, weight in weights.items():
            if not (math.isfinite(weight) and weight >= 0):
                raise QueryError(f"The {name} weight must be a number of 0 or more, not {weight!r}.")
        if not sum(weights.values()) > 0:
            raise QueryError(f"At least one of the weights ({', '.join(SIGNALS)}) must be above 0.")
        object.__setattr__(self, "values", tuple(weights.values()))

    def __getattr__(self, name: str) -> float:
        if name in SIGNALS:
            return self.values[list(SIGNALS).index(name)]
        raise AttributeError(f"There is no weight {name!r}, only {', '.join(SIGNALS)}.")

    def __repr__(self) -> str:
        named = zip(SIGNALS, self.values, strict=True)
        return f"Weights({', '.join(f'{name}={weight!r}' for name, weight in named)})"

    def replace(self, **named: float) -> Weights:
        """Return the same weights but for those given by name."""
        return Weights(**dict(zip(SIGNALS, self.values, strict=True)) | named)

    @property
    def normalized(self) -> np.ndarray:
        """(len(SIGNALS),) float64 weights that sum to 1."""
        weights = np.array(self.values, dtype=np.float64)
        return weights / weights.max() / (weights / weights.max()).sum()


@dataclass(frozen=True)
class Query:
    """A query: products of the catalogue, photos, or both, and the feedback since.

    Attributes:
        products: ids; none of them, nor an exact copy of their pictures, is ever a result.
        images: RGB pictures from outside the catalogue.
        liked: ids of products that results should be more like, the latest last; no results either.
        disliked: ids of products that results should be less like, likewise.
        price: what it should cost, in the catalogue's currency; None for as much as the products asked
            for. A photo has no price of its own.

    Raises:
        QueryError: the query is empty, wants less of what it asks for, or its price is not above 0.
    """

    products: tuple[str, ...] = ()
    images: tuple[Image.Image, ...] = ()
    liked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()
    price: float | None = None

    def __post_init__(self) -> None:
        if not self.products and not self.images and not self.liked:
            raise QueryError("The query is empty. Name at least one product or give one photo.")
        if self.price is not None and not (math.isfinite(self.price) and self.price > 0):
            raise QueryError(f"The price must be a number above 0, not {self.price!r}.")
        for product in self.disliked:
            if product in self.products or product in self.liked:
                raise QueryError(f"The query asks both for more and for less like {product!r}. Choose one.")


@dataclass(frozen=True)
class Filters:
    """Conditions on results; applied before the ranking, so rows are never short.

    Attributes:
        where: for each attribute (or "category") the allowed values; compared without regard to case.
        price_from, price_to: bounds in the catalogue's currency, both included. A product without
            a price passes only where neither is set.
        rows: (N,) bool, True for allowed products, for what no attribute tells; None allows all.
    """

    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    price_from: float | None = None
    price_to: float | None = None
    rows: np.ndarray | None = field(default=None, compare=False, repr=False)

    def mask(self, catalog: Catalog) -> np.ndarray | None:
        """Return (N,) bool, True for allowed products, or None where nothing is excluded.

        Raises:
            QueryError: the catalogue has no such attribute, or no product has such a value.
        """
        mask = np.ones(len(catalog), dtype=bool) if self.rows is None else self.rows.copy()
        for attribute, values in self.where.items():
            mask &= _has_value(catalog, attribute, values)
        if self.price_from is not None:
            mask &= catalog.prices >= self.price_from
        if self.price_to is not None:
            mask &= catalog.prices <= self.price_to
        return None if mask.all() else mask


def _has_value(catalog: Catalog, attribute: str, values: Sequence[str]) -> np.ndarray:
    names = ["category", *catalog.attributes]
    if attribute not in names:
        raise QueryError(choices_text("attribute", names, attribute))
    numbers, known = catalog.values(attribute)
    for value in values:
        if value.casefold() not in known:
            examples = ", ".join(sorted(known)[:8])
            raise QueryError(f"No product has {attribute} = {value!r}. Values are, for example: {examples}.")
    allowed = np.zeros(len(known) + 1, dtype=bool)  # the last is for -1, no value
    allowed[[known[value.casefold()] for value in values]] = True
    return allowed[numbers]


@dataclass(frozen=True)
class Recommendation:
    """One result and why it is shown.

    Attributes:
        product: the product.
        rank: 1 for the best.
        score: 0..1, the sum of `parts`.
        parts: for each signal its share of the score: its weight times how close the product is,
            from 0 (for colour and price: no closer than two random products; for looks: no closer
            than the last of the pool) to 1 for "identical".
        missing: signals for which the query or this product has no value. They count neither for
            nor against it.
        rank_without: for each signal that counts, and for "diversity" where it does, the rank that the
            product would have if that did not count.
    """

    product: Product
    rank: int
    score: float
    parts: dict[str, float]
    missing: tuple[str, ...] = ()
    rank_without: dict[str, int] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the result as values that JSON takes: what `recommend --json` prints for it.

        Scores are rounded to 6 digits; `parts` is left out where there are none, `image` is a path.
        """
        parts = {name: round(part, 6) for name, part in self.parts.items()}
        return {
            "rank": self.rank,
            "id": self.product.id,
            "title": self.product.title,
            "score": round(self.score, 6),
            **({"parts": parts} if parts else {}),
            "price": self.product.price,
            "category": self.product.category,
            "image": str(self.product.image) if self.product.image else None,
        }
