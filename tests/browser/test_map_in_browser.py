"""The map in a real browser: hover, click, line, keyboard, phone, accessibility."""

import io
import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

READY = ".alike-product-map[data-ready]"


@pytest.fixture
def on_map(visitor):
    """Visit the map: `on_map("/map?…", width=390)`."""

    def come(path="/map", **window):
        me = visitor(**window).open(path)
        expect(me.page.locator(READY)).to_be_visible()
        return me

    return come


def place_of(me, row):
    """Return where in the window a product's point is."""
    box = me.page.locator(".points").bounding_box()
    x, y = me.page.evaluate(
        """async (row) => {
          const places = performance.getEntriesByType('resource').find((e) => /places/.test(e.name)).name;
          const points = new Uint16Array(await (await fetch(places)).arrayBuffer());
          return [points[2 * row] / 65535, points[2 * row + 1] / 65535];
        }""",
        row,
    )
    unit = min(box["width"], box["height"]) * 0.92
    return (
        box["x"] + box["width"] / 2 + (x - 0.5) * unit,
        box["y"] + box["height"] / 2 + (y - 0.5) * unit,
    )


def drawn_pixels(me):
    """Return how many pixels of the map are neither background nor grey."""
    picture = Image.open(io.BytesIO(me.page.locator(".alike-product-map .stage").screenshot())).convert("HSV")
    return int((np.asarray(picture)[..., 1] > 80).sum())


def listed(me):
    return me.page.get_by_role("list", name=re.compile("^Selected products")).locator("a")


def draw_around_everything(me):
    box = me.page.locator(".points").bounding_box()
    left, top = box["x"] + 3, box["y"] + 70
    right, bottom = box["x"] + box["width"] - 3, box["y"] + box["height"] - 3
    mouse = me.page.mouse
    mouse.move(left, top)
    mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom), (left, top)):
        mouse.move(x, y, steps=4)
    mouse.up()


def test_points_are_drawn_and_hover_shows_picture_title_and_price(on_map):
    me = on_map()
    assert drawn_pixels(me) > 59 * 10
    me.page.mouse.move(*place_of(me, 12))
    tip = me.page.locator(".tip")
    expect(tip).to_contain_text("number")
    expect(tip).to_contain_text("€")
    expect(tip.locator("img")).to_have_js_property("complete", True)
    assert tip.locator("img").evaluate("image => image.naturalWidth") > 0
    me.page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_a_click_opens_the_product_and_back_closes_it(on_map):
    me = on_map()
    me.page.mouse.move(*place_of(me, 12))
    name = me.page.locator(".tip .name").inner_text()
    me.page.mouse.down()
    me.page.mouse.up()
    expect(me.drawer.get_by_role("heading", name=name)).to_be_visible()
    expect(me.page).to_have_url(re.compile(r"/map\?product=p0\d\d$"))
    me.page.go_back()
    expect(me.drawer).to_have_count(0)
    expect(me.page.locator(READY)).to_be_visible()


def test_a_line_lists_the_products_inside_and_the_list_can_be_taken_away(on_map):
    me = on_map()
    me.page.get_by_role("button", name="Select").click()
    draw_around_everything(me)
    expect(listed(me)).to_have_count(48)
    note = me.page.get_by_text(re.compile("products selected, listed below"))
    expect(note).to_be_visible()
    me.page.get_by_role("button", name="Download").click()
    with me.page.expect_download() as file:
        me.page.get_by_role("button", name=re.compile("^CSV")).click()
    text = file.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) - 1 == int(note.inner_text().split()[0]) > 48
    assert text.startswith("id,title,category,price") and "Yellow watches number 59" in text
    me.page.keyboard.press("Escape")
    me.page.get_by_role("button", name="Clear selection").click()
    expect(listed(me)).to_have_count(0)


def test_shift_draws_a_line_without_changing_the_tool(on_map):
    me = on_map()
    me.page.keyboard.down("Shift")
    draw_around_everything(me)
    me.page.keyboard.up("Shift")
    expect(listed(me)).to_have_count(48)
    expect(me.page.get_by_role("button", name="Move", exact=True)).to_have_attribute("aria-pressed", "true")


def test_a_box_lists_the_products_inside(on_map):
    me = on_map()
    me.page.get_by_role("button", name="Box", exact=True).click()
    x, y = place_of(me, 12)
    me.page.mouse.move(x - 12, y - 12)
    me.page.mouse.down()
    me.page.mouse.move(x + 12, y + 12, steps=4)
    me.page.mouse.up()
    expect(listed(me).filter(has_text="Green shirts number 12")).to_have_count(1)
    assert listed(me).count() < 48


def test_enter_lists_what_is_in_view(on_map):
    me = on_map()
    me.page.locator(".points").focus()
    me.page.keyboard.press("Enter")
    expect(listed(me)).to_have_count(48)
    me.page.keyboard.press("Escape")
    expect(listed(me)).to_have_count(0)


def test_groups_by_keyboard_alone(on_map):
    me = on_map()
    group = me.page.get_by_role("button", name=re.compile("^Bags"))
    group.focus()
    me.page.keyboard.press("Enter")
    expect(group).to_have_attribute("aria-pressed", "true")
    expect(listed(me)).to_have_count(15)
    expect(me.page).to_have_url(re.compile("group=Bags"))
    me.page.go_back()
    expect(group).to_have_attribute("aria-pressed", "false")
    expect(listed(me)).to_have_count(0)


def test_the_map_moves_and_zooms_by_keyboard(on_map):
    me = on_map()
    canvas = me.page.locator(".points")
    canvas.focus()
    where = place_of(me, 12)
    for key in ("+", "+", "ArrowRight"):
        me.page.keyboard.press(key)
    me.page.mouse.move(*where)
    me.page.wait_for_timeout(300)
    away = me.page.locator(".tip").is_hidden() or "number 12" not in me.page.locator(".tip").inner_text()
    me.page.keyboard.press("0")
    me.page.mouse.move(where[0] + 1, where[1])
    expect(me.page.locator(".tip")).to_be_visible()
    assert away


def test_search_marks_points_while_typing(on_map):
    me = on_map()
    me.page.get_by_placeholder("Search by name").press_sequentially("yellow bags")
    expect(listed(me)).to_have_count(3)
    expect(me.page).to_have_url(re.compile("find=yellow"))


def test_one_map_turns_into_the_other(on_map):
    me = on_map("/map?before=Colours")
    slider = me.page.get_by_role("slider", name="From one map to the other")
    expect(slider).to_have_value("1")
    me.page.get_by_role("button", name="Play").click()
    expect(slider).to_have_value("0")
    slider.focus()
    me.page.keyboard.press("End")
    expect(slider).to_have_value("1")


def test_another_coloring_reaches_the_points(on_map):
    me = on_map("/map?by=The+product%27s+own+colour")
    expect(me.page.locator(".legend button")).to_have_count(0)
    expect(me.page.locator(READY)).to_have_attribute("data-ready", re.compile("own-colours$"))
    assert drawn_pixels(me) > 59 * 10


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_accessibility_violations(on_map, dark):
    me = on_map("/map?group=Bags&before=Colours", dark=dark)
    expect(listed(me)).to_have_count(15)
    found = Axe().run(me.page).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []


def test_phone_tap_opens_and_nothing_overflows(browser, app):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(app + "/map")
    expect(page.locator(READY)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    class Me:
        pass

    me = Me()
    me.page = page
    page.touchscreen.tap(*place_of(me, 12))
    expect(page.get_by_role("dialog")).to_be_visible()
    context.close()


def test_fingers_move_and_zoom_the_map(browser, app):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(app + "/map")
    expect(page.locator(READY)).to_be_visible()
    fingers = context.new_cdp_session(page)
    box = page.locator(".points").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def put(kind, *points):
        told = [{"x": x + dx, "y": y, "id": number} for number, dx in enumerate(points)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def seen():
        page.wait_for_timeout(600)  # the map comes to rest
        return page.locator(".alike-product-map .stage").screenshot()

    whole = seen()
    put("touchStart", 0)
    for step in range(8):
        put("touchMove", 8 * step)
    put("touchEnd")
    moved = seen()
    put("touchStart", -20, 20)
    for step in range(8):
        put("touchMove", -20 - 8 * step, 20 + 8 * step)
    put("touchEnd")
    zoomed = seen()
    assert len({whole, moved, zoomed}) == 3
    expect(page.get_by_role("dialog")).to_have_count(0)
    context.close()
