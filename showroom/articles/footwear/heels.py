"""Heels: pumps, slingbacks, platforms, heeled sandals, wedges and mules."""

from __future__ import annotations

from showroom.articles.footwear.pump_surfaces import draw
from showroom.articles.footwear.shoe_lines import shoe_line
from showroom.articles.product_line import Article
from showroom.shapes.footwear.pumps import HEELS as SILHOUETTES
from showroom.shapes.footwear.pumps import model

LINES = (
    shoe_line("stiletto", "Solid", "Patent leather", "Women, Formal, Fall, premium",
              "Black, Red, Nude, Navy Blue"),
    shoe_line("stiletto", "Solid", "Suede", "Women, Party, Winter, premium", "Burgundy, Black, Teal, Taupe"),
    shoe_line("stiletto", "Leopard", "Satin", "Women, Party, Fall, middle",
              "Tan/Coffee Brown, Grey/Black, Rust/Black"),
    shoe_line("court", "Solid", "Leather", "Women, Formal, Fall, middle",
              "Black, Tan, Navy Blue, Nude, Burgundy", "stitch"),
    shoe_line("court", "Solid", "Velvet", "Women, Party, Winter, premium",
              "Green/Gold, Purple/Gold, Navy Blue/Gold", "heel metal"),
    shoe_line("court", "Checked", "Cotton", "Women, Smart Casual, Fall, middle",
              "Off White/Black, Cream/Maroon, Off White/Navy Blue", "heel"),
    shoe_line("kitten", "Contrast", "Leather", "Women, Formal, Spring, premium",
              "Nude/Black, Off White/Navy Blue, Pink/Burgundy, Cream/Tan", "cap heel trim"),
    shoe_line("kitten", "Solid", "Satin", "Women, Party, Summer, middle",
              "Rose, Silver, Sea Green, Lavender"),
    shoe_line("peep toe", "Solid", "Patent leather", "Women, Party, Summer, budget",
              "Red, Black, Magenta, Off White"),
    shoe_line("peep toe", "Floral", "Satin", "Women, Party, Spring, middle",
              "Cream/Rose, Navy Blue/Peach, Black/Red"),
    shoe_line("platform", "Solid", "Leather", "Women, Party, Fall, middle",
              "Black, Maroon, Purple, Off White"),
    shoe_line("platform", "Solid", "Glitter", "Women, Party, Winter, middle", "Silver, Gold, Rose Gold"),
    shoe_line("two-piece", "Solid", "Suede", "Women, Party, Spring, premium", "Mauve, Black, Blue, Rust"),
    shoe_line("spool heel", "Solid", "Leather", "Women, Casual, Spring, middle",
              "Red, Black, Olive, Cream", "silver"),
    shoe_line("barely there", "Solid", "Leather", "Women, Party, Summer, middle",
              "Black, Nude, White, Orange"),
    shoe_line("barely there", "Solid", "Metallic leather", "Women, Party, Summer, premium",
              "Gold, Silver, Rose Gold"),
    shoe_line("block sandal", "Solid", "Suede", "Women, Smart Casual, Summer, middle",
              "Tan, Black, Pink, Mustard", "stacked"),
    shoe_line("crossed", "Woven", "Leather", "Women, Casual, Summer, budget",
              "Brown, White, Turquoise Blue", "stacked cork"),
    shoe_line("wedge", "Solid", "Canvas", "Women, Casual, Summer, budget",
              "Navy Blue, Red, Off White, Black"),
    shoe_line("wedge", "Floral", "Cotton", "Women, Casual, Summer, budget",
              "White/Blue, Peach/Red, Yellow/Green"),
    shoe_line("heeled mule", "Solid", "Leather", "Women, Smart Casual, Spring, middle",
              "Cream, Black, Green, Tan", "stitch"),
    shoe_line("heeled mule", "Croc", "Leather", "Women, Smart Casual, Fall, premium", "Brown, Black, Maroon"),
)  # fmt: skip

ARTICLE = Article(
    kind="Heels",
    sub="Shoes",
    master="Footwear",
    noun="heels",
    prices=(39.0, 79.0, 159.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
