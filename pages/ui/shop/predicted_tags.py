"""Attributes predicted from a product's picture, beside those in the catalogue."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.ui.shared import resources
from pages.ui.shared.formatting import confidence_text, escape_markdown, heading
from pages.ui.shared.resources import OpenCatalog
from recsys.attributes.tagger import Tags
from recsys.errors import AlikeError
from recsys.images.decode import read
from recsys.ranking import Filters
from recsys.ranking.predicted_filters import filters_from_prediction

_SHOWN = ("articleType", "gender", "baseColour", "season", "usage")


def guessed(shop: OpenCatalog, product_id: str) -> Filters:
    """Show the labels predicted from a product's picture; return the filters that the visitor makes of them.

    Nothing is computed before somebody opens it.
    """
    row = shop.catalog.row(product_id)
    picture = shop.catalog.image_path(row)
    if picture is None:
        return Filters()
    box = st.expander(
        "Predicted from the picture",
        icon=":material/visibility:",
        key="seen",
        bind="query-params",
        on_change="rerun",
    )
    if not box.open:
        return Filters()
    with box:
        try:
            with st.spinner("Analysing the picture…"):
                tags = _tags(picture)
        except AlikeError as error:
            st.info(escape_markdown(str(error)))
            return Filters()
        _table(shop, row, tags)
        labels = filters_from_prediction(shop.catalog, tags)
        if not labels:
            return Filters()
        wanted = " · ".join(labels.values())
        only = st.toggle(
            f"Only products labelled: {escape_markdown(wanted)}",
            key="under",
            bind="query-params",
        )
    return Filters({column: [label] for column, label in labels.items()}) if only else Filters()


@st.cache_data(max_entries=512, show_spinner=False)
def _tags(picture: Path) -> Tags:
    return resources.tagger().tag([read(picture)])[0]


def _table(shop: OpenCatalog, row: int, tags: Tags) -> None:
    given = shop.catalog.product(row).attributes
    cells = st.grid(3, min_column_width=130, gap="small")
    for attribute in _SHOWN:
        if attribute not in tags:
            continue
        guess = tags[attribute]
        said = given.get(attribute)
        with cells.container(gap="xxsmall"):
            st.caption(heading(attribute))
            st.text(guess.label)
            st.caption(f"{confidence_text(guess.probability)} · {_compared(guess.label, said)}")


def _compared(guess: str, given: str | None) -> str:
    if given is None:
        return "not in the catalogue"
    return (
        "same in the catalogue"
        if guess.casefold() == given.casefold()
        else f"catalogue: {escape_markdown(given)}"
    )
