"""ImageNet weights by way of Keras' own cache, with its hash check."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from recsys.errors import ModelError

_ORIGIN = "https://storage.googleapis.com/tensorflow/keras-applications/"


@dataclass(frozen=True)
class ImageNetFile:
    """A weights file as `keras.applications` downloads it.

    Attributes:
        name: its name in Keras' cache.
        origin: where Keras gets it.
        md5: the hash that Keras checks.
        megabytes: size of the download, for people.
    """

    name: str
    origin: str
    md5: str
    megabytes: int

    @property
    def path(self) -> Path:
        """Where Keras' cache keeps it: below `KERAS_HOME`, by default ~/.keras."""
        return Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras") / "models" / self.name

    def cached(self) -> bool:
        """Say whether the cache holds the file, whole and unchanged."""
        if not self.path.is_file():
            return False
        with self.path.open("rb") as file:
            return (
                hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest() == self.md5
            )

    def fetch(self) -> Path:
        """Return the file, downloading it with Keras if need be.

        Raises:
            ModelError: it is not there and cannot be downloaded.
        """
        if self.cached():
            return self.path
        from keras.utils import get_file  # imports TensorFlow, which only a download is worth

        try:
            return Path(get_file(self.name, self.origin, cache_subdir="models", file_hash=self.md5))
        except Exception as error:  # Keras raises bare exceptions for network and hash failures
            raise ModelError(
                f"The ImageNet weights are neither in {self.path} nor could they be downloaded ({error}). "
                f"Run the command again with a network connection ({self.megabytes} MB), or copy "
                f"{self.name} from a machine that has it into {self.path.parent}."
            ) from None


RESNET50 = ImageNetFile(
    "resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5",
    _ORIGIN + "resnet/resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5",
    "4d473c1dd8becc155b73f8504c6f6626",
    95,
)
VGG16 = ImageNetFile(
    "vgg16_weights_tf_dim_ordering_tf_kernels.h5",
    _ORIGIN + "vgg16/vgg16_weights_tf_dim_ordering_tf_kernels.h5",
    "64373286793e3c8b2b4e3219cbf3544b",
    553,
)
