"""Tags predicted from a photo, which the visitor can correct and filter by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from PIL import Image

from pages.ui.shared import resources
from pages.ui.shared.formatting import escape_markdown
from pages.ui.shared.resources import OpenCatalog
from recsys.attributes.tagger import Prediction, Tags
from recsys.errors import AlikeError
from recsys.ranking import Filters

WORDS = {
    "articleType": "Type",
    "gender": "For",
    "baseColour": "Colour",
    "usage": "Occasion",
}
_SEEN, _CORRECTED = "tags_seen", "tags_corrected"


@dataclass(frozen=True)
class Tag:
    """One tag that fits a column of the catalogue.

    Attributes:
        attribute: its name in `WORDS`.
        column: the catalogue's column.
        values: that column's values.
        prediction: what the photo seems to show.
    """

    attribute: str
    column: str
    values: list[str]
    prediction: Prediction

    @property
    def predicted(self) -> str | None:
        """The prediction as the catalogue writes it, None where no product has it."""
        wanted = self.prediction.label.casefold()
        return next((value for value in self.values if value.casefold() == wanted), None)

    def chance(self, value: str | None) -> float | None:
        """Return how likely a value is, None where that is not known."""
        known = {self.prediction.label: self.prediction.probability} | dict(self.prediction.runners_up)
        return {label.casefold(): chance for label, chance in known.items()}.get((value or "").casefold())


def read(images: Sequence[Image.Image], *, key: object) -> Tags:
    """Tag some photos of one thing; for each attribute the surest answer counts.

    Args:
        images: the photos.
        key: names these photos and how they are framed.
    """
    seen = st.session_state.get(_SEEN)
    if seen is None or seen[0] != key:
        try:
            answers = resources.tagger().tag(images)
        except AlikeError:  # without the bundled weights the search goes on without tags
            answers = []
        surest: Tags = {}
        for answer in answers:
            for attribute, prediction in answer.items():
                best = surest.get(attribute)
                if best is None or prediction.probability > best.probability:
                    surest[attribute] = prediction
        seen = st.session_state[_SEEN] = (key, surest)
    return seen[1]


def show(shop: OpenCatalog, tags: Tags, *, photos: object) -> Filters:
    """Show the tags and return the filters that the visitor made of them.

    Args:
        shop: whose columns can be filtered.
        tags: see `read`.
        photos: names the photos; what was corrected stays as long as they do.
    """
    fitting = _fitting(shop, tags)
    if not fitting:
        return Filters()
    if st.session_state.get(_CORRECTED, (None,))[0] != photos:
        st.session_state[_CORRECTED] = (photos, set())
    where = {}
    st.header("In the photo", anchor=False)
    grid = st.grid(2, min_column_width=120, gap="small")
    for tag in fitting:
        with grid.container(gap="xxsmall"):
            value = _correctable(tag)
            only = st.checkbox(
                f"Only {escape_markdown(value or 'matching products')}",
                key=f"only_{tag.attribute}",
                disabled=value is None,
            )
        if only and value is not None:
            where[tag.column] = [value]
    return Filters(where=where)


def _correctable(tag: Tag) -> str | None:
    key = f"tag_{tag.attribute}"
    corrected: set[str] = st.session_state[_CORRECTED][1]
    if tag.attribute not in corrected or st.session_state.get(key) not in tag.values:
        st.session_state[key] = tag.predicted
    chance = tag.chance(st.session_state[key] or tag.prediction.label)
    how = "your choice" if chance is None else f"{100 * chance:.0f} % sure"
    return st.selectbox(
        f"{WORDS[tag.attribute]} · {how}",
        tag.values,
        index=None if tag.predicted is None else 0,
        key=key,
        placeholder=f"{tag.prediction.label} (not in this catalogue)",
        format_func=escape_markdown,
        on_change=corrected.add,
        args=(tag.attribute,),
    )


def _fitting(shop: OpenCatalog, tags: Tags) -> list[Tag]:
    columns = {attribute: _column(shop, attribute) for attribute in WORDS if attribute in tags}
    return [
        Tag(attribute, column, shop.shelf.values(column), tags[attribute])
        for attribute, column in columns.items()
        if column
    ]


def _column(shop: OpenCatalog, attribute: str) -> str | None:
    """Return the catalogue's column for an attribute; kinds may be its plain category."""
    if attribute in shop.catalog.attributes:
        return attribute
    return "category" if attribute == "articleType" and "category" in shop.shelf.levels else None
