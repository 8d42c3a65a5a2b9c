"""Recommendation health: effects of the whole "You may also like" table on a catalogue.

A shop can have fine single rows and still show the same few products everywhere, never show others, or fill
rows with copies. Nothing here needs labels except the search for labels that contradict the pictures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np

from recsys.artifacts import Artifacts, neighbors_fingerprint, product_vectors
from recsys.catalog import Catalog
from recsys.evaluation.relevance import connected_groups, equal_pairs, near_duplicate_groups
from recsys.evaluation.scoring import skewness
from recsys.images.decode import read
from recsys.images.near_duplicates import is_reencoded_copy, thumbprint
from recsys.index import NeighborTable
from recsys.index.exact import l2_normalize
from recsys.reports import Report

ROW = 12
"""How many products a row shows."""
CLOSE = 0.97
"""Cosine above which two pictures may be one that was saved twice; their pixels decide."""
LISTED = 48
_SAMPLE = 2000


@dataclass(frozen=True)
class ListedProducts:
    """A product to check, and the reason."""

    id: str
    count: int = 0
    given: str = ""
    suggested: str = ""


@dataclass(frozen=True)
class Health(Report):
    """Figures over all rows of the table, and the products behind them.

    Attributes:
        products: how many have a row of their own.
        shown: share of them, 0..1, that appear in at least one other product's row.
        fair_shown: the share that random rows would show.
        skew: skewness of how often products appear; 0 for even, above about 3 a few dominate.
        diversity: 1 - mean cosine of two products in one row, 0..1.
        repeats: share of places in rows that hold the row's own product again, under another id (same title).
        near_copies: share of products that have another product's picture, or the same one saved again.
        contradictions: share of products with a category whose row holds no other product of that category.
        leak: share of products in the test part of a random 80/20 split that have a near-duplicate (same
            title or picture) in the other part, which an evaluation on such a split would count as success.
        hubs: shown most often, most first, with how often.
        orphans: never shown.
        contradicting: contradictions, with the category given and the one the row suggests.
        copies: groups of ids of such products, largest first.
        occurrences: how many products appear 0, 1, 2, ... times; the last counts all above.
    """

    products: int
    shown: float
    fair_shown: float
    skew: float
    diversity: float
    repeats: float
    near_copies: float
    contradictions: float
    leak: float
    hubs: list[ListedProducts]
    orphans: list[ListedProducts]
    contradicting: list[ListedProducts]
    copies: list[list[str]]
    occurrences: list[int]


def recommendation_health(catalog: Catalog, encoder: str) -> Health:
    """Measure the health of an encoder's neighbour table.

    Args:
        catalog: opened, with this encoder built.
        encoder: its name.

    Raises:
        ArtifactError: a computed file is missing, damaged or of an older catalogue.
    """
    computed = Artifacts(catalog.folder)
    vectors = computed.vectors(encoder)
    table = NeighborTable.open(
        computed.encoder_dir(encoder) / "neighbors",
        neighbors_fingerprint(catalog, vectors),
        remedy=computed.rebuild_hint,
    )
    rows = np.asarray(table.rows[:, :ROW])
    has_row = np.asarray((rows >= 0).any(axis=1))
    counts = np.bincount(rows[rows >= 0], minlength=len(catalog))
    groups = near_duplicate_groups(catalog)
    contradicting = _contradicting(catalog, rows, has_row)
    products = int(has_row.sum())
    copies = _copies(catalog, rows, np.asarray(table.scores[:, :ROW]))
    with_category = has_row & (catalog.values("category")[0] >= 0)
    return Health(
        products=products,
        shown=_share(counts[has_row] > 0),
        fair_shown=1 - (1 - ROW / max(products - 1, ROW)) ** max(products - 1, 0),
        skew=skewness(counts[has_row]),
        diversity=_diversity(l2_normalize(product_vectors(catalog, vectors)), rows, has_row),
        repeats=_share((groups[rows] == groups[:, None])[rows >= 0]),
        near_copies=sum(len(group) for group in copies) / max(products, 1),
        contradictions=len(contradicting) / max(int(with_category.sum()), 1),
        leak=_leak(groups),
        hubs=_listed(catalog, np.argsort(-counts, kind="stable")[:LISTED], counts),
        orphans=_listed(catalog, np.flatnonzero(has_row & (counts == 0))[:LISTED], counts),
        contradicting=contradicting[:LISTED],
        copies=[[str(catalog.ids[row]) for row in group] for group in copies[:LISTED]],
        occurrences=np.bincount(np.minimum(counts[has_row], 50), minlength=51).tolist(),
    )


def _share(flags: np.ndarray) -> float:
    return float(flags.mean()) if flags.size else 0.0


def _diversity(vectors: np.ndarray, rows: np.ndarray, has_row: np.ndarray) -> float:
    full = np.flatnonzero(has_row & (rows >= 0).all(axis=1))
    if not full.size:
        return 0.0
    sample = full[:: max(1, len(full) // _SAMPLE)]
    shown = vectors[rows[sample]]
    similar = np.einsum("nid,njd->nij", shown, shown)
    count = rows.shape[1]
    return float(1 - (similar.sum() / len(sample) - count) / (count * (count - 1)))


def _leak(groups: np.ndarray, test: float = 0.2) -> float:
    """Return the probability that a product in a random test part has a near-duplicate outside it."""
    sizes = np.bincount(groups)[groups]
    return float((1 - test ** (sizes - 1)).mean()) if len(groups) else 0.0


def _listed(catalog: Catalog, rows: np.ndarray, counts: np.ndarray) -> list[ListedProducts]:
    return [ListedProducts(str(catalog.ids[row]), int(counts[row])) for row in rows]


def _contradicting(catalog: Catalog, rows: np.ndarray, has_row: np.ndarray) -> list[ListedProducts]:
    """Return products that no product in their row shares the category with, the surest first."""
    labels = catalog.values("category")[0]
    around = np.where(rows >= 0, labels[rows], -1)
    odd = has_row & (labels >= 0) & (around >= 0).any(axis=1) & (around != labels[:, None]).all(axis=1)
    names = catalog.table["category"].to_numpy(dtype=object)
    listed = []
    for row in np.flatnonzero(odd):
        near = Counter(names[each] for each in rows[row] if each >= 0 and labels[each] >= 0)
        suggested, votes = near.most_common(1)[0]
        listed.append(ListedProducts(str(catalog.ids[row]), votes, str(names[row]), str(suggested)))
    return sorted(listed, key=lambda each: (-each.count, each.id))


def _copies(catalog: Catalog, rows: np.ndarray, scores: np.ndarray) -> list[list[int]]:
    """Return groups of rows with one picture or nearly the same, largest first."""
    one, place = np.nonzero((rows >= 0) & (scores > CLOSE))
    other = rows[one, place]
    needed = np.unique(np.concatenate([one, other]))
    small = np.zeros((len(needed), 324), np.float32)
    for number, row in enumerate(needed):
        path = catalog.thumbnail_path(int(row))
        if path:
            small[number] = thumbprint(read(path))
    near = is_reencoded_copy(small[np.searchsorted(needed, one)], small[np.searchsorted(needed, other)])
    saved = np.stack([one[near], other[near]])
    pairs = np.concatenate([saved, equal_pairs(catalog.picture_numbers)], axis=1)
    names = connected_groups(pairs, len(catalog))
    groups: dict[int, list[int]] = defaultdict(list)
    for row in np.unique(pairs):
        groups[int(names[row])].append(int(row))
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))
