"""How fast the app feels: python -m tests.benchmarks.browsing CATALOGUE-FOLDER

Times are from the visitor's action to the changed page in a real Chromium, the median of 20.
"""

import argparse
import statistics
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.live_app import FLAGS, chromium, serve

TIMES = 20
# From the mouse button going down until the drawer has its heading and twelve recommendations.
WATCH_CLICK = """(number) => { window.took = new Promise((done) => {
  const link = document.querySelectorAll('.st-key-products a')[number];
  const title = link.querySelector('.title').textContent.trim();
  let start;
  const look = () => {
    const drawer = document.querySelector('[role=dialog]');
    const there = drawer?.querySelector('h2')?.textContent.trim() === title
      && drawer.querySelectorAll('.st-key-similar a').length === 12;
    if (there) done(performance.now() - start); else requestAnimationFrame(look);
  };
  link.addEventListener('pointerdown', () => { start = performance.now(); look(); }, { once: true });
}); }"""
# From a key press or click within the drawer until the row is written anew.
WATCH_ROW = """() => { window.took = new Promise((done) => {
  let start;
  const begin = () => { start ??= performance.now(); };
  for (const event of ['keydown', 'pointerdown']) {
    document.querySelector('[role=dialog]').addEventListener(event, begin, { once: true, capture: true });
  }
  const row = document.querySelector('.st-key-similar .cards');
  const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now() - start); });
  watch.observe(row, { childList: true });
}); }"""


def first_page(browser: Browser, address: str) -> float:
    """Return the milliseconds until a new visitor sees products."""
    page = browser.new_context().new_page()
    start = time.perf_counter()
    page.goto(address)
    page.locator(".st-key-products a").first.wait_for()
    took = 1000 * (time.perf_counter() - start)
    page.context.close()
    return took


def clicks(page: Page) -> list[float]:
    """Open products of the grid, one after the other."""
    times = []
    for number in range(TIMES):
        link = page.locator(".st-key-products a").nth(number)
        link.scroll_into_view_if_needed()
        page.evaluate(WATCH_CLICK, number)
        link.click()
        times.append(page.evaluate("() => window.took"))
        page.wait_for_timeout(400)
        page.keyboard.press("Escape")
        page.locator("[role=dialog]").wait_for(state="detached")
        page.wait_for_timeout(400)
    return times


def sliders(page: Page) -> list[float]:
    """Move the colour slider to and fro."""
    page.locator(".st-key-products a").first.click()
    page.locator(".st-key-similar a").first.wait_for()
    page.get_by_role("dialog").get_by_role("slider", name="Colour").focus()
    times = []
    for number in range(TIMES):
        page.wait_for_timeout(500)
        page.evaluate(WATCH_ROW)
        page.keyboard.press("ArrowLeft" if number % 2 else "ArrowRight")
        times.append(page.evaluate("() => window.took"))
    return times


def likes(page: Page) -> list[float]:
    """Ask for more like the best result, start over, and so on."""
    row = page.locator(".st-key-similar")
    times = []
    for number in range(TIMES):
        page.wait_for_timeout(500)
        if number % 2:
            button = row.get_by_role("button", name="Start over")
        else:
            row.locator("li").first.hover()
            button = row.get_by_role("button", name="More like this").first
        page.evaluate(WATCH_ROW)
        button.click()
        times.append(page.evaluate("() => window.took"))
    return times


def main() -> None:
    """Measure one catalogue and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an imported and built catalogue")
    folder = parser.parse_args().folder.resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        start = time.perf_counter()
        with serve(folder) as app:
            up = 1000 * (time.perf_counter() - start)
            first = first_page(browser, app.address)
            warm = [first_page(browser, app.address) for _ in range(5)]
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(app.address)
            page.locator(".st-key-products a").nth(TIMES).wait_for()
            page.wait_for_timeout(1000)
            _print("click -> recommendations", clicks(page))
            _print("slider -> re-ranked", sliders(page))
            _print("more like this -> re-ranked", likes(page))
            _print("first page, server warm", warm)
            print(f"{'first page, cold server':28} {first:7.0f} ms   (the server itself: {up:.0f} ms)")
            print(f"{'memory of the server':28} {app.memory:7.0f} MB")
        browser.close()


def _print(what: str, times: list[float]) -> None:
    middle = statistics.median(times)
    print(f"{what:28} {middle:7.0f} ms   ({min(times):.0f} to {max(times):.0f}, {len(times)} times)")


if __name__ == "__main__":
    main()
