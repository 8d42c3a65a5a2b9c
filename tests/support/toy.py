"""A catalogue small enough that anyone can name each product's nearest neighbour: coloured shapes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from PIL import Image, ImageDraw

COLORS = {"red": (200, 30, 30), "green": (30, 140, 60), "blue": (30, 60, 190)}
SHAPES = ("disc", "box", "bars", "cross")
SIZES = (40, 44)

FIELDS = ("id", "title", "category", "price", "image", "baseColour", "gender")


def draw(shape: str, color: tuple[int, int, int], size: int = 40) -> Image.Image:
    """Draw one shape on white, 72 x 96 pixels."""
    image = Image.new("RGB", (72, 96), "white")
    pen = ImageDraw.Draw(image)
    left, top, right, bottom = 36 - size // 2, 48 - size // 2, 36 + size // 2, 48 + size // 2
    if shape == "disc":
        pen.ellipse((left, top, right, bottom), fill=color)
    elif shape == "box":
        pen.rectangle((left, top, right, bottom), fill=color)
    elif shape == "bars":
        for y in range(top, bottom, 12):
            pen.rectangle((left, y, right, y + 5), fill=color)
    else:
        pen.rectangle((32, top, 40, bottom), fill=color)
        pen.rectangle((left, 44, right, 52), fill=color)
    return image


def encoded(image: Image.Image, format_: str = "PNG", **options: object) -> bytes:
    """Return a picture as a file's bytes."""
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def rows() -> list[dict[str, str]]:
    """Return the table: prices rise with each product, one is missing; titles try to be markup."""
    table = []
    for shape in SHAPES:
        for color in COLORS:
            for size in SIZES:
                number = len(table) + 1
                table.append(
                    {
                        "id": f"{shape}-{color}-{size}",
                        "title": f"{color.title()} {shape} {size}",
                        "category": shape,
                        "price": str(number * 10),
                        "image": f"{shape}-{color}-{size}.png",
                        "baseColour": color,
                        "gender": "Women" if number % 2 else "Men",
                    }
                )
    table[3]["price"] = ""
    table[5]["title"] = "<b>Bold</b> ![x](http://example.invalid/x.png) $5$"
    return table


def write_source(folder: Path) -> Path:
    """Write the toy source, a CSV with its pictures, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for shape in SHAPES:
        for name, color in COLORS.items():
            for size in SIZES:
                draw(shape, color, size).save(folder / f"{shape}-{name}-{size}.png")
    with (folder / "products.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows())
    return folder
