"""One product, one row a method."""

from __future__ import annotations

from functools import partial
from itertools import chain

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import METHOD_NAMES, encoder_comparison, note_stale_encoders, product_tiles
from pages.ui.shared.product_picker import pick_product, picked_product, pictured, product_picker
from pages.ui.shared.resources import OpenCatalog
from recsys.evaluation.encoder_comparison import EncoderComparison, overlap

_FIND = "lab"
_DIFFERING = 12


@st.fragment
def side_by_side(shop: OpenCatalog) -> None:
    """Show what each method finds most like one product."""
    found = encoder_comparison(shop)
    note_stale_encoders(found)
    product = _asked(shop, found)
    if product is None:
        st.info("This catalogue has no pictures to compare.")
        return
    product_picker(shop, _FIND)
    rows = found.rows(product)
    first = next(iter(_ordered(shop, rows)))
    own = ProductRow("The product", shop.catalog.title(product), product_tiles(shop, [product]))
    product_rows(
        [own, *(_lane(shop, name, rows[name], rows[first], first) for name in _ordered(shop, rows))],
        key="methods",
        mark="also in the first row",
        on_pick=partial(pick_product, key=_FIND),
    )
    if len(found.tables) > 1:
        _agreement(shop, found)


def _lane(shop: OpenCatalog, name: str, row: list[str], first_row: list[str], first: str) -> ProductRow:
    common = f"{overlap(row, first_row)} of {len(row)} also in the first row"
    return ProductRow(
        METHOD_NAMES.get(name, name),
        "" if name == first or not row else common,
        product_tiles(shop, row, marked=() if name == first else first_row),
        "This product has no picture.",
    )


def _ordered(shop: OpenCatalog, rows: dict[str, list[str]]) -> list[str]:
    return sorted(rows, key=lambda name: (name != shop.recommender.encoder, name == "hsv", name))


def _agreement(shop: OpenCatalog, found: EncoderComparison) -> None:
    st.subheader("Where the methods disagree most", anchor=False)
    st.caption(
        f"On average, all methods share {found.agreement():.0%} of a row. For these products they share "
        "least: click one to see its rows."
    )
    product_rows(
        [ProductRow("", "", product_tiles(shop, found.disagreements(_DIFFERING)))],
        key="differing",
        on_pick=partial(pick_product, key=_FIND),
    )


def _asked(shop: OpenCatalog, found: EncoderComparison) -> str | None:
    telling = found.disagreements(1) if len(found.tables) > 1 else []
    return picked_product(shop) or next(chain(telling, pictured(shop)), None)
