"""Fingerprints of everything that decides the pictures, to tell whether a change of code changes any of them.

    python -m showroom.tests.fingerprints write before.json            # products; minutes, without Blender
    python -m showroom.tests.fingerprints write before.json --shapes   # shapes too; an hour, with Blender
    python -m showroom.tests.fingerprints compare before.json after.json

A product's fingerprint covers its row of the table and, at fixed pattern coordinates, the surface of each of
its parts; a shape's covers the meshes, lamps and camera that would be rendered. Neither renders anything.
Floating point differs between versions of NumPy: write both files in the same environment.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from unittest import mock

import numpy as np
from PIL import Image

from showroom.rendering import compose
from showroom.rendering.baked_shape import BakedShape
from showroom.rendering.surfaces import Surface
from showroom.tests import fake

POINTS = 160
"""Points at which each surface is read."""

UNSTEADY = frozenset({"execution_time", "persistent_uid"})
"""Properties of a modifier that differ from run to run."""


def digest(*parts: object) -> str:
    """Return a short hash of arrays, and of other things by their `repr`."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, np.ndarray):
            total.update(f"{part.dtype}{part.shape}".encode() + np.ascontiguousarray(part).tobytes())
        else:
            total.update(repr(part).encode())
    return total.hexdigest()[:16]


def of_products(plan: Callable[[], Iterable]) -> dict[str, str]:
    """Return the fingerprint of each product of a plan.

    The plan is made, and with it the articles are imported, while something else takes the place of
    `compose.picture`.

    Raises:
        RuntimeError: an article draws with the real `compose.picture`, since it was imported before.
    """
    u, v = np.random.default_rng(3).random((2, POINTS), np.float32)
    seen: list[str] = []

    def picture(bake: BakedShape, surfaces: Mapping[int, Surface], shadow: float = 0.55) -> Image.Image:
        skins = {number: surface(u, v) for number, surface in sorted(surfaces.items())}
        fields = [np.asarray(value, float) for skin in skins.values() for value in vars(skin).values()]
        seen.append(digest(list(skins), shadow, *vars(bake).values(), *fields))
        return Image.new("RGB", (4, 4))

    found = {}
    with mock.patch.object(compose, "picture", picture):
        for product in plan():
            product.article.draw(product.look, product.seed, AnyShape())
            if len(seen) != len(found) + 1:
                raise RuntimeError(f"{product.article.kind} was imported before: start a fresh process")
            found[str(product.id)] = digest(product.row, product.look.silhouette, seen[-1])
    return found


class AnyShape:
    """Takes the place of a `BakeCache`: the same baked shape under every name."""

    def get(self, model: Callable[[str], BakedShape], silhouette: str) -> BakedShape:
        return fake.model("belted")


def of_shapes(articles: Mapping) -> Iterator[tuple[str, str]]:
    """Yield every shape and its fingerprint: it is modelled in Blender, but not rendered."""
    from showroom.studio import scene

    seen: list[str] = []

    def bake(floor: bool = False, shine: bool = False, samples: int = scene.SAMPLES) -> BakedShape:
        seen.append(digest(floor, shine, samples, *sorted(_standing_in_the_scene())))
        return fake.model("belted")

    with mock.patch.object(scene, "bake", bake):
        for kind, article in sorted(articles.items()):
            for silhouette in article.silhouettes if article.model else ():
                seen.clear()
                maps = article.model(silhouette)
                yield f"{kind} {silhouette}", digest(*seen, *vars(maps).values())


def _standing_in_the_scene() -> Iterator[str]:
    import bpy

    bpy.context.view_layer.update()
    for thing in bpy.context.scene.objects:
        place, data = np.array(thing.matrix_world), thing.data
        if thing.type == "LIGHT":
            yield digest("lamp", place, data.energy, data.size)
        elif thing.type == "CAMERA":
            yield digest("camera", place, data.ortho_scale)
        else:
            yield digest(thing.type, place, thing.pass_index, tuple(thing.color), *_mesh(thing))
    for image in bpy.data.images:
        yield digest(image.name, _read(image.pixels, len(image.pixels), np.float32))


def _mesh(thing) -> Iterator[object]:
    """Yield what an object's mesh is made from, and its points once its modifiers are applied.

    The pattern coordinates are those before: modifiers round them differently from run to run.
    """
    import bpy

    mesh = thing.data
    yield _read(mesh.loops, len(mesh.loops), np.int32, "vertex_index")
    yield _read(mesh.polygons, len(mesh.polygons), np.int32, "loop_start")
    yield _read(mesh.polygons, len(mesh.polygons), bool, "use_smooth")
    for layer in mesh.uv_layers[:1]:
        yield _read(layer.data, 2 * len(mesh.loops), np.float32, "uv")
    for modifier in thing.modifiers:
        plain = (
            name
            for name, value in modifier.bl_rna.properties.items()
            if value.type in ("BOOLEAN", "INT", "FLOAT", "ENUM")
        )
        yield [(name, repr(getattr(modifier, name))) for name in plain if name not in UNSTEADY]
    solid = thing.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = solid.to_mesh()
    yield _read(mesh.vertices, 3 * len(mesh.vertices), np.float32, "co")
    solid.to_mesh_clear()


def _read(source, count: int, kind: type, *name: str) -> np.ndarray:
    values = np.empty(count, kind)
    source.foreach_get(*name, values)
    return values


def write(options: argparse.Namespace) -> int:
    from showroom.range import plan

    found = of_products(plan.plan_range)
    if options.shapes:
        found |= dict(of_shapes(plan.load_articles()))
    options.file.write_text(json.dumps(found, indent=0, ensure_ascii=False))
    print(f"{len(found)} fingerprints in {options.file}")
    return 0


def compare(options: argparse.Namespace) -> int:
    before, after = (json.loads(file.read_text()) for file in (options.before, options.after))
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    print("\n".join([f"changed: {name}" for name in changed] or [f"{len(after)} fingerprints are the same"]))
    return 1 if changed else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("write")
    command.add_argument("file", type=Path)
    command.add_argument("--shapes", action="store_true", help="also of every shape; needs Blender")
    command.set_defaults(run=write)
    command = commands.add_parser("compare")
    command.add_argument("before", type=Path)
    command.add_argument("after", type=Path)
    command.set_defaults(run=compare)
    options = parser.parse_args()
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main())
