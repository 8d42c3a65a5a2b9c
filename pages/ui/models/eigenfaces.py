"""Eigenfaces: components of a catalogue's pictures, one product reconstructed, and recognition."""

from __future__ import annotations

from urllib.parse import urlencode

import numpy as np
import streamlit as st

from pages.ui.components.product_rows import ProductRow, ProductTile, product_rows
from pages.ui.lab.thumbnails import product_tiles
from pages.ui.models.eigenfaces_data import Faces, eigenfaces_data, gray, square, tinted
from pages.ui.models.open_set import recognised
from pages.ui.shared import job_panel
from pages.ui.shared.charts import Axis, Line, line_chart
from pages.ui.shared.formatting import escape_markdown, heading
from pages.ui.shared.pictures import picture_data
from pages.ui.shared.product_picker import picked_product, pictured, product_picker
from pages.ui.shared.resources import OpenCatalog
from recsys.encoders.eigenfaces import SIDE, to_grayscale
from recsys.errors import AlikeError
from recsys.models.open_set.distortions import DISTORTIONS
from recsys.ranking.rejection import ENCODER

_WORK = "eigenfaces"
_CHOSEN = "eigenimage"
_ROW = 12
_AS_IT_IS = "as it is"
_COMPONENTS = 24
_WHAT = (
    "Eigenfaces use grey pictures only. Each picture is the average of all pictures plus some amount of each "
    "eigenimage. Pictures with similar amounts are similar."
)


def eigenfaces(shop: OpenCatalog) -> None:
    """Show the eigenfaces of a catalogue, or offer to learn them."""
    command = ["build", str(shop.folder), "--encoder", ENCODER, "--no-map"]
    if job_panel.busy(shop, _WORK, command):
        return
    st.text(_WHAT)
    if ENCODER not in shop.recommender.encoders:
        job_panel.run_button(shop, _WORK, "Fit eigenfaces", lambda: command, icon=":material/face:")
        return
    try:
        found = eigenfaces_data(shop)
    except AlikeError as error:
        st.info(escape_markdown(str(error)))
        return
    _made_of(shop, found)
    _one(shop, found)


@st.fragment
def _made_of(shop: OpenCatalog, found: Faces) -> None:
    st.header("What the pictures are made of", anchor=False)
    number = _chosen(found)
    shown = [ProductTile("", "", "Average", found.mean)]
    for place, (image, share) in enumerate(zip(found.images, found.shares, strict=False), start=1):
        shown.append(ProductTile(str(place), _link(place), str(place), image, note=f"{share:.1%}"))
    product_rows(
        [ProductRow("The average and the eigenimages", tiles=shown)],
        key="eigenimages",
        layout="mosaic",
        current=str(number),
        on_pick=_pick,
    )
    st.caption(
        "Below each eigenimage: its share of all differences between pictures. More of it makes a picture "
        "lighter where it is orange, and darker where it is green."
    )
    most, least = found.extremes(shop, number - 1, _ROW)
    rows = [
        ProductRow(f"Most of eigenimage {number}", "", product_tiles(shop, most)),
        ProductRow(f"Least of eigenimage {number}", "", product_tiles(shop, least)),
    ]
    product_rows(rows, key="extremes")


def _chosen(found: Faces) -> int:
    wanted = st.query_params.get(_CHOSEN, "1")
    number = int(wanted) if wanted.isdecimal() else 1
    return min(max(number, 1), len(found.images))


def _link(number: int) -> str:
    """Return the address of this page with another eigenimage chosen."""
    return "?" + urlencode({**st.query_params.to_dict(), _CHOSEN: number})


def _pick(number: str) -> None:
    st.query_params[_CHOSEN] = number


@st.fragment
def _one(shop: OpenCatalog, found: Faces) -> None:
    """Show one product rebuilt, and whether the others vouch for it."""
    st.header("One product, reconstructed", anchor=False)
    product_picker(shop, "eigen")
    product = picked_product(shop) or next(pictured(shop), None)
    row = shop.catalog.row(product) if product else 0
    picture = square(shop, row) if product else None
    if product is None or picture is None:
        st.info("This product has no picture. Choose another one.")
        return
    st.text(shop.catalog.title(product) or product)
    way = st.segmented_control(
        "Its picture",
        [_AS_IT_IS, *DISTORTIONS],
        format_func=heading,
        default=_AS_IT_IS,
        required=True,
        key="spoilt",
        bind="query-params",
    )
    distort = DISTORTIONS.get(str(way))
    picture = distort(picture) if distort else picture
    code = found.encoder.encode_batch(picture[None])[0]
    _rebuilt(found, picture, code)
    recognised(shop, found, code, row)


def _rebuilt(found: Faces, picture: np.ndarray, code: np.ndarray) -> None:
    most = found.encoder.dim
    left, right = st.columns((3, 2), gap="large", vertical_alignment="center")
    with left:
        count = st.slider(
            "Eigenimages used", 1, most, min(_COMPONENTS, most), key="components", bind="query-params"
        )
        levels = to_grayscale(picture[None])[0].reshape(SIDE, SIDE)
        rebuilt = found.encoder.inverse_transform(code, count)
        pictures = [
            ProductTile("", "", "The picture", picture_data(picture)),
            ProductTile("", "", f"From {count}", gray(rebuilt)),
            ProductTile("", "", "Difference", tinted(rebuilt - levels, 0.5)),
        ]
        title = "The picture, its reconstruction, and the difference"
        product_rows([ProductRow(title, tiles=pictures)], key="rebuilt", layout="large")
    own = np.cumsum(found.encoder.explained_variance_ratio(picture[None]))
    average = np.cumsum(found.shares)
    share, usual = f"{own[count - 1]:.0%}", f"{average[count - 1]:.0%}"
    with right:
        line_chart(
            [
                Line("This picture", _points(own)),
                Line("All products", _points(average), color=1, dash="dash"),
            ],
            key="explained",
            x=Axis("Eigenimages used", (0, most), "d"),
            y=Axis("Explained"),
            alt=f"{count} of {most} eigenimages explain {share} of this picture, {usual} over all products.",
            markers=[(count, float(own[count - 1]))],
        )
    st.caption(
        f"{count} eigenimages explain **{share}** of how this picture differs from the average; over all "
        f"products it is {usual}."
    )


def _points(explained: np.ndarray) -> list[tuple[float, float]]:
    values = [0.0, *explained.tolist()]
    return [(place, round(value, 4)) for place, value in enumerate(values)]
