"""What only a real browser shows: clicks, history, keyboard, layout, accessibility."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.live_app import serve


def test_click_opens_the_drawer_with_similar_products(visitor):
    me = visitor().open()
    expect(me.products).to_have_count(48)
    me.products.nth(12).click()
    expect(me.drawer.get_by_role("heading", name="Green shirts number 12")).to_be_visible()
    expect(me.similar).to_have_count(12)
    expect(me.page).to_have_url(re.compile(r"\?product=p012$"))


def test_similar_product_then_back_and_forward(visitor):
    me = visitor().open("/?q=number&product=p012")
    name = me.similar.nth(4).locator(".title").inner_text()
    me.similar.nth(4).click()
    expect(me.drawer.get_by_role("heading", name=name)).to_be_visible()
    me.page.go_back()
    expect(me.drawer.get_by_role("heading", name="Green shirts number 12")).to_be_visible()
    me.page.go_forward()
    expect(me.drawer.get_by_role("heading", name=name)).to_be_visible()
    me.page.keyboard.press("Escape")
    expect(me.drawer).to_have_count(0)
    expect(me.page).to_have_url(re.compile(r"/\?q=number$"))


def test_back_closes_the_drawer_and_keeps_the_place_in_the_grid(visitor):
    me = visitor(height=500).open("/?f_gender=Women")
    me.products.nth(23).click()
    expect(me.similar).to_have_count(12)
    top = me.products.nth(23).bounding_box()["y"]
    me.page.go_back()
    expect(me.drawer).to_have_count(0)
    expect(me.page).to_have_url(re.compile(r"/\?f_gender=Women$"))
    assert abs(me.products.nth(23).bounding_box()["y"] - top) < 5


def test_sliders_rank_anew_and_are_in_the_address(visitor):
    me = visitor().open("/?product=p012")
    expect(me.similar).to_have_count(12)
    before = me.similar.locator(".title").all_inner_texts()
    slider = me.drawer.get_by_role("slider", name="Price")
    slider.focus()
    me.page.keyboard.press("End")
    expect(me.page).to_have_url(re.compile("wp=1"))
    expect(me.similar.locator(".title")).not_to_have_text(before)
    after = me.similar.locator(".title").all_inner_texts()
    me.page.reload()
    expect(me.similar.locator(".title")).to_have_text(after)


def test_search_while_typing_and_its_address(visitor):
    me = visitor().open()
    me.page.get_by_placeholder("Search by name").press_sequentially("CAFE cr")
    expect(me.products).to_have_count(1)
    expect(me.products.first).to_contain_text("Montre Café crème")
    expect(me.page).to_have_url(re.compile("q=CAFE"))


def test_pages_and_filters_are_in_the_address(visitor):
    me = visitor().open("/?page=2")
    expect(me.products).to_have_count(12)
    me.page.get_by_role("button", name="Accessories 30").click()
    expect(me.products).to_have_count(30)
    expect(me.page).to_have_url(re.compile(r"/\?f_department=Accessories$"))
    me.page.get_by_role("checkbox", name="Bags 15").check()
    expect(me.products).to_have_count(15)
    me.page.go_back()
    expect(me.products).to_have_count(30)
    expect(me.page.get_by_role("checkbox", name="Bags 15")).not_to_be_checked()
    me.page.get_by_role("button", name="Remove the filter Department: Accessories").click()
    expect(me.products).to_have_count(48)
    expect(me.page).to_have_url(re.compile(r"/(\?|$)(?!.*f_department)"))


def test_filters_by_keyboard_keep_the_focus(visitor):
    me = visitor().open()
    me.page.get_by_role("checkbox", name="Black 12").focus()
    me.page.keyboard.press("Space")
    expect(me.products).to_have_count(12)
    expect(me.page.get_by_role("checkbox", name="Black 12")).to_be_focused()
    me.page.get_by_role("slider", name="Highest price").focus()
    for _ in range(20):
        me.page.keyboard.press("ArrowLeft")
    expect(me.page).to_have_url(re.compile(r"f_baseColour=Black&price_to=\d+$"))
    expect(me.page.get_by_role("slider", name="Highest price")).to_be_focused()


def test_filters_on_a_phone_open_and_lead_back(visitor):
    me = visitor(width=390, height=844).open()
    me.page.get_by_role("button", name="Filters").click()
    me.page.get_by_role("checkbox", name="Women 30").check()
    me.page.get_by_role("button", name="Show 30 products").click()
    expect(me.page.get_by_role("checkbox", name="Women 30")).not_to_be_in_viewport()
    expect(me.page.get_by_role("button", name="Filters (1)")).to_be_in_viewport()


def test_choosing_the_other_catalog(visitor):
    me = visitor().open("/?q=number&f_gender=Men&product=p001")
    me.page.keyboard.press("Escape")
    expect(me.drawer).to_have_count(0)
    expect(me.page.get_by_role("button", name="Remove the filter Gender: Men")).to_be_visible()
    me.page.get_by_role("combobox", name="Catalogue").click()
    me.page.get_by_role("option", name="plain").click()
    expect(me.page.get_by_role("heading", name="Plain shop")).to_be_visible()
    expect(me.products).to_have_count(8)
    expect(me.page).to_have_url(re.compile(r"/\?catalog=plain$"))


def test_links_open_in_a_new_tab_with_their_catalog(visitor):
    me = visitor().open("/?catalog=plain")
    with me.page.context.expect_page() as opened:
        me.products.nth(2).click(modifiers=["Control"])
    tab = opened.value
    expect(tab.get_by_role("dialog").get_by_role("heading", name="Green bags number 2")).to_be_visible()
    expect(me.drawer).to_have_count(0)


def test_keyboard_alone(visitor):
    me = visitor().open()
    expect(me.products).to_have_count(48)
    press = me.page.keyboard.press
    me.page.get_by_role("combobox", name="Sort by").focus()
    press("Tab")
    assert "Favourites" in me.focused()
    press("Tab")
    assert "Red shirts number 0" in me.focused()
    press("Enter")
    expect(me.similar).to_have_count(12)
    for _ in range(20):
        press("Tab")
        if me.page.evaluate("document.activeElement.matches('.st-key-similar a')"):
            break
    name = me.focused().splitlines()[0]
    press("Enter")
    expect(me.drawer.get_by_role("heading", name=name)).to_be_visible()
    press("Escape")
    expect(me.drawer).to_have_count(0)
    me.page.wait_for_function("document.activeElement.innerText?.includes('Red shirts number 0')")


def test_a_result_says_why_and_takes_more_or_less_by_keyboard_alone(visitor):
    me = visitor().open("/?product=p012")
    expect(me.similar).to_have_count(12)
    press = me.page.keyboard.press
    me.similar.nth(2).focus()
    for act in ("More", "Less"):
        press("Tab")
        assert me.page.evaluate("document.activeElement.title") == f"{act} like this"
    press("Tab")
    press("Enter")
    why = me.drawer.locator(".why")
    expect(why).to_be_visible()
    expect(why.get_by_role("row", name=re.compile("^Look .* without it$"))).to_be_visible()
    parts = [float(each) for each in why.locator("td.number").all_inner_texts()]
    assert sum(parts) == pytest.approx(float(why.locator(".sum").inner_text()), abs=0.011)
    press("Escape")
    expect(why).to_have_count(0)
    expect(me.drawer).to_be_visible()
    assert me.page.evaluate("document.activeElement.matches('.match')")
    press("Shift+Tab")
    press("Enter")
    expect(me.page).to_have_url(re.compile("less=p"))
    expect(me.drawer.get_by_role("button", name=re.compile("^Remove: Less like"))).to_be_focused()
    press("Enter")
    expect(me.page).not_to_have_url(re.compile("less="))
    expect(me.drawer.get_by_role("button", name=re.compile("^Remove"))).to_have_count(0)


def test_two_pictures_show_where_they_are_alike(visitor):
    me = visitor().open("/?product=p012")
    me.drawer.get_by_role("button", name=re.compile("^Score")).nth(1).click()
    me.drawer.get_by_role("button", name="Compare the pictures").click()
    expect(me.drawer.locator(".why .heat")).to_have_count(2)
    expect(me.drawer.locator(".why .sentence")).to_contain_text("They are most alike in the")
    painted = "image => image.decode().then(() => image.naturalWidth === 64)"
    assert me.drawer.locator(".why .heat").first.evaluate(painted)
    expect(me.page).to_have_url(re.compile("versus=p"))
    found = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    me.page.go_back()
    expect(me.drawer.locator(".why .heat")).to_have_count(0)
    expect(me.similar.first).to_be_visible()


def test_every_choice_is_one_step_back(visitor):
    me = visitor().open("/?product=p012")
    expect(me.similar).to_have_count(12)
    plain = me.similar.locator(".title").all_inner_texts()
    me.drawer.get_by_role("button", name="More expensive").click()
    expect(me.drawer.get_by_role("button", name="More expensive")).to_have_attribute("aria-pressed", "true")
    expect(me.page).to_have_url(re.compile("but=dearer"))
    dearer = me.similar.locator(".title").all_inner_texts()
    assert dearer != plain
    me.similar.first.hover()
    me.drawer.get_by_role("button", name=re.compile("^More like this")).first.click()
    expect(me.page).to_have_url(re.compile("more=p"))
    expect(me.drawer.get_by_role("status").first).to_contain_text("No longer shown: ")
    me.page.go_back()
    expect(me.similar.locator(".title")).to_have_text(dearer)
    me.page.go_back()
    expect(me.similar.locator(".title")).to_have_text(plain)
    expect(me.page).to_have_url(re.compile(r"\?product=p012$"))


def test_pictures_load_only_when_they_come_near(visitor):
    me = visitor(height=500).open()
    last = me.products.last.locator("img")
    expect(me.products.first.locator("img")).to_have_js_property("complete", True)
    address = me.app + "/" + last.get_attribute("src")
    me.page.wait_for_timeout(500)
    assert address not in me.requests
    with me.page.expect_request(address):
        last.scroll_into_view_if_needed()


def test_product_without_picture_has_a_placeholder(visitor):
    me = visitor().open()
    expect(me.products.nth(3).get_by_text("No picture")).to_be_visible()
    expect(me.products.nth(4).get_by_text("No picture")).to_be_hidden()


def test_hostile_words_stay_words(visitor):
    me = visitor().open("/?product=p007")
    expect(me.drawer.get_by_role("heading", level=2).first).to_contain_text("<b>Bold</b> ![x](https://evil")
    expect(me.drawer.get_by_text("<i>:red[Men]</i>")).to_be_visible()
    assert me.page.locator("b", has_text="Bold").count() == 0


@pytest.mark.parametrize("path", ["/", "/?product=p012&more=p020&but=dearer", "/?product=nope", "/?q=zebra"])
def test_phone_needs_no_sideways_scrolling(visitor, path):
    me = visitor(width=390, height=844).open(path)
    expect(me.page.get_by_role("heading", name="Small shop")).to_be_attached()
    me.page.wait_for_timeout(300)
    assert me.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "path", ["/?f_gender=Men&price_from=12", "/?product=p012&more=p020&but=dearer"], ids=["grid", "drawer"]
)
def test_no_accessibility_violation(visitor, path, dark):
    me = visitor(dark=dark).open(path)
    expect(me.similar if "product" in path else me.products).not_to_have_count(0)
    me.page.wait_for_timeout(600)  # the drawer slides in
    if "product" in path:
        me.drawer.get_by_role("button", name=re.compile("^Score")).first.click()
    found = Axe().run(me.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def test_two_visitors_do_not_meet(visitor):
    one, two = visitor().open("/?product=p012"), visitor().open("/?catalog=plain&q=red")
    expect(one.similar).to_have_count(12)
    expect(two.products).to_have_count(2)
    one.similar.first.click()
    two.products.first.click()
    expect(two.drawer.get_by_role("heading", name="Red shirts number 0")).to_be_visible()
    expect(one.page).not_to_have_url(re.compile("product=p000|plain"))


def test_cold_link_into_a_fresh_server(browser, small_shop):
    with serve(small_shop) as live:
        page = browser.new_page()
        page.goto(f"{live.address}/?product=p014")
        expect(
            page.get_by_role("dialog").get_by_role("heading", name="Yellow bags number 14")
        ).to_be_visible()
        expect(page.get_by_test_id("stSidebarLogo")).to_be_attached()
        page.close()


def test_cold_page_file_does_not_run_without_its_frame(browser, small_shop):
    with serve(small_shop) as live:
        page = browser.new_page()
        page.goto(f"{live.address}/shop")
        expect(page.get_by_test_id("stSidebarLogo")).to_be_attached()
        page.close()


def test_back_across_pages_keeps_the_catalog(visitor):
    me = visitor().open("/?catalog=plain")
    expect(me.products).to_have_count(8)
    expect(me.page.get_by_role("combobox", name="Catalogue")).to_be_visible()
    me.page.wait_for_timeout(1000)  # the tray has reported what the browser keeps
    me.settled()
    me.page.get_by_role("link", name="Map", exact=True).click()
    expect(me.page).to_have_url(re.compile(r"/map\?catalog=plain$"))
    expect(me.page.get_by_role("heading", name="Plain shop")).to_be_visible()
    me.page.wait_for_timeout(1000)
    me.settled()
    me.page.get_by_role("link", name="Laboratory", exact=True).click()
    expect(me.page.get_by_role("heading", name="Laboratory")).to_be_visible()
    me.page.go_back()
    expect(me.page).to_have_url(re.compile(r"/map\?catalog=plain$"))
    expect(me.page.get_by_role("heading", name="Plain shop")).to_be_visible()
    me.page.go_back()
    expect(me.products).to_have_count(8)
    me.page.go_forward()
    expect(me.page).to_have_url(re.compile(r"/map\?catalog=plain$"))
    expect(me.page.get_by_role("heading", name="Plain shop")).to_be_visible()


def test_back_from_compared_pictures_leaves_why_open(visitor):
    me = visitor().open("/?product=p012")
    expect(me.similar).to_have_count(12)
    me.drawer.get_by_role("button", name=re.compile("^Score")).nth(2).click()
    why = me.drawer.locator(".why")
    name = why.get_by_role("heading").inner_text()
    me.drawer.get_by_role("button", name="Compare the pictures").click()
    expect(me.page).to_have_url(re.compile("versus=p"))
    expect(why.get_by_role("img")).to_have_count(2)
    me.page.go_back()
    expect(me.page).not_to_have_url(re.compile("versus="))
    expect(why.get_by_role("img")).to_have_count(0)
    expect(why.get_by_role("heading", name=name)).to_be_visible()
