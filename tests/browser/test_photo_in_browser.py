"""Search by photo in a real browser: upload, paste, drop, camera, crop, two visitors at once."""

import base64
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.generated_shop import draw

RED_SHIRT, YELLOW_BAG = draw("Shirts", "#c0392b", 0), draw("Bags", "#d8b02a", 14)
# Hands a file to the page as the clipboard or the mouse would.
GIVE = """([event, type, where, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], 'given.png', { type: 'image/png' }));
  const options = { bubbles: true, cancelable: true };
  document.querySelector(where).dispatchEvent(type === 'clipboard'
    ? new ClipboardEvent(event, { ...options, clipboardData: transfer })
    : new DragEvent(event, { ...options, dataTransfer: transfer }));
}"""

# Whether the camera's picture is on the screen and not black any more.
SEES_SOMETHING = """() => {
  const video = document.querySelector('video'), canvas = document.createElement('canvas');
  if (!video?.videoWidth) return false;
  canvas.width = canvas.height = 8;
  canvas.getContext('2d').drawImage(video, 0, 0, 8, 8);
  return canvas.getContext('2d').getImageData(0, 0, 8, 8).data.some((value, n) => n % 4 < 3 && value > 60);
}"""


class PhotoSearcher:
    """A visitor on the photo page."""

    def __init__(self, me) -> None:
        self.me = me.open("/photo")
        self.page = me.page

    @property
    def results(self):
        return self.page.locator(".st-key-photos").get_by_role("link")

    @property
    def first(self):
        return self.results.first

    @property
    def crop_box(self):
        return self.page.get_by_role("group", name=re.compile("^Crop box"))

    def upload(self, data: bytes, name: str = "photo.png") -> "PhotoSearcher":
        file = {"name": name, "mimeType": "image/png", "buffer": data}
        self.page.locator("input[type=file]").set_input_files([file])
        return self

    def give(self, event: str, kind: str, data: bytes, where: str = "body") -> None:
        expect(self.page.locator("[data-testid=stFileUploaderDropzone][role=group]")).to_be_attached()
        self.page.evaluate(GIVE, [event, kind, where, base64.b64encode(data).decode()])

    def width(self) -> str:
        return self.crop_box.evaluate("(box) => box.style.width")


@pytest.fixture
def searcher(visitor):
    return lambda **window: PhotoSearcher(visitor(**window))


def test_upload_then_crop_by_keyboard_searches_anew(searcher):
    me = searcher().upload(RED_SHIRT)
    expect(me.first).to_contain_text("Red shirts number 0")
    expect(me.results).to_have_count(12)
    before = me.results.locator(".title").all_inner_texts()
    me.page.get_by_role("button", name="Bottom right corner").focus()
    for _ in range(20):
        me.page.keyboard.press("ArrowLeft")
    expect(me.page.get_by_text(re.compile(r"Crop: left 0 %, top 0 %, width 60 %"))).to_be_attached()
    expect(me.results.locator(".title")).not_to_have_text(before)
    assert me.width() == "60%"
    assert me.page.evaluate("document.activeElement.ariaLabel") == "Bottom right corner"


def test_crop_with_the_mouse_counts_on_release(searcher):
    me = searcher().upload(RED_SHIRT)
    expect(me.results).to_have_count(12)
    before = me.results.locator(".title").all_inner_texts()
    corner = me.page.get_by_role("button", name="Top left corner").bounding_box()
    photo = me.page.locator(".alike-cropper img").bounding_box()
    me.page.mouse.move(corner["x"] + 8, corner["y"] + 8)
    me.page.mouse.down()
    me.page.mouse.move(corner["x"] + 8 + photo["width"] / 2, corner["y"] + 8, steps=6)
    assert 45 < float(me.width().rstrip("%")) < 55
    me.page.wait_for_timeout(400)
    assert me.results.locator(".title").all_inner_texts() == before
    me.page.mouse.up()
    expect(me.results.locator(".title")).not_to_have_text(before)
    assert 45 < float(me.width().rstrip("%")) < 55


@pytest.mark.parametrize(
    ("event", "kind"), [("paste", "clipboard"), ("drop", "mouse")], ids=["pasted", "dropped beside the zone"]
)
def test_a_photo_can_be_given_anywhere_on_the_page(searcher, event, kind):
    me = searcher()
    me.give(event, kind, RED_SHIRT)
    expect(me.first).to_contain_text("Red shirts number 0")


def test_camera_asks_only_when_switched_on(searcher):
    me = searcher()
    me.page.context.grant_permissions(["camera"])
    me.page.evaluate(
        """() => { const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        window.asked = 0;
        navigator.mediaDevices.getUserMedia = (...all) => { window.asked += 1; return real(...all); }; }"""
    )
    assert me.page.evaluate("window.asked") == 0
    me.page.get_by_text("Use the camera").click()
    me.page.wait_for_function(SEES_SOMETHING)
    me.page.get_by_role("button", name="Take photo").click()
    expect(me.results).to_have_count(12)
    assert me.page.evaluate("window.asked") >= 1
    expect(me.page.locator(".alike-cropper img")).to_be_visible()


def test_a_result_opens_and_closing_it_keeps_the_search(searcher):
    me = searcher().upload(RED_SHIRT)
    expect(me.results).to_have_count(12)
    titles = me.results.locator(".title").all_inner_texts()
    me.results.nth(2).click()
    expect(me.me.drawer.get_by_role("heading", name=titles[2])).to_be_visible()
    me.page.go_back()
    expect(me.me.drawer).to_have_count(0)
    assert me.results.locator(".title").all_inner_texts() == titles


def test_two_visitors_at_once_keep_their_own_photos(searcher):
    one, two = searcher(), searcher()
    one.upload(RED_SHIRT, "one.png")
    two.upload(YELLOW_BAG, "two.png")
    expect(one.first).to_contain_text("Red shirts number 0")
    expect(two.first).to_contain_text("Yellow bags number 14")
    for _ in range(3):
        one.page.get_by_role("button", name="Rotate").click()
        two.page.get_by_role("button", name="Rotate").click()
    for me, name in ((one, "one.png"), (two, "two.png")):
        expect(me.page.get_by_role("img", name=f"Your photo {name}")).to_be_visible()
        me.page.get_by_role("button", name="Rotate").click()
        me.me.settled()
    expect(one.first).to_contain_text("Red shirts number 0")
    expect(two.first).to_contain_text("Yellow bags number 14")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_accessibility_violation(searcher, dark):
    me = searcher(dark=dark)
    for full in (False, True):
        if full:
            me.upload(RED_SHIRT)
            expect(me.results).to_have_count(12)
            me.page.get_by_text("Ignore the background").click()
            expect(me.page.get_by_role("img", name="The photo without its background")).to_be_visible()
        else:
            expect(me.page.locator("[data-testid=stFileUploaderDropzone][role=group]")).to_be_attached()
        me.me.settled()
        found = Axe().run(me.page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


def test_phone_needs_no_sideways_scrolling(searcher):
    me = searcher(width=390, height=844)
    for full in (False, True):
        if full:
            me.upload(RED_SHIRT)
            expect(me.results).to_have_count(12)
        assert me.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert me.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_on_a_phone_the_results_come_right_below_the_photo(searcher):
    me = searcher(width=390, height=844)
    me.upload(RED_SHIRT)
    expect(me.results).to_have_count(12)
    photo, found, details = (
        me.page.locator(f".st-key-{name}").bounding_box()["y"]
        for name in ("cropper", "photos", "photo_details")
    )
    assert photo < found < details
