"""The parts of bags, belts and wallets, and the recipes by which the studio builds them."""

from __future__ import annotations

from typing import Any

import numpy as np

BODY, SIDE, FLAP, SECOND, TRIM, STRAP, EDGE, LINING, THREAD, METAL, ZIP, TEETH = range(1, 13)
"""Numbers of the parts of a shape: its panels, the strip between them, its flap, pockets and applied pieces,
handles and tabs, straps, piping, lining, stitches, metal, the tape of zips and their teeth."""

Recipe = tuple[tuple[str, dict[str, Any]], ...]
"""Steps that build a shape, and their arguments."""


def step(name: str, **arguments: Any) -> tuple[str, dict[str, Any]]:
    """Return one step of a recipe."""
    return name, arguments


def rounded(half: float, top: float, radius: float, low: float = 0.03) -> tuple[tuple[float, float], ...]:
    """Return the right half of a rectangle with round corners, from its bottom middle to its top middle."""
    turns = np.linspace(0, np.pi / 2, 5)
    lower = [(half - radius + radius * np.sin(a), low + radius - radius * np.cos(a)) for a in turns]
    upper = [(x, low + top - z) for x, z in lower[::-1]]
    straight = half - radius
    middle = [(half, low + (top - low) * share) for share in (0.35, 0.5, 0.65)]
    return (
        (0.0, low), (0.4 * straight, low), (0.8 * straight, low), *lower, *middle, *upper,
        (0.8 * straight, top), (0.4 * straight, top), (0.0, top),
    )  # fmt: skip
