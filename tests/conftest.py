"""Fixtures shared by all tests: small catalogues, and where the real photos are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from recsys.build_catalog import build
from recsys.catalog.import_catalog import import_catalog
from tests.support import toy
from tests.support.generated_shop import write_catalog

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


@pytest.fixture(scope="session")
def small_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built catalogue of 60 products: one without picture, one without price, one with hostile words."""
    folder = tmp_path_factory.mktemp("shops") / "small"
    write_catalog(folder, 60, priced=True)
    build(folder, ["hsv", "eigenfaces"])
    return folder


@pytest.fixture(scope="session")
def plain_shop(small_shop: Path) -> Path:
    """A built catalogue of 8 products without prices and with one encoder."""
    folder = small_shop.parent / "plain"
    write_catalog(folder, 8, priced=False, name="Plain shop")
    build(folder, ["hsv"])
    return folder


@pytest.fixture
def broken_shop(plain_shop: Path, tmp_path: Path) -> Path:
    """A copy of a built catalogue for a test to damage."""
    return Path(shutil.copytree(plain_shop, tmp_path / "broken"))
