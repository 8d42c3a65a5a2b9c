"""A folder of baked shapes, so that each is rendered only once."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from recsys.errors import AlikeError
from showroom.rendering.baked_shape import BakedShape


class BakeCache:
    """Bakes shapes on demand and keeps them in a folder.

    A bake is found again as long as the module that models it has not changed.

    Args:
        folder: where .npz files go; several processes may share it.
        bakes_on_demand: model what is missing; False where Blender must not start.
    """

    def __init__(self, folder: Path, *, bakes_on_demand: bool = True):
        self.folder = folder
        self.bakes_on_demand = bakes_on_demand
        self._load = lru_cache(maxsize=4)(BakedShape.load)

    def get(self, model: Callable[[str], BakedShape], silhouette: str) -> BakedShape:
        """Return a shape's maps, modelling it when it is not there yet.

        Args:
            model: builds the shape of that name in Blender and returns its bake.
            silhouette: which one.

        Raises:
            AlikeError: it is not there, and must not be modelled now.
        """
        path = self.path(model, silhouette)
        if not path.exists():
            if not self.bakes_on_demand:
                raise AlikeError(f"the shape {silhouette!r} of {model.__module__} is not baked")
            model(silhouette).save(path)
        return self._load(path)

    def path(self, model: Callable[[str], BakedShape], silhouette: str) -> Path:
        """Return where the shape's bake is or will be."""
        source = Path(inspect.getsourcefile(model) or "").read_bytes()
        digest = hashlib.sha256(source).hexdigest()[:8]
        return self.folder / f"{model.__module__.rsplit('.', 1)[-1]}-{silhouette}-{digest}.npz"
