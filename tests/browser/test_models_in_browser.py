"""The tab "Attributes" of the Models page in a real browser."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from recsys.catalog import Catalog
from recsys.models.attributes.report import AttributesReport
from tests.browser.conftest import Visitor
from tests.pages.test_models_attributes import comparison, value
from tests.support.live_app import serve


@pytest.fixture(scope="module")
def trained(small_shop, tmp_path_factory):
    """Address of the app on a shop with figures of made-up models."""
    shop = shutil.copytree(small_shop, tmp_path_factory.mktemp("trained") / "small")
    catalog = Catalog.open(shop)
    names = ("Red", "Blue", "A rather long name of a rare value", "Black")
    values = [
        value(name, share, 6, above, 0.8)
        for name, share, above in zip(names, (0.6, 0.3, 0.001, 0.09), (0.9, 0.7, 0.0, 0.4), strict=True)
    ]
    wrong = [
        {"id": str(each), "label": "Red", "said": "Blue", "confidence": 0.9} for each in catalog.ids[4:12]
    ]
    found = [comparison("gender", 0.7, values[:2]), comparison("baseColour", 0.4, values, wrong)]
    AttributesReport({}, True, found).save(catalog, "eigenfaces")
    with serve(shop) as app:
        yield app.address


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_attributes_have_no_accessibility_violation_and_no_overflow(browser, trained, dark):
    scheme = "dark" if dark else "light"
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)
    me = Visitor(context, trained).open("/models?model=Attributes")
    expect(me.page.locator(".st-key-found .scatterlayer .points path")).to_have_count(8)
    me.page.wait_for_timeout(500)
    violations = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert (me.errors, me.strangers) == ([], [])
    context.close()


def test_another_attribute_is_in_the_address_and_a_mistake_leads_to_its_product(browser, trained):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    me = Visitor(context, trained).open("/models?model=Attributes")
    link = me.page.get_by_role("region", name="Confidently wrong").get_by_role("link").first
    title = link.get_attribute("title")
    me.page.get_by_role("combobox", name="Attribute").click()
    me.page.get_by_role("option", name="Gender").click()
    expect(me.page.locator(".st-key-found .scatterlayer .points path")).to_have_count(4)
    assert "attribute=Gender" in me.page.url
    me.page.go_back()
    expect(link).to_have_attribute("title", title)
    link.click()
    expect(me.page.get_by_role("dialog")).to_contain_text(title)
    context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_button_that_starts_the_work_can_be_read(visitor, dark):
    me = visitor(width=390, height=844, dark=dark).open("/models?model=Attributes")
    expect(me.page.get_by_role("button", name="Train")).to_be_enabled()
    me.page.wait_for_timeout(500)
    violations = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
