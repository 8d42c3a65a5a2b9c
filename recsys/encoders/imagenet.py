"""ImageNet weights in Keras' own cache, with its hash check, but without Keras: it need not be imported."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from recsys.encoders.weights_download import download, md5_file
from recsys.errors import ModelError
from recsys.progress import ProgressCallback, no_progress

PUBLISHED = ("", "imagenet")
"""Sources that stand for ImageNet's weights."""

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

    def download_notice(self) -> str:
        """Return a notice of the download to come, and of the way to do without it."""
        return (
            f"{self.name} is not in Keras' cache: {self.megabytes} MB are downloaded now, once. To go "
            f"without a network, copy that file from a machine that has it into {self.path.parent}, or name "
            "a file of your own: NAME:FILE."
        )

    @property
    def path(self) -> Path:
        """Its path in Keras' cache: below `KERAS_HOME`, by default ~/.keras."""
        return Path(os.environ.get("KERAS_HOME") or Path.home() / ".keras") / "models" / self.name

    def cached(self) -> bool:
        """Return whether the cache holds the file, whole and unchanged."""
        return self.path.is_file() and md5_file(self.path) == self.md5

    def find(self, source: str, listen: ProgressCallback = no_progress) -> Path:
        """Return the weights file that a source names, one of `PUBLISHED` or a path; see `fetch`."""
        return self.fetch(listen) if source in PUBLISHED else Path(source).expanduser()

    def fetch(self, listen: ProgressCallback = no_progress) -> Path:
        """Return the file, downloading it if need be; a download that was cut goes on.

        Args:
            listen: told how much has come.

        Raises:
            ModelError: it is not there and cannot be downloaded.
            ArtifactError: the disk is full, or it is being downloaded already.
        """
        if self.cached():
            return self.path
        try:
            download(self.origin, self.path, self.md5, listen)
        except ModelError as error:
            raise ModelError(
                f"The ImageNet weights are neither in {self.path} nor could they be downloaded ({error}). "
                f"Run the command again with a network connection ({self.megabytes} MB; what was downloaded "
                f"is kept), or copy {self.name} from a machine that has it into {self.path.parent}."
            ) from None
        return self.path


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
