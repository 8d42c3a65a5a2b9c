"""Hanging a top on an invisible person and photographing it."""

from __future__ import annotations

from showroom.geometry import top_cuts
from showroom.rendering.baked_shape import BakedShape
from showroom.studio import scene
from showroom.studio.garments import cloth_simulation, figures


def hang(top: top_cuts.Top) -> cloth_simulation.Draped:
    """Empty the scene and drape a top in it, whose body is part `BODY`.

    `cloth_simulation.drape` says how long this takes.
    """
    scene.new_scene()
    figure = figures.FIGURES[top.figure]
    bodies = [figures.torso(figure)]
    if top.cut.sleeve:
        turned = (20, 48 if top.cut.sleeve > 1 else 40)
        bodies += figures.arms(figure, top.cut.angle, top.cut.angle + top.lowered, turned, forward=0.08)
    how = cloth_simulation.Drape(
        bend=top.bend,
        drift=top.drift,
        seed=top.seed,
        frames=72 if top.cut.sleeve > 1 else 62,
        step=0.055 if top.cut.sleeve > 1 else 0.05,
        apart=False,
        pin=lambda x, z, back: top_cuts.held(top.cut, x, z, back),
        gather=(lambda x, z, back: top_cuts.in_rib(top, x, z).astype(float)) if top.rib else None,
        gathering=top.gathering,
    )
    draped = cloth_simulation.drape(top_cuts.top(top.cut), how, bodies)
    thin_straps = {} if top.cut.sleeve else {"seams": 2, "rims": 4}
    worn = cloth_simulation.smooth(draped, **thin_straps)
    cloth_simulation.garment(worn, top_cuts.BODY, top.thickness)
    return worn


def photograph() -> BakedShape:
    """Light what stands in the scene and bake it as seen straight from the front."""
    scene.front_light()
    scene.frame((0, -1, 0))
    return scene.bake(samples=9)  # the denoiser does the rest on matt cloth
