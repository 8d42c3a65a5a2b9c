"""Resources that the app keeps in memory between clicks. TensorFlow is never imported here."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import streamlit as st

from pages.ui.shared import pictures
from recsys.artifacts import Artifacts
from recsys.attributes.tagger import Tagger
from recsys.catalog import Catalog
from recsys.catalog.variants import variant_groups
from recsys.errors import AlikeError
from recsys.ranking import Recommender
from recsys.search.facets import FacetedSearch, SearchResult, Selection


@dataclass(frozen=True)
class OpenCatalog:
    """One opened catalogue: read-only and shared by all visitors."""

    place: str
    folder: Path
    version: int
    recommender: Recommender
    shelf: FacetedSearch

    @property
    def catalog(self) -> Catalog:
        """The products."""
        return self.recommender.catalog


_LAST_OPENED: dict[Path, OpenCatalog] = {}


def open_shop(place: str, folder: Path) -> OpenCatalog:
    """Open a catalogue, or return it from memory if its files have not changed since.

    While an import or a build is replacing its files, visitors keep the version that opened last.

    Raises:
        AlikeError: it cannot be opened; the message says why and names the command that mends it.
    """
    try:
        shop = _open_shop(place, folder, _version(folder))
    except AlikeError:
        if folder not in _LAST_OPENED:
            raise
        return _LAST_OPENED[folder]
    _LAST_OPENED[folder] = shop
    return shop


def recommender(shop: OpenCatalog, encoder: str) -> Recommender:
    """Return the shop's recommender for one of its encoders."""
    if encoder == shop.recommender.encoder:
        return shop.recommender
    return _open_recommender(shop.folder, encoder, shop.version)


@st.cache_resource(show_spinner=False)
def tagger() -> Tagger:
    """Return what tells the attributes of pictures, one for all visitors.

    Raises:
        ModelError: the bundled weights cannot be used.
    """
    return Tagger.load()


def search_catalog(shop: OpenCatalog, selection: Selection) -> SearchResult:
    """Return what matches a visitor's search and filters, and what each further choice would leave."""
    return _answer(shop.shelf, shop.place, shop.version, selection)


@st.cache_resource(max_entries=4, show_spinner=False)
def _open_shop(place: str, folder: Path, version: int) -> OpenCatalog:
    opened = Recommender.open(folder)
    pictures.publish(place, opened.catalog)
    designs = variant_groups(opened.catalog, Artifacts(folder).encoder_dir(opened.encoder))
    shop = OpenCatalog(place, folder, version, opened, FacetedSearch(opened.catalog, designs))
    # Streamlit collects garbage after every click; what is kept for good need not be looked at again.
    gc.collect()
    gc.freeze()
    return shop


@st.cache_resource(max_entries=2, show_spinner="Loading the other comparison…")
def _open_recommender(folder: Path, encoder: str, version: int) -> Recommender:
    return Recommender.open(folder, encoder)


@st.cache_resource(max_entries=64, show_spinner=False)
def _answer(_shelf: FacetedSearch, place: str, version: int, selection: Selection) -> SearchResult:
    return _shelf.answer(selection)


def _version(folder: Path) -> int:
    """Return a number that changes whenever the catalogue is imported or built again.

    It covers names, sizes and times of all files watched: the latest time alone would hide every later
    change behind one file from a clock that ran ahead.
    """
    computed = folder / "computed"
    watched = [folder / "manifest.json", computed, *computed.glob("*"), *computed.glob("*/*.json")]
    states = []
    for path in sorted(watched):
        with suppress(OSError):  # replaced at this very moment
            state = path.stat()
            states.append((str(path), state.st_mtime_ns, state.st_size))
    return int.from_bytes(blake2b(repr(states).encode(), digest_size=8).digest(), "big")
