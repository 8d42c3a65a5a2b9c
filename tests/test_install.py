"""The package as people install it: the wheel alone, away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import recsys
from recsys.encoders.model_file import MANIFEST
from tests.support import toy

ROOT = Path(__file__).resolve().parents[1]
WITHOUT_PATHS = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=WITHOUT_PATHS, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel; nothing is fetched for it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that holds the wheel and sees this one's other packages."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin" / "python"
    packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    )
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps"]
    run(*pip, wheel, cwd=folder)
    return python.parent


def test_the_wheel_holds_the_library_and_its_weights_alone(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = next(name for name in names if name.endswith("METADATA"))
        text = archive.read(metadata).decode()
    assert {name.split("/")[0] for name in names} == {"recsys", metadata.split("/")[0]}
    assert "recsys/py.typed" in names and "recsys/assets/models/resnet50.safetensors" in names
    assert f"\nVersion: {recsys.__version__}\n" in text
    required = [
        line for line in text.splitlines() if line.startswith("Requires-Dist") and "extra" not in line
    ]
    assert required and not any("tensorflow" in line or "streamlit" in line for line in required)


@pytest.mark.skipif(not MANIFEST.is_file(), reason="the bundled weights are not there")
def test_the_installed_command_recommends_with_the_weights_of_the_wheel(
    installed: Path, tmp_path: Path
) -> None:
    toy.write_source(tmp_path / "shapes")
    alike = installed / "alike"
    run(alike, "import", "shapes", "--to", "shop", cwd=tmp_path)
    assert "resnet50: 24 pictures encoded" in run(
        alike, "build", "shop", "--encoder", "resnet50", cwd=tmp_path
    )
    lines = run(alike, "recommend", "shop", "--product", "disc-red-40", "-k", 3, cwd=tmp_path).splitlines()
    assert len(lines) == 3 and "disc-red-44" in lines[0]
    program = "import recsys.encoders.model_file as m; print(m.__file__); print(m.MANIFEST)"
    code, manifest = run(installed / "python", "-c", program, cwd=tmp_path).splitlines()
    assert Path(code).is_relative_to(installed.parent) and Path(manifest).is_relative_to(installed.parent)
