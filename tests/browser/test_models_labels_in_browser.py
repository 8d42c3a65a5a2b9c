"""The Models page's columns and missing labels in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pages.test_models_labels import gappy
from tests.support.live_app import serve

__all__ = ["gappy"]


@pytest.fixture
def app(gappy: Path) -> Iterator[str]:
    """Address of the app on a shop with gaps."""
    with serve(gappy) as live:
        yield live.address


def test_both_parts_are_accessible_and_fit_and_the_slider_moves_the_curve(visitor):
    for dark in (False, True):
        me = visitor(width=390, height=844, dark=dark)
        for part in ("Any column", "Missing labels"):
            me.open(f"/models?model={part}")
            expect(me.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
            me.page.wait_for_timeout(500)
            found = Axe().run(me.page).response["violations"]
            assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
            assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    here = me.page.locator(".st-key-fill_curve .scatterlayer .points path")
    before = here.bounding_box()["x"]
    slider = me.page.get_by_role("slider", name="Predict when at least this confident")
    slider.focus()
    for _ in range(6):
        slider.press("ArrowLeft")
    expect(me.page.get_by_text("3 of 3")).to_have_count(0)
    me.page.wait_for_timeout(1500)
    assert here.bounding_box()["x"] > before
    assert "fill_least=" in me.page.url
