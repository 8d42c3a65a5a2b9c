"""Quality of the recommendations on the drawn shop, where it is known how each product was drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recsys.artifacts import Artifacts, product_vectors
from recsys.catalog import Catalog
from recsys.catalog.sample_photos import read_table
from recsys.encoders import default_encoder
from recsys.images.crop import suggest_crop
from recsys.images.decode import read
from recsys.ranking import Query, Recommender, Weights
from showroom.production import picture_checks
from showroom.rendering.baked_shape import Array

FIRST = 5
SETTINGS = {
    "looks only": Weights(1, 0, 0),
    "as the app starts": Weights(),
    "colour 80 %": Weights(0.2, 0.8, 0),
    "price 80 %": Weights(0.2, 0, 0.8),
}


@dataclass(frozen=True)
class GroundTruth:
    """The known properties of the N products of a shop, as numbers that are equal for equal things.

    Attributes:
        kind, family, relative, color: articleType, line, (articleType, silhouette, pattern), baseColour.
        price: euros, NaN where unknown.
    """

    kind: Array
    family: Array
    relative: Array
    color: Array
    price: Array

    @classmethod
    def of(cls, catalog: Catalog) -> GroundTruth:
        """Read it from the table; a type that was left out on purpose is that of its family."""
        table = catalog.table
        types = table["articleType"].astype(object).where(table["articleType"].notna(), None)
        by_family = dict(zip(table["family"][types.notna()], types[types.notna()], strict=True))
        kinds = [by_family.get(family, "") for family in table["family"]]
        relatives = zip(kinds, table["silhouette"], table["pattern"], strict=True)
        return cls(
            _numbers(kinds),
            _numbers(table["family"]),
            _numbers(relatives),
            _numbers(table["baseColour"]),
            np.asarray(catalog.prices, float),
        )


def judge(folder: Path) -> str:
    """Return a table in Markdown of what a built shop recommends.

    Raises:
        CatalogError, ArtifactError: the folder is not a built catalogue.
    """
    recommender = Recommender.open(folder)
    known = GroundTruth.of(recommender.catalog)
    shown = {name: first_results(recommender, weights) for name, weights in SETTINGS.items()}
    lines = [["", *SETTINGS, "chance"], ["---"] + ["---:"] * (len(SETTINGS) + 1)]
    for what, measure in MEASURES.items():
        values = [measure(known, rows) for rows in shown.values()]
        lines.append([what, *(f"{value:.2f}" for value in [*values, measure(known, _chance(known))])])
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return f"{table}\n\n{photo_table(recommender, known)}".rstrip()


def first_results(
    recommender: Recommender, weights: Weights, rows: Array | None = None, first: int = FIRST
) -> Array:
    """Return (products, first) rows of what is recommended for some products, by default for all."""
    catalog = recommender.catalog
    found = []
    for product_id in catalog.ids if rows is None else catalog.ids[rows]:
        results = recommender.recommend(Query((str(product_id),)), first, weights=weights)
        found.append([catalog.row(result.product.id) for result in results])
    return np.array(found)


def _share(of: str) -> Callable[[GroundTruth, Array], float]:
    """Measure which share of the results agrees with the product they are shown for."""

    def measure(known: GroundTruth, rows: Array) -> float:
        numbers = getattr(known, of)
        return float((numbers[rows] == numbers[:, None]).mean())

    return measure


def _family_first(known: GroundTruth, rows: Array) -> float:
    """Measure for how many products the first result is of their family."""
    return float((known.family[rows[:, 0]] == known.family).mean())


def _family_whole(known: GroundTruth, rows: Array) -> float:
    """Measure which share of a family's other products is among the first results."""
    others = np.bincount(known.family)[known.family] - 1
    found = (known.family[rows] == known.family[:, None]).sum(axis=1)
    wanted = np.minimum(others, rows.shape[1])
    return float((found / np.maximum(wanted, 1))[others > 0].mean())


def _color_first(known: GroundTruth, rows: Array) -> float:
    return float((known.color[rows[:, 0]] == known.color).mean())


def _price_apart(known: GroundTruth, rows: Array) -> float:
    """Measure the median factor between prices of product and results; 1 is the same price."""
    apart = np.abs(np.log(known.price[rows] / known.price[:, None]))
    return float(np.exp(np.nanmedian(apart)))


MEASURES: dict[str, Callable[[GroundTruth, Array], float]] = {
    f"same articleType, share of the first {FIRST}": _share("kind"),
    f"same articleType, silhouette and pattern, share of the first {FIRST}": _share("relative"),
    f"colourways of the family that are among the first {FIRST}": _family_whole,
    "the first is of the same family": _family_first,
    "the first has the same baseColour": _color_first,
    f"same baseColour, share of the first {FIRST}": _share("color"),
    f"factor between the prices, median of the first {FIRST}": _price_apart,
}


def _chance(known: GroundTruth) -> Array:
    """Return random results."""
    count = len(known.kind)
    return np.random.default_rng(0).integers(0, count, (count, FIRST))


def photo_table(recommender: Recommender, known: GroundTruth) -> str:
    """Return a table in Markdown of where each customer photo finds the product that it shows."""
    catalog = recommender.catalog
    lines = ["| photo | product | rank of the product | rank of its family |", "| --- | --- | ---: | ---: |"]
    for photo in read_table(catalog.folder / "photos"):
        if photo.product not in catalog:
            continue
        image = read(catalog.folder / "photos" / photo.file)
        query = Query(images=(suggest_crop(image).crop(image),))
        results = recommender.recommend(query, len(catalog), weights=Weights(1, 0, 0), pool=len(catalog))
        rows = np.array([catalog.row(result.product.id) for result in results])
        own = catalog.row(photo.product)
        product, family = (
            int(np.nonzero(hits)[0][0]) + 1 for hits in (rows == own, known.family[rows] == known.family[own])
        )
        lines.append(f"| {photo.words} | {photo.product} | {product} | {family} |")
    return "\n".join(lines) if len(lines) > 2 else ""


def encoded_near_duplicates(folder: Path) -> list[tuple[str, str]]:
    """Return products of different families that the default encoder takes for one: id and sentence."""
    catalog = Catalog.open(folder)
    vectors = product_vectors(catalog, Artifacts(folder).vectors(default_encoder()))
    families = catalog.table["family"].tolist()
    return [
        (str(catalog.ids[other]), f"is to the encoder the same as {catalog.ids[one]} ({cosine:.4f})")
        for one, other, cosine in picture_checks.near_duplicate_vectors(vectors, families)
    ]


def _numbers(values: Iterable[object]) -> Array:
    known: dict[object, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values])
