"""Silhouettes of jeans, trousers, shorts and track pants: their measures, and how they are modelled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy import ndimage

from showroom.geometry.trouser_legs import Folds, TrouserCut
from showroom.rendering.baked_shape import Array, BakedShape

SAMPLES = 8
"""Light paths a pixel: cloth is dull and even, so that few are enough once noise is removed."""

STIFF = Folds(crotch=0.85, thigh=0.8, knee=0.7, stack=0.6)
DENIM = Folds(crotch=1.35, thigh=1.0, knee=0.95, stack=1.0, lumps=0.32)
PRESSED = Folds(crotch=0.7, thigh=0.4, knee=0.25, stack=0.35, crease=0.75, lumps=0.2)
SWEAT = Folds(crotch=1.2, thigh=1.0, knee=0.9, stack=0.9, gather=0.6, lumps=0.5)
LINEN = Folds(crotch=1.2, thigh=1.1, knee=1.0, stack=0.9, gather=0.8, flutes=0.25, lumps=0.55)

CUTS: dict[str, TrouserCut] = {
    "regular jeans": TrouserCut(knee=19.5, hem=18, stance=12, rivets=True, folds=DENIM),
    "slim jeans": TrouserCut(
        length=103, waist=16.6, hip=18.6, knee=15.8, hem=13.8, stance=10.8, rivets=True, seed=2, folds=DENIM,
    ),
    "skinny jeans": TrouserCut(
        length=98, rise=25, waist=14, hip=17.6, hip_at=18, knee=13, knee_at=57, hem=10.5, stance=9.6,
        rivets=True, seed=13, folds=replace(DENIM, stack=1.2),
    ),
    "mom jeans": TrouserCut(
        length=96, rise=30, waist=14, hip=19.3, hip_at=21, knee=19, hem=14.5, stance=11, rivets=True, seed=4,
        folds=DENIM,
    ),
    "flared jeans": TrouserCut(
        length=106, rise=27, waist=14.3, hip=17.8, knee=15.2, knee_at=60, hem=26, stance=13.5, rivets=True,
        seed=5, folds=replace(DENIM, stack=0.4, flutes=0.35),
    ),
    "wide jeans": TrouserCut(
        length=103, rise=30, waist=14.5, hip=19.3, knee=22, hem=23.6, stance=12.6, rivets=True, seed=6,
        folds=replace(DENIM, stack=0.5, flutes=0.4),
    ),
    "turned jeans": TrouserCut(
        length=95, rise=27, waist=16.6, hip=20, knee=19.5, hem=17.5, stance=12, cuff=5, turned=True,
        rivets=True, seed=7, folds=DENIM,
    ),
    "child jeans": TrouserCut(
        length=72, rise=21, waist=13.2, hip=15.6, hip_at=14, knee=15, knee_at=43, hem=13.5, stance=9.4,
        band=3.6, rivets=True, low=2.4, seed=8, folds=DENIM,
    ),
    "chinos": TrouserCut(
        length=103, waist=16.8, hip=19, knee=17.5, hem=15.8, stance=11.4, button="horn", loops=(9,), seed=9,
        folds=STIFF,
    ),
    "rolled chinos": TrouserCut(
        length=94, waist=16.6, hip=18.8, knee=16.5, hem=14.8, stance=11, cuff=3.6, turned=True, button="horn",
        loops=(9,), seed=10, folds=STIFF,
    ),
    "formal": TrouserCut(
        length=105, rise=27, waist=17, hip=19.6, knee=20, hem=18, stance=12, button="", loops=(7.5,), seed=11,
        folds=replace(PRESSED, pleats=(1, 0.9)),
    ),
    "cords": TrouserCut(
        length=103, waist=17, hip=19.5, knee=20, hem=19, stance=12.3, button="horn", loops=(9,), seed=12,
        folds=replace(STIFF, crotch=0.8, knee=0.5),
    ),
    "cargo": TrouserCut(
        length=103, waist=17.2, hip=20.3, knee=21.5, hem=18.5, stance=12.6, button="metal", loops=(9,),
        cargo=(43, 19, 14), seed=14, folds=DENIM,
    ),
    "drawstring": TrouserCut(
        length=101, rise=28, waist=16.2, hip=20.5, knee=22, hem=20.5, stance=12.8, band=4.5, loops=(),
        button="", cord=True, seed=15, folds=LINEN,
    ),
    "cigarette": TrouserCut(
        length=90, rise=28, waist=14, hip=17.8, hip_at=18, knee=14.8, knee_at=57, hem=12.2, stance=10,
        band=4.5, loops=(), button="", seed=16, folds=PRESSED,
    ),
    "palazzo": TrouserCut(
        length=106, rise=31, waist=14, hip=19.5, hip_at=21, knee=23.5, hem=27.5, stance=14.5, band=5,
        loops=(), button="", seed=17,
        folds=Folds(crotch=0.3, thigh=0.3, knee=0.0, stack=0.0, flutes=1.1, crease=0.4, pleats=(2, 1.0)),
    ),
    "culottes": TrouserCut(
        length=76, rise=30, waist=14, hip=19.3, hip_at=20, knee=23.5, knee_at=62, hem=23.6, stance=12.4,
        band=4.5, loops=(5,), button="horn", seed=18,
        folds=Folds(crotch=0.4, thigh=0.4, knee=0.2, stack=0.0, flutes=0.9, pleats=(2, 1.0)),
    ),
    "child chinos": TrouserCut(
        length=72, rise=21, waist=13.2, hip=15.4, hip_at=14, knee=14.5, knee_at=43, hem=12.8, stance=9.2,
        band=3.6, button="horn", loops=(6.5,), low=2.4, seed=19, folds=STIFF,
    ),
    "chino shorts": TrouserCut(
        length=52, rise=27, waist=17, hip=19.6, knee_at=None, hem=20.6, stance=10.7, button="horn",
        loops=(9,), seed=20, folds=STIFF,
    ),
    "denim shorts": TrouserCut(
        length=49, rise=27, waist=16.8, hip=19.5, knee_at=None, hem=20.4, stance=10.7, cuff=3.4, turned=True,
        rivets=True, seed=21, folds=DENIM,
    ),
    "cut-offs": TrouserCut(
        length=36, rise=27, waist=14, hip=18.8, hip_at=19, knee_at=None, hem=19.8, stance=10.1, rivets=True,
        seed=22, folds=DENIM,
    ),
    "cargo shorts": TrouserCut(
        length=57, rise=27, waist=17.2, hip=20.4, knee_at=None, hem=22, stance=11.5, loops=(9,),
        cargo=(29, 17, 13), seed=23, folds=STIFF,
    ),
    "sports shorts": TrouserCut(
        length=46, rise=27, waist=16.4, hip=20.5, knee_at=None, hem=21.6, stance=11.2, band=4.2, loops=(),
        button="", cord=True, seed=24, folds=replace(SWEAT, flutes=0.35, gather=0.9, stack=0.3),
    ),
    "sweat shorts": TrouserCut(
        length=51, rise=28, waist=16.6, hip=20.3, knee_at=None, hem=20.8, stance=10.8, band=5, loops=(),
        button="", cord=True, seed=25, folds=SWEAT,
    ),
    "pleated shorts": TrouserCut(
        length=42, rise=30, waist=14, hip=19.3, hip_at=20, knee_at=None, hem=21, stance=10.8, band=4.5,
        loops=(5,), button="horn", seed=26,
        folds=replace(STIFF, flutes=0.3, pleats=(2, 1.1), stack=0.2),
    ),
    "soft shorts": TrouserCut(
        length=40, rise=29, waist=14.6, hip=20, hip_at=20, knee_at=None, hem=22, stance=11.4, band=4,
        loops=(), button="", cord=True, seed=27, folds=replace(LINEN, flutes=0.4, gather=1.0),
    ),
    "child shorts": TrouserCut(
        length=38, rise=20.5, waist=13.2, hip=15.8, hip_at=14, knee_at=None, hem=17, stance=8.9, band=3.6,
        loops=(), button="", cord=True, low=2.4, seed=28, folds=SWEAT,
    ),
    "joggers": TrouserCut(
        length=100, rise=28, waist=16.4, hip=20, knee=18.5, hem=10.5, stance=11, band=5, cuff=6.5, loops=(),
        button="", cord=True, seed=29, folds=replace(SWEAT, puff=1.5, stack=1.3),
    ),
    "slim joggers": TrouserCut(
        length=98, rise=26, waist=15.8, hip=18.4, knee=15.6, hem=9.6, stance=10.4, band=4.5, cuff=5, loops=(),
        button="", cord=True, seed=30, folds=replace(SWEAT, puff=0.8, stack=1.2),
    ),
    "straight sweats": TrouserCut(
        length=103, rise=28, waist=16.6, hip=19.8, knee=19.5, hem=18.5, stance=12.2, band=5, loops=(),
        button="", cord=True, seed=31, folds=SWEAT,
    ),
    "wide sweats": TrouserCut(
        length=103, rise=29, waist=14.6, hip=19.4, knee=22, hem=24, stance=12.9, band=5.5, loops=(),
        button="", cord=True, seed=32, folds=replace(SWEAT, stack=0.6, flutes=0.5),
    ),
    "track pants": TrouserCut(
        length=101, rise=27, waist=16.2, hip=19.2, knee=17.5, hem=13.5, stance=11, band=4.5, loops=(),
        button="", seed=33, folds=replace(SWEAT, crotch=0.8, thigh=0.7, lumps=0.35, gather=0.45),
    ),
    "child joggers": TrouserCut(
        length=70, rise=22, waist=13, hip=16, hip_at=14, knee=15, knee_at=43, hem=9.4, stance=9.2, band=4.2,
        cuff=5, loops=(), button="", cord=True, low=2.4, seed=34, folds=replace(SWEAT, puff=1.2, stack=1.0),
    ),
}  # fmt: skip
"""Name of a silhouette -> its measures."""


def model(silhouette: str) -> BakedShape:
    """Build and bake a shape of `CUTS`."""
    from showroom.studio import scene
    from showroom.studio.garments import trousers

    scene.new_scene()
    trousers.build(CUTS[silhouette])
    scene.front_light()
    scene.frame((0, -1, 0.05))
    baked = scene.bake(samples=SAMPLES)
    return replace(baked, cover=_cover(baked.part))


def _cover(part: Array) -> Array:
    """Return what share of each pixel the parts cover; that of few samples is too coarse."""
    inside = ndimage.gaussian_filter((part > 0).astype(np.float32), 0.7)
    rows, columns = part.shape
    return inside.reshape(rows // 2, 2, columns // 2, 2).mean((1, 3)).astype(np.float16)
