"""One measure alone, and the matrix of all pairs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from recsys.artifacts import Artifacts, product_vectors
from recsys.attributes.tagger import Prediction, Tagger
from recsys.catalog import Catalog
from recsys.errors import QueryError
from recsys.export import similarity_matrix as module
from recsys.export.similarity_matrix import export_similarity_matrix
from recsys.images.decode import read
from recsys.ranking import Filters, Query, Recommender
from recsys.ranking.single_metric import nearest, similarity_matrix
from tests.support.generated_shop import NO_PICTURE


@pytest.fixture(scope="module")
def recommender(toy_catalog: Path) -> Recommender:
    return Recommender.open(toy_catalog, "eigenfaces")


@pytest.fixture(scope="module")
def vectors(recommender: Recommender) -> np.ndarray:
    stored = Artifacts(recommender.catalog.folder).vectors("eigenfaces")
    return product_vectors(recommender.catalog, stored).astype(np.float64)


def test_cosine_and_euclidean_are_what_their_names_say(recommender: Recommender, vectors: np.ndarray) -> None:
    catalog, own = recommender.catalog, recommender.catalog.row("disc-red-40")
    lengths = np.linalg.norm(vectors, axis=1)
    right = {
        "cosine": vectors @ vectors[own] / lengths / lengths[own],
        "euclidean": -np.linalg.norm(vectors - vectors[own], axis=1),
    }
    for measure, scores in right.items():
        found = nearest(recommender, Query(("disc-red-40",)), 5, measure)
        assert own not in found.rows and len(found.rows) == 5
        assert found.scores == pytest.approx(scores[found.rows], abs=1e-5)
        assert found.scores == pytest.approx(np.sort(np.delete(scores, own))[::-1][:5], abs=1e-5)
        whole = similarity_matrix(catalog, "eigenfaces", measure)
        assert whole[own] == pytest.approx(scores, abs=1e-4)
        assert (whole == whole.T).all()


def test_jaccard_counts_shared_values(recommender: Recommender) -> None:
    # A toy product has category, colour and gender. Three shared of three, two of four, one of five.
    found = nearest(recommender, Query(("disc-red-40",)), 23, "jaccard")
    ids = [str(recommender.catalog.ids[row]) for row in found.rows]
    scores = dict(zip(ids, found.scores.tolist(), strict=True))
    assert scores["disc-red-44"] == pytest.approx(2 / 4)  # its gender differs
    assert scores["disc-blue-40"] == pytest.approx(2 / 4)  # its colour differs
    assert scores["disc-blue-44"] == pytest.approx(1 / 5)
    assert scores["box-blue-44"] == 0
    assert ids[:3] == sorted(ids[:3])  # equal ones in the order of their ids
    assert "disc-red-40" not in ids


def test_a_photo_counts_as_what_it_looks_like_or_shows(
    recommender: Recommender, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = recommender.catalog
    photo = read(catalog.image_path(catalog.row("box-blue-44")))
    for measure in ("cosine", "euclidean"):
        (row,) = nearest(recommender, Query(images=(photo,)), 1, measure).rows
        assert catalog.ids[row] == "box-blue-44"

    class Guesses:
        def tag(self, images: object) -> list[dict[str, Prediction]]:
            said = {"articleType": "Box", "gender": "Men", "baseColour": "Pink", "season": "Fall"}
            return [{name: Prediction(label, 0.9, ()) for name, label in said.items()}]

    monkeypatch.setattr(Tagger, "load", Guesses)
    found = nearest(recommender, Query(images=(photo,)), 24, "jaccard")
    assert found.scores[0] == pytest.approx(2 / 3)  # of box, men and its colour two are guessed
    assert {catalog.product(row).category for row in found.rows[:3]} == {"box"}


def test_filters_hold(recommender: Recommender) -> None:
    found = nearest(recommender, Query(("disc-red-40",)), 5, "jaccard", Filters({"category": ["box"]}))
    assert {recommender.catalog.product(row).category for row in found.rows} == {"box"}


def test_a_product_without_a_picture_still_has_attributes(small_shop: Path) -> None:
    shop = Recommender.open(small_shop, "hsv")
    with pytest.raises(QueryError, match="--metric jaccard"):
        nearest(shop, Query((NO_PICTURE,)), 3, "cosine")
    found = nearest(shop, Query((NO_PICTURE,)), 60, "jaccard").rows
    assert len(found) == 59 and shop.catalog.row(NO_PICTURE) not in found
    whole = similarity_matrix(shop.catalog, "hsv", "cosine")
    row = shop.catalog.row(NO_PICTURE)
    assert np.isnan(whole[row]).all() and np.isnan(whole[:, row]).all()
    assert np.isnan(whole).sum() == 2 * 60 - 1


def test_files_of_the_matrix_name_their_products(toy_catalog: Path, tmp_path: Path) -> None:
    catalog = Catalog.open(toy_catalog)
    whole = similarity_matrix(catalog, "eigenfaces", "cosine")
    (text,) = export_similarity_matrix(catalog, "eigenfaces", tmp_path / "m.csv")
    table = pd.read_csv(text, index_col="product")
    assert list(table) == list(table.index) == list(catalog.ids)
    assert table.to_numpy() == pytest.approx(whole, abs=1e-6)
    numbers, names = export_similarity_matrix(catalog, "eigenfaces", tmp_path / "m.npy")
    assert (np.load(numbers) == whole).all()
    assert names.read_text().splitlines() == list(catalog.ids)


def test_what_cannot_be_is_explained(
    recommender: Recommender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(QueryError, match=r"Unknown measure 'dice'\. Choose one of: cosine, euclidean"):
        nearest(recommender, Query(("disc-red-40",)), 5, "dice")
    with pytest.raises(QueryError, match="npy, csv"):
        export_similarity_matrix(recommender.catalog, "eigenfaces", tmp_path / "m.json")
    monkeypatch.setattr(module, "MOST", 20)
    with pytest.raises(QueryError, match="24 products has 576 numbers"):
        export_similarity_matrix(recommender.catalog, "eigenfaces", tmp_path / "m.npy")
    assert not list(tmp_path.iterdir())
