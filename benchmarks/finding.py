"""How fast the app finds things by photo and on the map; `benchmarks.browsing` prints it."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance
from playwright.sync_api import Page

PHOTOS = Path(__file__).resolve().parents[1] / "assets" / "demo" / "photos"
POINTS = 2000
_MAP_SIDE = 0.92
"""Part of the canvas' shorter side that the map fills."""

# From the file being chosen, or the line being closed, until there are as many links as asked for.
WATCH = """([event, links, number]) => { window.took = new Promise((done) => {
  let start;
  const look = () => {
    if (document.querySelectorAll(links).length >= number) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  window.addEventListener(event, () => { start = performance.now(); look(); }, { once: true, capture: true });
}); }"""
PLACES = """async () => {
  const places = performance.getEntriesByType('resource').find((entry) => /places/.test(entry.name)).name;
  return [...new Uint16Array(await (await fetch(places)).arrayBuffer())];
}"""


def photos(page: Page, address: str, times: int) -> list[float]:
    """Upload photos that the app has not seen before, one after the other; the first one only warms it up."""
    page.goto(f"{address}/photo")
    results = ".st-key-photos a.card"
    taken = []
    for data in _photos(times + 1):
        upload = page.locator("input[type=file]").first
        upload.wait_for(state="attached")
        page.wait_for_timeout(500)
        page.evaluate(WATCH, ["change", results, 12])
        upload.set_input_files([{"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": data}])
        taken.append(page.evaluate("() => window.took"))
        page.wait_for_timeout(500)
        page.get_by_role("button", name="Start over").first.click()
        page.locator(results).first.wait_for(state="detached")
    return taken[1:]


def _photos(number: int) -> Iterator[bytes]:
    """Make photos that differ from the demo's a little, each from the others."""
    files = sorted(PHOTOS.glob("*.jpg"))
    for each in range(number):
        with Image.open(files[each % len(files)]) as photo:
            changed = ImageEnhance.Brightness(photo.convert("RGB")).enhance(0.9 + each / 100)
        data = io.BytesIO()
        changed.save(data, "JPEG", quality=90)
        yield data.getvalue()


def lassos(page: Page, address: str, times: int) -> list[float]:
    """Draw a line round the 2,000 products in the middle of the map, again and again."""
    page.goto(f"{address}/map")
    page.locator(".alike-product-map[data-ready]").wait_for()
    page.wait_for_timeout(1000)
    places = np.array(page.evaluate(PLACES)).reshape(-1, 2) / 65535 - 0.5
    half = np.sort(np.abs(places).max(axis=1))[min(POINTS, len(places)) - 1]
    taken = []
    for _ in range(times):
        page.get_by_role("button", name="Select").click()
        page.evaluate(WATCH, ["pointerup", ".st-key-chosen a.card", 48])
        _draw_square(page, half)
        taken.append(page.evaluate("() => window.took"))
        page.wait_for_timeout(500)
        page.get_by_role("button", name="Choose nothing").click()
        page.locator(".st-key-chosen").wait_for(state="detached")
        page.wait_for_timeout(300)
    return taken


def _draw_square(page: Page, half: float) -> None:
    """Draw a square round the middle of the map, its corners `half` of the map's side away on each axis."""
    page.locator(".points").scroll_into_view_if_needed()
    box = page.locator(".points").bounding_box()
    assert box is not None
    reach = half * _MAP_SIDE * min(box["width"], box["height"])
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    corners = [
        (middle[0] + x * reach, middle[1] + y * reach) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    page.mouse.move(*corners[0])
    page.mouse.down()
    for x, y in (*corners[1:], corners[0]):
        page.mouse.move(x, y, steps=5)
    page.mouse.up()
