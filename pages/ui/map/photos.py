"""Photos that a visitor wants to see among the products on the map."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import streamlit as st
from PIL import Image

from pages.ui.components.product_map import Mark
from pages.ui.map import points
from pages.ui.shared import resources
from pages.ui.shared.resources import OpenCatalog
from recsys.artifacts import Artifacts
from recsys.errors import AlikeError
from recsys.index import Index, open_index
from recsys.projection import MapState
from recsys.projection.out_of_sample import embed_new_points

PHOTOS = "map_photos"
"""Session state: the `Photo`s to show on the map. They are in memory only and gone with the session."""
_SIDE = 104


@dataclass(frozen=True)
class Photo:
    """A photo that was compared with a catalogue's products.

    Attributes:
        place: the catalogue's short name.
        image: what is meant of the photo.
        label: in words, such as "Your photo".
        vectors: its vector by encoder, filled when needed.
    """

    place: str
    image: Image.Image
    label: str
    vectors: dict[str, np.ndarray] = field(default_factory=dict)


def offer(shop: OpenCatalog, images: Sequence[Image.Image]) -> None:
    """Show a link to the map, with these photos on it; nothing where the shop has no map."""
    if MapState.CURRENT not in points.map_states(shop).values():
        return
    labels = ["Your photo"] if len(images) == 1 else [f"Your photo {n}" for n in range(1, len(images) + 1)]
    st.session_state[PHOTOS] = [
        Photo(shop.place, image, label) for image, label in zip(images, labels, strict=True)
    ]
    st.page_link("pages/map.py", label="Show on the map", icon=":material/map:")


def marks(shop: OpenCatalog, encoder: str) -> list[Mark]:
    """Return the visitor's photos as marks on the map of an encoder, none where it cannot encode them."""
    photos = [photo for photo in st.session_state.get(PHOTOS, []) if photo.place == shop.place]
    if not photos:
        return []
    try:
        for photo in photos:
            if encoder not in photo.vectors:
                network = resources.recommender(shop, encoder).photos.encoder
                photo.vectors[encoder] = network.encode([photo.image])[0]
        at = positions(shop, encoder, np.stack([photo.vectors[encoder] for photo in photos]))
    except AlikeError:
        return []
    return [
        Mark(float(x), float(y), photo.label, _address(photo.image))
        for photo, (x, y) in zip(photos, at, strict=True)
    ]


def forget() -> None:
    """Take the photos off the map. For callbacks."""
    st.session_state.pop(PHOTOS, None)


def positions(shop: OpenCatalog, encoder: str, vectors: np.ndarray) -> np.ndarray:
    """Return (m, 2) places of new vectors on the map as it is shown, 0..1.

    Raises:
        ArtifactError: there is no map, or it is not of this catalogue as it is now.
        QueryError: a vector has another length, is zero or not finite.
    """
    found = points.places(shop, encoder)
    index = _index(shop, shop.place, encoder, points.version(shop))
    return found.to_page(embed_new_points(vectors, index, found.drawn.xy))


def _address(image: Image.Image) -> str:
    small = image.convert("RGB")
    small.thumbnail((_SIDE, _SIDE))
    data = io.BytesIO()
    small.save(data, "JPEG", quality=85)
    return "data:image/jpeg;base64," + base64.b64encode(data.getvalue()).decode()


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(_shop: OpenCatalog, place: str, encoder: str, version: int) -> Index:
    return open_index(np.asarray(Artifacts(_shop.folder).vectors(encoder).values))
