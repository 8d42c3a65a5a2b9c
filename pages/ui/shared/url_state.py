"""The parts of the address that name products, so that links, Back and Forward work."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from pages.ui.shop import feedback

DRAWER = "drawer"
_PRODUCT = "product"
_COMPARE = "compare"
_AFRESH: dict[str, list[str]] = {name: [] for name in feedback.NAMES}
"""What was chosen for one product is not meant for the next."""


def product_from_url() -> str | None:
    """Return the id in the address; it comes from outside, so look it up before use."""
    return st.query_params.get(_PRODUCT) or None


def open_product(product_id: str) -> None:
    """Open a product; the browser's Back button undoes it. For callbacks."""
    compared = st.query_params.get(_COMPARE)
    st.query_params.update({_PRODUCT: product_id, _COMPARE: [], **_AFRESH})
    if compared:
        st.rerun()
    st.rerun(DRAWER)  # nothing else on the page changes


def close_product() -> None:
    """Close the open product. For callbacks."""
    if product_from_url() is not None:
        st.query_params.update({_PRODUCT: [], **_AFRESH})


def product_link(place: str, product_id: str) -> str:
    """Return a link to a product for a new tab."""
    return "?" + urlencode({"catalog": place, _PRODUCT: product_id})


def comparison_from_url() -> list[str]:
    """Return the ids to compare that are in the address; look them up before use."""
    return st.query_params.get(_COMPARE, "").split(",")


def open_comparison(product_ids: Iterable[str]) -> None:
    """Open a comparison; fewer than two products close it. For callbacks."""
    wanted = list(product_ids)
    st.query_params.update({_COMPARE: ",".join(wanted) if len(wanted) > 1 else []})
    st.rerun()


def close_comparison() -> None:
    """Close the open comparison. For callbacks."""
    st.query_params.pop(_COMPARE, None)
