"""Favourites and comparing, which the browser itself keeps."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def heart(me, title: str):
    return me.page.get_by_role("button", name=f"Favourite: {title}", exact=True)


def compare(me, *numbers: int) -> None:
    for number in numbers:
        me.products.nth(number).hover()
        me.page.locator("[data-list=compare]").nth(number).click()


def violations(me) -> list:
    found = Axe().run(me.page).response["violations"]
    return [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]


def test_a_heart_survives_reload_and_another_tab_but_not_another_visitor(visitor):
    me = visitor().open()
    heart(me, "Blue trousers number 1").focus()
    me.page.keyboard.press("Space")
    expect(heart(me, "Blue trousers number 1")).to_have_attribute("aria-pressed", "true")
    expect(me.page.get_by_role("button", name="Favourites, 1")).to_be_visible()
    tab = me.page.context.new_page()
    tab.goto(me.app)
    tab.get_by_role("button", name="Favourite: Green bags number 2", exact=True).click()
    expect(me.page.get_by_role("button", name="Favourites, 2")).to_be_visible()
    me.page.reload()
    expect(heart(me, "Green bags number 2")).to_have_attribute("aria-pressed", "true")
    me.page.get_by_role("button", name="Favourites, 2").click()
    expect(me.products).to_have_count(2)
    heart(me, "Green bags number 2").click()
    expect(me.products).to_have_count(1)
    other = visitor().open("/?favourites=1")
    expect(other.page.get_by_role("heading", name="No favourites yet")).to_be_visible()


def test_comparing_opens_from_the_tray_and_back_closes_it(visitor):
    me = visitor().open()
    compare(me, 0)
    expect(me.page.get_by_role("button", name="Compare", exact=True)).to_be_disabled()
    compare(me, 1, 2, 4)
    compare(me, 5)
    expect(me.page.get_by_text("You can compare up to 4 products")).to_be_visible()
    me.page.get_by_role("button", name="Compare", exact=True).click()
    expect(me.drawer.get_by_role("columnheader")).to_have_count(4)
    expect(me.page).to_have_url(re.compile(r"compare=p000%2Cp001%2Cp002%2Cp004$"))
    me.drawer.get_by_role("button", name="Remove Blue trousers number 1").click()
    expect(me.drawer.get_by_role("columnheader")).to_have_count(3)
    me.drawer.get_by_label("Only differences").check()
    expect(me.drawer.get_by_role("row", name="Product number")).to_be_visible()
    assert violations(me) == []
    me.drawer.get_by_role("link", name="Green bags number 2").click()
    expect(me.similar).to_have_count(12)
    me.page.go_back()
    expect(me.drawer.get_by_role("columnheader")).to_have_count(3)
    me.page.keyboard.press("Escape")
    expect(me.drawer).to_have_count(0)
    me.page.get_by_role("button", name="Clear", exact=True).click()
    expect(me.page.get_by_role("button", name="Compare", exact=True)).to_have_count(0)


def test_the_drawer_keeps_products_too(visitor):
    me = visitor(width=390, height=844).open("/?product=p012")
    me.drawer.get_by_role("button", name="Favourite", exact=True).click()
    me.drawer.get_by_role("button", name="Compare", exact=True).click()
    me.page.keyboard.press("Escape")
    expect(me.page.get_by_role("button", name="Favourites, 1")).to_be_visible()
    expect(me.page.get_by_text("Choose one more to compare")).to_be_visible()
    assert violations(me) == []
    assert me.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_similar_products_have_hearts_that_the_grid_knows(visitor):
    me = visitor().open("/?product=p012")
    expect(me.similar).to_have_count(12)
    one = me.drawer.get_by_role("button", name=re.compile("^Favourite: ")).nth(1)
    name = one.get_attribute("aria-label")
    one.click()
    expect(one).to_have_attribute("aria-pressed", "true")
    expect(me.page).to_have_url(re.compile(r"/\?product=p012$"))
    me.page.keyboard.press("Escape")
    expect(me.drawer).to_have_count(0)
    expect(me.page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-pressed", "true")
