"""Photos that a visitor wants to see among the products on the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st

from pages.ui import map_data
from pages.ui.components.atlas import Mark
from pages.ui.loaders import Shop
from recsys.computed import Computed
from recsys.errors import AlikeError
from recsys.index import ExactIndex
from recsys.projection.placing import place

PHOTOS = "map_photos"
"""Session state: the `Photo`s to show on the map. They are in memory only and gone with the session."""


@dataclass(frozen=True)
class Photo:
    """A photo and what an encoder makes of it.

    Attributes:
        place: short name of the catalogue it was compared with.
        encoder: the encoder's name.
        vector: (d,) its vector by that encoder.
        label: in words, such as "Your photo".
        src: a small picture as a data address.
    """

    place: str
    encoder: str
    vector: np.ndarray
    label: str
    src: str


def show_on_map(photos: list[Photo]) -> None:
    """Let the map show these photos instead of any before."""
    st.session_state[PHOTOS] = photos


def positions(shop: Shop, encoder: str, vectors: np.ndarray) -> np.ndarray:
    """Return (m, 2) places of new vectors on the map as it is shown, 0..1.

    Raises:
        StoreError: there is no map, or it is not of this catalogue as it is now.
        QueryError: a vector has another length, is zero or not finite.
    """
    found = map_data.places(shop, encoder)
    index = _index(shop, shop.place, encoder, map_data.version(shop))
    return found.to_page(place(vectors, index, found.drawn.xy))


def marks(shop: Shop, encoder: str) -> list[Mark]:
    """Return the visitor's photos as marks on the map of an encoder; photos of another one are left out."""
    photos = [
        photo
        for photo in st.session_state.get(PHOTOS, [])
        if photo.place == shop.place and photo.encoder == encoder
    ]
    if not photos:
        return []
    try:
        at = positions(shop, encoder, np.stack([photo.vector for photo in photos]))
    except AlikeError:
        return []
    return [
        Mark(float(x), float(y), photo.label, photo.src) for photo, (x, y) in zip(photos, at, strict=True)
    ]


@st.cache_resource(max_entries=2, show_spinner=False)
def _index(_shop: Shop, place: str, encoder: str, version: int) -> ExactIndex:
    return ExactIndex(np.asarray(Computed(_shop.folder).vectors(encoder).values))
