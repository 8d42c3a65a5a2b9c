"""Sandals: footbeds with straps, sport sandals, gladiators, slides, platforms."""

from __future__ import annotations

from showroom.articles.footwear.sandal_surfaces import draw
from showroom.articles.footwear.shoe_lines import shoe_line
from showroom.articles.product_line import Article
from showroom.shapes.footwear.sandals import SANDALS as SILHOUETTES
from showroom.shapes.footwear.sandals import model

LINES = (
    shoe_line("two-strap", "Solid", "Leather", "Men, Casual, Summer, middle",
              "Brown, Black, Tan, Navy Blue", "cork corksole stitch"),
    shoe_line("two-strap", "Solid", "Suede", "Women, Casual, Summer, middle",
              "Mauve, Taupe, Teal, Mustard", "cork white silver"),
    shoe_line("two-strap", "Solid", "EVA", "Unisex, Casual, Summer, budget",
              "White, Yellow, Olive, Turquoise Blue", "moulded one"),
    shoe_line("sport", "Solid", "Nylon", "Men, Sports, Summer, middle",
              "Charcoal/Orange, Olive/Tan, Navy Blue/Red, Black/Lime Green", "foam trail second"),
    shoe_line("sport", "Geometric", "Polyester", "Women, Sports, Summer, middle",
              "Teal/Cream, Purple/Peach, Black/Rose", "foam trail"),
    shoe_line("gladiator", "Solid", "Leather", "Women, Casual, Summer, middle", "Tan, Black, White, Brown",
              "natural"),
    shoe_line("gladiator", "Solid", "Metallic leather", "Women, Party, Summer, middle",
              "Gold, Silver, Rose Gold", "black dark"),
    shoe_line("slide", "Solid", "Leather", "Men, Casual, Summer, premium", "Brown, Black, Off White",
              "tan dark stitch"),
    shoe_line("slide", "Solid", "EVA", "Unisex, Sports, Summer, budget",
              "Black/White, Navy Blue/White, Red/White, Pink/White", "moulded one"),
    shoe_line("slide", "Woven", "Leather", "Women, Smart Casual, Summer, premium", "Cream, Tan, Green",
              "corksole"),
    shoe_line("T-bar", "Solid", "Leather", "Women, Casual, Summer, budget",
              "Orange, Tan, Navy Blue, Black", "natural"),
    shoe_line("fisherman", "Solid", "Leather", "Men, Smart Casual, Summer, middle", "Brown, Black, Tan",
              "brown dark silver"),
    shoe_line("fisherman", "Solid", "Patent leather", "Women, Casual, Spring, middle",
              "Cream, Maroon, Black", "white"),
    shoe_line("crossed", "Pebbled", "Leather", "Men, Casual, Summer, middle", "Coffee Brown, Tan, Black",
              "tan corksole gunmetal stitch"),
    shoe_line("ankle strap", "Solid", "Suede", "Women, Casual, Summer, middle",
              "Rose, Black, Sea Green, Tan", "natural"),
    shoe_line("ankle strap", "Leopard", "Suede", "Women, Casual, Summer, middle",
              "Tan/Coffee Brown, Beige/Brown, Grey/Black", "black dark"),
    shoe_line("flatform", "Solid", "Canvas", "Women, Casual, Summer, middle", "White, Red, Navy Blue",
              "jute"),
    shoe_line("flatform", "Solid", "Leather", "Women, Casual, Summer, middle", "Black, Lavender, Tan",
              "tan white silver"),
    shoe_line("kids", "Solid", "Nylon", "Boys, Casual, Summer, budget",
              "Blue/Orange, Green/Yellow, Red/Navy Blue", "foam accent second"),
    shoe_line("kids", "Stars", "Polyester", "Girls, Casual, Summer, budget",
              "Pink/White, Purple/Yellow, Turquoise Blue/White", "bright white"),
)  # fmt: skip

ARTICLE = Article(
    kind="Sandals",
    sub="Sandal",
    master="Footwear",
    noun="sandals",
    prices=(25.0, 59.0, 119.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
