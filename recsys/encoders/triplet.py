"""The triplet embedding: averaged ResNet50 features, a linear layer, length 1.

After Schroff, Kalenichenko and Philbin, "FaceNet", 2015: a product shall lie nearer to one of its own
kind than to any of another. Only the linear layer is learnt (see `recsys.models.triplets`), so that
the network runs once a picture, however often it is trained.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.encoders import resnet50
from recsys.encoders.attribution import Attribution, NetworkExplainer
from recsys.encoders.fitted import FittedEncoder
from recsys.encoders.model_file import PretrainedModel
from recsys.errors import ModelError
from recsys.files import atomic_write, sha256

DIMENSION = 128
_TINY = 1e-12


class TripletEncoder(FittedEncoder):
    """Averaged features times a learnt matrix, scaled to length 1.

    Args:
        network: whose features were learnt from.
        matrix: (network.features, dim) float32.
    """

    name = "triplet"
    file = "weights.npz"

    def __init__(self, network: PretrainedModel, matrix: np.ndarray) -> None:
        self.network = network
        self.matrix = matrix
        self.dim = matrix.shape[1]
        self.shape = network.shape
        self.fingerprint = f"triplet-{network.fingerprint}-{sha256(matrix.tobytes())[:16]}"
        self._features = resnet50.average_pooled(network)
        linear = {"mean": np.zeros(len(matrix), np.float32), "matrix": matrix}
        self._shares = NetworkExplainer(network.network("avg"), "avg", self.fingerprint, linear)

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Encode pages; see `Encoder.encode_batch`."""
        return project(self._features.encode_batch(batch), self.matrix)

    def encode(self, images: Sequence[Image.Image]) -> np.ndarray:
        """Encode a few pictures; see `NetworkEncoder.encode`."""
        return project(self._features.encode(images), self.matrix)

    def attribute(self, page: np.ndarray) -> Attribution:
        """Return what each cell of the network's last map adds; see `Explainer`."""
        whole = self._shares.attribute(page)
        length = max(float(np.linalg.norm(whole.vector)), _TINY)
        return Attribution(whole.cells / length, whole.rest / length)

    def save(self, path: Path) -> None:
        """Write the matrix and the name of the network that it belongs to."""
        buffer = io.BytesIO()
        np.savez(buffer, matrix=self.matrix, network=np.str_(self.network.fingerprint))
        with atomic_write(path) as file:
            file.write(buffer.getvalue())

    @classmethod
    def load(cls, path: Path) -> TripletEncoder:
        """Read the matrix.

        Raises:
            ModelError: the file is damaged, or it was learnt from the features of another network.
        """
        remedy = f"Train again: python -m recsys train-triplets {path.parents[2]}"
        try:
            with np.load(path, allow_pickle=False) as archive:
                matrix, network = archive["matrix"].astype(np.float32), str(archive["network"])
        except Exception as error:  # zip, header and dtype errors of every kind
            raise ModelError(f"The triplet weights in {path} are damaged ({error}). {remedy}") from error
        own = resnet50.load_weights()
        if own.fingerprint != network:
            raise ModelError(
                f"The triplet weights in {path} were learnt from {network}, but the network is now "
                f"{own.fingerprint}. {remedy}"
            )
        if matrix.ndim != 2 or len(matrix) != own.features or not np.isfinite(matrix).all():
            raise ModelError(f"The triplet weights in {path} are no {own.features} x d matrix. {remedy}")
        return cls(own, matrix)


def project(features: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Return (N, dim) float32 vectors of length 1 for (N, features) features.

    Features are first rounded to half precision, as they are kept on disk, so that a kept feature and
    a fresh one give the same vector.
    """
    vectors = np.empty((len(features), matrix.shape[1]), dtype=np.float32)
    for vector, row in zip(vectors, features, strict=True):
        # One product a row: a matrix product would round a row by how many stand beside it.
        outputs = row.astype(np.float16).astype(np.float32) @ matrix
        vector[:] = outputs / max(float(np.linalg.norm(outputs)), _TINY)
    return vectors
