"""Vectors of photos from outside the catalogue, remembered for a while."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

from recsys.artifacts import Artifacts
from recsys.encoders import ENCODERS, Encoder, EncoderSpec
from recsys.encoders.attribution import Explainer
from recsys.lazy import lazy_property
from recsys.vectors import Vectors

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


class PhotoEncoder:
    """The encoder that made some vectors, for photos; safe to share between threads.

    Args:
        artifacts: of the catalogue.
        slug: the encoder's name in it.
        vectors: that the encoder made of the catalogue's pictures.
    """

    def __init__(self, artifacts: Artifacts, slug: str, vectors: Vectors) -> None:
        self._artifacts = artifacts
        self._slug = slug
        self._made = vectors
        self._cache = PhotoVectorCache(lambda images: self.encoder.encode(images))

    def vectors(self, images: Sequence[Image.Image]) -> list[np.ndarray]:
        """Return the (D,) vector of each RGB picture.

        Raises:
            ModelError, ArtifactError: see `encoder`.
        """
        return self._cache.of(images)

    @lazy_property
    def encoder(self) -> Encoder:
        """The encoder, loaded when first needed.

        Raises:
            ModelError, ArtifactError: its weights cannot be had or have changed.
        """
        return self._artifacts.load_encoder(self._slug, self._made)

    @property
    def explains(self) -> bool:
        """True where the encoder can tell which parts of two pictures are alike (see `explainer`)."""
        return ENCODERS[EncoderSpec.parse(self._made.spec).name].explains

    @lazy_property
    def explainer(self) -> Explainer:
        """The attribution of a vector to the cells of its picture, loaded when first needed.

        Raises:
            ModelError, ArtifactError: its weights cannot be had or have changed, or the encoder cannot tell.
        """
        return self._artifacts.load_explainer(self._slug, self._made)


def _name(image: Image.Image) -> bytes:
    return hashlib.sha256(f"{image.size} ".encode() + image.tobytes()).digest()
