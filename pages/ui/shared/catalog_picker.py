"""The catalogue that the visitor sees, and the explanation where it cannot be opened."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from pages.ui.shared import access, resources, url_state
from pages.ui.shared.catalog_folders import VARIABLE, places
from pages.ui.shared.formatting import escape_markdown
from pages.ui.shared.resources import OpenCatalog
from pages.ui.shop import filters
from recsys.errors import AlikeError

_COMMAND = "python -m recsys "
_KEY = "catalog"


def catalog_selectbox() -> None:
    """Let the visitor choose among the catalogues, where there is a choice.

    Call it in the app's frame: what a page binds to the address, Streamlit takes out of the address
    that Back on another page returns to.
    """
    found = places()
    if len(found) > 1:
        st.sidebar.selectbox(
            "Catalogue", list(found), key=_KEY, bind="query-params", on_change=_forget_choices
        )


def current_catalog() -> OpenCatalog:
    """Return the chosen catalogue, or explain why there is none and end the page."""
    found = places()
    if not found:
        _welcome()
    place = st.session_state.get(_KEY)
    if place not in found:
        place = next(iter(found))
    try:
        with st.spinner("Opening the catalogue…"):
            return resources.open_shop(place, found[place])
    except AlikeError as error:
        _explain(error, place)


def _forget_choices() -> None:
    filters.clear_all()
    url_state.close_product()


def _explain(error: AlikeError, place: str) -> NoReturn:
    if not access.is_owner():  # the message names folders of the server
        st.header("This catalogue is not available at the moment")
        st.write("It is being prepared, or something is wrong with it. Please try again later.")
        st.stop()
    message, _, command = str(error).partition(_COMMAND)
    st.header("This catalogue cannot be opened")
    st.error(escape_markdown(message.strip()), icon=":material/inventory_2:", title=escape_markdown(place))
    if command:
        st.write("Run this in a terminal, in Alike's folder, then reload this page:")
        st.code(_COMMAND + command.rstrip("."), language="bash")
    st.stop()


def _welcome() -> NoReturn:
    st.header("Welcome to Alike")
    st.write("There is no catalogue yet. Import your own on the Catalogue page, or in a terminal:")
    st.code(
        f"{_COMMAND}import YOUR-FOLDER-ZIP-OR-CSV --to catalogs/mine\n{_COMMAND}build catalogs/mine",
        language="bash",
    )
    st.caption(
        f"To show a catalogue stored elsewhere, put its folder into the environment variable {VARIABLE}."
    )
    st.stop()
