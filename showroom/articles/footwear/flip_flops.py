"""Flip flops: a sole and a strap between the toes."""

from __future__ import annotations

from showroom.articles.footwear.sandal_surfaces import draw_thong as draw
from showroom.articles.footwear.shoe_lines import shoe_line
from showroom.articles.product_line import Article
from showroom.shapes.footwear.sandals import FLIP_FLOPS as SILHOUETTES
from showroom.shapes.footwear.sandals import model

LINES = (
    shoe_line("classic", "Solid", "Rubber", "Unisex, Casual, Summer, budget",
              "Black, Navy Blue, Red, White/Blue"),
    shoe_line("classic", "Contrast", "Rubber", "Men, Casual, Summer, budget",
              "Blue/Navy Blue, Grey/Orange, Green/White", "layer"),
    shoe_line("classic", "Tropical", "Rubber", "Men, Casual, Summer, budget",
              "Navy Blue/Sea Green, Black/Lime Green, White/Teal"),
    shoe_line("classic", "Deckchair", "Rubber", "Women, Casual, Summer, budget",
              "White/Red, Cream/Blue, White/Green", "white"),
    shoe_line("thick", "Contrast", "EVA", "Men, Sports, Summer, middle",
              "Charcoal/Black, Olive/Brown, Navy Blue/Grey", "layer ribbed"),
    shoe_line("thick", "Camouflage", "EVA", "Men, Casual, Summer, middle",
              "Olive/Black, Grey/Black, Khaki/Brown"),
    shoe_line("thick", "Solid", "Leather", "Men, Casual, Summer, premium",
              "Tan/Brown, Brown/Coffee Brown, Black/Black", "leather dark stitch"),
    shoe_line("slim", "Solid", "Rubber", "Women, Casual, Summer, budget",
              "Rose/Gold, Black/Black, Cream/Copper, Lavender/Purple"),
    shoe_line("slim", "Blooms", "Rubber", "Women, Casual, Summer, budget",
              "Pink/Rose, Turquoise Blue/White, Navy Blue/Peach"),
    shoe_line("raised", "Solid", "Leather", "Women, Casual, Summer, middle",
              "Tan/Tan, Black/Black, Beige/White", "leather cork"),
    shoe_line("raised", "Palms", "EVA", "Women, Casual, Summer, middle",
              "Peach/Green, White/Teal, Mauve/Purple", "white"),
    shoe_line("kids thong", "Stars", "Rubber", "Boys, Casual, Summer, budget",
              "Blue/Yellow, Navy Blue/Red, Green/Orange"),
    shoe_line("kids thong", "Lemons", "Rubber", "Girls, Casual, Summer, budget",
              "Turquoise Blue/Yellow, Pink/Yellow, White/Yellow", "white"),
)  # fmt: skip

ARTICLE = Article(
    kind="Flip Flops",
    sub="Flip Flops",
    master="Footwear",
    noun="flip flops",
    prices=(9.0, 25.0, 59.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
