"""How fast the app feels: python -m benchmarks.browsing CATALOGUE-FOLDER

Times are from the visitor's action to the changed page in a real Chromium, the median of 20. The crowd
is measured without one (see `benchmarks.crowd`). All of it takes about five minutes.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from benchmarks import crowd, finding
from tests.support.live_app import FLAGS, LiveApp, chromium, serve

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


HAS_PICTURE = """() => {
  const image = document.querySelector('.st-key-products a img');
  return image?.complete && image.naturalWidth > 0;
}"""


def first_page(browser: Browser, address: str) -> float:
    """Return the milliseconds until a new visitor sees a product's picture."""
    page = browser.new_context().new_page()
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_function(HAS_PICTURE)
    took = 1000 * (time.perf_counter() - start)
    page.context.close()
    return took


def clicks(page: Page) -> list[float]:
    """Open products of the grid, one after the other."""
    times = []
    for number in range(TIMES):
        link = page.locator(".st-key-products a").nth(number)
        link.scroll_into_view_if_needed()
        link.hover()  # nobody clicks in the instant in which the mouse arrives
        page.wait_for_timeout(300)
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
        begun = time.perf_counter()
        with serve(folder) as app:
            up = 1000 * (time.perf_counter() - begun)
            first = first_page(browser, app.address)
            _print_one("start to first pictures", up + first, "ms", f"   (the server itself: {up:.0f} ms)")
            _print_one("first page, cold server", first, "ms")
            _try("first page, server warm", lambda: [first_page(browser, app.address) for _ in range(5)])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(app.address)
            page.locator(".st-key-products a").nth(TIMES).wait_for()
            page.wait_for_timeout(1000)
            _try("click -> recommendations", lambda: clicks(page))
            _try("slider -> re-ranked", lambda: sliders(page))
            _try("more like this -> re-ranked", lambda: likes(page))
            _print_one("memory of the server", app.memory, "MB")
            _finding(page, app)
            page.close()
            crowd.measure(app)
            _print_one("memory after all that", app.memory, "MB")
        browser.close()


def _finding(page: Page, app: LiveApp) -> None:
    _try("photo -> results", lambda: finding.photos(page, app.address, TIMES))
    _print_one("memory, network loaded", app.memory, "MB")
    what = f"line round {finding.POINTS:,} -> list"
    _try(what, lambda: finding.lassos(page, app.address, TIMES))


def _try(what: str, measure: Callable[[], list[float]]) -> None:
    """Print a figure, or why there is none; the others are measured all the same."""
    try:
        _print(what, measure())
    except Error as error:
        print(f"{what:28}       -      ({error.message.splitlines()[0]})", flush=True)


def _print(what: str, times: list[float]) -> None:
    spread = f"   ({min(times):.0f} to {max(times):.0f}, {len(times)} times)"
    _print_one(what, statistics.median(times), "ms", spread)


def _print_one(what: str, value: float, unit: str, more: str = "") -> None:
    print(f"{what:28} {value:7.0f} {unit}{more}", flush=True)


if __name__ == "__main__":
    main()
