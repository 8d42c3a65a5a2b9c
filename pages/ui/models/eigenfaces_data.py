"""Data of the eigenfaces tab, kept in memory: pictures, shares, distances."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import streamlit as st

from pages.ui.shared.pictures import picture_data
from pages.ui.shared.resources import OpenCatalog
from recsys.artifacts import Artifacts, product_vectors
from recsys.encoders.eigenfaces import SIDE, Eigenfaces
from recsys.errors import ImageError
from recsys.images import resize_letterboxed
from recsys.images.decode import read
from recsys.index import ExactIndex, Neighbors
from recsys.models.open_set.report import OpenSetReport
from recsys.ranking.rejection import ENCODER

SHOWN = 30
"""Eigenimages that are shown."""
_SAMPLE = 300
"""Pictures that the shares are measured on."""
_DARKER, _LIGHTER = np.array((11, 107, 101)), np.array((201, 84, 44))


@dataclass(frozen=True)
class Faces:
    """The eigenfaces of one catalogue.

    Attributes:
        encoder: mean and basis.
        index: all products by Euclidean distance.
        shares: (dim,) share of what sets pictures apart that each eigenimage holds.
        mean, images: addresses of the mean picture and of the first eigenimages.
        report: how well recognition works, None where it was not measured.
    """

    encoder: Eigenfaces
    index: ExactIndex
    shares: np.ndarray
    mean: str
    images: list[str]
    report: OpenSetReport | None

    def extremes(self, shop: OpenCatalog, number: int, most: int) -> tuple[list[str], list[str]]:
        """Return the products with the most and the least of an eigenimage, one a picture."""
        places = np.unique(shop.catalog.picture_numbers, return_index=True)[1]
        places = places[self.index.usable[places]]
        order = places[np.argsort(-self.index.vectors[places, number], kind="stable")]
        ids = [str(each) for each in shop.catalog.ids[order]]
        return ids[:most], ids[::-1][:most]

    def nearest(self, shop: OpenCatalog, code: np.ndarray, row: int, most: int) -> Neighbors:
        """Return the products nearest to a projection, without one product and copies of its picture."""
        return self.index.query(code, most, shop.catalog.picture_numbers != shop.catalog.picture_numbers[row])


def eigenfaces_data(shop: OpenCatalog) -> Faces:
    """Return the eigenfaces of a catalogue that is built with them.

    Raises:
        ArtifactError, ModelError: their files are missing or damaged.
    """
    return _open(shop, shop.folder, shop.version)


def square(shop: OpenCatalog, row: int) -> np.ndarray | None:
    """Return a product's picture as eigenfaces see it; None if it has none that can be read."""
    path = shop.catalog.image_path(row)
    try:
        return resize_letterboxed(read(path), SIDE) if path else None
    except ImageError:
        return None


def tinted(difference: np.ndarray, strongest: float) -> str:
    """Return the address of a picture of differences: white for none, one colour for lighter, one for darker.

    Args:
        difference: (SIDE, SIDE).
        strongest: the difference that has the full colour.
    """
    strength = np.clip(difference / max(strongest, 1e-6), -1, 1)[..., None]
    toned = np.where(strength > 0, _LIGHTER, _DARKER)
    return picture_data((255 + np.abs(strength) * (toned - 255)).round().astype(np.uint8))


def gray(levels: np.ndarray) -> str:
    """Return the address of a picture of (SIDE, SIDE) grey levels, 0..1."""
    return picture_data((np.clip(levels, 0, 1) * 255).round().astype(np.uint8))


@st.cache_resource(max_entries=4, show_spinner="Loading the eigenfaces…")
def _open(_shop: OpenCatalog, folder: Path, version: int) -> Faces:
    catalog = _shop.catalog
    computed = Artifacts(folder)
    vectors = computed.vectors(ENCODER)
    encoder = computed.load_encoder(ENCODER, vectors)
    if not isinstance(encoder, Eigenfaces):
        raise TypeError(f"{ENCODER} are {type(encoder).__name__}")
    index = ExactIndex(product_vectors(catalog, vectors), catalog.id_order, "euclidean")
    rows = np.flatnonzero(index.usable)
    rows = rows[np.unique(np.linspace(0, len(rows) - 1, min(len(rows), _SAMPLE)).astype(np.int64))]
    squares = [found for row in rows.tolist() if (found := square(_shop, row)) is not None]
    images = encoder.basis[:SHOWN].reshape(-1, SIDE, SIDE)
    return Faces(
        encoder,
        index,
        encoder.explained_variance_ratio(np.stack(squares)),
        gray(encoder.mean.reshape(SIDE, SIDE)),
        [tinted(image, float(np.abs(image).max())) for image in images],
        OpenSetReport.load(catalog),
    )
