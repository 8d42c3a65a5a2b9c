"""Two pictures side by side: where they are alike, and which colours they share."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import streamlit as st
from PIL import Image

from pages.ui.components.ranked_results import Comparison, Picture
from pages.ui.shared.formatting import list_text
from pages.ui.shared.pictures import address, picture_data
from pages.ui.shared.resources import OpenCatalog
from recsys.colors import color_name
from recsys.encoders.attribution import Explainer
from recsys.errors import AlikeError
from recsys.images.decode import read
from recsys.ranking import Query, Recommender
from recsys.ranking.explain import PairExplanation, explain, shared_colors
from recsys.signals.palette import photo_palette

_LOADING = ThreadPoolExecutor(1, thread_name_prefix="explain")
_ROWS, _COLUMNS = ("top", "middle", "bottom"), ("left", "", "right")
_APART = 0.03
_ALIKE_COLOR, _APART_COLOR, _OPACITY = (11, 143, 134), (224, 122, 31), 200  # seen on white in both themes
"""Smallest share of the likeness, below 0, by which a part is said to set two pictures apart."""


def picture_comparison(shop: OpenCatalog, query: Query, product_id: str) -> Comparison | None:
    """Compare the query's first picture with a product's; None while the network is being loaded."""
    explainer = _explainer(shop.recommender, shop.place, shop.version, shop.recommender.encoder)
    if not explainer.done():
        return None
    try:
        return _compared(shop, query, product_id, explainer.result())
    except AlikeError as error:
        return Comparison(product_id, str(error), "", "", "3 / 4", [])


@st.fragment(run_every="400ms")
def wait(shop: OpenCatalog) -> None:
    """Draw the page again as soon as the network is loaded."""
    if _explainer(shop.recommender, shop.place, shop.version, shop.recommender.encoder).done():
        st.rerun()


@st.cache_resource(max_entries=4, show_spinner=False)
def _explainer(_recommender: Recommender, place: str, version: int, name: str) -> Future[Explainer]:
    return _LOADING.submit(_warm, _recommender)


def _warm(recommender: Recommender) -> Explainer:
    explainer = recommender.photos.explainer
    explainer.attribute(np.full((*explainer.shape, 3), 255, dtype=np.uint8))
    return explainer


def _compared(shop: OpenCatalog, query: Query, product_id: str, explainer: Explainer) -> Comparison:
    catalog = shop.catalog
    row = catalog.row(product_id)
    theirs = catalog.image_path(row)
    assert theirs is not None
    if query.products:
        mine = catalog.row(query.products[0])
        ours = catalog.image_path(mine)
        assert ours is not None
        found = _explained(explainer, ours, theirs, explainer.fingerprint)
        title, source = catalog.title(query.products[0]), address(shop.place, catalog, ours) or ""
        palette = shop.recommender.facts.palette(mine)
    else:
        photo = query.images[0]
        found = explain(explainer, photo, read(theirs))
        title, source = "Your photo", _inline(photo)
        palette = photo_palette(photo)
    height, width = explainer.shape
    strongest = max(np.abs(found.one).max(), np.abs(found.other).max())
    pictures = [
        Picture(source, f"Picture of {title}", title, _heat(found.one / strongest)),
        Picture(
            address(shop.place, catalog, theirs) or "",
            f"Picture of {catalog.title(product_id)}",
            catalog.title(product_id),
            _heat(found.other / strongest),
        ),
    ]
    return Comparison(
        id=product_id,
        sentence=sentence(found.other),
        adds=_adds(found),
        colors=_colors(shared_colors(palette, shop.recommender.facts.palette(row))),
        ratio=f"{width} / {height}",
        pictures=pictures,
    )


@st.cache_data(max_entries=256, show_spinner=False)
def _explained(_explainer: Explainer, one: Path, other: Path, fingerprint: str) -> PairExplanation:
    return explain(_explainer, read(one), read(other))


def sentence(cells: np.ndarray) -> str:
    """Describe where a picture is like another one.

    Args:
        cells: (rows, columns) what each cell adds to the likeness.
    """
    parts = _nine(cells)
    total = sum(max(0.0, part) for part in parts.values()) or 1.0
    shares = sorted(((part / total, name) for name, part in parts.items()), key=lambda pair: -pair[0])
    best = [(share, name) for share, name in shares[:2] if share >= 0.1] or shares[:1]
    named = " and ".join(f"the {name} ({share:.0%})" for share, name in best)
    said = f"They are most alike in {named}."
    worst, where = shares[-1]
    return f"{said} They differ most in the {where}." if worst < -_APART else said


def _nine(cells: np.ndarray) -> dict[str, float]:
    """Return the sums over nine parts of a picture, by name."""
    bands = [(2 * np.arange(n) + 1) * 3 // (2 * n) for n in cells.shape]
    return {
        f"{row} {column}".strip() if (row, column) != ("middle", "") else "centre": float(
            cells[np.ix_(bands[0] == number, bands[1] == other)].sum()
        )
        for number, row in enumerate(_ROWS)
        for other, column in enumerate(_COLUMNS)
    }


def _adds(found: PairExplanation) -> str:
    """Describe how the cells add up to the similarity."""
    cells = found.other.sum()
    if abs(found.other_rest) < 0.005:
        return f"Similarity {found.cosine:.2f}, all of it from the cells."
    sign = "−" if found.other_rest < 0 else "+"
    return (
        f"Similarity {found.cosine:.2f} = {cells:.2f} from the cells {sign} {abs(found.other_rest):.2f} "
        "common to all products."
    )


def _colors(shared: Sequence[tuple[str, float]]) -> str:
    if not shared:
        return "They share no main colour."
    shares: dict[str, float] = {}
    for code, part in shared:
        name = color_name(code).lower()
        shares[name] = shares.get(name, 0.0) + part
    named = [f"{name} ({part:.0%})" for name, part in list(shares.items())[:3]]
    return f"Both have {list_text(named)}."


def _heat(cells: np.ndarray) -> str:
    """Return the address of a picture to lay over another one.

    Args:
        cells: (rows, columns) from -1, sets the pictures apart, to 1, makes them alike.
    """
    colors = np.where(cells[..., None] < 0, _APART_COLOR, _ALIKE_COLOR)
    opacity = _OPACITY * np.abs(cells[..., None])
    return picture_data(np.concatenate((colors, opacity), axis=2).round().astype(np.uint8))


def _inline(photo: Image.Image) -> str:
    """Return a small picture as an address that holds it, since uploads have no file."""
    small = photo.copy()
    small.thumbnail((240, 320))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=85)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
