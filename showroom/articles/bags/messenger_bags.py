"""Messenger bags worn across the body."""

from __future__ import annotations

from functools import partial

from showroom.articles.product_line import Article, Line
from showroom.materials.bag_materials import draw
from showroom.shapes.bags.travel_bags import model

LINES = (
    Line(
        "messenger",
        "Solid",
        "Canvas",
        "Men",
        "Casual",
        "Fall",
        "budget",
        (
            ("Olive", "Brown"),
            ("Khaki", "Brown"),
            ("Charcoal", "Black"),
            ("Navy Blue", "Tan"),
        ),
        "brass",
    ),
    Line(
        "messenger",
        "Solid",
        "Leather",
        "Men",
        "Casual",
        "Winter",
        "premium",
        (
            ("Brown", "Brown"),
            ("Black", "Black"),
            ("Rust", "Rust"),
        ),
        "brass",
    ),
    Line(
        "messenger",
        "Camouflage",
        "Canvas",
        "Men",
        "Casual",
        "Summer",
        "middle",
        (
            ("Olive", "Khaki"),
            ("Grey", "Black"),
        ),
        "black trim gunmetal",
    ),
    Line(
        "field",
        "Solid",
        "Canvas",
        "Unisex",
        "Casual",
        "Spring",
        "middle",
        (
            ("Mustard", "Brown"),
            ("Teal", "Brown"),
            ("Beige", "Tan"),
        ),
        "brass",
    ),
    Line(
        "field",
        "Solid",
        "Suede",
        "Women",
        "Casual",
        "Fall",
        "middle",
        (
            ("Tan", "Coffee Brown"),
            ("Grey", "Black"),
            ("Burgundy", "Brown"),
        ),
        "silver",
    ),
    Line(
        "field",
        "Herringbone",
        "Wool",
        "Unisex",
        "Casual",
        "Winter",
        "middle",
        (
            ("Grey", "Charcoal"),
            ("Brown", "Beige"),
            ("Navy Blue", "Grey"),
        ),
        "brown trim brass",
    ),
)


ARTICLE = Article(
    kind="Messenger Bag",
    sub="Bags",
    master="Accessories",
    noun="Messenger bag",
    prices=(34.9, 79.9, 179.0),
    lines=LINES,
    draw=partial(draw, model),
    silhouettes=("messenger", "field"),
    model=model,
)
