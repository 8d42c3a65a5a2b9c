"""The maps of a modelled shape under the studio's light, before it has colours.

Blender is slow and shading does not depend on the dye: a shape is rendered once into these maps, and every
product that has this shape is coloured from them in a second (`showroom.rendering.compose`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recsys.files import atomic_write

Array = np.ndarray


@dataclass(frozen=True)
class BakedShape:
    """The maps of one shape; H x W is the finished picture's size.

    Attributes:
        part: 2H x 2W uint8, which part each point belongs to; 0 is the background.
        place: 2H x 2W x 2 float32, the point's pattern coordinates (u, v), 0..1 of its part's own sheet.
        normal: 2H x 2W x 3 float16, unit vectors: x to the right, y up, z to the viewer.
        light: H x W float16, light on a white matt surface; about 1 where it faces the lamps.
        shine: H x W float16, light that a perfect mirror of the part's roughness sends to the viewer.
        cover: H x W float16, share of the pixel that the product covers.
        shadow: H x W float16, darkness 0..1 that it casts on the floor; all 0 for what lies flat.
    """

    part: Array
    place: Array
    normal: Array
    light: Array
    shine: Array
    cover: Array
    shadow: Array

    def save(self, path: Path) -> None:
        """Write to an .npz file, in one step."""
        with atomic_write(path) as file:
            np.savez_compressed(file, **vars(self))

    @classmethod
    def load(cls, path: Path) -> BakedShape:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as maps:
            return cls(**{name: maps[name] for name in cls.__dataclass_fields__})
