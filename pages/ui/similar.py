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
from recsys.ranking import Filters, Query, Recommendation, Weights
from recsys.ranking.query import DIVERSITY, SIGNALS

RESULTS = 12
DRAWER_ROW = "similar"
_MISSING = {
    "visual": "This product has no picture, so its look does not count.",
    "color": "The colours of this product are not known, so colour does not count.",
    "price": "This product has no price, so price does not count.",
}
_HELP = {
    "visual": "How much the shape, pattern and style in the picture count.",
    "color": "How much the main colours in the picture count.",
    "price": "How much a similar price counts.",
    DIVERSITY: "How different the results are from each other.",
}
_KEYS = {"visual": "wv", "color": "wc", "price": "wp", DIVERSITY: "wd"}


@st.fragment
def you_may_also_like(shop: Shop, product_id: str) -> None:
    """Show the products most like one product; the sliders re-rank only this part of the page."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header("You may also like", anchor=False, width="content")
        shop = with_chosen_encoder(shop, key=DRAWER_ROW)
    try:
        results(shop, Query(products=(product_id,)), key=DRAWER_ROW)
    except AlikeError as error:
        st.info(plain(str(error)))


def results(shop: Shop, query: Query, *, key: str, filters: Filters | None = None) -> list[Recommendation]:
    """Show the sliders and the products most like a query, and return these.

    Call it inside a fragment, so that a slider re-ranks only that part of the page.

    Args:
        shop: where to look; see `with_chosen_encoder`.
        query: products, photos or both.
        key: of the row; the sliders' names in the address end in it, but for the drawer's.
        filters: which products may be results at all.

    Raises:
        AlikeError: the query cannot be answered; the message says why.
    """
    signals = _signals(priced=shop.shelf.has_prices and bool(query.products))
    weights, diversity = _sliders(signals, key)
    found = shop.recommender.recommend(
        query, k=RESULTS, weights=weights, filters=filters, diversity=diversity
    )
    for signal in _missing_in_query(found, weights):
        st.caption(_MISSING[signal])
    product_grid(
        [_card(shop, result, signals) for result in found],
        key=key,
        label="You may also like",
        small=shop.shelf.small_pictures,
        legend={signal: SIGNAL_NAMES[signal] for signal in signals},
        on_pick=links.open_product,
    )
    return found


def with_chosen_encoder(shop: Shop, *, key: str) -> Shop:
    """Let the visitor choose what compares pictures, where there is a choice, and return the shop with it.

    Args:
        shop: any.
        key: of the row that the choice is for.
    """
    names = shop.recommender.encoders
    if len(names) < 2:
        return shop
    chosen = st.segmented_control(
        "Compare pictures with",
        names,
        format_func=lambda name: ENCODER_NAMES.get(name, name),
        label_visibility="collapsed",
        default=shop.recommender.encoder,
        key="encoder" + _ending(key),
        required=True,
        bind="query-params",
    )
    return replace(shop, recommender=loaders.recommender(shop, chosen))


def _sliders(signals: list[str], row: str) -> tuple[Weights, float]:
    """Show a row's sliders; where no signal counts, say so and keep the weights before that."""
    last = f"last_weights_{row}"
    usual = {signal: getattr(Weights(), signal) for signal in signals}
    values = {}
    sliders = st.grid(len(signals) + 1, min_column_width=84, gap="medium")
    for name, start in (usual | {DIVERSITY: 0.0}).items():
        values[name] = sliders.slider(
            SIGNAL_NAMES[name],
            0.0,
            1.0,
            start,
            0.05,
            format="percent",
            key=_KEYS[name] + _ending(row),
            help=_HELP[name],
            bind="query-params",
        )
    diversity = values.pop(DIVERSITY)
    if any(values.values()):
        st.session_state[last] = values
    else:
        st.info("At these settings nothing is left to compare by. Move a slider up; the row stays as it was.")
    return Weights(**{"price": 0.0} | st.session_state.get(last, usual)), diversity


def _ending(row: str) -> str:
    """Keep the widgets of two rows on one page apart; the drawer's have the short names in the address."""
    return "" if row == DRAWER_ROW else f"_{row}"


def _signals(*, priced: bool) -> list[str]:
    return [signal for signal in SIGNALS if priced or signal != "price"]


def _missing_in_query(found: list[Recommendation], weights: Weights) -> list[str]:
    """Return the signals that count for something but are missing in every result: the query lacks them."""
    return [
        signal
        for signal, weight in zip(SIGNALS, weights.values, strict=True)
        if weight and found and all(signal in result.missing for result in found)
    ]


def _card(shop: Shop, result: Recommendation, signals: list[str]) -> Card:
    parts = {signal: result.parts[signal] for signal in signals}
    worded = ", ".join(f"{SIGNAL_NAMES[signal].lower()} {part:.2f}" for signal, part in parts.items())
    return replace(
        card(shop, result.product),
        score=f"{result.score:.2f}",
        parts=parts,
        explain=f"Score {result.score:.2f}: {worded}",
    )
