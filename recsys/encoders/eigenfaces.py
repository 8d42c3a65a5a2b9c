"""Eigenfaces: projection onto the main directions in which a catalogue's pictures differ.

Turk and Pentland, "Eigenfaces for Recognition", 1991. It needs no weights, only the catalogue.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from recsys.encoders.attribution import Attribution
from recsys.encoders.fitted import FittedEncoder
from recsys.errors import ModelError
from recsys.files import atomic_write, sha256

SIDE = 64
COMPONENTS = 128
SAMPLE = 6_000
"""Most pictures that a basis is learnt from; more change it little and cost memory."""

_GRAY = np.array([0.299, 0.587, 0.114], dtype=np.float32)


class Eigenfaces(FittedEncoder):
    """Projects grey pictures onto a learnt basis.

    Args:
        mean: (SIDE * SIDE,) float32 mean picture, values 0..1.
        basis: (dim, SIDE * SIDE) float32 eigenimages, orthonormal, the most telling first.
    """

    name = "eigenfaces"
    file = "basis.npz"
    shape = (SIDE, SIDE)

    def __init__(self, mean: np.ndarray, basis: np.ndarray) -> None:
        self.mean = mean
        self.basis = basis
        self.dim = len(basis)
        self.fingerprint = f"eigenfaces-{SIDE}-{sha256(mean.tobytes() + basis.tobytes())[:16]}"

    @classmethod
    def fit(cls, squares: Sequence[np.ndarray]) -> Eigenfaces:
        """Learn the basis from (SIDE, SIDE, 3) uint8 squares; the same squares give the same basis.

        Raises:
            ModelError: fewer than two pictures.
        """
        from sklearn.decomposition import PCA

        if len(squares) < 2:
            raise ModelError(
                f"Eigenfaces are learnt from the catalogue and need at least 2 pictures, not {len(squares)}."
            )
        gray = to_grayscale(np.stack(squares))
        dim = min(COMPONENTS, len(gray) - 1)
        pca = PCA(dim, svd_solver="randomized", random_state=0).fit(gray)
        return cls(pca.mean_.astype(np.float32), np.ascontiguousarray(pca.components_, dtype=np.float32))

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Project squares; see `Encoder.encode_batch`."""
        rows = np.empty((len(batch), self.dim), dtype=np.float32)
        for row, gray in zip(rows, to_grayscale(batch), strict=True):
            # One product a row: a matrix product would round a row by how many stand beside it.
            row[:] = self.basis @ (gray - self.mean)
        return rows

    def inverse_transform(self, code: np.ndarray, components: int) -> np.ndarray:
        """Return the picture that the first components of a projection describe, (SIDE, SIDE) grey levels."""
        flat = self.mean + code[:components] @ self.basis[:components]
        return flat.reshape(SIDE, SIDE)

    def explained_variance_ratio(self, squares: np.ndarray) -> np.ndarray:
        """Return the share of what sets pictures apart from the mean that each component holds.

        Args:
            squares: (n, SIDE, SIDE, 3) uint8, at least one that is not the mean itself.

        Returns:
            (dim,) shares whose sum is at most 1.
        """
        differences = to_grayscale(squares) - self.mean
        total = float((differences.astype(np.float64) ** 2).sum())
        held = ((differences @ self.basis.T).astype(np.float64) ** 2).sum(axis=0)
        return held / max(total, 1e-12)

    def attribute(self, page: np.ndarray) -> Attribution:
        """Return what each pixel adds; see `Explainer`."""
        differences = (to_grayscale(page[None])[0] - self.mean).astype(np.float64)
        cells = (differences * self.basis).T.reshape(SIDE, SIDE, self.dim)
        return Attribution(cells, np.zeros(self.dim))

    def save(self, path: Path) -> None:
        """Write the basis to an .npz file."""
        buffer = io.BytesIO()
        np.savez(buffer, mean=self.mean, basis=self.basis)
        with atomic_write(path) as file:
            file.write(buffer.getvalue())

    @classmethod
    def load(cls, path: Path) -> Eigenfaces:
        """Read a basis.

        Raises:
            ModelError: the file is damaged.
        """
        try:
            with np.load(path, allow_pickle=False) as archive:
                mean, basis = archive["mean"], archive["basis"]
        except Exception as error:  # zip, header and dtype errors of every kind
            raise ModelError(
                f"The eigenfaces in {path} are damaged ({error}). Delete the file and build again."
            ) from error
        if mean.shape != (SIDE * SIDE,) or basis.ndim != 2 or basis.shape[1] != SIDE * SIDE:
            raise ModelError(f"The eigenfaces in {path} have another size. Delete the file and build again.")
        return cls(mean.astype(np.float32), basis.astype(np.float32))


def to_grayscale(squares: np.ndarray) -> np.ndarray:
    """Return the grey levels of (n, SIDE, SIDE, 3) uint8 squares, (n, SIDE * SIDE) float32 in 0..1."""
    return (squares.astype(np.float32) @ _GRAY).reshape(len(squares), SIDE * SIDE) / np.float32(255)
