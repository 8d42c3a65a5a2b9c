"""t-SNE: from each point's nearest neighbours to places in the plane; stoppable, repeatable.

The method is van der Maaten and Hinton's (2008) with the interpolated gradient of Linderman et al.
(2019), as openTSNE implements it. It starts from the two main axes of the vectors instead of chance
(Kobak and Berens, 2019), so that far parts of the map mean something too.
"""

from __future__ import annotations

import io
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recsys.errors import ArtifactError, QueryError
from recsys.files import atomic_write
from recsys.progress import Progress, ProgressCallback, no_progress

SEED = 0
LEAST_PERPLEXITY, LARGEST_PERPLEXITY = 2.0, 66.0
"""The perplexity is about the number of neighbours that count; three times as many must be known."""

_PHASES = ((250, 12.0), (500, 1.0))
"""Steps and how much attraction is exaggerated meanwhile: first groups find together, then they unfold."""
_BETWEEN_SAVES = 50
_LEAST_RATE = 50.0
_INTERPOLATED = 3_000
"""From so many points on, the interpolated gradient takes less time than a tree (Barnes and Hut's)."""
_THREADED = 10_000
"""From so many points on, a second thread earns more than it costs."""
_FAR = 1e3
"""Distance of neighbours that do not exist: their weight rounds to 0."""


def check_perplexity(perplexity: float) -> float:
    """Return a perplexity as a number with a fraction if a map can be drawn with it.

    Raises:
        QueryError: it is out of range.
    """
    if not LEAST_PERPLEXITY <= perplexity <= LARGEST_PERPLEXITY:
        raise QueryError(
            f"The perplexity must be from {LEAST_PERPLEXITY:g} to {LARGEST_PERPLEXITY:g}, not {perplexity:g}."
        )
    return float(perplexity)


def affinities(rows: np.ndarray, scores: np.ndarray, perplexity: float, points: int | None = None) -> Any:
    """Return how strongly points attract each other, as t-SNE weighs neighbours.

    Args:
        rows: (n, k) neighbours of each point, nearest first, -1 where there are no more.
        scores: (n, k) their cosines.
        perplexity: about how many neighbours count.
        points: for new points: how many points the rows are chosen from; None where points and
            neighbours are the same.

    Returns:
        Sparse (n, n) symmetric weights that sum to 1; for new points (n, points), each row summing to 1.
    """
    from openTSNE.affinity import joint_probabilities_nn

    known = min(rows.shape[1], round(3 * perplexity))
    rows, scores = rows[:, :known], scores[:, :known]
    distances = np.where(rows >= 0, np.sqrt(np.maximum(2 - 2 * scores.astype(np.float64), 0)), _FAR)
    return joint_probabilities_nn(
        np.maximum(rows, 0),
        distances,
        [max(1.0, min(perplexity, known / 3))],
        symmetrize=points is None,
        normalization="pair-wise" if points is None else "point-wise",
        n_reference_samples=points,
        n_jobs=_threads(len(rows)),
    )


def pca_initialization(vectors: np.ndarray) -> np.ndarray:
    """Return (n, 2) the vectors' coordinates on their two main axes, each axis pointing one sure way."""
    centerd = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    axes = np.linalg.eigh(centerd.T @ centerd)[1][:, ::-1][:, :2]
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])] < 0, -1, 1)
    places = np.zeros((len(vectors), 2))
    places[:, : axes.shape[1]] = centerd @ axes
    return places


def tsne(
    rows: np.ndarray,
    scores: np.ndarray,
    vectors: np.ndarray,
    *,
    perplexity: float,
    parts: Path | None = None,
    listen: ProgressCallback = no_progress,
) -> np.ndarray:
    """Return (n, 2) float32 places in the plane; the same arguments give the same places.

    Args:
        rows, scores: (n, k) neighbours and their cosines, see `affinities`.
        vectors: (n, d) for the start.
        perplexity: about how many neighbours count; less where fewer are known.
        parts: a file that keeps what an interrupted call has done, for the next one; None for none.
        listen: told how far it is.
    """
    start = pca_initialization(vectors)
    if len(rows) < 4:
        return start.astype(np.float32)
    state = _State.read(parts, len(rows)) or _State.new(start)
    weights = affinities(rows, scores, perplexity)
    embedding, optimizer = _embedding(state, weights.copy())
    total = sum(steps for steps, _ in _PHASES)
    before, started = state.step, time.monotonic()
    while state.step < total:
        exaggeration = _PHASES[0][1] if state.step < _PHASES[0][0] else _PHASES[1][1]
        # openTSNE multiplies these in place and divides them again, which leaves other last digits.
        embedding.affinities.P.data[:] = weights.data
        embedding.optimize(
            _BETWEEN_SAVES,
            exaggeration=exaggeration,
            learning_rate=max(len(rows) / exaggeration, _LEAST_RATE),
            inplace=True,
        )
        state = _State(state.step + _BETWEEN_SAVES, np.asarray(embedding), optimizer.update, optimizer.gains)
        if parts is not None:
            state.write(parts)
        rate = (state.step - before) / max(time.monotonic() - started, 1e-9)
        listen(Progress("Drawing the map", state.step, total, rate))
    return state.places.astype(np.float32)


def _embedding(state: _State, weights: Any) -> tuple[Any, Any]:
    from openTSNE import TSNEEmbedding
    from openTSNE.affinity import PrecomputedAffinities
    from openTSNE.tsne import gradient_descent

    optimizer = gradient_descent()
    optimizer.update, optimizer.gains = state.update.copy(), state.gains.copy()
    embedding = TSNEEmbedding(
        state.places,
        PrecomputedAffinities(weights, normalize=False),
        optimizer=optimizer,
        negative_gradient_method="fft" if len(state.places) >= _INTERPOLATED else "bh",
        random_state=SEED,
        n_jobs=_threads(len(state.places)),
        momentum=0.8,
    )
    return embedding, optimizer


def _threads(points: int) -> int:
    return (os.cpu_count() or 1) if points >= _THREADED else 1


@dataclass(frozen=True)
class _State:
    """State of an unfinished layout: steps done, places, and what the descent remembers; (n, 2) float64."""

    step: int
    places: np.ndarray
    update: np.ndarray
    gains: np.ndarray

    @classmethod
    def new(cls, start: np.ndarray) -> _State:
        """Start small, with a little chance so that equal vectors can part."""
        spread = max(float(start[:, 0].std()), 1e-12)
        chance = np.random.default_rng(SEED).normal(0, 0.01, start.shape)
        places = (start / spread + chance) * 1e-4
        return cls(0, places, np.zeros_like(start), np.ones_like(start))

    @classmethod
    def read(cls, path: Path | None, points: int) -> _State | None:
        """Return what an interrupted run left, None where there is nothing of use."""
        if path is None or not path.is_file():
            return None
        try:
            with np.load(path, allow_pickle=False) as saved:
                state = cls(int(saved["step"]), saved["places"], saved["update"], saved["gains"])
        except (OSError, ValueError, KeyError, EOFError):
            return None
        return state if state.places.shape == (points, 2) else None

    def write(self, path: Path) -> None:
        """Keep this state for the next run."""
        buffer = io.BytesIO()
        np.savez(buffer, step=self.step, places=self.places, update=self.update, gains=self.gains)
        try:
            with atomic_write(path) as file:
                file.write(buffer.getvalue())
        except OSError as error:
            raise ArtifactError(f"{path} cannot be written ({error.strerror}).") from error
