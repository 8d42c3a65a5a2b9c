"""Encoders that run a network: ResNet50 (features A1) and VGG16 (features A2)."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import numpy as np
import openvino as ov

from recsys.encoders.base import Encoder


class NetworkEncoder(Encoder):
    """Runs a compiled network, one picture a request, with as many requests at once as pay.

    Args:
        name: the encoder's name.
        model: a graph from (1, height, width, 3) uint8 RGB to (1, n) float32.
        fingerprint: names weights and architecture.
        projection: "mean" (n,) and "matrix" (n, dim): an optional linear map after the network.
    """

    def __init__(
        self,
        name: str,
        model: ov.Model,
        fingerprint: str,
        projection: Mapping[str, np.ndarray] | None = None,
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.shape = (model.input(0).shape[1], model.input(0).shape[2])
        self._projection = projection
        self._compiled = ov.Core().compile_model(model, "CPU", {"PERFORMANCE_HINT": "THROUGHPUT"})
        self._queue = ov.AsyncInferQueue(self._compiled)
        self._queue.set_callback(self._keep)
        self._lock = threading.Lock()
        outputs = model.output(0).shape[1]
        self.dim = outputs if projection is None else projection["matrix"].shape[1]
        self._outputs = outputs

    @staticmethod
    def _keep(request: ov.InferRequest, target: tuple[np.ndarray, int]) -> None:
        rows, row = target
        rows[row] = request.get_output_tensor(0).data[0]

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        """Encode pages; see `Encoder.encode_batch`."""
        rows = np.empty((len(batch), self._outputs), dtype=np.float32)
        with self._lock:  # the queue's callbacks belong to one batch at a time
            for row in range(len(batch)):
                self._queue.start_async({0: batch[row : row + 1]}, (rows, row))
            self._queue.wait_all()
        if self._projection is None:
            return rows
        projected = np.empty((len(batch), self.dim), dtype=np.float32)
        for vector, features in zip(projected, rows, strict=True):
            # One product a row: a matrix product would round a row by how many stand beside it.
            vector[:] = (features - self._projection["mean"]) @ self._projection["matrix"]
        return projected
