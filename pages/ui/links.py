"""The part of the address that names a product, so that links, Back and Forward work."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

DRAWER = "drawer"
_PRODUCT = "product"


def asked_product() -> str | None:
    """Return the id in the address; it comes from outside, so look it up before use."""
    return st.query_params.get(_PRODUCT)


def open_product(product_id: str) -> None:
    """Ask for a product; the browser's Back button undoes it. For callbacks."""
    st.query_params[_PRODUCT] = product_id
    st.rerun(DRAWER)  # nothing else on the page changes


def close_product() -> None:
    """Ask for no product any more. For callbacks."""
    st.query_params.pop(_PRODUCT, None)


def product_link(place: str, product_id: str) -> str:
    """Return a link to a product for a new tab."""
    return "?" + urlencode({"catalog": place, _PRODUCT: product_id})
