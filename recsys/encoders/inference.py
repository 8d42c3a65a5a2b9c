"""A network that runs: one in memory for each set of weights, whoever looks at pictures with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakValueDictionary

import numpy as np

from recsys.encoders.openvino_runtime import ov
from recsys.encoders.views import PLAIN, Views, apply_views

REMEMBERED = 32


class NetworkOutput(NamedTuple):
    """Output of a network for one page.

    Attributes:
        features: (n,) float32.
        maps: (views, n, rows, columns) float32, which the features are pooled from; empty for a network
            that does not tell them.
    """

    features: np.ndarray
    maps: np.ndarray


class Network:
    """Runs a compiled network, one page a request, with as many requests at once as pay.

    Args:
        model: a graph from (views, height, width, 3) uint8 RGB to (1, n) float32 and, if it tells them,
            the maps that these are pooled from.
        views: what of a page it is shown.

    Attributes:
        views: what of a page it is shown.
        shape: height and width of a page in pixels.
        dim: how many features it has.
    """

    def __init__(self, model: ov.Model, views: Views = PLAIN) -> None:
        self.shape = (model.input(0).shape[1], model.input(0).shape[2])
        self.dim = model.output(0).shape[1]
        self.views = views
        self._map_shape = tuple(model.output(1).shape) if len(model.outputs) > 1 else (0,)
        self._compiled = ov.Core().compile_model(model, "CPU", {"PERFORMANCE_HINT": "THROUGHPUT"})
        self._queue = ov.AsyncInferQueue(self._compiled)
        self._queue.set_callback(self._keep)
        self._lock = threading.Lock()
        self._known = lru_cache(REMEMBERED)(self._look)

    def features(self, pages: np.ndarray) -> np.ndarray:
        """Return (B, n) float32 features of (B, height, width, 3) uint8 RGB pages."""
        rows = np.empty((len(pages), self.dim), dtype=np.float32)
        with self._lock:  # the queue's callbacks belong to one batch at a time
            for row in range(len(pages)):
                self._queue.start_async({0: apply_views(pages[row], self.views)}, (rows[row],))
            self._queue.wait_all()
        return rows

    def run(self, page: np.ndarray) -> NetworkOutput:
        """Look at one page; the last few are remembered, so that tags, search and heat map cost one run.

        Args:
            page: (height, width, 3) uint8 RGB.

        Returns:
            Arrays that cannot be written to.
        """
        return self._known(page.tobytes())

    def _look(self, page: bytes) -> NetworkOutput:
        found = NetworkOutput(np.empty(self.dim, np.float32), np.empty(self._map_shape, np.float32))
        pixels = np.frombuffer(page, np.uint8).reshape(*self.shape, 3)
        with self._lock:
            self._queue.start_async({0: apply_views(pixels, self.views)}, found)
            self._queue.wait_all()
        for array in found:
            array.flags.writeable = False
        return found

    @staticmethod
    def _keep(request: ov.InferRequest, places: tuple[np.ndarray, ...]) -> None:
        for number, place in enumerate(places):
            if place.size:
                place[:] = request.get_output_tensor(number).data.reshape(place.shape)


_SHARED: WeakValueDictionary[Hashable, Network] = WeakValueDictionary()
_SHARING = threading.Lock()


def shared_network(key: Hashable, make: Callable[[], Network]) -> Network:
    """Return the network that others use already, or make it.

    Args:
        key: names weights, architecture and views.
        make: called only where nobody has the network yet.
    """
    with _SHARING:
        network = _SHARED.get(key)
        if network is None:
            network = _SHARED[key] = make()
        return network
