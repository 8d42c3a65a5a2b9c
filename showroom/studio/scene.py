"""A Blender scene that turns the shapes standing in it into a `BakedShape`.

x is to the right, y away from the viewer, z up. Every mesh is one part: `part` gives it its number and its
roughness. Rendering is on the CPU with Cycles, and Cycles denoises.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector
from PIL import Image
from scipy import ndimage

from showroom.rendering.baked_shape import Array, BakedShape

WIDTH, HEIGHT = 480, 640
SAMPLES = 10
MARGIN = 0.07
"""White space on each side, as a share of the picture."""


def new_scene() -> None:
    """Empty Blender and set it up for still, transparent, linear renders."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.world = bpy.data.worlds.new("studio")
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.use_adaptive_sampling = True
    scene.cycles.adaptive_threshold = 0.05
    scene.cycles.denoiser = "OPENIMAGEDENOISE"
    scene.cycles.denoising_prefilter, scene.cycles.denoising_quality = "NONE", "FAST"  # half the time
    scene.render.use_persistent_data = True
    scene.cycles.max_bounces = 4
    scene.cycles.diffuse_bounces = 2
    scene.cycles.caustics_reflective = scene.cycles.caustics_refractive = False
    scene.render.film_transparent = True
    scene.render.image_settings.file_format = "OPEN_EXR"
    scene.render.image_settings.color_mode = "RGBA"
    scene.render.image_settings.color_depth = "32"
    scene.view_settings.view_transform = "Standard"


def part(thing: bpy.types.Object, number: int, rough: float = 0.5) -> bpy.types.Object:
    """Make an object one numbered part of the product, 1..255.

    Args:
        thing: any object that renders. Its first UV layer, if it has one, becomes `BakedShape.place`.
        number: parts of the same number are coloured by the same surface.
        rough: how blurred its reflections are: 0.05 patent leather, 0.15 metal, 0.4 leather, 1 cloth.
    """
    thing.pass_index = number
    thing.color = (rough, 0, 0, 1)
    return thing


def lamp(
    place: tuple[float, float, float], target: tuple[float, float, float], size: float, power: float
) -> None:
    """Hang a square soft box, `size` wide, that looks at a target."""
    light = bpy.data.lights.new("lamp", "AREA")
    light.energy, light.size = power, size
    thing = bpy.data.objects.new("lamp", light)
    bpy.context.collection.objects.link(thing)
    thing.location = place
    thing.rotation_euler = (Vector(target) - Vector(place)).to_track_quat("-Z", "Y").to_euler()


def frame(view: tuple[float, float, float], margin: float = MARGIN, fill: float = 1.0) -> None:
    """Point an orthographic camera along a direction and fit all that stands in the scene into it.

    Args:
        view: from the product to the camera; (0, -1, 0) is straight from the front.
        margin: white space on each side, as a share of the picture.
        fill: below 1 leaves more white, for small things that would look odd as large as a coat.
    """
    bpy.context.view_layer.update()
    turn = Vector(view).to_track_quat("Z", "Y")
    right, up = turn @ Vector((1, 0, 0)), turn @ Vector((0, 1, 0))
    corners = np.concatenate([points(thing) for thing in _products()])
    across, along = corners @ np.array(right), corners @ np.array(up)
    aspect = HEIGHT / WIDTH
    height = max(np.ptp(along), np.ptp(across) * aspect) / (1 - 2 * margin) / fill
    middle = right * float(across.max() + across.min()) / 2 + up * float(along.max() + along.min()) / 2
    camera = bpy.data.cameras.new("camera")
    camera.type, camera.ortho_scale, camera.clip_end = "ORTHO", height, 1000
    thing = bpy.data.objects.new("camera", camera)
    bpy.context.collection.objects.link(thing)
    thing.location = middle + Vector(view).normalized() * 100
    thing.rotation_euler = turn.to_euler()
    bpy.context.scene.camera = thing


def front_light() -> None:
    """Light a flat or worn garment, about 3 units high with its middle at the origin, from the upper left."""
    _sky(lambda up, side: 0.46 + 0 * up)
    lamp((-6, -4.5, 4.5), (0, 0, 0), 2.5, 470)
    lamp((6, -5, 1), (0, 0, 0), 3, 150)
    lamp((0, 2, 6), (0, 0, 0), 3, 150)


def table_light() -> None:
    """Light a thing of about 2 units that stands on the floor z = 0, with soft boxes for it to mirror."""

    def sky(up: Array, side: Array) -> Array:
        def box(middle: float, height: float, across: float, down: float, soft: float) -> Array:
            turned = np.abs((side - middle + 180) % 360 - 180)
            return (
                1 / (1 + np.exp((turned - across) / soft)) / (1 + np.exp((np.abs(up - height) - down) / soft))
            )

        boxes = 2.2 * box(-60, 35, 28, 30, 4) + 1.2 * box(70, 25, 18, 35, 4) + 1.5 * box(0, 80, 180, 18, 5)
        gaps = 0.4 * box(-10, 0, 14, 40, 5) + 0.4 * box(120, 0, 30, 40, 5)
        return 0.55 * np.clip(0.55 + 0.25 * up / 90 + boxes - gaps, 0.03, None)

    _sky(sky)
    lamp((-4, -5, 6), (0, 0, 0.8), 3, 420)
    lamp((0, 5, 5), (0, 0, 0.8), 3, 120)


def display_light() -> None:
    """Light small shining things on the floor z = 0 that face the viewer: bright and dark cards to mirror."""

    def sky(up: Array, side: Array) -> Array:
        left = (side + 90 + 180) % 360 - 180  # degrees to the left of the camera

        def card(middle: float, across: float, height: float, down: float, soft: float = 5) -> Array:
            turned = np.abs((left - middle + 180) % 360 - 180)
            return (
                1 / (1 + np.exp((turned - across) / soft)) / (1 + np.exp((np.abs(up - height) - down) / soft))
            )

        bright = 1.9 * card(48, 24, 38, 26) + 1.5 * card(-62, 12, 20, 44) + 1.2 * card(0, 180, 78, 14)
        dark = 0.5 * card(16, 7, 10, 40) + 0.45 * card(-30, 10, 0, 50) + 0.5 * card(95, 16, 0, 60)
        return 0.5 * np.clip(0.5 + 0.2 * up / 90 + bright - dark, 0.03, None)

    _sky(sky)
    lamp((-3, -5, 5), (0, 0, 1), 2.5, 230)
    lamp((3, -4, 3), (0, 0, 1), 2.5, 45)


def bake(floor: bool = False, shine: bool = False, samples: int = SAMPLES) -> BakedShape:
    """Render the scene's maps.

    Args:
        floor: the product stands on the plane z = 0, which brightens it from below and takes its shadow.
        shine: something in it mirrors light; else `BakedShape.shine` is 0.
        samples: light paths a pixel.
    """
    place = _raw(_emission(_place))
    normal = _raw(_emission(_normal))
    with _floor(floor):
        light = _lit(_matt(), samples)
        mirrored = _lit(_mirror(), samples) if shine else np.zeros_like(light)
    cover = light[..., 3]
    whole = np.maximum(cover, 1e-3)
    seen = place[..., 3] > 0.5
    facing = normal[..., :3] * 2 - 1
    facing /= np.linalg.norm(facing, axis=2, keepdims=True) + 1e-6
    return BakedShape(
        part=np.where(seen, np.round(place[..., 2] * 255), 0).astype(np.uint8),
        place=place[..., :2].astype(np.float32),
        normal=(facing * seen[..., None]).astype(np.float16),
        light=(light[..., :3].mean(2) / whole / WHITE).astype(np.float16),
        shine=(mirrored[..., :3].mean(2) / whole).astype(np.float16),
        cover=cover.astype(np.float16),
        shadow=_shadow().astype(np.float16) if floor else np.zeros_like(cover, np.float16),
    )


WHITE = 0.8
"""Albedo of the matt white that light is measured on."""


def _products() -> list[bpy.types.Object]:
    return [t for t in bpy.context.scene.objects if t.pass_index > 0 and not t.hide_render]


def points(thing: bpy.types.Object) -> Array:
    """Return all vertices of an object, modifiers applied, in world coordinates."""
    evaluated = thing.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = evaluated.to_mesh()
    flat = np.empty(3 * len(mesh.vertices), np.float32)
    mesh.vertices.foreach_get("co", flat)
    evaluated.to_mesh_clear()
    matrix = np.array(thing.matrix_world)
    return flat.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]


def _sky(brightness: Callable[[Array, Array], Array]) -> None:
    """Wrap the scene in light; `brightness` takes degrees above the horizon and degrees of azimuth."""
    rows, columns = 256, 512
    row, column = np.mgrid[:rows, :columns]
    value = brightness((row / rows - 0.5) * 180, column / columns * 360 - 180)
    pixels = np.ones((rows, columns, 4), np.float32)
    pixels[..., :3] = value[..., None]
    image = bpy.data.images.new("sky", columns, rows, float_buffer=True)
    image.pixels.foreach_set(pixels.ravel())
    tree = bpy.context.scene.world.node_tree
    tree.nodes.clear()
    texture, background, out = (
        tree.nodes.new(kind)
        for kind in ("ShaderNodeTexEnvironment", "ShaderNodeBackground", "ShaderNodeOutputWorld")
    )
    texture.image = image
    tree.links.new(texture.outputs["Color"], background.inputs["Color"])
    tree.links.new(background.outputs[0], out.inputs[0])


def _material(name: str) -> tuple[bpy.types.Material, bpy.types.NodeTree, bpy.types.Node]:
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    return material, tree, tree.nodes.new("ShaderNodeOutputMaterial")


def _emission(source: Callable[[bpy.types.NodeTree], bpy.types.NodeSocket]) -> bpy.types.Material:
    material, tree, out = _material("map")
    shine = tree.nodes.new("ShaderNodeEmission")
    tree.links.new(source(tree), shine.inputs["Color"])
    tree.links.new(shine.outputs[0], out.inputs[0])
    return material


def _place(tree: bpy.types.NodeTree) -> bpy.types.NodeSocket:
    """u, v and the number of the part as a colour."""
    uv = tree.nodes.new("ShaderNodeUVMap")
    split = tree.nodes.new("ShaderNodeSeparateXYZ")
    info = tree.nodes.new("ShaderNodeObjectInfo")
    share = tree.nodes.new("ShaderNodeMath")
    share.operation = "DIVIDE"
    share.inputs[1].default_value = 255
    join = tree.nodes.new("ShaderNodeCombineXYZ")
    tree.links.new(uv.outputs[0], split.inputs[0])
    tree.links.new(info.outputs["Object Index"], share.inputs[0])
    for socket, source in enumerate((split.outputs[0], split.outputs[1], share.outputs[0])):
        tree.links.new(source, join.inputs[socket])
    return join.outputs[0]


def _normal(tree: bpy.types.NodeTree) -> bpy.types.NodeSocket:
    """The normal as the camera sees it, from -1..1 to 0..1."""
    geometry = tree.nodes.new("ShaderNodeNewGeometry")
    turn = tree.nodes.new("ShaderNodeVectorTransform")
    turn.vector_type, turn.convert_from, turn.convert_to = "NORMAL", "WORLD", "CAMERA"
    scale = tree.nodes.new("ShaderNodeVectorMath")
    scale.operation = "MULTIPLY_ADD"
    scale.inputs[1].default_value = (0.5, 0.5, -0.5)  # Cycles' camera looks along +z
    scale.inputs[2].default_value = (0.5, 0.5, 0.5)
    tree.links.new(geometry.outputs["Normal"], turn.inputs[0])
    tree.links.new(turn.outputs[0], scale.inputs[0])
    return scale.outputs[0]


def _matt() -> bpy.types.Material:
    material, tree, out = _material("matt")
    shader = tree.nodes.new("ShaderNodeBsdfDiffuse")
    shader.inputs["Color"].default_value = (WHITE, WHITE, WHITE, 1)
    tree.links.new(shader.outputs[0], out.inputs[0])
    return material


def _mirror() -> bpy.types.Material:
    material, tree, out = _material("mirror")
    shader = tree.nodes.new("ShaderNodeBsdfGlossy")
    shader.inputs["Color"].default_value = (1, 1, 1, 1)
    info = tree.nodes.new("ShaderNodeObjectInfo")
    split = tree.nodes.new("ShaderNodeSeparateColor")
    tree.links.new(info.outputs["Color"], split.inputs[0])
    tree.links.new(split.outputs[0], shader.inputs["Roughness"])
    tree.links.new(shader.outputs[0], out.inputs[0])
    return material


def _raw(material: bpy.types.Material) -> Array:
    """Render twice the size with one sharp sample a pixel, so that no two surfaces mix."""
    scene = bpy.context.scene
    scene.cycles.pixel_filter_type = "BOX"
    scene.cycles.filter_width = 0.01
    return _render(material, 2, samples=1, denoise=False)


def _lit(material: bpy.types.Material, samples: int) -> Array:
    bpy.context.scene.cycles.pixel_filter_type = "BLACKMAN_HARRIS"
    bpy.context.scene.cycles.filter_width = 1.5
    return _render(material, 1, samples, denoise=True)


def _render(material: bpy.types.Material | None, scale: float, samples: int, denoise: bool) -> Array:
    scene = bpy.context.scene
    bpy.context.view_layer.material_override = material
    scene.cycles.samples, scene.cycles.use_denoising = samples, denoise
    scene.render.resolution_x, scene.render.resolution_y = round(WIDTH * scale), round(HEIGHT * scale)
    with tempfile.TemporaryDirectory() as folder:
        scene.render.filepath = str(Path(folder) / "render.exr")
        bpy.ops.render.render(write_still=True)
        image = bpy.data.images.load(scene.render.filepath)
        image.colorspace_settings.name = "Non-Color"
        pixels = np.empty(image.size[0] * image.size[1] * 4, np.float32)
        image.pixels.foreach_get(pixels)
        pixels = pixels.reshape(image.size[1], image.size[0], 4)[::-1]
        bpy.data.images.remove(image)
    return pixels


@contextmanager
def _floor(there: bool) -> Iterator[None]:
    """Lay a white floor that lights the product but is not seen."""
    if not there:
        yield
        return
    plane = _plane()
    plane.visible_camera = False
    yield
    bpy.data.objects.remove(plane)


def _plane() -> bpy.types.Object:
    mesh = bpy.data.meshes.new("floor")
    mesh.from_pydata([(-20, -20, 0), (20, -20, 0), (20, 20, 0), (-20, 20, 0)], [], [(0, 1, 2, 3)])
    plane = bpy.data.objects.new("floor", mesh)
    bpy.context.collection.objects.link(plane)
    return plane


def _shadow() -> Array:
    """Render, small and soft, what the product takes from the floor's light; fades before the border."""
    plane = _plane()
    plane.is_shadow_catcher = True
    things = _products()
    for thing in things:
        thing.visible_camera = False
    coarse = _render(_matt(), 0.3, samples=10, denoise=True)[..., 3]
    for thing in things:
        thing.visible_camera = True
    bpy.data.objects.remove(plane)
    soft = Image.fromarray(ndimage.gaussian_filter(coarse, 1.0))
    dark = np.clip((np.asarray(soft.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)) - 0.05) / 0.95, 0, 1)
    down, right = np.mgrid[:HEIGHT, :WIDTH]
    inward = np.minimum(
        np.minimum(right, WIDTH - 1 - right) / (0.10 * WIDTH),
        np.minimum(down, HEIGHT - 1 - down) / (0.06 * HEIGHT),
    )
    return dark * np.clip(inward, 0, 1)
