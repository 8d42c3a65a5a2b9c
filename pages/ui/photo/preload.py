"""The models that read photos: loaded while the visitor still looks for one, shared by everybody."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress

import streamlit as st
from PIL import Image

from pages.ui.shared import resources
from pages.ui.shared.resources import OpenCatalog
from recsys.errors import AlikeError
from recsys.ranking import Query

_SIDE = 96


def warm_up(shop: OpenCatalog) -> None:
    """Begin to load what a photo search needs; returns at once.

    What goes wrong here goes wrong again, and is explained, when a photo is searched for.
    """
    _begun(shop.recommender, shop.place, shop.version)


@st.cache_resource(max_entries=4, show_spinner=False)
def _begun(_recommender: object, place: str, version: int) -> threading.Thread:
    thread = threading.Thread(target=_load, args=(_recommender,), daemon=True, name=f"warm up {place}")
    thread.start()
    return thread


def _load(recommender: resources.Recommender) -> None:
    example = Image.new("RGB", (_SIDE, _SIDE), "grey")
    with suppress(AlikeError):
        recommender.recommend(Query(images=(example,)), k=1)
        recommender.match_quality((example,))
    with suppress(AlikeError):
        resources.tagger().tag([example])
    # Streamlit collects garbage after every click; what is kept for good need not be looked at again.
    gc.collect()
    gc.freeze()
