"""Surfaces that shirts, T-shirts and sweaters share: cloth, seams, labels, pockets and buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from showroom.articles.product_line import Look
from showroom.geometry import top_cuts
from showroom.geometry.sewing_patterns import Draft, Path, bezier, offset, straight
from showroom.geometry.top_cuts import Top
from showroom.materials import fabrics
from showroom.materials.palette import COLORS
from showroom.rendering.baked_shape import Array
from showroom.rendering.surfaces import Skin, Surface, plain

UNIT = 28.0
"""Centimetres of a pattern unit."""

Rolls = Mapping[str, tuple[str, str, float]]
"""Word of a look's detail or pattern -> fabric pattern, weave and zoom (see `fabrics.fabric`)."""


def words(look: Look) -> list[str]:
    """Return the words of a look's detail, the pattern last."""
    return [*look.detail.split(", "), look.pattern]


def cloth(look: Look, rolls: Rolls, seed: int, dye: str | None = None) -> Surface:
    """Return the cloth of a look, in pattern units: the roll of its first word that names one.

    Args:
        look: what is drawn.
        rolls: the cloths an article is made of.
        seed: of what is random in it.
        dye: "rrggbb" instead of the palette's colour, for cloth that is never dyed so evenly.
    """
    name = next(word for word in words(look) if word in rolls)
    pattern, weave, zoom = rolls[name]
    return fabrics.fabric(
        pattern,
        dye or COLORS[look.color],
        COLORS[look.accent],
        weave=weave,
        size=UNIT,
        zoom=zoom,
        seed=seed,
    )


def garment_surface(
    top: Top, draft: Draft, material: Surface, rib: Surface | None = None, relief: float = 3.0
) -> Surface:
    """Cut a top from a cloth, its bands from a rib if there is one, and lay its drawing over both."""

    def skin(u: Array, v: Array) -> Skin:
        x, z, _ = draft.garment.panel_place(u, v)
        across, along = top_cuts.grain(top.cut, x, z)
        body = material(across, along)
        if rib is None:
            return body
        band, here = rib(across, along), top_cuts.in_rib(top, x, z)
        return replace(
            body,
            color=np.where(here[:, None], band.color, body.color),
            height=np.where(here, band.height, body.height),
        )

    return draft.over(skin, relief)


def new_draft(top: Top) -> Draft:
    """Start a top's sheet with the seams that every top has, and a label in its neck."""
    draft = Draft(top_cuts.top(top.cut))
    for back in (False, True):
        for side in (1, -1):
            if top.cut.sleeve:
                draft.seam(top_cuts.armhole(top.cut, side), back)
            draft.seam(offset(_shoulder(top, side), -0.004), back, 0.012, 0.08)
    _label(top, draft)
    return draft


def _shoulder(top: Top, side: int) -> Path:
    return straight((top.cut.neck * side, 0), (top.cut.shoulder[0] * side, top.cut.shoulder[1]))


def _label(top: Top, draft: Draft, color: str = "f1eee6", thread: str = "77736b") -> None:
    """Sew a label inside the back of the neck."""
    z = -top.cut.back_drop - 0.07
    box = np.array([(-0.085, z), (0.085, z), (0.085, z - 0.085), (-0.085, z - 0.085)])
    draft.fill(box - np.array([0, 0.008]), True, "000000", 0.25)
    draft.fill(box, True, color, height=0.35)
    draft.stroke(straight((-0.045, z - 0.045), (0.045, z - 0.045)), 0.016, True, thread, 0.8)


def pocket(draft: Draft, middle: tuple[float, float], width: float, pointed: bool) -> None:
    """Sew a patch pocket on the front.

    Args:
        draft: what it is drawn on.
        middle: of its upper edge.
        width: of the pocket.
        pointed: it ends in a point, else in a rounded bottom.
    """
    x, z = middle
    h, w = 1.12 * width, width / 2
    if pointed:
        outline = np.array([(x - w, z), (x + w, z), (x + w, z - 0.8 * h), (x, z - h), (x - w, z - 0.8 * h)])
    else:
        right = bezier((x + w, z - 0.7 * h), (x + w, z - h), (x + 0.6 * w, z - h), (x, z - h), 12)
        left = right[::-1] * [-1, 1] + [2 * x, 0]
        outline = np.concatenate([[(x - w, z), (x + w, z)], right, left])
    rim = np.concatenate([outline, outline[:1]])
    draft.fill(outline, height=0.25)
    draft.seam(rim, width=0.014, dark=0.2)
    inner = (outline - [x, z - h / 2]) * 0.9 + [x, z - h / 2]
    draft.stitch(np.concatenate([inner[1:], inner[:1]]))
    draft.stitch(straight((x - w, z - 0.15 * width), (x + w, z - 0.15 * width)))


def button(color: str) -> Surface:
    """Return the surface of a button: u turns round it, v runs from its middle to its rim."""
    base = plain(color, "plastic")

    def skin(u: Array, v: Array) -> Skin:
        found = base(u, v)
        x, y = v * np.cos(2 * np.pi * u), v * np.sin(2 * np.pi * u)
        away = np.hypot(np.abs(x) - 0.24, np.abs(y) - 0.24)
        dark = np.clip((0.16 - away) / 0.08, 0, 1)
        rim = np.clip((v - 0.82) / 0.1, 0, 1) - np.clip((v - 0.6) / 0.1, 0, 1) * 0.5
        glint = 0.16 * np.clip(1 - np.hypot(x + 0.35, y - 0.45) / 0.5, 0, 1)
        tone = (1 - 0.7 * dark) * (1 - 0.12 * rim)
        return Skin(found.color * tone[:, None] + glint[:, None], found.height, 0, 0)

    return skin
