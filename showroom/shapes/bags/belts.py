"""Shapes of belts: rolled up, or buckled to a loop."""

from __future__ import annotations

from showroom.geometry.bag_parts import Recipe, step
from showroom.rendering.baked_shape import BakedShape

SILHOUETTES: dict[str, Recipe] = {
    "rolled": (
        step("coil", width=0.42, kind="frame"),
    ),
    "rolled plate": (
        step("coil", width=0.4, kind="plate", sewn=False, turns=2.4),
    ),
    "rolled slim": (
        step("coil", width=0.24, kind="slim", turns=2.8, radius=0.72),
    ),
    "rolled wide": (
        step("coil", width=0.72, kind="round", turns=1.6, radius=0.9),
    ),
    "looped": (
        step("loop", width=0.46, kind="roller"),
    ),
    "looped western": (
        step("loop", width=0.5, kind="western"),
    ),
    "looped rings": (
        step("loop", width=0.46, kind="rings", sewn=False),
    ),
    "rolled web": (
        step("coil", width=0.4, kind="web", sewn=False, turns=2.2),
    ),
}  # fmt: skip
"""Name -> recipe."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a belt."""
    from showroom.studio.bags import recipes

    return recipes.bake(SILHOUETTES[silhouette], view=(0.12, -1, 0.42), fill=0.94)
