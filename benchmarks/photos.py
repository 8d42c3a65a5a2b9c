"""How fast and how good the search by photo is: python -m benchmarks.photos CATALOGUE-FOLDER

The photos are those that people took of their own clothes (see docs/figures.md). Times are from the
browser having the file to twelve results on the page, the median of 20. Precision counts, among the
five products nearest by looks, those of the kind of garment in the photo.
"""

import argparse
import os
import statistics
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from recsys.images import decode
from recsys.images.crop import rotate_quarter, suggest_crop, whiten_background
from recsys.ranking import Query, Recommender, Weights
from tests.support.live_app import FLAGS, ROOT, chromium, serve
from training.labels import TYPES_OF_PHOTO_CLASS

TIMES = 20
# From the file being in the input until the photo and twelve results are on the page.
WATCH_PHOTO = """() => { window.took = new Promise((done) => {
  window.addEventListener('change', () => {
    const start = performance.now();
    const look = () => {
      const there = document.querySelectorAll('.st-key-photos a.card').length === 12
        && document.querySelector('.alike-cropper img')?.complete;
      if (there) done(performance.now() - start); else requestAnimationFrame(look);
    };
    look();
  }, { once: true, capture: true });
}); }"""
# From the last key press on the crop box until the results are written anew.
WATCH_CROP = """() => { window.took = new Promise((done) => {
  let start;
  document.activeElement.addEventListener('keydown', () => { start = performance.now(); }, { once: true });
  const row = document.querySelector('.st-key-photos .cards');
  const watch = new MutationObserver(() => { watch.disconnect(); done(performance.now() - start); });
  watch.observe(row, { childList: true, subtree: true });
}); }"""


def photos() -> Iterator[tuple[str, bytes]]:
    """Yield the kind of garment and the file of every photo that nothing was trained on."""
    folder = Path(os.environ.get("ALIKE_DATA", ROOT / ".." / "shared" / "data"))
    with zipfile.ZipFile(folder / "clothing-photos.zip") as archive:
        for name in sorted(archive.namelist()):
            if "validation/" in name and name.endswith(".jpg"):
                yield Path(name).parent.name, archive.read(name)


def uploads(page: Page, files: Sequence[bytes]) -> list[float]:
    """Give the page one photo after the other."""
    times = []
    for number, data in enumerate(files):
        page.get_by_text("Drop a photo here").wait_for()
        page.wait_for_timeout(600)
        page.evaluate(WATCH_PHOTO)
        page.locator("input[type=file]").set_input_files(
            [{"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": data}]
        )
        times.append(page.evaluate("() => window.took"))
        page.get_by_role("button", name="Start over").click()
    return times


def crops(page: Page, data: bytes) -> list[float]:
    """Make the crop of one photo smaller, step by step."""
    page.get_by_text("Drop a photo here").wait_for()
    page.locator("input[type=file]").set_input_files(
        [{"name": "crop.jpg", "mimeType": "image/jpeg", "buffer": data}]
    )
    page.locator(".st-key-photos a.card").nth(11).wait_for()
    times = []
    for _ in range(TIMES):
        page.wait_for_timeout(700)
        page.get_by_role("button", name="Bottom right corner").focus()
        page.evaluate(WATCH_CROP)
        page.keyboard.press("ArrowLeft")
        times.append(page.evaluate("() => window.took"))
    return times


def measure_times(folder: Path, files: Sequence[bytes]) -> None:
    """Print how long visitors wait."""
    with sync_playwright() as playwright, serve(folder) as app:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{app.address}/photo")
        cold = uploads(page, files[:1])[0]
        warm = uploads(page, files[1 : TIMES + 1])
        _print("warm photo -> results", warm)
        _print("crop -> results, 250 ms wait for more keys included", crops(page, files[1]))
        print(f"first photo, at once after the page, on a cold server: {cold:.0f} ms")
        print(f"memory of the server: {app.memory:.0f} MB")
        browser.close()


def _print(what: str, times: list[float]) -> None:
    middle = statistics.median(times)
    print(f"{what}: {middle:.0f} ms ({min(times):.0f} to {max(times):.0f}, {len(times)} times)")


def measure_background(shop: Recommender, kinds: Sequence[str], images: Sequence[Image.Image]) -> None:
    """Print what ways to prepare a photo do to its results."""
    ways = {
        "as taken": lambda image: image,
        "first crop": lambda image: suggest_crop(image).crop(image),
        "without a plain background": lambda image: whiten_background(image) or image,
        "lying on its side": lambda image: rotate_quarter(image, 1),
    }
    right = {way: _precision(shop, kinds, [make(image) for image in images]) for way, make in ways.items()}
    for way, each in right.items():
        gain = each - right["as taken"]
        spread = 1.96 * gain.std() / np.sqrt(len(gain))
        print(f"{way}: precision at 5 {each.mean():.3f}, {gain.mean():+.3f} ± {spread:.3f}")


def measure_verdicts(shop: Recommender, kinds: Sequence[str], images: Sequence[Image.Image]) -> None:
    """Print what each verdict means, and how often pictures of no product are told apart."""
    grades = np.array([shop.match_quality([image]).grade for image in images])
    right = _precision(shop, kinds, images)
    for grade in dict.fromkeys(sorted(grades)):
        found = right[grades == grade]
        print(f"verdict {grade}: {len(found)} photos, precision at 5 {found.mean():.3f}")
    good = right >= 0.6
    print(f"searches that went right (3 of 5) and are called far: {(grades[good] == 'nothing').mean():.2f}")
    corners = [_corner(image) for image in images]
    far = [shop.match_quality([image]).grade == "nothing" for image in corners]
    print(f"corners of photos, without the product, called far: {np.mean(far):.2f}")


def _corner(image: Image.Image) -> Image.Image:
    side = int(0.22 * min(image.size))
    return image.crop((0, 0, side, side * 4 // 3))


def _precision(shop: Recommender, kinds: Sequence[str], images: Sequence[Image.Image]) -> np.ndarray:
    """Return (n,) the share of each photo's nearest products that are of its kind."""
    right = []
    for kind, image in zip(kinds, images, strict=True):
        nearest = shop.recommend(Query(images=(image,)), k=5, weights=Weights(visual=1, color=0, price=0))
        right.append(np.mean([each.product.category in TYPES_OF_PHOTO_CLASS[kind] for each in nearest]))
    return np.array(right)


def main() -> None:
    """Measure one catalogue and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the real photos, imported and built with resnet50")
    folder = parser.parse_args().folder.resolve()
    kinds, files = zip(*photos(), strict=True)
    measure_times(folder, files[:: len(files) // (TIMES + 1)])
    shop, images = Recommender.open(folder), [decode(data) for data in files]
    measure_background(shop, kinds, images)
    measure_verdicts(shop, kinds, images)


if __name__ == "__main__":
    main()
