"""Heels: pumps, slingbacks, platforms, heeled sandals, wedges and mules."""

from __future__ import annotations

from showroom.articles.footwear.pump_surfaces import draw, line
from showroom.articles.product_line import Article
from showroom.shapes.footwear.pumps import HEELS as SILHOUETTES
from showroom.shapes.footwear.pumps import model

LINES = (
    line("stiletto", "Solid", "Patent leather", "Women, Formal, Fall, premium",
         "Black, Red, Nude, Navy Blue"),
    line("stiletto", "Solid", "Suede", "Women, Party, Winter, premium", "Burgundy, Black, Teal, Taupe"),
    line("stiletto", "Leopard", "Satin", "Women, Party, Fall, middle",
         "Tan/Coffee Brown, Grey/Black, Rust/Black"),
    line("court", "Solid", "Leather", "Women, Formal, Fall, middle",
         "Black, Tan, Navy Blue, Nude, Burgundy", "stitch"),
    line("court", "Solid", "Velvet", "Women, Party, Winter, premium",
         "Green/Gold, Purple/Gold, Navy Blue/Gold", "heel metal"),
    line("court", "Checked", "Cotton", "Women, Smart Casual, Fall, middle",
         "Off White/Black, Cream/Maroon, Off White/Navy Blue", "heel"),
    line("kitten", "Contrast", "Leather", "Women, Formal, Spring, premium",
         "Nude/Black, Off White/Navy Blue, Pink/Burgundy, Cream/Tan", "cap heel trim"),
    line("kitten", "Solid", "Satin", "Women, Party, Summer, middle", "Rose, Silver, Sea Green, Lavender"),
    line("peep toe", "Solid", "Patent leather", "Women, Party, Summer, budget",
         "Red, Black, Magenta, Off White"),
    line("peep toe", "Floral", "Satin", "Women, Party, Spring, middle",
         "Cream/Rose, Navy Blue/Peach, Black/Red"),
    line("platform", "Solid", "Leather", "Women, Party, Fall, middle", "Black, Maroon, Purple, Off White"),
    line("platform", "Solid", "Glitter", "Women, Party, Winter, middle", "Silver, Gold, Rose Gold"),
    line("two-piece", "Solid", "Suede", "Women, Party, Spring, premium", "Mauve, Black, Blue, Rust"),
    line("spool heel", "Solid", "Leather", "Women, Casual, Spring, middle", "Red, Black, Olive, Cream",
         "silver"),
    line("barely there", "Solid", "Leather", "Women, Party, Summer, middle", "Black, Nude, White, Orange"),
    line("barely there", "Solid", "Metallic leather", "Women, Party, Summer, premium",
         "Gold, Silver, Rose Gold"),
    line("block sandal", "Solid", "Suede", "Women, Smart Casual, Summer, middle",
         "Tan, Black, Pink, Mustard", "stacked"),
    line("crossed", "Woven", "Leather", "Women, Casual, Summer, budget", "Brown, White, Turquoise Blue",
         "stacked cork"),
    line("wedge", "Solid", "Canvas", "Women, Casual, Summer, budget", "Navy Blue, Red, Off White, Black"),
    line("wedge", "Floral", "Cotton", "Women, Casual, Summer, budget", "White/Blue, Peach/Red, Yellow/Green"),
    line("heeled mule", "Solid", "Leather", "Women, Smart Casual, Spring, middle",
         "Cream, Black, Green, Tan", "stitch"),
    line("heeled mule", "Croc", "Leather", "Women, Smart Casual, Fall, premium", "Brown, Black, Maroon"),
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
