"""Flats: ballerinas, pointed flats, mules, espadrilles, loafers."""

from __future__ import annotations

from showroom.articles.footwear.pump_surfaces import draw
from showroom.articles.footwear.shoe_lines import shoe_line
from showroom.articles.product_line import Article
from showroom.shapes.footwear.pumps import FLATS as SILHOUETTES
from showroom.shapes.footwear.pumps import model

LINES = (
    shoe_line("ballerina", "Solid", "Leather", "Women, Casual, Spring, middle",
              "Black, Tan, Red, Navy Blue", "stitch"),
    shoe_line("ballerina", "Contrast", "Patent leather", "Women, Smart Casual, Spring, middle",
              "Nude/Black, Pink/Burgundy, Off White/Navy Blue", "cap trim"),
    shoe_line("ballerina", "Dotted", "Satin", "Women, Casual, Summer, budget",
              "Navy Blue/White, Red/White, Black/Cream"),
    shoe_line("ballerina", "Leopard", "Suede", "Women, Casual, Fall, middle",
              "Tan/Coffee Brown, Grey/Black, Beige/Brown", "trim"),
    shoe_line("pointed", "Solid", "Suede", "Women, Smart Casual, Fall, middle", "Olive, Black, Rose, Blue"),
    shoe_line("pointed", "Croc", "Leather", "Women, Formal, Fall, premium", "Burgundy, Black, Brown"),
    shoe_line("two-piece flat", "Solid", "Leather", "Women, Smart Casual, Summer, middle",
              "Mustard, Black, Off White, Sea Green", "stitch"),
    shoe_line("mule", "Solid", "Leather", "Women, Casual, Spring, middle", "Cream, Black, Brown, Green"),
    shoe_line("mule", "Woven", "Leather", "Women, Casual, Summer, premium", "Tan, White, Navy Blue",
              "silver"),
    shoe_line("espadrille", "Solid", "Canvas", "Women, Casual, Summer, budget",
              "Navy Blue, Off White, Red, Khaki"),
    shoe_line("espadrille", "Striped", "Canvas", "Women, Casual, Summer, budget",
              "White/Navy Blue, Cream/Red, White/Green"),
    shoe_line("loafer", "Solid", "Leather", "Women, Formal, Fall, premium",
              "Black, Burgundy, Brown, Cream", "stitch apron"),
    shoe_line("loafer", "Solid", "Metallic leather", "Women, Casual, Spring, middle",
              "Gold, Silver, Rose Gold", "apron"),
    shoe_line("slingback", "Contrast", "Leather", "Women, Smart Casual, Spring, premium",
              "Beige/Black, White/Navy Blue, Rose/Maroon", "cap trim"),
    shoe_line("mary jane", "Solid", "Velvet", "Women, Casual, Winter, middle",
              "Purple, Green, Black, Maroon"),
    shoe_line("girls", "Solid", "Patent leather", "Girls, Casual, Spring, budget", "Black, Red, Pink",
              "silver"),
    shoe_line("girls", "Ditsy", "Cotton", "Girls, Casual, Summer, budget",
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
