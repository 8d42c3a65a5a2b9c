"""Parts shared within the laboratory: opened neighbour tables, and products as small pictures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from pages.ui.components.product_rows import ProductTile
from pages.ui.shared import access, url_state
from pages.ui.shared.formatting import escape_markdown, heading
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from recsys.artifacts import COLORS
from recsys.encoders import ENCODERS
from recsys.evaluation.encoder_comparison import EncoderComparison

METHOD_NAMES = {name: info.label for name, info in ENCODERS.items()} | {
    "resnet50": "ResNet50, the bundled network",
    COLORS: "Colours alone",
    "colour only": "Colours alone",
    "majority": "The most frequent category",
}
"""Names of methods for a reader; an encoder with weights of its own keeps its name."""


def method_label(method: str) -> str:
    """Name a method of an evaluation for a reader: "eigenfaces (euclidean)" -> "Eigenfaces, Euclidean"."""
    encoder, _, metric = method.partition(" (")
    words = METHOD_NAMES.get(encoder, heading(encoder))
    return f"{words}, {metric.rstrip(')').capitalize()}" if metric else words


def encoder_comparison(shop: OpenCatalog) -> EncoderComparison:
    """Return the tables of all encoders, kept in memory."""
    return _open_rivals(shop, shop.folder, shop.version)


def note_stale_encoders(comparison: EncoderComparison) -> None:
    """Say which built encoders are left out; the owner also learns the command that mends them."""
    for name, reason in comparison.stale.items():
        label = escape_markdown(METHOD_NAMES.get(name, name))
        st.warning(f"{label} is not up to date, so it is left out.", icon=":material/update:")
        _, command, rest = reason.partition("python -m recsys ")
        if access.is_owner() and command:
            st.code(command + rest, language="bash")


@st.cache_resource(max_entries=4, show_spinner="Loading the other encoders…")
def _open_rivals(_shop: OpenCatalog, folder: Path, version: int) -> EncoderComparison:
    return EncoderComparison.open(_shop.catalog)


def product_tiles(
    shop: OpenCatalog, ids: Iterable[str], marked: Iterable[str] = (), notes: dict[str, str] | None = None
) -> list[ProductTile]:
    """Return products as small pictures that lead to their pages in the shop.

    Args:
        shop: whose products.
        ids: known ids.
        marked: those of them to mark.
        notes: id -> words below the picture.
    """
    catalog, marks = shop.catalog, set(marked)
    return [
        ProductTile(
            id=each,
            href="./" + url_state.product_link(shop.place, each),
            title=catalog.title(each) or each,
            src=address(shop.place, catalog, catalog.thumbnail_path(catalog.row(each))),
            marked=each in marks,
            note=(notes or {}).get(each, ""),
        )
        for each in ids
    ]
