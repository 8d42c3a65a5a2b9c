"""Writes the pictures of the documentation: python -m tests.support.screenshots CATALOGUE PRODUCT-ID"""

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.support.live_app import FLAGS, ROOT, chromium, serve

FOLDER = ROOT / "assets" / "screenshots"


def save(page: Page, name: str) -> None:
    """Store what the window shows as WebP."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # pictures are drawn, the drawer has come to rest
    FOLDER.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").save(
        FOLDER / f"{name}.webp", quality=82, method=6
    )


def main() -> None:
    """Photograph every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an imported and built catalogue")
    parser.add_argument("product", help="id of the product to show")
    arguments = parser.parse_args()
    with sync_playwright() as playwright, serve(arguments.folder.resolve()) as app:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        place = arguments.folder.resolve().name
        page.goto(f"{app.address}/?catalog={place}")
        page.locator(".st-key-products a").first.wait_for()
        save(page, "shop")
        page.goto(f"{app.address}/?catalog={place}&product={arguments.product}")
        page.locator(".st-key-similar a").first.wait_for()
        save(page, "drawer")
        page.goto(f"{app.address}/map?catalog={place}")
        page.locator(".alike-product-map[data-ready]").wait_for()
        save(page, "map")
        page.goto(f"{app.address}/lab?catalog={place}&of={arguments.product}")
        page.locator(".alike-product-rows a").first.wait_for()
        save(page, "lab")
        page.goto(f"{app.address}/models?catalog={place}&model=Triplets")
        page.locator(".alike-linked-maps canvas").first.wait_for()
        page.locator(".alike-linked-maps").scroll_into_view_if_needed()
        save(page, "models")
        page.goto(f"{app.address}/catalogue?catalog={place}")
        page.locator(".alike-bar-list a").first.wait_for()
        save(page, "catalogue")
        page.goto(f"{app.address}/photo?catalog={place}")
        page.locator(".st-key-samples a").nth(2).click()
        page.locator(".st-key-photos a").first.wait_for()
        save(page, "photo")
        browser.close()


if __name__ == "__main__":
    main()
