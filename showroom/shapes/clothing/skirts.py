"""Shapes of skirts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from showroom.geometry.garment_forms import RIB, TRIM
from showroom.rendering.baked_shape import BakedShape


@dataclass(frozen=True)
class SkirtCut:
    """A skirt, in units of 37 cm.

    Attributes:
        length: from the waist to the hem.
        hip, hem: half widths.
        folds: kind of folds: flutes, accordion or knife.
        count: of folds round the skirt.
        fold: depth of a fold.
        hip_at: how far below the waist the hip is.
        waist: half width.
        tiers: heights of seams that begin a flounce.
        gather: depth of the puckers below the waist and the tiers.
        band: height of the waistband; 0 for none.
        head: how far the cloth stands up above the waist, gathered by a belt.
        trims: what is sewn on: a method of `sewn_parts.SewnGarment` and its measures.
        shine: it mirrors light.
        seed: of all that is random.
    """

    length: float
    hip: float
    hem: float
    folds: str = "flutes"
    count: int = 6
    fold: float = 0.1
    hip_at: float = 0.55
    waist: float = 0.44
    tiers: tuple[float, ...] = ()
    gather: float = 0.0
    band: float = 0.12
    head: float = 0.0
    trims: tuple[tuple, ...] = ()
    shine: bool = False
    seed: int = 1


LOOPS: tuple[tuple, ...] = (
    ("both", ((0.22, -0.03), (0.265, -0.03), (0.265, 0.112), (0.22, 0.112)), TRIM, 0.05),
)
"""Belt loops at the front of a waistband."""

SILHOUETTES = {
    "flared": SkirtCut(1.8, 0.66, 1.02, count=13, fold=0.27, hip_at=0.5, seed=3),
    "circle": SkirtCut(1.3, 0.78, 1.1, count=18, fold=0.3, hip_at=0.4, seed=5),
    "accordion": SkirtCut(2.25, 0.58, 0.84, "accordion", 64, 0.085, 0.6),
    "tennis": SkirtCut(1.1, 0.64, 0.84, "knife", 34, 0.12, 0.5),
    "pencil": SkirtCut(1.85, 0.61, 0.55, count=4, fold=0.03, hip_at=0.6, seed=2),
    "button-up": SkirtCut(1.2, 0.64, 0.78, count=6, fold=0.07, hip_at=0.5, seed=6, trims=(
        ("strip", 0.0, 0.0, -1.18, 0.055, TRIM), ("buttons", 0.0, -0.1, -1.05, 6, 0.035),
        ("both", ((0.27, -0.36), (0.5, -0.36), (0.5, -0.2), (0.27, -0.2)), TRIM, 0.03))),
    "denim": SkirtCut(1.25, 0.63, 0.68, count=4, fold=0.03, hip_at=0.5, seed=8, trims=(
        *LOOPS, ("buttons", 0.0, 0.06, 0.06, 1, 0.04))),
    "midi denim": SkirtCut(2.1, 0.64, 0.86, count=6, fold=0.1, hip_at=0.55, seed=9, trims=(*LOOPS,
        ("strip", 0.0, 0.0, -2.08, 0.055, TRIM), ("buttons", 0.0, -0.1, -1.6, 8, 0.034),
        ("both", ((0.3, -0.75), (0.56, -0.75), (0.56, -0.4), (0.3, -0.4)), TRIM, 0.022))),
    "tiered": SkirtCut(2.9, 0.74, 1.12, count=20, fold=0.16, hip_at=0.7, tiers=(-0.85, -1.8), gather=0.04,
        seed=10),
    "wrap": SkirtCut(1.75, 0.64, 0.8, count=9, fold=0.16, seed=11, trims=(
        ("ruffle", 0.12, -0.02, 0.24, -1.6), ("bow", 0.2, 0.05))),
    "bias": SkirtCut(2.2, 0.61, 0.84, count=11, fold=0.24, hip_at=0.6, band=0.05, shine=True, seed=12),
    "paperbag": SkirtCut(1.95, 0.68, 0.8, count=14, fold=0.14, gather=0.05, band=0, head=0.17, seed=13,
        trims=(("belt", -0.03, 0.06, RIB, 0.02), ("bow", 0.0, -0.03, 0.27))),
    "girl": SkirtCut(1.15, 0.84, 1.08, count=20, fold=0.2, waist=0.54, hip_at=0.4, tiers=(-0.55,),
        gather=0.05, seed=14),
    "school": SkirtCut(1.25, 0.74, 0.92, "knife", 26, 0.13, 0.5, 0.54, seed=15),
}  # fmt: skip

SMALL = ("girl", "school")
"""Silhouettes for children."""


def model(silhouette: str) -> BakedShape:
    """Model one of `SILHOUETTES`."""
    from showroom.studio import scene
    from showroom.studio.garments import cloth_tubes, folds, sewn_parts

    cut = SILHOUETTES[silhouette]
    scene.new_scene()
    kinds = {
        "flutes": lambda: folds.flutes(cut.count, -0.1, -cut.length, cut.fold, cut.seed),
        "accordion": lambda: folds.pleats(cut.count, 0, cut.fold, False, 1.2),
        "knife": lambda: folds.pleats(cut.count, 0, cut.fold, True, 0.6),
    }
    reliefs = [kinds[cut.folds](), folds.billow(0.5, 0.012, cut.seed)]
    reliefs += folds.tiers((-0.05, *cut.tiers) if cut.tiers else (), -cut.length, 0.08)
    if cut.gather:
        reliefs += [
            folds.gathers(52, z, 0.35, cut.gather, cut.seed + i) for i, z in enumerate((0.0, *cut.tiers))
        ]
    if cut.head:
        reliefs.append(folds.gathers(52, 0.0, 0.35, 1.2 * cut.gather, cut.seed, up=True))
    knots = (
        (0.2, cut.waist + 0.35 * cut.head),
        (0, cut.waist),
        (-cut.hip_at, cut.hip),
        (-cut.length, cut.hem),
    )
    trunk = cloth_tubes.Trunk(
        knots,
        tuple((z, 0.7 * w) for z, w in knots),
        rounding=0,
        power=2.1,
        reliefs=tuple(reliefs),
        grain=-cut.length if cut.folds == "knife" else None,
    )

    skirt = sewn_parts.SewnGarment(trunk)
    skirt.tube(cut.head, lambda angle: np.full_like(angle, -cut.length))
    if cut.band:
        skirt.waistband(cut.band)
    for trim, *measures in cut.trims:
        getattr(skirt, trim)(*measures)
    return sewn_parts.finish(cut.shine, level=0.0)
