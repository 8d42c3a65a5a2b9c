"""Flats: ballerinas, pointed flats, mules, espadrilles, loafers."""

from __future__ import annotations

from showroom.articles.footwear.pump_surfaces import draw, line
from showroom.articles.product_line import Article
from showroom.shapes.footwear.pumps import FLATS as SILHOUETTES
from showroom.shapes.footwear.pumps import model

LINES = (
    line("ballerina", "Solid", "Leather", "Women, Casual, Spring, middle", "Black, Tan, Red, Navy Blue",
         "stitch"),
    line("ballerina", "Contrast", "Patent leather", "Women, Smart Casual, Spring, middle",
         "Nude/Black, Pink/Burgundy, Off White/Navy Blue", "cap trim"),
    line("ballerina", "Dotted", "Satin", "Women, Casual, Summer, budget",
         "Navy Blue/White, Red/White, Black/Cream"),
    line("ballerina", "Leopard", "Suede", "Women, Casual, Fall, middle",
         "Tan/Coffee Brown, Grey/Black, Beige/Brown", "trim"),
    line("pointed", "Solid", "Suede", "Women, Smart Casual, Fall, middle", "Olive, Black, Rose, Blue"),
    line("pointed", "Croc", "Leather", "Women, Formal, Fall, premium", "Burgundy, Black, Brown"),
    line("two-piece flat", "Solid", "Leather", "Women, Smart Casual, Summer, middle",
         "Mustard, Black, Off White, Sea Green", "stitch"),
    line("mule", "Solid", "Leather", "Women, Casual, Spring, middle", "Cream, Black, Brown, Green"),
    line("mule", "Woven", "Leather", "Women, Casual, Summer, premium", "Tan, White, Navy Blue", "silver"),
    line("espadrille", "Solid", "Canvas", "Women, Casual, Summer, budget",
         "Navy Blue, Off White, Red, Khaki"),
    line("espadrille", "Striped", "Canvas", "Women, Casual, Summer, budget",
         "White/Navy Blue, Cream/Red, White/Green"),
    line("loafer", "Solid", "Leather", "Women, Formal, Fall, premium", "Black, Burgundy, Brown, Cream",
         "stitch apron"),
    line("loafer", "Solid", "Metallic leather", "Women, Casual, Spring, middle", "Gold, Silver, Rose Gold",
         "apron"),
    line("slingback", "Contrast", "Leather", "Women, Smart Casual, Spring, premium",
         "Beige/Black, White/Navy Blue, Rose/Maroon", "cap trim"),
    line("mary jane", "Solid", "Velvet", "Women, Casual, Winter, middle", "Purple, Green, Black, Maroon"),
    line("girls", "Solid", "Patent leather", "Girls, Casual, Spring, budget", "Black, Red, Pink", "silver"),
    line("girls", "Ditsy", "Cotton", "Girls, Casual, Summer, budget",
         "White/Pink, Lavender/White, Yellow/Red"),
)  # fmt: skip

ARTICLE = Article(
    kind="Flats",
    sub="Shoes",
    master="Footwear",
    noun="flats",
    prices=(29.0, 59.0, 119.0),
    lines=LINES,
    draw=draw,
    silhouettes=tuple(SILHOUETTES),
    model=model,
)
