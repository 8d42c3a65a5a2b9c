"""Bags, wallets and belts built from recipes: a body, then what is fixed to it."""

from __future__ import annotations

from collections.abc import Callable

from showroom.bake import Bake
from showroom.leathergoods import Recipe
from showroom.studio import applied, belting, bodies, carrying, closures, scene

SAMPLES = 6
"""Light paths a pixel; bags are smooth enough for few."""


def bake(recipe: Recipe, view: tuple[float, float, float] = (0.35, -1, 0.28), fill: float = 1.0) -> Bake:
    """Build a recipe and bake it as it stands on the floor."""
    scene.new_scene()
    bag = bodies.Bag()
    for name, arguments in recipe:
        STEPS[name](bag, **arguments)
    scene.table_light()
    scene.frame(view, fill=fill)
    return scene.bake(floor=True, shine=True, samples=SAMPLES)


STEPS: dict[str, Callable[..., None]] = {
    step.__name__: step
    for step in (
        bodies.loft,
        bodies.slab,
        bodies.pouch,
        bodies.barrel,
        carrying.handles,
        carrying.shoulder,
        carrying.chains,
        carrying.harness,
        carrying.wrist,
        carrying.ends,
        carrying.tag,
        carrying.tassel,
        closures.flap,
        closures.lock,
        closures.clasp,
        closures.belt,
        closures.zipline,
        closures.topzip,
        closures.archzip,
        closures.drawstring,
        closures.roll,
        applied.patch,
        applied.seam,
        applied.hem,
        applied.fittings,
        applied.bow,
        applied.leaves,
        applied.slots,
        belting.coil,
        belting.loop,
    )
}
"""The steps of recipes by name."""
