"""The tab "Eigenfaces" of the Models page in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1280, False)], ids=["phone, dark", "desk, light"])
def test_an_eigenimage_is_chosen_with_the_keyboard(visitor, width, dark):
    me = visitor(width, dark=dark).open("/models?model=Eigenfaces")
    images = me.page.get_by_role("region", name="The average and the eigenimages")
    expect(images.get_by_role("listitem")).to_have_count(31)
    third = images.get_by_role("link").nth(2)
    third.focus()
    me.page.keyboard.press("Enter")
    expect(third).to_have_attribute("aria-current", "true")
    expect(third).to_be_focused()
    expect(images.locator("[aria-current=true]")).to_have_count(1)
    expect(me.page).to_have_url(re.compile("eigenimage=3"))
    rebuilt = me.page.get_by_role("region", name="The picture, its reconstruction, and the difference")
    expect(rebuilt.get_by_role("listitem")).to_have_text(["The picture", re.compile("From"), "Difference"])
    expect(rebuilt.get_by_role("link")).to_have_count(0)
    me.page.wait_for_timeout(500)
    violations = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
