"""Square pictures made by the app itself, each with a word below; one of them can be chosen."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import streamlit as st
from PIL import Image

from pages.ui.components.registry import register

_MOUNT = register("image_tiles")


@dataclass(frozen=True)
class ImageTile:
    """One picture: its id ("" if it cannot be chosen), its address, its name and words below it."""

    id: str
    src: str
    name: str
    note: str = ""


def image_tiles(
    tiles: list[ImageTile],
    *,
    key: str,
    label: str,
    selected: str = "",
    large: bool = False,
    on_pick: Callable[[str], None] | None = None,
) -> None:
    """Show pictures.

    Args:
        tiles: in order.
        key: of the component.
        label: names the list.
        selected: id of the one that is chosen.
        large: few and large ones, side by side at any width.
        on_pick: called with the id of another one that was clicked.
    """

    def picked() -> None:
        event = st.session_state[key].picked
        if on_pick and event:
            on_pick(str(event["id"]))

    data = {"tiles": [asdict(each) for each in tiles], "label": label, "selected": selected, "large": large}
    _MOUNT(key=key, data=data, on_picked_change=picked)


def picture_data(levels: np.ndarray) -> str:
    """Return the address of a picture that travels in the page itself.

    Args:
        levels: (height, width) or (height, width, 3) uint8.
    """
    file = io.BytesIO()
    Image.fromarray(levels).save(file, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
