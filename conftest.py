"""Which tests are slow and which need a browser, by where they are: `make quick` leaves out both."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent
MARKS = {
    "browser": ("tests/browser",),
    "slow": (
        "tests/attributes",
        "tests/catalog/test_durability.py",
        "tests/encoders/test_contract.py",
        "tests/encoders/test_imagenet_files.py",
        "tests/encoders/test_inference.py",
        "tests/encoders/test_networks.py",
        "tests/encoders/test_weights_download.py",
        "tests/evaluation/test_evaluate.py",
        "tests/models",
        "tests/pages/test_eigenfaces_tab.py",
        "tests/pages/test_models_attributes.py",
        "tests/pages/test_models_labels.py",
        "tests/pages/test_photo_page.py",
        "tests/pages/test_triplets_page.py",
        "tests/projection/test_build_map.py",
        "tests/ranking/test_explain.py",
        "tests/test_build_catalog.py",
        "tests/test_install.py",
        "tests/test_methods_benchmark.py",
        "training/tests",
    ),
}
"""Files and folders of each mark. Slow is what trains, loads a network or Keras, or kills processes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by their place."""
    for item in items:
        for mark, places in MARKS.items():
            if any(item.path.is_relative_to(ROOT / place) for place in places):
                item.add_marker(mark)
