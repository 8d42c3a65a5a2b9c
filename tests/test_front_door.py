"""`import recsys`: what it offers, and how little it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import recsys
from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.evaluation import evaluate
from recsys.ranking import Query, Recommender

ROOT = Path(__file__).resolve().parents[1]


def loaded_by(program: str) -> set[str]:
    """Return the packages that a program has loaded when it ends."""
    program += "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_names_are_the_library_s_own() -> None:
    assert (recsys.Catalog, recsys.Query, recsys.Recommender) == (Catalog, Query, Recommender)
    assert (recsys.build, recsys.evaluate) == (build, evaluate)
    assert set(recsys.__all__) <= set(dir(recsys))
    assert all(getattr(recsys, name) is not None for name in recsys.__all__)
    assert {name for name in recsys.__all__ if not name.startswith("__")} == set(recsys._MODULES)
    with pytest.raises(AttributeError, match="'recsys' has no attribute 'Shop'"):
        recsys.Shop  # noqa: B018


def test_the_import_alone_loads_no_other_package() -> None:
    extra = loaded_by("import recsys; recsys.__version__") - loaded_by("") - sys.stdlib_module_names
    assert extra == {"recsys"}


def test_folders_may_be_given_as_text(toy_source: Path, tmp_path: Path) -> None:
    recsys.import_catalog(str(toy_source), str(tmp_path / "shop"))
    recsys.build(str(tmp_path / "shop"), ["hsv"], maps=False)
    assert len(recsys.Catalog.open(str(tmp_path / "shop"))) == 24
    found = recsys.Recommender.open(str(tmp_path / "shop")).recommend(recsys.Query(("box-red-40",)), k=1)
    assert found[0].product.id == "box-red-44"


def test_no_name_loads_a_network_or_a_page() -> None:
    everyday = "Catalog, Filters, Query, Recommendation, Recommender, Weights, build, import_catalog"
    assert not loaded_by(f"from recsys import {everyday}") & {"scipy", "sklearn", "openvino", "tensorflow"}
    assert not loaded_by("from recsys import *") & {
        "openvino",
        "tensorflow",
        "keras",
        "streamlit",
        "openTSNE",
    }
