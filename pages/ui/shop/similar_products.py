""" "You may also like": the products most alike, and everything that ranks them anew."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import streamlit as st

from pages.ui.components.ranked_results import Choice, FeedbackMark, Row, ranked_results
from pages.ui.shared import downloads, rank_changes, resources, result_card, url_state
from pages.ui.shared.formatting import SIGNAL_NAMES, escape_markdown, variation
from pages.ui.shared.pictures import address
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shared.signal_sliders import sliders
from pages.ui.shop import feedback, picture_comparison, predicted_tags, variants
from pages.ui.shop.feedback import Feedback
from recsys.encoders import encoder_label
from recsys.errors import AlikeError, ArtifactError
from recsys.export.results_table import results_table
from recsys.ranking import Filters, Query, Recommendation, Weights
from recsys.ranking.query_variations import (
    Variation,
    apply_variations,
    available_variations,
    feasible_variations,
    parse_variations,
)
from recsys.signals import SIGNALS

RESULTS = 12
DRAWER_ROW = "similar"


@st.fragment
def you_may_also_like(shop: OpenCatalog, product_id: str) -> None:
    """Show the products most like one product; the sliders re-rank only this part of the page."""
    filters = predicted_tags.guessed(shop, product_id)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.header("You may also like", anchor=False, width="content")
        shop = with_chosen_encoder(shop, key=DRAWER_ROW)
    try:
        results(shop, Query(products=(product_id,)), key=DRAWER_ROW, filters=filters)
    except AlikeError as error:
        st.info(escape_markdown(str(error)))


def results(
    shop: OpenCatalog, query: Query, *, key: str, filters: Filters | None = None
) -> list[Recommendation]:
    """Show the sliders and the products most like a query, and return these.

    Each result can be asked why it is there, and to show more or less like it; a query of one product
    also offers the same but cheaper, in another colour, and so on. Call it inside a fragment, so that
    a change re-ranks only that part of the page.

    Args:
        shop: where to look; see `with_chosen_encoder`.
        query: products, photos or both.
        key: of the row; names in the address end in it, but for the drawer's.
        filters: which products may be results at all.

    Raises:
        AlikeError: the query cannot be answered; the message says why.
    """
    ending = _ending(key)
    said = feedback.asked(shop.catalog, query, ending)
    signals = shop.recommender.available_signals(query)
    weights, diversity = sliders(signals, ending)
    offered = _variations(shop, query)
    picked = parse_variations(offered, said.but)
    said = replace(said, but=tuple(each.key for each in picked))
    found = shop.recommender.recommend(
        replace(query, liked=(*query.liked, *said.more), disliked=(*query.disliked, *said.less)),
        k=RESULTS,
        weights=weights,
        filters=apply_variations(picked, filters),
        diversity=diversity,
        designs=None if variants.every_one_shown() else shop.shelf.design_numbers,
    )
    for signal in _missing_in_query(found, weights):
        missing, name = SIGNALS[signal].missing, SIGNAL_NAMES[signal].lower()
        st.caption(f"This product {missing}, so {name} does not count.")
    subject = _subject(shop, query)
    kept = replace(said, versus=None)
    settings = (weights, diversity, kept, shop.recommender.encoder, repr(filters), query.price)
    change = rank_changes.since_last(key, subject, settings, [result.product.id for result in found])
    comparable = shop.recommender.photos.explains and bool(query.products or query.images)
    wanted = said.versus if comparable and said.versus in change.now else None
    comparison = picture_comparison.picture_comparison(shop, query, wanted) if wanted else None
    ranked_results(
        Row(
            subject=str(hash(subject)),
            label="You may also like",
            cards=[
                result_card.result_card(shop, each, signals, change, comparable=comparable) for each in found
            ],
            legend={signal: SIGNAL_NAMES[signal] for signal in signals},
            changes=rank_changes.sentence(change, {each: shop.catalog.title(each) for each in change.left}),
            empty="No product matches all of these choices. Remove one.",
            choices=_choices(shop, offered, picked),
            taste=_said(shop, said),
            comparison=comparison,
            waiting=wanted if wanted and not comparison else "",
            small=shop.shelf.small_pictures,
            place=shop.place,
        ),
        key=key,
        on_pick=url_state.open_product,
        on_act=lambda what, which: feedback.act(
            said, what, which, rivals=_rivals(offered, which), ending=ending
        ),
    )
    if found:
        downloads.download_button(
            lambda: results_table(found, shop.catalog.currency), "you-may-also-like", key=f"{key}_table"
        )
    if wanted and not comparison:
        picture_comparison.wait(shop)
    return found


def with_chosen_encoder(shop: OpenCatalog, *, key: str) -> OpenCatalog:
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
        format_func=encoder_label,
        label_visibility="collapsed",
        default=shop.recommender.encoder,
        key="encoder" + _ending(key),
        required=True,
        bind="query-params",
    )
    try:
        return replace(shop, recommender=resources.recommender(shop, chosen))
    except ArtifactError:  # an import since its last build
        st.info(f"{escape_markdown(encoder_label(chosen))} is not up to date, so another one compares now.")
        return shop


def _ending(row: str) -> str:
    """Keep the choices of two rows on one page apart; the drawer's have the short names in the address."""
    return "" if row == DRAWER_ROW else f"_{row}"


def _subject(shop: OpenCatalog, query: Query) -> Hashable:
    photos = tuple(hash((image.size, image.tobytes())) for image in query.images)
    return (shop.place, query.products, query.liked, query.disliked, photos)


def _missing_in_query(found: list[Recommendation], weights: Weights) -> list[str]:
    """Return the signals that count for something but are missing in every result: the query lacks them."""
    return [
        signal
        for signal, weight in zip(SIGNALS, weights.values, strict=True)
        if weight and found and all(signal in result.missing for result in found)
    ]


def _variations(shop: OpenCatalog, query: Query) -> list[Variation]:
    if len(query.products) != 1 or query.images:
        return []
    return available_variations(shop.recommender, query.products[0])


def _choices(shop: OpenCatalog, offered: Sequence[Variation], picked: Sequence[Variation]) -> list[Choice]:
    """Return the chosen variations and those that would leave something beside the chosen ones."""

    def leaves_something(this: Variation) -> bool:
        others = [each for each in picked if each.kind != this.kind]
        return not others or feasible_variations(shop.recommender, [*others, this])

    return [
        Choice(each.key, variation(each.key, each.value), each in picked)
        for each in offered
        if each in picked or leaves_something(each)
    ]


def _rivals(offered: Sequence[Variation], key: str) -> list[str]:
    kinds = {each.key: each.kind for each in offered}
    return [other for other, kind in kinds.items() if kind == kinds.get(key) and other != key]


def _said(shop: OpenCatalog, said: Feedback) -> list[FeedbackMark]:
    catalog = shop.catalog
    return [
        FeedbackMark(
            id=each,
            word=word,
            title=catalog.title(each) or each,
            src=address(shop.place, catalog, catalog.thumbnail_path(catalog.row(each))),
        )
        for word, ids in (("More", said.more), ("Less", said.less))
        for each in ids
    ]
