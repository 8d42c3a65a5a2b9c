"""What encoders say about photos from outside the catalogue, remembered for a while."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

REMEMBERED = 256


class PhotoVectorCache:
    """Encodes photos and remembers the answers by content, so that a moved slider encodes nothing anew.

    Only vectors are kept, never a photo. Safe to share between threads.

    Args:
        encode: turns RGB pictures into (n, D) float32.
    """

    def __init__(self, encode: Callable[[Sequence[Image.Image]], np.ndarray]) -> None:
        self._encode = encode
        self._known: OrderedDict[bytes, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, images: Sequence[Image.Image]) -> list[np.ndarray]:
        """Return the (D,) vector of each picture."""
        names = [_name(image) for image in images]
        with self._lock:
            known = {name: self._known[name] for name in names if name in self._known}
        missing = {name: image for name, image in zip(names, images, strict=True) if name not in known}
        if missing:
            known |= zip(missing, self._encode(list(missing.values())), strict=True)
        with self._lock:
            for name in names:
                self._known[name] = known[name]
                self._known.move_to_end(name)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return [known[name] for name in names]


def _name(image: Image.Image) -> bytes:
    return hashlib.sha256(f"{image.size} ".encode() + image.tobytes()).digest()
