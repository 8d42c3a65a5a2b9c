"""Files that `build` computes in a catalogue folder, and how they are opened.

computed/ENCODER/              vectors of an encoder (see `recsys.vectors`)
computed/ENCODER/*.npz         an encoder learnt from the catalogue (see `recsys.encoders.fitted`)
computed/ENCODER/neighbors/    the neighbour table (see `recsys.index.neighbors`)
computed/ENCODER/map/          the map (see `recsys.projection.product_map`)
computed/ENCODER/variants.json one design in several colours (see `recsys.catalog.variants`)
computed/ENCODER/chance.json   how alike two random products are
computed/hsv/, palette/        colours
computed/prices.json           price tiers
computed/features/             averaged features that the triplet embedding is trained on
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.encoders import ENCODERS, Encoder, EncoderSpec
from recsys.encoders.attribution import Explainer
from recsys.encoders.fitted import FittedEncoder
from recsys.errors import ArtifactError, QueryError, choices_text
from recsys.files import sha256
from recsys.vectors import Vectors

COLORS = "hsv"
PALETTE = "palette"
FEATURES = "features"


@dataclass(frozen=True)
class Artifacts:
    """The computed files of one catalogue folder."""

    folder: Path

    @property
    def rebuild_hint(self) -> str:
        """The command that makes or mends the computed files, as the end of a message."""
        return f"Run: python -m recsys build {self.folder}"

    def encoder_dir(self, slug: str) -> Path:
        """Return the folder of an encoder's files."""
        return self.folder / COMPUTED / slug

    @property
    def prices(self) -> Path:
        """The price tiers' file."""
        return self.folder / COMPUTED / "prices.json"

    def encoders(self) -> list[str]:
        """Return the encoders that are built to the end, by name."""
        return sorted(path.parent.name for path in self.folder.glob(f"{COMPUTED}/*/chance.json"))

    def vectors(self, slug: str) -> Vectors:
        """Open an encoder's vectors.

        Raises:
            ArtifactError: they are missing or damaged.
        """
        return Vectors.open(self.encoder_dir(slug), remedy=self.rebuild_hint)

    def resolve_encoder(self, wanted: str | None, default: str) -> str:
        """Return the encoder to use: the wanted one, else the default, else any that is built.

        Raises:
            ArtifactError: nothing is built.
            QueryError: the wanted one is not built.
        """
        built = self.encoders()
        if not built:
            raise ArtifactError(f"Nothing has been computed for {self.folder} yet. {self.rebuild_hint}")
        if wanted is None:
            return default if default in built else built[0]
        slug = EncoderSpec.parse(wanted).slug if wanted not in built else wanted
        if slug not in built:
            message = choices_text("built encoder", built, wanted)
            raise QueryError(f"{message} To add it: python -m recsys build {self.folder} --encoder {wanted}")
        return slug

    def load_encoder(self, slug: str, vectors: Vectors) -> Encoder:
        """Load the encoder that made some vectors, to encode photos with.

        Raises:
            ModelError: its weights cannot be had.
            ArtifactError: the weights are not those that made the vectors.
        """
        encoder = self._fitted(slug, vectors) or EncoderSpec.parse(vectors.spec).load()
        self._check(encoder.fingerprint, slug, vectors)
        return encoder

    def load_explainer(self, slug: str, vectors: Vectors) -> Explainer:
        """Load the explainer of the encoder that made some vectors.

        Raises:
            ModelError: the weights cannot be had, or the encoder cannot tell.
            ArtifactError: the weights are not those that made the vectors.
        """
        explainer = self._fitted(slug, vectors) or EncoderSpec.parse(vectors.spec).load_explainer()
        self._check(explainer.fingerprint, slug, vectors)
        return explainer

    def _fitted(self, slug: str, vectors: Vectors) -> FittedEncoder | None:
        entry = ENCODERS[EncoderSpec.parse(vectors.spec).name]
        return entry.fitted_class.exists_in(self.encoder_dir(slug)) if entry.fitted_class else None

    def _check(self, fingerprint: str, slug: str, vectors: Vectors) -> None:
        if fingerprint != vectors.fingerprint:
            raise ArtifactError(
                f"The vectors of {slug!r} were made by {vectors.fingerprint}, but the encoder is now "
                f"{fingerprint}. {self.rebuild_hint} --encoder {vectors.spec}"
            )


def row_indices(catalog: Catalog, vectors: Vectors) -> np.ndarray:
    """Return (N,) the row of each product's vector, -1 for products without one."""
    return vectors.rows_for_ids(catalog.pictures)


def product_vectors(catalog: Catalog, vectors: Vectors) -> np.ndarray:
    """Return (N, D) float32 vectors in the catalogue's order, zeros for products without one."""
    rows = row_indices(catalog, vectors)
    matrix = np.zeros((len(catalog), vectors.values.shape[1]), dtype=np.float32)
    matrix[rows >= 0] = vectors.values[rows[rows >= 0]]
    return matrix


def neighbors_fingerprint(catalog: Catalog, vectors: Vectors) -> str:
    """Name what a neighbour table is computed from: ids, pictures and vectors."""
    products = "\n".join(f"{i} {p}" for i, p in zip(catalog.ids, catalog.pictures, strict=True))
    return sha256(
        f"{sha256(products.encode())} {sha256(vectors.keys.tobytes())} {vectors.fingerprint}".encode()
    )
