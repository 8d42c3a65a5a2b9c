"""t-SNE, its quality figures, new points and alignment, on clusters whose answer is known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recsys.errors import QueryError
from recsys.index import ExactIndex
from recsys.index.exact import l2_normalize
from recsys.progress import Progress
from recsys.projection import tsne as tsne_module
from recsys.projection.alignment import align_procrustes
from recsys.projection.out_of_sample import embed_new_points
from recsys.projection.quality import nearest_on_map, purity, trustworthiness
from recsys.projection.tsne import check_perplexity, pca_initialization, tsne

CLUSTERS, EACH = 5, 24
LABELS = np.repeat(np.arange(CLUSTERS), EACH)


def clusters(seed: int = 0) -> np.ndarray:
    """Five narrow bundles of directions in 16 dimensions."""
    rng = np.random.default_rng(seed)
    middles = rng.normal(size=(CLUSTERS, 16))
    return l2_normalize(middles[LABELS] + 0.15 * rng.normal(size=(len(LABELS), 16)))


def neighbors_of(vectors: np.ndarray, k: int = 30) -> tuple[np.ndarray, np.ndarray]:
    scores = vectors @ vectors.T
    np.fill_diagonal(scores, -np.inf)
    rows = np.argsort(-scores, axis=1, kind="stable")[:, : min(k, len(vectors) - 1)]
    return rows, np.take_along_axis(scores, rows, 1)


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    return clusters()


@pytest.fixture(scope="module")
def xy(vectors: np.ndarray) -> np.ndarray:
    return tsne(*neighbors_of(vectors), vectors, perplexity=10)


def test_separated_clusters_stay_separated(xy: np.ndarray) -> None:
    middles = np.stack([xy[c == LABELS].mean(axis=0) for c in range(CLUSTERS)])
    nearest = np.linalg.norm(xy[:, None] - middles, axis=2).argmin(axis=1)
    np.testing.assert_array_equal(nearest, LABELS)
    assert purity(nearest_on_map(xy), LABELS).share == 1.0


def test_the_same_vectors_give_the_same_map(vectors: np.ndarray, xy: np.ndarray) -> None:
    np.testing.assert_array_equal(tsne(*neighbors_of(vectors), vectors, perplexity=10), xy)


@pytest.mark.parametrize("stop", [50, 200, 300, 700])
def test_a_stopped_layout_goes_on_and_ends_the_same(
    vectors: np.ndarray, xy: np.ndarray, tmp_path: Path, stop: int
) -> None:
    parts = tmp_path / "parts" / "x.npz"
    steps: list[int] = []

    def stop_there(progress: Progress) -> None:
        steps.append(progress.done)
        if progress.done == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tsne(*neighbors_of(vectors), vectors, perplexity=10, parts=parts, listen=stop_there)
    rest = tsne(
        *neighbors_of(vectors), vectors, perplexity=10, parts=parts, listen=lambda p: steps.append(p.done)
    )
    np.testing.assert_array_equal(rest, xy)
    assert steps == list(range(50, 800, 50))


def test_a_damaged_part_is_redone(vectors: np.ndarray, xy: np.ndarray, tmp_path: Path) -> None:
    parts = tmp_path / "x.npz"
    parts.write_bytes(b"nonsense")
    np.testing.assert_array_equal(tsne(*neighbors_of(vectors), vectors, perplexity=10, parts=parts), xy)


@pytest.mark.parametrize("points", [0, 1, 2, 3, 4, 5, 8])
def test_tiny_catalogs(points: int) -> None:
    vectors = clusters()[:points]
    xy = tsne(*neighbors_of(vectors), vectors, perplexity=30) if points else np.empty((0, 2))
    assert xy.shape == (points, 2) and np.isfinite(xy).all()
    if points > 1:
        assert len(np.unique(xy, axis=0)) == points


def test_equal_vectors_can_be_drawn() -> None:
    vectors = np.repeat(clusters()[:1], 12, axis=0)
    assert np.isfinite(tsne(*neighbors_of(vectors), vectors, perplexity=30)).all()


@pytest.mark.parametrize("perplexity", [1.9, 67, float("nan")])
def test_a_perplexity_out_of_range_is_refused(perplexity: float) -> None:
    with pytest.raises(QueryError, match="from 2 to 66"):
        check_perplexity(perplexity)


def test_main_axes_do_not_flip_with_the_sign_of_noise(vectors: np.ndarray) -> None:
    np.testing.assert_allclose(
        pca_initialization(vectors[::-1])[::-1], pca_initialization(vectors), atol=1e-6
    )


def test_new_points_land_in_their_cluster(vectors: np.ndarray, xy: np.ndarray) -> None:
    left_out = np.arange(0, len(vectors), 7)
    kept = np.setdiff1d(np.arange(len(vectors)), left_out)
    placed = embed_new_points(vectors[left_out], ExactIndex(vectors[kept]), xy[kept])
    spread = np.linalg.norm(xy - xy.mean(axis=0), axis=1).mean()
    distance = np.linalg.norm(placed - xy[left_out], axis=1)
    assert np.median(distance) < 0.15 * spread
    middles = np.stack([xy[c == LABELS].mean(axis=0) for c in range(CLUSTERS)])
    landed = np.linalg.norm(placed[:, None] - middles, axis=2).argmin(axis=1)
    np.testing.assert_array_equal(landed, LABELS[left_out])


def test_a_known_vector_lands_near_its_own_point(vectors: np.ndarray, xy: np.ndarray) -> None:
    placed = embed_new_points(vectors[:1], ExactIndex(vectors), xy)
    assert np.linalg.norm(placed[0] - xy[0]) < np.linalg.norm(xy[0] - xy.mean(axis=0)) / 4


def test_place_works_on_a_map_of_one_point_and_for_no_points(vectors: np.ndarray) -> None:
    np.testing.assert_allclose(
        embed_new_points(vectors[:2], ExactIndex(vectors[:1]), np.array([[3.0, 4.0]])), [[3, 4]] * 2
    )
    assert embed_new_points(vectors[:0], ExactIndex(vectors), np.zeros((len(vectors), 2))).shape == (0, 2)


def test_purity_counts_by_hand() -> None:
    labels = np.array([0, 0, 1, -1])
    neighbors = np.array([[1, 2], [0, 3], [0, 1], [0, 1]])
    figures = purity(neighbors, labels)
    assert figures.share == pytest.approx((1 / 2 + 1 / 1 + 0) / 3)  # a neighbour without label is left out
    assert figures.chance == pytest.approx(1 / 3)  # the one pair of three that is equal
    assert figures.points == 3


def test_purity_of_random_labels_is_chance() -> None:
    rng = np.random.default_rng(1)
    figures = purity(nearest_on_map(rng.normal(size=(2000, 2))), rng.integers(0, 4, 2000))
    assert figures.share == pytest.approx(figures.chance, abs=0.02)


def test_purity_without_labels_is_unknown() -> None:
    assert purity(np.array([[1], [0]]), np.array([-1, -1])) is None
    assert purity(np.empty((1, 0), dtype=int), np.array([0])) is None


def test_trustworthiness_is_1_for_a_faithful_map_and_half_for_a_shuffled_one() -> None:
    angles = np.linspace(0, 1.2, 300)
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    line = np.stack([angles, np.zeros(300)], axis=1)
    assert trustworthiness(vectors, nearest_on_map(line)) == pytest.approx(1, abs=1e-3)
    shuffled = line[np.random.default_rng(0).permutation(300)]
    assert trustworthiness(vectors, nearest_on_map(shuffled)) == pytest.approx(0.5, abs=0.05)


def test_trustworthiness_agrees_with_scikit_learn(vectors: np.ndarray, xy: np.ndarray) -> None:
    from sklearn.manifold import trustworthiness as reference

    assert trustworthiness(vectors, nearest_on_map(xy)) == pytest.approx(
        reference(vectors, xy, n_neighbors=10), abs=1e-4
    )


def test_nearest_on_map_never_names_the_point_itself_even_among_copies() -> None:
    found = nearest_on_map(np.zeros((5, 2)), 3)
    assert found.shape == (5, 3)
    assert not (found == np.arange(5)[:, None]).any()


def test_alignment_undoes_turn_mirror_size_and_shift(xy: np.ndarray) -> None:
    turn = np.array([[np.cos(1), -np.sin(1)], [np.sin(1), np.cos(1)]]) @ np.diag([1, -1])
    np.testing.assert_allclose(align_procrustes(3 * xy @ turn + [5, -7], xy), xy, atol=1e-4)


def test_alignment_of_one_point_or_of_equal_points() -> None:
    np.testing.assert_allclose(align_procrustes(np.ones((3, 2)), np.full((3, 2), 4.0)), np.full((3, 2), 4.0))


def test_the_gradient_for_many_points_separates_clusters_too(
    monkeypatch: pytest.MonkeyPatch, vectors: np.ndarray
) -> None:
    monkeypatch.setattr(tsne_module, "_INTERPOLATED", 10)
    monkeypatch.setattr(tsne_module, "_PHASES", ((50, 12.0), (50, 1.0)))
    drawn = tsne(*neighbors_of(vectors), vectors, perplexity=10)
    assert purity(nearest_on_map(drawn), LABELS).share > 0.95
