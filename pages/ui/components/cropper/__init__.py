"""The crop box over a photo: for mouse, touch and keyboard; the crop counts on release."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import streamlit as st

from pages.ui.components.registry import register
from recsys.images.crop import SMALLEST, Box

_MOUNT = register("cropper")
_LABEL = "Crop box. Arrow keys move it, with Shift they resize it; its corners are buttons."


def cropper(src: str, box: Box, *, key: str, alt: str, on_crop: Callable[[Box], None]) -> None:
    """Show a photo with a box to move and resize.

    Args:
        src: the photo's address.
        box: where the box is.
        key: of the component.
        alt: what the photo is, for screen readers.
        on_crop: called with the new box.
    """

    def cropped() -> None:
        on_crop(_box(st.session_state[key].cropped))

    data = {"src": src, "box": asdict(box), "least": SMALLEST, "alt": alt, "label": _LABEL}
    _MOUNT(key=key, data=data, on_cropped_change=cropped)


def _box(value: Any) -> Box:
    """Read a box that the browser sent; whatever is no number there counts as the whole photo's."""
    sent = value if isinstance(value, dict) else {}
    return Box.clamped(*(_number(sent.get(side)) for side in ("left", "top", "width", "height")))


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else float("nan")
