"""Blind votes between the rows of two methods."""

from __future__ import annotations

import random

import streamlit as st

from pages.ui.components.product_rows import ProductRow, product_rows
from pages.ui.lab.thumbnails import METHOD_NAMES, encoder_comparison, note_stale_encoders, product_tiles
from pages.ui.shared.formatting import escape_markdown
from pages.ui.shared.resources import OpenCatalog
from recsys.errors import AlikeError
from recsys.evaluation.votes import Vote, record_vote, tally

_ASKED = "lab_vote"
_SHOWN = 6


@st.fragment
def blind_vote(shop: OpenCatalog) -> None:
    """Show two rows to choose from without naming their methods, and the result of the votes so far."""
    found = encoder_comparison(shop)
    note_stale_encoders(found)
    if len(found.tables) < 2:
        st.info(
            "A vote needs two methods. Build another one in a terminal, then reload this page: "
            f"`python -m recsys build {shop.folder.name} --encoder eigenfaces`"
        )
        return
    vote = _asked(shop, list(found.tables))
    rows = found.rows(vote.query, _SHOWN)
    st.text("Which row would you rather show below this product? The methods are not named.")
    product_rows(
        [
            ProductRow("The product", shop.catalog.title(vote.query), product_tiles(shop, [vote.query])),
            ProductRow("Row A", "", product_tiles(shop, rows[vote.one]), "Nothing found."),
            ProductRow("Row B", "", product_tiles(shop, rows[vote.other]), "Nothing found."),
        ],
        key="vote_rows",
    )
    with st.container(horizontal=True):
        for label, chosen in (("Row A", vote.one), ("Row B", vote.other), ("No difference", "")):
            st.button(label, key=f"vote_{label}", on_click=_cast, args=(shop, vote, chosen))
        st.button("Skip", type="tertiary", on_click=_forget)
    _standing(shop, vote)


def _asked(shop: OpenCatalog, encoders: list[str]) -> Vote:
    """Return the open question of this visitor; the order of the two methods is drawn anew each time."""
    kept = st.session_state.get(_ASKED)
    if kept is None or kept[0] != (shop.place, shop.version):
        with_picture = [i for i, key in zip(shop.catalog.ids, shop.catalog.pictures, strict=True) if key]
        one, other = random.sample(encoders, 2)
        kept = ((shop.place, shop.version), Vote(str(random.choice(with_picture)), one, other, ""))  # noqa: S311
        st.session_state[_ASKED] = kept
    return kept[1]


def _cast(shop: OpenCatalog, vote: Vote, chosen: str) -> None:
    try:
        record_vote(shop.folder, Vote(vote.query, vote.one, vote.other, chosen))
    except AlikeError as error:
        st.toast(escape_markdown(str(error)), icon=":material/error:")
    _forget()


def _forget() -> None:
    st.session_state.pop(_ASKED, None)


def _standing(shop: OpenCatalog, vote: Vote) -> None:
    one, other = sorted((vote.one, vote.other))
    counted = tally(shop.folder, one, other)
    if not counted.votes:
        st.caption("No votes yet. They are kept in the catalogue's folder.")
        return
    names = [METHOD_NAMES.get(name, name) for name in (one, other)]
    st.caption(
        f"{escape_markdown(names[0])} was preferred to {escape_markdown(names[1])} "
        f"in {counted.wins} of {counted.votes} votes "
        f"({counted.low:.0%} to {counted.high:.0%} with 95 % certainty). "
        f"{counted.undecided} saw no difference."
    )
