"""Which products there are, and writing them as a CSV with pictures."""

from __future__ import annotations

import csv
import io
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.files import atomic_write
from recsys.progress import Listener, Progress, ignore
from recsys.showroom import bags, dresses, eyewear, sneakers, tops, watches
from recsys.showroom.engine import WIDTH, Canvas
from recsys.showroom.look import Look

SEED = 7
FIRST_ID = 10001
CURRENCY = "EUR"
WITHOUT_PRICE = (10023, 10070)
WITHOUT_CATEGORY = (10055,)

COLOURS = {
    "White": "eeece6",
    "Black": "1d1e21",
    "Charcoal": "4a4d52",
    "Grey Melange": "9ba0a6",
    "Silver": "cfd1d4",
    "Navy Blue": "1f2c4a",
    "Blue": "3f6ea8",
    "Turquoise Blue": "5fb3b8",
    "Teal": "1f6b70",
    "Green": "2f6b4f",
    "Olive": "6b6f45",
    "Mustard": "d39a2f",
    "Yellow": "ecc94f",
    "Peach": "f0b493",
    "Pink": "dfa3ac",
    "Red": "b3242c",
    "Maroon": "6d2233",
    "Rust": "b5522b",
    "Tan": "b07a47",
    "Brown": "6b3f24",
    "Beige": "cfbb9c",
    "Cream": "efe4cc",
    "Lavender": "a99ac8",
    "Gold": "d8b26c",
}


@dataclass(frozen=True)
class Article:
    """A type of product: its place in the category tree, its noun and the module that draws it."""

    master: str
    sub: str
    noun: str
    brand: str
    seasons: tuple[str, ...]
    draw: Callable[[Canvas, Look], Image.Image]


ARTICLES = {
    "Tshirts": Article("Apparel", "Topwear", "T-shirt", "Tessavik", ("Spring", "Summer"), tops.draw),
    "Sweatshirts": Article("Apparel", "Topwear", "Sweatshirt", "Tessavik", ("Fall", "Winter"), tops.draw),
    "Dresses": Article("Apparel", "Dress", "Dress", "Ostrelle", ("Spring", "Summer"), dresses.draw),
    "Skirts": Article("Apparel", "Bottomwear", "Skirt", "Ostrelle", ("Spring", "Fall"), dresses.draw),
    "Casual Shoes": Article("Footwear", "Shoes", "Sneakers", "Brindovar", ("Summer", "Fall"), sneakers.draw),
    "Handbags": Article("Accessories", "Bags", "Bag", "Quillmoor", ("Summer", "Winter"), bags.draw),
    "Watches": Article("Accessories", "Watches", "Watch", "Luneholt", ("Winter",), watches.draw),
    "Sunglasses": Article("Accessories", "Eyewear", "Sunglasses", "Sollumbra", ("Summer",), eyewear.draw),
}

MATERIALS = {"Leather": "Leather", "Rubber": "Rubber", "Bracelet": "Steel", "Wire": "Metal"}
"""Variations that are a material; their products are plain."""


@dataclass(frozen=True)
class Family:
    """One design that comes in several colours and patterns.

    `variants` holds a colour, a pattern and a second colour each.
    """

    name: str
    article: str
    shape: str
    gender: str
    usage: str
    material: str
    price: float
    variants: tuple[tuple[str, str, str], ...]


FAMILIES = (
    Family("Harbour", "Tshirts", "crew", "Men", "Casual", "Cotton", 19.9, (
        ("White", "Solid", "White"), ("Navy Blue", "Striped", "White"),
        ("Mustard", "Graphic", "Navy Blue"), ("Grey Melange", "Melange", "Charcoal"))),
    Family("Linden", "Tshirts", "v-neck", "Women", "Casual", "Viscose", 17.9, (
        ("Green", "Solid", "Green"), ("Pink", "Solid", "Pink"),
        ("White", "Dotted", "Navy Blue"), ("Maroon", "Pinstriped", "Pink"))),
    Family("Loft", "Tshirts", "boxy", "Unisex", "Casual", "Cotton", 24.9, (
        ("White", "Striped", "Red"), ("Teal", "Colourblocked", "Cream"),
        ("Black", "Graphic", "Peach"), ("Lavender", "Solid", "Lavender"))),
    Family("Fell", "Sweatshirts", "sweatshirt", "Men", "Casual", "Cotton", 39.9, (
        ("Grey Melange", "Melange", "Charcoal"), ("Olive", "Solid", "Olive"),
        ("Cream", "Striped", "Navy Blue"), ("Rust", "Colourblocked", "Navy Blue"))),
    Family("Varsity", "Sweatshirts", "contrast", "Unisex", "Casual", "Cotton", 44.9, (
        ("White", "Solid", "Red"), ("Mustard", "Solid", "Charcoal"),
        ("Grey Melange", "Melange", "Navy Blue"), ("Cream", "Graphic", "Green"))),
    Family("Drift", "Sweatshirts", "hoodie", "Women", "Sports", "Fleece", 49.9, (
        ("Navy Blue", "Solid", "White"), ("Pink", "Solid", "White"),
        ("Grey Melange", "Melange", "White"), ("Green", "Colourblocked", "Cream"))),
    Family("Meadow", "Dresses", "sundress", "Women", "Casual", "Cotton", 59.9, (
        ("Navy Blue", "Floral", "Pink"), ("Cream", "Floral", "Rust"),
        ("Yellow", "Solid", "White"), ("Blue", "Checked", "White"))),
    Family("Opaline", "Dresses", "slip", "Women", "Party", "Satin", 69.9, (
        ("Green", "Solid", "Green"), ("Black", "Solid", "Black"),
        ("Peach", "Floral", "Maroon"), ("Lavender", "Solid", "Lavender"))),
    Family("Teatime", "Dresses", "tea", "Women", "Casual", "Viscose", 64.9, (
        ("Red", "Dotted", "White"), ("Teal", "Floral", "Cream"),
        ("White", "Pinstriped", "Blue"), ("Black", "Dotted", "Pink"))),
    Family("Carousel", "Skirts", "flared", "Women", "Casual", "Cotton", 37.9, (
        ("White", "Checked", "Black"), ("Red", "Solid", "Red"),
        ("Navy Blue", "Dotted", "White"), ("Pink", "Floral", "Maroon"))),
    Family("Accordion", "Skirts", "pleated", "Women", "Formal", "Polyester", 45.9, (
        ("Olive", "Solid", "Olive"), ("Rust", "Solid", "Rust"),
        ("Beige", "Solid", "Beige"), ("Navy Blue", "Tartan", "Green"))),
    Family("Button-up", "Skirts", "mini", "Women", "Casual", "Wool", 34.9, (
        ("Red", "Tartan", "Black"), ("Mustard", "Tartan", "Brown"),
        ("Blue", "Solid", "Blue"), ("Tan", "Solid", "Tan"))),
    Family("Court", "Casual Shoes", "court", "Unisex", "Casual", "Leather", 74.9, (
        ("White", "Solid", "Tan"), ("White", "Contrast", "Navy Blue"),
        ("Black", "Contrast", "Beige"), ("Pink", "Solid", "Maroon"))),
    Family("Stride", "Casual Shoes", "runner", "Men", "Sports", "Knit", 89.9, (
        ("Navy Blue", "Solid", "Rust"), ("Grey Melange", "Contrast", "Teal"),
        ("Black", "Solid", "Yellow"), ("Turquoise Blue", "Contrast", "Navy Blue"))),
    Family("Ridge", "Casual Shoes", "high", "Unisex", "Casual", "Leather", 94.9, (
        ("Mustard", "Solid", "Brown"), ("Black", "Solid", "Charcoal"),
        ("White", "Contrast", "Red"), ("Olive", "Contrast", "Tan"))),
    Family("Market", "Handbags", "tote", "Women", "Casual", "Leather", 119.0, (
        ("Tan", "Solid", "Tan"), ("Black", "Contrast", "Tan"),
        ("Cream", "Striped", "Navy Blue"), ("Maroon", "Solid", "Maroon"))),
    Family("Concert", "Handbags", "flap", "Women", "Formal", "Leather", 139.0, (
        ("Green", "Solid", "Green"), ("Red", "Solid", "Red"),
        ("Beige", "Contrast", "Brown"), ("Brown", "Tartan", "Rust"))),
    Family("Crescent", "Handbags", "hobo", "Women", "Casual", "Leather", 109.0, (
        ("Black", "Solid", "Black"), ("Pink", "Solid", "Pink"),
        ("Navy Blue", "Contrast", "Tan"), ("Mustard", "Solid", "Mustard"))),
    Family("Meridian", "Watches", "dress", "Women", "Formal", "Leather", 149.0, (
        ("Navy Blue", "Leather", "Brown"), ("White", "Leather", "Maroon"),
        ("Green", "Leather", "Tan"), ("Cream", "Bracelet", "Gold"))),
    Family("Tide", "Watches", "diver", "Men", "Sports", "Steel", 199.0, (
        ("Black", "Bracelet", "Silver"), ("Blue", "Rubber", "Navy Blue"),
        ("Rust", "Rubber", "Black"), ("Teal", "Bracelet", "Silver"))),
    Family("Gallery", "Watches", "square", "Unisex", "Casual", "Leather", 129.0, (
        ("White", "Leather", "Black"), ("Black", "Leather", "Red"),
        ("Beige", "Leather", "Olive"), ("Maroon", "Bracelet", "Gold"))),
    Family("Quay", "Sunglasses", "square", "Men", "Casual", "Acetate", 69.0, (
        ("Black", "Solid", "Charcoal"), ("Tan", "Tortoise", "Olive"), ("Blue", "Solid", "Turquoise Blue"))),
    Family("Orbit", "Sunglasses", "round", "Unisex", "Casual", "Acetate", 64.0, (
        ("Rust", "Tortoise", "Brown"), ("Gold", "Wire", "Green"), ("Red", "Solid", "Charcoal"))),
    Family("Glider", "Sunglasses", "aviator", "Men", "Casual", "Metal", 79.0, (
        ("Gold", "Wire", "Olive"), ("Silver", "Wire", "Blue"), ("Black", "Solid", "Mustard"))),
    Family("Sirocco", "Sunglasses", "cat-eye", "Women", "Party", "Acetate", 72.0, (
        ("Maroon", "Solid", "Charcoal"), ("White", "Solid", "Pink"), ("Mustard", "Tortoise", "Brown"))),
)  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One product: its row of the CSV and what it looks like."""

    row: dict[str, str]
    look: Look
    article: Article = field(repr=False)

    def draw(self, seed: int = SEED, width: int = WIDTH) -> Image.Image:
        """Draw its picture."""
        return self.article.draw(Canvas((seed, int(self.row["id"])), width), self.look)


def items(seed: int = SEED) -> Iterator[Item]:
    """Go through all products; the seed decides on seasons, years and discounts."""
    rng = np.random.default_rng(seed)
    number = FIRST_ID
    for family in FAMILIES:
        for variant in family.variants:
            yield _item(rng, number, family, *variant)
            number += 1


def _item(
    rng: np.random.Generator, number: int, family: Family, colour: str, pattern: str, accent: str
) -> Item:
    article = ARTICLES[family.article]
    discount = rng.choice([0, 0, 0, 0.15, 0.2, 0.3])
    shown = "Solid" if pattern in MATERIALS else pattern
    words = [
        article.brand,
        family.gender,
        colour,
        "" if shown in ("Solid", "Melange") else shown,
        family.name,
        article.noun,
    ]
    row = {
        "id": str(number),
        "gender": family.gender,
        "masterCategory": article.master,
        "subCategory": article.sub,
        "articleType": family.article,
        "baseColour": colour,
        "season": str(rng.choice(article.seasons)),
        "year": str(rng.integers(2023, 2027)),
        "usage": family.usage,
        "productDisplayName": " ".join(word for word in words if word),
        "price": f"{round(family.price * (1 - discount), 1):.2f}",
        "list_price": f"{family.price:.2f}" if discount else "",
        "currency": CURRENCY,
        "brand": article.brand,
        "family": family.name,
        "material": MATERIALS.get(pattern, family.material),
        "pattern": shown,
    }
    if number in WITHOUT_PRICE:
        row["price"] = row["list_price"] = ""
    if number in WITHOUT_CATEGORY:
        row["masterCategory"] = row["subCategory"] = row["articleType"] = ""
    return Item(row, Look(family.shape, pattern, COLOURS[colour], COLOURS[accent]), article)


def _mixed(products: Iterable[Item]) -> list[Item]:
    """Deal products out type by type, so that the first page of a shop shows a bit of everything."""
    seen: Counter[str] = Counter()
    turns = []
    for item in products:
        kind = item.row["articleType"] or item.row["productDisplayName"]
        turns.append((seen[kind], item))
        seen[kind] += 5  # steps of 5 over 12 places: neighbours are of different families
    return [item for turn, item in sorted(turns, key=lambda pair: pair[0] % 12)]


def write(folder: Path, seed: int = SEED, width: int = WIDTH, listener: Listener = ignore) -> int:
    """Draw the whole catalogue into `products.csv` and `images/<id>.webp`.

    The same seed gives the same bytes.

    Returns:
        The number of products.
    """
    everything = _mixed(items(seed))
    start = time.monotonic()
    for done, item in enumerate(everything, 1):
        with atomic_write(folder / "images" / f"{item.row['id']}.webp") as file:
            item.draw(seed, width).save(file, "WEBP", quality=85, method=6)
        listener(Progress("Drawing products", done, len(everything), done / (time.monotonic() - start)))
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, everything[0].row, lineterminator="\n")
    writer.writeheader()
    writer.writerows(item.row for item in everything)
    with atomic_write(folder / "products.csv") as file:
        file.write(table.getvalue().encode())
    return len(everything)
