"""Bags, wallets and belts built from recipes: a body, then what is fixed to it."""

from __future__ import annotations

from collections.abc import Callable

from showroom.geometry.bag_parts import Recipe
from showroom.rendering.baked_shape import BakedShape
from showroom.studio import scene
from showroom.studio.bags import applied_parts, bag_bodies, bag_straps, belts, closures

SAMPLES = 6
"""Light paths a pixel; bags are smooth enough for few."""


def bake(
    recipe: Recipe, view: tuple[float, float, float] = (0.35, -1, 0.28), fill: float = 1.0
) -> BakedShape:
    """Build a recipe and bake it as it stands on the floor."""
    scene.new_scene()
    bag = bag_bodies.Bag()
    for name, arguments in recipe:
        STEPS[name](bag, **arguments)
    scene.table_light()
    scene.frame(view, fill=fill)
    return scene.bake(floor=True, shine=True, samples=SAMPLES)


STEPS: dict[str, Callable[..., None]] = {
    step.__name__: step
    for step in (
        bag_bodies.loft,
        bag_bodies.slab,
        bag_bodies.pouch,
        bag_bodies.barrel,
        bag_straps.handles,
        bag_straps.shoulder,
        bag_straps.chains,
        bag_straps.harness,
        bag_straps.wrist,
        bag_straps.ends,
        bag_straps.tag,
        bag_straps.tassel,
        closures.flap,
        closures.lock,
        closures.clasp,
        closures.belt,
        closures.zipline,
        closures.topzip,
        closures.archzip,
        closures.drawstring,
        closures.roll,
        applied_parts.patch,
        applied_parts.seam,
        applied_parts.hem,
        applied_parts.fittings,
        applied_parts.bow,
        applied_parts.leaves,
        applied_parts.slots,
        belts.coil,
        belts.loop,
    )
}
"""The steps of recipes by name."""
