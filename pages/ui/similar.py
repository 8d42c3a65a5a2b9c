""" "You may also like": the products most alike, and the weights that rank them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pages.ui import links, loaders
from pages.ui.browse import card
from pages.ui.components import Card, product_grid
from pages.ui.loaders import Shop
from pages.ui.words import ENCODER_NAMES, SIGNAL_NAMES, plain
from recsys.errors import AlikeError
from recsys.ranking import Query, Recommendation, Recommender, Weights

RESULTS = 12
_LAST = "last_weights"
_MISSING = {
    "visual": "This product has no picture, so its look does not count.",
    "color": "The colours of this product are not known, so colour does not count.",
    "price": "This product has no price, so price does not count.",
}
_HELP = {
    "visual": "How much the shape, pattern and style in the picture count.",
    "color": "How much the main colours in the picture count.",
    "price": "How much a similar price counts.",
}
_KEYS = {"visual": "wv", "color": "wc", "price": "wp"}


@st.fragment
def you_may_also_like(shop: Shop, product_id: str) -> None:
    """Show the products most like one product; the sliders re-rank only this part of the page."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header("You may also like", anchor=False, width="content")
        recommender = _recommender(shop)
    weights = _weights(priced=shop.shelf.has_prices)
    try:
        found = recommender.recommend(Query(products=(product_id,)), k=RESULTS, weights=weights)
    except AlikeError as error:
        st.info(plain(str(error)))
        return
    for signal in _missing_in_query(found, weights):
        st.caption(_MISSING[signal])
    product_grid(
        [_card(shop, result) for result in found],
        key="similar",
        label="You may also like",
        small=shop.shelf.small_pictures,
        legend={signal: SIGNAL_NAMES[signal] for signal in _signals(shop.shelf.has_prices)},
        on_pick=links.open_product,
    )


def _recommender(shop: Shop) -> Recommender:
    names = shop.recommender.encoders
    if len(names) < 2:
        return shop.recommender
    chosen = st.segmented_control(
        "Compare pictures with",
        names,
        format_func=lambda name: ENCODER_NAMES.get(name, name),
        label_visibility="collapsed",
        default=shop.recommender.encoder,
        key="encoder",
        required=True,
        bind="query-params",
    )
    return loaders.recommender(shop, chosen)


def _weights(*, priced: bool) -> Weights:
    """Show the sliders; where all are at 0, say so and keep the weights before that."""
    signals = _signals(priced)
    usual = {signal: getattr(Weights(), signal) for signal in signals}
    values = {}
    sliders = st.grid(len(signals), min_column_width=84, gap="medium")
    for signal in signals:
        values[signal] = sliders.slider(
            SIGNAL_NAMES[signal],
            0.0,
            1.0,
            usual[signal],
            0.05,
            format="percent",
            key=_KEYS[signal],
            help=_HELP[signal],
            bind="query-params",
        )
    if any(values.values()):
        st.session_state[_LAST] = values
    else:
        st.info(
            "With every slider at zero nothing is left to compare by. Move one up; the row stays as it was."
        )
    return Weights(**{"price": 0.0} | st.session_state.get(_LAST, usual))


def _signals(priced: bool) -> list[str]:
    return [signal for signal in SIGNAL_NAMES if priced or signal != "price"]


def _missing_in_query(found: list[Recommendation], weights: Weights) -> list[str]:
    """Return the signals that count for something but are missing in every result: the query lacks them."""
    return [
        signal
        for signal, weight in zip(SIGNAL_NAMES, weights.values, strict=True)
        if weight and found and all(signal in result.missing for result in found)
    ]


def _card(shop: Shop, result: Recommendation) -> Card:
    parts = {signal: result.parts[signal] for signal in _signals(shop.shelf.has_prices)}
    worded = ", ".join(f"{SIGNAL_NAMES[signal].lower()} {part:.2f}" for signal, part in parts.items())
    return replace(
        card(shop, result.product),
        score=f"{result.score:.2f}",
        parts=parts,
        explain=f"Score {result.score:.2f}: {worded}",
    )
