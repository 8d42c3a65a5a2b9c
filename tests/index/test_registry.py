"""Another engine is one row of the table: whatever asks for neighbours takes it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recsys.errors import QueryError
from recsys.index import INDEXES, Index, Neighbors, open_index
from recsys.ranking import Filters, Query, Recommender
from recsys.ranking.match_quality import MatchQuality
from tests.support.toy import draw


class LoopIndex:
    """The least that an engine must have: nothing but the four members of `Index`."""

    asked = 0

    def __init__(self, vectors: np.ndarray, order: np.ndarray | None, metric: str) -> None:
        assert metric == "cosine"
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        self._units = np.asarray(vectors, np.float64) / np.where(norms > 0, norms, 1)
        self._order = np.arange(len(vectors)) if order is None else order

    @property
    def dim(self) -> int:
        return self._units.shape[1]

    def __len__(self) -> int:
        return len(self._units)

    def query(self, vector: np.ndarray, k: int, mask: np.ndarray | None = None) -> Neighbors:
        LoopIndex.asked += 1
        scores = (self._units @ (vector / np.linalg.norm(vector))).astype(np.float32)
        usable = self._units.any(axis=1) if mask is None else mask & self._units.any(axis=1)
        rows = np.flatnonzero(usable)
        rows = rows[np.lexsort((self._order[rows], -scores[rows]))[:k]]
        return Neighbors(rows, scores[rows])

    def query_batch(self, vectors: np.ndarray, k: int, masks: np.ndarray) -> list[Neighbors]:
        return [self.query(vector, k, mask) for vector, mask in zip(vectors, masks, strict=True)]


def test_a_recommender_answers_alike_from_another_engine(
    toy_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(INDEXES, "loop", LoopIndex)
    exact = Recommender.open(toy_catalog, "eigenfaces")
    loop = Recommender(exact.catalog, "eigenfaces", index="loop")
    photo = draw("bars", (30, 140, 60))
    before = LoopIndex.asked
    for query, filters in (
        (Query(images=(photo,)), Filters()),
        (Query(("disc-red-40",)), Filters({"gender": ["Women"]})),
        (Query(("disc-red-40",), liked=("box-blue-44",)), Filters()),
    ):
        one, other = (each.recommend(query, 8, filters=filters) for each in (exact, loop))
        assert [result.product.id for result in one] == [result.product.id for result in other]
    assert LoopIndex.asked == before + 3
    quality: list[MatchQuality] = [each.match_quality([photo]) for each in (exact, loop)]
    assert quality[0].grade == quality[1].grade and quality[0].category == quality[1].category == "bars"


def test_an_engine_is_chosen_by_name() -> None:
    vectors = np.eye(3, dtype=np.float32)
    index: Index = open_index(vectors, engine="exact")
    assert (len(index), index.dim) == (3, 3)
    assert index.query(vectors[1], 1).rows.tolist() == [1]
    with pytest.raises(QueryError, match="Unknown index 'hnsw'. Choose one of: exact"):
        open_index(vectors, engine="hnsw")
