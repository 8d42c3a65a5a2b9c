"""Small catalogues, drawn and built once, that several kinds of tests look at."""

import shutil
from pathlib import Path

import pytest

from recsys.build import build
from tests.drawn_shop import write_catalog


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
