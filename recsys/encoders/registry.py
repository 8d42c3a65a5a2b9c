"""The table of encoders: names for people, needs, and how each is made.

An encoder is asked for by name, and where it has weights optionally by their source:
"resnet50", "resnet50:imagenet", "resnet50:/path/to/weights.h5".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recsys.encoders import efficientnet, imagenet, model_file, resnet50
from recsys.encoders.attribution import Explainer
from recsys.encoders.base import Encoder
from recsys.encoders.eigenfaces import COMPONENTS, Eigenfaces
from recsys.encoders.fitted import FittedEncoder
from recsys.encoders.hsv import BINS, HsvHistogram
from recsys.encoders.triplet import DIMENSION, TripletEncoder
from recsys.encoders.weights import check_shapes, read_weights
from recsys.errors import ModelError, choices_text
from recsys.files import sha256_file
from recsys.progress import ProgressCallback, no_progress


@dataclass(frozen=True)
class EncoderInfo:
    """One row of the table.

    Attributes:
        label: its name for people.
        summary: a line about it, for people.
        dim: length of its vectors (of a fitted encoder, at most), but for bundled weights.
        load: makes it from a source of weights ("" for the default one), telling a listener how far a
            download is; None for fitted encoders.
        fitted_class: the class of an encoder that is learnt from a catalogue and kept in its folder; None
            for all others.
        fit: learns it from the catalogue's own pictures, while building.
        training: the command that learns it from the catalogue's labels.
        manifest: the manifest of weights that come with Alike, which are then the default.
        pretrained: the ImageNet weights that fit, if there are any.
        explain: makes the explainer from a source of weights, where there is one; a fitted encoder is
            its own.
    """

    label: str
    summary: str
    dim: int
    load: Callable[[str, ProgressCallback], Encoder] | None = None
    fitted_class: type[FittedEncoder] | None = None
    fit: Callable[[Sequence[np.ndarray]], Eigenfaces] | None = None
    training: str = ""
    manifest: Path | None = None
    pretrained: imagenet.ImageNetFile | None = None
    explain: Callable[[str], Explainer] | None = None

    def dimension(self) -> int:
        """Return the length of its vectors with its default weights."""
        return model_file.dimension(self.manifest) if self.manifest and self.manifest.is_file() else self.dim

    @property
    def explains(self) -> bool:
        """True where it can tell which cells of a picture its vector comes from."""
        return bool(self.explain or self.fitted_class)

    def state(self) -> str:
        """Return a line for people: the encoder can be used now, or what it lacks."""
        if self.fit:
            return "ready: learnt from the catalogue itself"
        if self.training:
            return f"learnt from a catalogue's labels: python -m recsys {self.training} DIR"
        if self.manifest and self.manifest.is_file():
            return "ready: weights come with Alike"
        if self.manifest and not self.pretrained:
            return f"needs the weights of {self.manifest.stem}: get assets/models again"
        if not self.pretrained:
            return "ready: needs no weights"
        if self.pretrained.path.is_file():
            return "ready: ImageNet weights in Keras' cache"
        return f"needs weights: ImageNet's are downloaded ({self.pretrained.megabytes} MB) when first used"


def _load_vgg16(source: str, listen: ProgressCallback) -> Encoder:
    from recsys.encoders.inference import Network, shared_network
    from recsys.encoders.network_encoder import NetworkEncoder
    from recsys.encoders.networks import vgg16_fc2, vgg16_shapes

    path = imagenet.VGG16.find(source, listen)
    weights = read_weights(path)
    check_shapes(weights, vgg16_shapes(), f"VGG16 ({path.name})")
    fingerprint = f"vgg16-224-fc2-{sha256_file(path)[:16]}"
    return NetworkEncoder(
        "vgg16", shared_network(fingerprint, lambda: Network(vgg16_fc2(weights))), fingerprint
    )


ENCODERS: dict[str, EncoderInfo] = {
    "resnet50": EncoderInfo(
        "ResNet50",
        "ResNet50: what a product looks like",
        2048,
        load=resnet50.load,
        manifest=model_file.MANIFEST,
        pretrained=imagenet.RESNET50,
        explain=resnet50.explain,
    ),
    "efficientnet": EncoderInfo(
        "EfficientNet-Lite",
        "EfficientNet-Lite: what a product of any catalogue looks like, in any photo",
        efficientnet.DIMENSION,
        load=efficientnet.load,
        manifest=model_file.EFFICIENTNET_MANIFEST,
        explain=efficientnet.explain,
    ),
    "vgg16": EncoderInfo(
        "VGG16",
        "VGG16 up to fc2: the older network, for comparison",
        4096,
        load=_load_vgg16,
        pretrained=imagenet.VGG16,
    ),
    "eigenfaces": EncoderInfo(
        "Eigenfaces",
        "Eigenfaces: grey shapes, learnt in seconds from the catalogue",
        COMPONENTS,
        fitted_class=Eigenfaces,
        fit=Eigenfaces.fit,
    ),
    "triplet": EncoderInfo(
        "Triplets",
        "Triplets: ResNet50 taught by the catalogue's own labels",
        DIMENSION,
        fitted_class=TripletEncoder,
        training="train-triplets",
    ),
    "hsv": EncoderInfo("Colours", "HSV histogram: colours only", BINS, load=lambda *_: HsvHistogram()),
}


def encoder_label(name: str) -> str:
    """Return an encoder's name for people; one with weights of its own keeps its name."""
    return ENCODERS[name].label if name in ENCODERS else name


@dataclass(frozen=True)
class EncoderSpec:
    """An encoder and its weights, by name.

    Attributes:
        name: a name in `ENCODERS`.
        weights: "" for the default ones, "imagenet", or a file.
    """

    name: str
    weights: str = ""

    @classmethod
    def parse(cls, text: str) -> EncoderSpec:
        """Read "NAME" or "NAME:WEIGHTS".

        Raises:
            ModelError: there is no such encoder, or it takes no weights.
        """
        name, _, weights = text.partition(":")
        if name not in ENCODERS:
            raise ModelError(choices_text("encoder", ENCODERS, name))
        if weights and not ENCODERS[name].pretrained:
            raise ModelError(f"The encoder {name!r} takes no weights. Write just {name!r}, not {text!r}.")
        return cls(name, weights)

    def __str__(self) -> str:
        return f"{self.name}:{self.weights}" if self.weights else self.name

    @property
    def slug(self) -> str:
        """A name for files and people: "resnet50", "resnet50-imagenet", "resnet50-myweights"."""
        stem = re.sub(r"[^A-Za-z0-9_]+", "-", Path(self.weights).name.split(".")[0]).strip("-")
        return f"{self.name}-{stem}" if stem else self.name

    def load_explainer(self) -> Explainer:
        """Make the explainer, which attributes vectors to the cells of pictures.

        Raises:
            ModelError: its weights are missing or wrong, or the encoder cannot tell.
        """
        explain = ENCODERS[self.name].explain
        if explain is None:
            raise ModelError(f"The encoder {self.name!r} cannot show which parts of two pictures are alike.")
        return explain(self.weights)

    def notice(self) -> str:
        """Return a sentence about what loading it downloads, "" if nothing."""
        entry = ENCODERS[self.name]
        bundled_ones = self.weights == "" and entry.manifest and entry.manifest.is_file()
        if not entry.pretrained or self.weights not in imagenet.PUBLISHED or bundled_ones:
            return ""
        return "" if entry.pretrained.path.is_file() else entry.pretrained.download_notice()

    def load(self, listen: ProgressCallback = no_progress) -> Encoder:
        """Make the encoder.

        Args:
            listen: told how far a download is.

        Raises:
            ModelError: its weights are missing or wrong, or it must be fitted to a catalogue first.
        """
        load = ENCODERS[self.name].load
        if load is None:
            command = ENCODERS[self.name].training or "build"
            raise ModelError(
                f"The encoder {self.name!r} is learnt from a catalogue. Run: python -m recsys {command} DIR"
            )
        return load(self.weights, listen)


def default_encoder() -> str:
    """Return the best encoder that works without a download."""
    return "resnet50" if ENCODERS["resnet50"].state().startswith("ready") else "eigenfaces"
