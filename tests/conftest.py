"""Fixtures shared by all tests: the toy catalogue, and where the real photos are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from recsys.build import build
from recsys.catalog.importing import import_catalog
from tests import toy

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def toy_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy catalogue as a user would have it: a folder with a CSV and pictures."""
    return toy.write_source(tmp_path_factory.mktemp("toy") / "shapes")


@pytest.fixture(scope="session")
def toy_catalog(toy_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy catalogue imported and built with eigenfaces and hsv; read only."""
    folder = tmp_path_factory.mktemp("catalogs") / "shapes"
    import_catalog(toy_source, folder, currency="EUR")
    build(folder, ["eigenfaces", "hsv"])
    return folder


@pytest.fixture
def toy_copy(toy_catalog: Path, tmp_path: Path) -> Path:
    """A copy of the built toy catalogue that a test may change."""
    return Path(shutil.copytree(toy_catalog, tmp_path / "copy"))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real photos and tables; tests that need it are skipped without."""
    folder = Path(os.environ.get("ALIKE_DATA", ROOT / ".." / "shared" / "data")).resolve()
    if not (folder / "fashion-product-images-small.zip").is_file():
        pytest.skip(f"the real photos are not in {folder}; set ALIKE_DATA to their folder")
    return folder
