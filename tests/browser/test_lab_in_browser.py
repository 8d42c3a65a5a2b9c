"""The Laboratory in a real browser."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from recsys.catalog import Catalog
from recsys.evaluation import evaluate
from tests.browser.conftest import Visitor
from tests.support.live_app import serve


@pytest.fixture(scope="module")
def measured(small_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app whose shop has been measured."""
    folder = Path(shutil.copytree(small_shop, tmp_path_factory.mktemp("measured") / "small"))
    catalog = Catalog.open(folder)
    evaluate(catalog).save(catalog)
    with serve(folder) as live:
        yield live.address


@pytest.fixture
def reader(browser: Browser, measured: str) -> Iterator[Callable[[int, bool], Visitor]]:
    """Somebody who reads the figures; nothing may fail or leave the machine."""
    readers: list[Visitor] = []

    def come(width: int, dark: bool) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
        )
        readers.append(Visitor(context, measured))
        return readers[-1]

    yield come
    for each in readers:
        each.page.context.close()
        assert each.strangers == [] and each.errors == []


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1280, False)], ids=["phone, dark", "desk, light"])
def test_figures_are_read_without_a_barrier(reader, width, dark):
    me = reader(width, dark).open("/lab?lab=How+good")
    slider = me.page.get_by_role("slider", name="Colour")
    expect(slider).to_have_attribute("aria-valuetext", "20%")
    told = me.page.get_by_text(re.compile("^Of 100 products shown: ")).first
    before = told.inner_text()
    slider.focus()
    me.page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "100%")
    expect(told).not_to_have_text(before)
    lanes = me.page.locator(".alike-product-rows section")
    expect(lanes).to_have_count(6)
    expect(lanes.first.get_by_role("link")).to_have_count(6)  # the product, then five
    me.page.get_by_role("button", name="Show more").click()
    expect(lanes).to_have_count(12)
    found = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("part", ["Side by side", "Blind vote", "How good", "Health"])
def test_no_accessibility_violation_and_no_overflow(visitor, part, dark):
    me = visitor(width=390, height=844, dark=dark).open(f"/lab?catalog=small&lab={part}")
    expect(me.page.get_by_role("tabpanel", name=part)).to_be_visible()
    me.page.wait_for_timeout(500)
    found = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_keyboard_alone_compares_another_product_and_back_returns(visitor):
    me = visitor().open("/lab?catalog=small")
    lane = me.page.get_by_role("region", name="The product")
    before = lane.get_by_role("link").get_attribute("aria-label")
    other = me.page.get_by_role("region", name="Eigenfaces").get_by_role("link").nth(2)
    wanted = other.get_attribute("title")
    other.focus()
    me.page.keyboard.press("Enter")
    expect(lane.get_by_role("link")).to_have_attribute("aria-label", wanted)
    assert "of=" in me.page.url
    me.page.go_back()
    expect(lane.get_by_role("link")).to_have_attribute("aria-label", before)
