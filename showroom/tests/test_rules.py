"""Rules of the showroom: which way its imports run, where Blender may be used, and one name for one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWROOM = ROOT / "showroom"
MODULES = sorted(path for path in SHOWROOM.rglob("*.py") if "tests" not in path.parts)
IDS = [str(path.relative_to(SHOWROOM)) for path in MODULES]

LAYERS = (
    {"rendering"},
    {"materials", "geometry"},
    {"studio"},
    {"shapes"},
    {"articles"},
    {"range"},
    {"production"},
    {"photos"},
    {"evaluate_demo"},
    {"__main__"},
)
"""Rooms of the showroom from the bottom up; each may import from itself and from those below."""


def layer_of(room: str) -> int:
    return next(number for number, rooms in enumerate(LAYERS) if room in rooms)


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, nodes: Iterator[ast.AST] | None = None) -> set[str]:
    """Return every module that a file imports, of `from package import module` the module."""
    names = set()
    for node in nodes or ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name for name in inner if exists(name)} or {node.module}
    return names


def exists(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def test_every_room_has_its_layer():
    rooms = {path.relative_to(SHOWROOM).parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}
    assert rooms == set().union(*LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_imports_run_one_way(path):
    room = path.relative_to(SHOWROOM).parts[0].removesuffix(".py")
    for name in imports(path):
        assert not name.startswith(("pages", "app", "training", "tests")), f"{path} imports {name}"
        if name.startswith("showroom.") and room != "__init__":
            other = name.split(".")[1]
            assert other == room or layer_of(other) < layer_of(room), (
                f"{path} imports {name} from a higher room"
            )


def test_no_modules_import_each_other_in_a_circle():
    graph = {dotted(path): imports(path) for path in MODULES}
    finished: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name in graph and name not in finished:
            for other in graph[name]:
                visit(other, (*path, name))
            finished.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_blender_is_loaded_only_while_a_shape_is_baked(path):
    if path.relative_to(SHOWROOM).parts[0] == "studio":
        return
    names = imports(path, iter(ast.parse(path.read_text()).body))
    assert not any(name.startswith(("showroom.studio", "bpy", "mathutils")) for name in names)


def test_the_library_and_the_app_do_without_the_showroom():
    for folder in ("recsys", "pages", "training"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            assert not any(name.split(".")[0] == "showroom" for name in imports(path)), path
    assert not any(name.split(".")[0] == "showroom" for name in imports(ROOT / "app.py"))


def test_a_class_name_means_one_thing():
    places = defaultdict(set)
    for path in MODULES:
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].add(dotted(path))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
