"""What the app's server writes to the terminal."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.runtime.pages_manager import PagesManager

from pages.ui.shared import catalog_folders, server


@pytest.fixture(autouse=True)
def other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the server sets for good to these tests."""
    monkeypatch.setattr(PagesManager, "uses_pages_directory", PagesManager.uses_pages_directory)


def log_of_a_start(capsys: pytest.CaptureFixture[str]) -> str:
    async def live() -> None:
        async with server.lifespan(None):
            pass

    with ThreadPoolExecutor(1) as thread:  # the browser of other tests keeps a loop in this one
        thread.submit(asyncio.run, live()).result()
    return capsys.readouterr().err


def test_the_first_catalog_is_named_with_its_size(
    small_shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(catalog_folders.VARIABLE, str(small_shop))
    assert f" INFO pages.ui.shared.server: Opened {small_shop}: 60 products, in " in log_of_a_start(capsys)
    monkeypatch.setenv("ALIKE_LOG", "warning")
    assert "Opened" not in log_of_a_start(capsys)


def test_a_catalog_that_cannot_be_opened_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(catalog_folders.VARIABLE, str(tmp_path / "gone"))
    log = log_of_a_start(capsys)
    assert " WARNING pages.ui.shared.server: The first catalogue cannot be opened: " in log
    assert "holds no catalogue" in log and "Traceback" not in log
