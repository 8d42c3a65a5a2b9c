"""Training triplets in a real browser: before and after, on a phone and in the dark."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from recsys.models.triplets import Settings, train_triplets
from tests.support.live_app import serve


@pytest.fixture(scope="module")
def app(small_shop, tmp_path_factory):
    """The small shop, taught already."""
    folder = shutil.copytree(small_shop, tmp_path_factory.mktemp("taught") / "small")
    train_triplets(folder, Settings(epochs=2, dim=16), save=True, draw_map=False)
    with serve(folder) as live:
        yield live.address


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_accessibility_violation_and_no_overflow(visitor, dark):
    me = visitor(width=390, height=844, dark=dark).open("/models?model=Triplets")
    expect(me.page.locator("canvas")).to_have_count(2)
    me.page.wait_for_timeout(500)
    found = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert me.errors == []


def test_pointing_at_a_product_names_it(visitor):
    me = visitor().open("/models?model=Triplets")
    canvas = me.page.locator("canvas").first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    tip = me.page.locator(".alike-linked-maps .tip")
    expect(tip).to_be_hidden()
    for step in range(900):  # some point is within reach of a coarse search
        across, down = step % 30, step // 30
        me.page.mouse.move(
            box["x"] + box["width"] * (across + 0.5) / 30, box["y"] + box["height"] * (down + 0.5) / 30
        )
        if tip.is_visible():
            break
    expect(tip.locator(".name")).not_to_be_empty()
    expect(tip.locator("img")).to_be_visible()
