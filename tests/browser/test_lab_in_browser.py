"""The Laboratory in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


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
