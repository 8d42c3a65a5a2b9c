"""Tagging of pictures by models trained on a catalogue's own labels, stored beside its computed files.

computed/models/heads/COLUMN.safetensors       a head on an encoder's vectors: `train-attributes --keep`
computed/models/fine-tuned/COLUMN.safetensors  the last layers of a network and their head: `fine-tune --keep`
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import numpy as np
from PIL import Image

from recsys.artifacts import Artifacts
from recsys.attributes.tagger import Tagger, Tags
from recsys.catalog.catalog import COMPUTED
from recsys.encoders.model_file import MANIFEST, ClassifierHead, PretrainedModel
from recsys.errors import ModelError
from recsys.files import atomic_write
from recsys.models.classifier import Classifier

_HEADS, _FINE_TUNED = "heads", "fine-tuned"
_KERNEL, _BIAS = "head/kernel", "head/bias"


def save_head(folder: Path, column: str, model: Classifier, encoder: str) -> None:
    """Write a head that predicts a column from an encoder's vectors; an older one is replaced.

    Args:
        folder: the catalogue's.
        column: the column it predicts.
        model: with its classes.
        encoder: the one whose vectors it reads.
    """
    vectors = Artifacts(folder).vectors(encoder)
    facts = {"column": column, "encoder": encoder, "fingerprint": vectors.fingerprint}
    model.save(_file(folder, _HEADS, column), facts)


def save_fine_tuned(
    folder: Path, column: str, weights: Mapping[str, np.ndarray], head: ClassifierHead, shape: tuple[int, int]
) -> None:
    """Write a fine-tuned network: only the weights that differ from the bundled ones.

    Args:
        folder: the catalogue's.
        column: the column it predicts.
        weights: Keras-named arrays that take the place of the bundled ones.
        head: on the average over the last map.
        shape: height and width of its pictures.
    """
    from safetensors.numpy import save

    arrays = {name: np.asarray(array, np.float32, order="C") for name, array in weights.items()}
    arrays |= {_KERNEL: head.kernel, _BIAS: head.bias}
    facts = {
        "column": column,
        "classes": json.dumps(head.classes),
        "temperature": json.dumps(head.temperature),
        "shape": json.dumps(shape),
        "base": PretrainedModel.load(MANIFEST).fingerprint,
    }
    with atomic_write(_file(folder, _FINE_TUNED, column)) as file:
        file.write(save(arrays, facts))


class CatalogTagger:
    """Tags pictures by a catalogue's own models; for a column that has both, by the fine-tuned network.

    Args:
        taggers: the later ones win.
    """

    def __init__(self, taggers: Sequence[Tagger]) -> None:
        self._taggers = taggers

    @classmethod
    def load(cls, folder: Path) -> CatalogTagger:
        """Load all models saved for a catalogue.

        Raises:
            ModelError: nothing was saved, or a model is damaged or of another encoder.
            ArtifactError: the vectors are missing or damaged.
        """
        heads = [_load_head(path) for path in _files(folder, _HEADS)]
        encoders = dict.fromkeys(facts["encoder"] for _, facts in heads)
        taggers = [_on_vectors(folder, encoder, heads) for encoder in encoders]
        taggers += [_load_fine_tuned(path) for path in _files(folder, _FINE_TUNED)]
        if not taggers:
            raise ModelError(
                f"There are no models of its own for {folder}. "
                f"Train them: python -m recsys train-attributes {folder} --keep"
            )
        return cls(taggers)

    def tag(self, images: Sequence[Image.Image]) -> list[Tags]:
        """Tag RGB pictures of any size."""
        return [_merge(tags) for tags in zip(*(each.tag(images) for each in self._taggers), strict=True)]

    def tag_files(self, pictures: Mapping[str, Path]) -> Iterator[tuple[dict[str, Tags], dict[str, str]]]:
        """Tag picture files batch by batch; see `Tagger.tag_files`."""
        for batches in zip(*(each.tag_files(pictures) for each in self._taggers), strict=True):
            tags = [each for each, _ in batches]
            yield {key: _merge([each[key] for each in tags]) for key in tags[0]}, batches[0][1]


def _merge(tags: Sequence[Tags]) -> Tags:
    return {column: tag for each in tags for column, tag in each.items()}


def _load_head(path: Path) -> tuple[Classifier, dict[str, str]]:
    model, facts = Classifier.load(path)
    if not {"column", "encoder", "fingerprint"} <= facts.keys():
        raise ModelError(f"The model {path} lacks its description. Train it again.")
    return model, facts


def _on_vectors(folder: Path, encoder: str, heads: Sequence[tuple[Classifier, dict[str, str]]]) -> Tagger:
    computed = Artifacts(folder)
    vectors = computed.vectors(encoder)
    by_column = {facts["column"]: (model, facts) for model, facts in heads if facts["encoder"] == encoder}
    for column, (_, facts) in by_column.items():
        if facts["fingerprint"] != vectors.fingerprint:
            raise ModelError(
                f"The model for {column} was trained on other vectors of {encoder!r}. "
                f"Train it again: python -m recsys train-attributes {folder} --encoder {encoder} --keep"
            )
    return Tagger(
        computed.load_encoder(encoder, vectors), {name: model for name, (model, _) in by_column.items()}
    )


def _load_fine_tuned(path: Path) -> Tagger:
    from safetensors import safe_open

    from recsys.encoders.inference import Network
    from recsys.encoders.network_encoder import NetworkEncoder
    from recsys.encoders.networks import resnet50

    base = PretrainedModel.load(MANIFEST)
    try:
        with safe_open(path, framework="numpy") as file:
            facts = file.metadata()
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dictionary
        shape, temperature = json.loads(facts["shape"]), json.loads(facts["temperature"])
        head = ClassifierHead(
            weights.pop(_KERNEL), weights.pop(_BIAS), temperature, tuple(json.loads(facts["classes"]))
        )
        column, same_base = facts["column"], facts["base"] == base.fingerprint
    except Exception as error:  # damaged headers and wrong names of every kind
        raise ModelError(f"The model {path} cannot be read ({error}). Train it again.") from error
    if not same_base:
        raise ModelError(f"The model {path} belongs to other weights than the bundled ones. Train it again.")
    network = Network(resnet50(base.weights | weights, (shape[0], shape[1]), "avg"))
    return Tagger(NetworkEncoder("resnet50", network, path.stem), {column: head})


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / COMPUTED / "models" / kind).glob("*.safetensors"))


def _file(folder: Path, kind: str, column: str) -> Path:
    return folder / COMPUTED / "models" / kind / f"{quote(column, safe='')}.safetensors"
