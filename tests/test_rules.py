"""Rules of the code base: which way imports run, and what never happens."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = sorted((ROOT / "recsys").rglob("*.py"))

LAYERS = [
    {"errors", "progress"},
    {"files", "colors"},
    {"progress_file"},
    {"images"},
    {"catalog"},
    {"encoders", "signals", "index", "vectors"},
    {"encode_catalog", "artifacts", "search"},
    {"reports"},
    {"projection"},
    {"attributes", "ranking", "build"},
    {"export"},
    {"evaluation"},
    {"models"},
    {"commands"},
    {"cli", "__main__"},
]
"""Modules of recsys from the bottom up; each may import from its own layer and those below."""


def layer_of(module: str) -> int:
    return next(number for number, names in enumerate(LAYERS) if module in names)


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    parts = path.relative_to(ROOT / "recsys").with_suffix("").parts
    if parts[0] == "__init__":
        return
    for name in imports_of(path):
        assert not name.startswith(("streamlit", "pages", "app", "showroom", "training")), (
            f"{path} imports {name}"
        )
        if name.startswith("recsys."):
            other = name.split(".")[1]
            assert layer_of(other) <= layer_of(parts[0]), f"{path} imports {name} from a higher layer"


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(ROOT)))
def test_tensorflow_is_imported_inside_functions_only(path: Path) -> None:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", "") or ""}
            assert not any(name.split(".")[0] in ("tensorflow", "keras") for name in names)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_unpickled(path: Path) -> None:
    text = path.read_text()
    assert "allow_pickle=True" not in text
    assert not imports_of(path) & {"pickle", "joblib", "dill", "shelve", "marshal"}


def test_openvino_is_imported_in_one_place_without_its_telemetry() -> None:
    importing = {
        path.name for path in LIBRARY if any(n.split(".")[0] == "openvino" for n in imports_of(path))
    }
    assert importing == {"openvino_runtime.py"}


def test_the_library_starts_without_heavy_packages() -> None:
    program = (
        "import sys, recsys.ranking, recsys.build, recsys.catalog.import_catalog; "
        "heavy = ('tensorflow', 'keras', 'streamlit', 'openvino', 'sklearn', 'scipy', 'openTSNE'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
