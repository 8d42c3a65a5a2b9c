"""Views of a page for a network: the page, its mirror image, and one that brings out the design."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recsys.images.foreground import foreground

_GRAY = np.array([0.299, 0.587, 0.114], dtype=np.float32)
_FINE = 4
"""Shades are told apart this many times as finely as 8 bits do, which dark cloth needs."""
_DARKEST, _LIGHTEST = 20, 220
"""Shades of the product in the grey view; it stays apart from a white background."""


def identity_view(page: np.ndarray) -> np.ndarray:
    """Return the page as it is."""
    return page


def mirrored(page: np.ndarray) -> np.ndarray:
    """Return the page's mirror image."""
    return page[:, ::-1]


def gray(page: np.ndarray) -> np.ndarray:
    """Return the page's mirror image in grey, with the product's shades spread evenly.

    One design in two colours gives nearly the same picture: what is left are cut, seams and print, whatever
    their contrast. It is histogram equalisation over the product alone, or over all of a photo whose
    background is not plain.

    Args:
        page: (height, width, 3) uint8 RGB.

    Returns:
        (height, width, 3) uint8.
    """
    shades = (page @ (_FINE * _GRAY)).round().astype(np.int16)
    found = foreground(page)
    product = found.mask if found.plain else (page < 255).any(axis=2)
    counts = np.bincount(shades[product], minlength=256 * _FINE)
    darker = (np.cumsum(counts) - counts / 2) / max(counts.sum(), 1)
    spread = _DARKEST + (_LIGHTEST - _DARKEST) * darker
    shown = np.where(product, spread[shades], shades / _FINE)[:, ::-1].round().astype(np.uint8)
    return np.stack([shown] * 3, axis=2)


VIEWS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "plain": identity_view,
    "mirrored": mirrored,
    "grey": gray,
}
"""By the name that manifests use. All but the plain one are mirrored, which heat maps turn back."""

Views = tuple[tuple[str, ...], ...]
"""Groups of views: features of a group's views are averaged, those of the groups stand side by side."""

PLAIN: Views = (("plain",),)
BOTH_WAYS: Views = (("plain", "mirrored"),)
WITH_GRAY: Views = (("plain", "mirrored"), ("grey",))


def apply_views(page: np.ndarray, views: Views) -> np.ndarray:
    """Return (views, height, width, 3) uint8: what a network is shown of a (height, width, 3) page."""
    return np.stack([VIEWS[view](page) for group in views for view in group])
