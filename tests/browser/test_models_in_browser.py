"""The Models page in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_eigenfaces_have_no_accessibility_violation_and_no_overflow(visitor, dark):
    me = visitor(width=390, height=844, dark=dark).open("/models?catalog=small&model=Eigenfaces")
    expect(me.page.locator(".alike-curve svg").first).to_be_visible()
    me.page.wait_for_timeout(500)
    found = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_keyboard_alone_chooses_an_eigenimage_and_keeps_its_place(visitor):
    me = visitor().open("/models?catalog=small&model=Eigenfaces")
    fourth = me.page.get_by_role("list", name="The average and the eigenimages").get_by_role("button").nth(3)
    fourth.focus()
    me.page.keyboard.press("Enter")
    expect(me.page.get_by_role("heading", name="Most of eigenimage 4")).to_be_visible()
    expect(fourth).to_have_attribute("aria-pressed", "true")
    expect(fourth).to_be_focused()
    assert "eigenimage=4" in me.page.url
