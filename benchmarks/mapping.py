"""How fast the map feels: python -m benchmarks.mapping CATALOGUE-FOLDER [--draw]

Times are from the visitor's action to the changed page in a real Chromium, the median of 20. With --draw it
also draws the map anew, in a copy, which takes minutes for a large catalogue.
"""

import argparse
import shutil
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.encoders import default_encoder
from recsys.projection import PERPLEXITY, rebuild_map
from tests.support.live_app import FLAGS, chromium, serve

TIMES = 20
CHOSEN = 2000
READY = ".alike-product-map[data-ready]"
# From the mouse button going up until the heading and the first cards below are those of the new choice.
WATCH_LINE = """() => { window.took = new Promise((done) => {
  const state = () => document.querySelector('.alike-product-map .note').textContent
    + document.querySelector('.st-key-chosen .cards a')?.dataset.id;
  const before = state();
  document.querySelector('.points').addEventListener('pointerup', () => {
    const start = performance.now();
    const look = () => {
      const cards = document.querySelectorAll('.st-key-chosen .cards a').length;
      if (state() !== before && cards) done(performance.now() - start); else requestAnimationFrame(look);
    };
    look();
  }, { once: true });
}); }"""
WATCH_FRAMES = """() => { window.frames_ = []; let last;
  const count = (now) => { if (last) window.frames_.push(now - last); last = now;
    if (window.frames_.length < 200) requestAnimationFrame(count); };
  requestAnimationFrame(count); }"""


def first_paint(browser: Browser, address: str) -> float:
    """Return the milliseconds until a new visitor sees all points."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    start = time.perf_counter()
    page.goto(f"{address}/map")
    page.locator(READY).wait_for()
    took = 1000 * (time.perf_counter() - start)
    page.context.close()
    return took


def hovers(page: Page, points: np.ndarray) -> list[float]:
    """Point at products that nobody has pointed at, until their names are shown."""
    times = []
    for x, y in points[:: max(1, len(points) // TIMES)][:TIMES]:
        page.mouse.move(2, 2)
        page.locator(".alike-product-map .tip").wait_for(state="hidden")
        start = time.perf_counter()
        page.mouse.move(*_window(page, x, y))
        page.locator(".alike-product-map .tip").wait_for(state="visible")
        times.append(1000 * (time.perf_counter() - start))
    return times


def lines(page: Page, points: np.ndarray) -> list[float]:
    """Draw circles around about 2,000 products each, at two places in turn."""
    page.get_by_role("button", name="Select").click()
    middles = np.quantile(points, 0.35, axis=0), np.quantile(points, 0.65, axis=0)
    times = []
    for number in range(TIMES):
        middle = middles[number % 2]
        reach = np.sort(np.linalg.norm(points - middle, axis=1))[min(CHOSEN, len(points) - 1)]
        turns = np.linspace(0, 2 * np.pi, 32)
        circle = middle + reach * np.stack([np.cos(turns), np.sin(turns)], axis=1)
        page.keyboard.press("Escape")
        page.mouse.move(*_window(page, *circle[0]))
        page.evaluate(WATCH_LINE)
        page.mouse.down()
        for x, y in circle[1:]:
            page.mouse.move(*_window(page, x, y))
        page.mouse.up()
        times.append(page.evaluate("() => window.took"))
        page.wait_for_timeout(300)
        page.get_by_role("button", name="Choose nothing").click()
        page.locator(".st-key-chosen").wait_for(state="detached")
        page.wait_for_timeout(300)
    return times


def frames(page: Page) -> list[float]:
    """Drag the map to and fro and return the milliseconds between frames meanwhile."""
    page.get_by_role("button", name="Move", exact=True).click()
    page.mouse.move(*_window(page, 0.5, 0.5))
    page.mouse.down()
    page.evaluate(WATCH_FRAMES)
    for step in range(60):
        page.mouse.move(*_window(page, 0.5 + 0.1 * np.sin(step / 5), 0.5))
    page.mouse.up()
    return page.evaluate("() => window.frames_.slice(2)")


def _window(page: Page, x: float, y: float) -> tuple[float, float]:
    box = page.locator(".points").bounding_box()
    unit = min(box["width"], box["height"]) * 0.92
    return box["x"] + box["width"] / 2 + (x - 0.5) * unit, box["y"] + box["height"] / 2 + (y - 0.5) * unit


def _points(address: str, folder: Path) -> np.ndarray:
    encoder = Artifacts(folder).resolve_encoder(None, default_encoder())
    with urllib.request.urlopen(f"{address}/atlas/{folder.name}/places/{encoder}") as answer:
        points = np.frombuffer(answer.read(), "<u2").reshape(-1, 2)
    return points[points[:, 0] < 65535] / 65535


def draw(folder: Path) -> None:
    """Draw the map of the best encoder in a copy of what that needs."""
    encoder = Artifacts(folder).resolve_encoder(None, default_encoder())
    with tempfile.TemporaryDirectory() as copy:
        target = Path(copy) / folder.name
        ignored = shutil.ignore_patterns("images", "thumbs", "map")
        shutil.copytree(folder, target, ignore=ignored)
        catalog = Catalog.open(target)
        start = time.perf_counter()
        rebuild_map(catalog, Artifacts(target), encoder, perplexity=PERPLEXITY)
        print(f"{'drawing the map':28} {time.perf_counter() - start:7.0f} s    ({len(catalog):,} products)")


def main() -> None:
    """Measure one catalogue and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an imported and built catalogue with its map")
    parser.add_argument("--draw", action="store_true", help="also time the drawing of the map")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.draw:
        draw(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with serve(folder) as app:
            first_paint(browser, app.address)
            _print("map, first paint", [first_paint(browser, app.address) for _ in range(TIMES)])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{app.address}/map")
            page.locator(READY).wait_for()
            points = _points(app.address, folder)
            _print("hover -> picture and name", hovers(page, points))
            _print("line around 2,000 -> grid", lines(page, points))
            _print("frame while moving the map", frames(page))
        browser.close()


def _print(what: str, times: list[float]) -> None:
    middle = statistics.median(times)
    print(f"{what:28} {middle:7.0f} ms   ({min(times):.0f} to {max(times):.0f}, {len(times)} times)")


if __name__ == "__main__":
    main()
