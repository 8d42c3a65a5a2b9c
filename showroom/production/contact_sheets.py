"""Contact sheets: all drawn pictures, small, page by page, for people to judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from recsys.files import atomic_write
from showroom.production.draw_pictures import picture_of
from showroom.range.plan import Product

ACROSS, DOWN = 10, 6
THUMB = (120, 160)
_CAPTION = 34
_HEAD = 30
_GAP = 8


def write_sheets(products: Sequence[Product], folder: Path, to: Path) -> int:
    """Write the sheets of a drawn catalogue as PNG, articleType by articleType.

    Args:
        products: what to show; those without a picture are left out.
        folder: what `draw` wrote to.
        to: where the sheets go: `<type>-<page>.png`.

    Returns:
        How many there are.
    """
    count = 0
    for kind in sorted({product.article.kind for product in products}):
        own = sorted((p for p in products if p.article.kind == kind), key=lambda p: p.id)
        shown = [product for product in own if picture_of(folder, product.id).is_file()]
        for number, page in enumerate(_pages(shown), 1):
            sheet = _sheet(f"{kind}, {len(shown)} products, page {number}", page, folder)
            with atomic_write(to / f"{kind.lower().replace(' ', '-')}-{number}.png") as file:
                sheet.save(file, "PNG")
            count += 1
    return count


def _pages(products: Sequence[Product]) -> Iterator[Sequence[Product]]:
    for start in range(0, len(products), ACROSS * DOWN):
        yield products[start : start + ACROSS * DOWN]


def _sheet(head: str, products: Sequence[Product], folder: Path) -> Image.Image:
    across, down = THUMB[0] + _GAP, THUMB[1] + _CAPTION + _GAP
    rows = -(-len(products) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * across + _GAP, rows * down + _HEAD + _GAP), "white")
    pen = ImageDraw.Draw(sheet)
    pen.text((_GAP, _GAP), head, "black", ImageFont.load_default(16))
    small = ImageFont.load_default(10)
    for place, product in enumerate(products):
        x, y = _GAP + place % ACROSS * across, _HEAD + place // ACROSS * down
        with Image.open(picture_of(folder, product.id)) as picture:
            sheet.paste(picture.convert("RGB").resize(THUMB, Image.Resampling.LANCZOS), (x, y))
        look = product.look
        lines = (f"{product.id} {look.silhouette}", f"{look.pattern}, {look.material}", look.color)
        for number, line in enumerate(lines):
            pen.text((x, y + THUMB[1] + 11 * number), line[:24], "#444444", small)
    return sheet
