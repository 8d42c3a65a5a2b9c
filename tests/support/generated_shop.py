"""Draws a small catalogue: one product without picture, one without price, one with hostile words."""

import io
from pathlib import Path

import pandas as pd
from PIL import Image, ImageDraw

from recsys.catalog import Catalog
from recsys.catalog.catalog import CORE_COLUMNS, empty_products_table
from recsys.images import normalize_picture

KINDS = (
    ("Clothing", "Shirts"),
    ("Clothing", "Trousers"),
    ("Accessories", "Bags"),
    ("Accessories", "Watches"),
)
COLORS = {"Red": "#c0392b", "Blue": "#2e5fa3", "Green": "#2f8f4e", "Black": "#222222", "Yellow": "#d8b02a"}
HOSTILE = "<b>Bold</b> ![x](https://evil.example/t.png) $5$ and $6$ :red[x] `y`"
NO_PICTURE, NO_PRICE, HOSTILE_ID, ACCENTS = "p003", "p005", "p007", "p011"


def draw(kind: str, color: str, number: int) -> bytes:
    """Draw a product on white."""
    image = Image.new("RGB", (240, 320), "white")
    pen = ImageDraw.Draw(image)
    edge = 40 + number % 7 * 4
    box = (edge, edge + 30, 240 - edge, 320 - edge)
    {
        "Shirts": lambda: pen.rectangle(box, fill=color),
        "Trousers": lambda: [
            pen.rectangle((x, 40, x + 50, 290 - number), fill=color) for x in (60 + number % 9, 130)
        ],
        "Bags": lambda: pen.rounded_rectangle(box, 40, fill=color),
        "Watches": lambda: pen.ellipse((edge + 20, 90, 220 - edge, 250 - number % 11), fill=color),
    }[kind]()
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def write_catalog(folder: Path, products: int, *, priced: bool, name: str = "Small shop") -> Catalog:
    """Write a catalogue of drawn products, not yet built."""
    rows = []
    for number in range(products):
        department, kind = KINDS[number % 4]
        color = list(COLORS)[number % 5]
        picture = normalize_picture(draw(kind, COLORS[color], number))
        for part, suffix, data in (
            ("images", picture.suffix, picture.data),
            ("thumbs", ".webp", picture.thumbnail),
        ):
            if data:
                file = folder / part / picture.key[:2] / (picture.key + suffix)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        rows.append(
            {
                "id": f"p{number:03}",
                "title": f"{color} {kind.lower()} number {number}",
                "category": kind,
                "price": 10.0 + 3 * number if priced else None,
                "list_price": 100.0 + 3 * number if priced and number % 6 == 0 else None,
                "picture": picture.key,
                "suffix": picture.suffix,
                "thumbnail": picture.thumbnail is not None,
                "department": department,
                "gender": ("Women", "Men")[number % 2],
                "baseColour": color,
            }
        )
    table = pd.concat([empty_products_table(0), pd.DataFrame(rows)]).astype(CORE_COLUMNS)
    table = table.set_index("id", drop=False)
    table.loc[NO_PICTURE, ["picture", "suffix"]] = None
    table.loc[NO_PICTURE, "thumbnail"] = False
    table.loc[NO_PRICE, ["price", "list_price"]] = float("nan")
    if products > 11:
        table.loc[HOSTILE_ID, ["title", "gender"]] = [HOSTILE, "<i>:red[Men]</i>"]
        table.loc[ACCENTS, "title"] = "Montre Café crème"
    catalog = Catalog(
        table,
        folder=folder,
        name=name,
        currency="EUR" if priced else "",
        category_levels=("department", "category"),
    )
    catalog.save()
    return catalog
