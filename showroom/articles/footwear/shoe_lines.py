"""Lines of heels, flats, sandals and flip flops in short form."""

from __future__ import annotations

from showroom.articles.product_line import Line, colorways


def shoe_line(
    silhouette: str, pattern: str, material: str, market: str, colors: str, detail: str = ""
) -> Line:
    """Return a line of shoes.

    Args:
        silhouette, pattern, material, detail: as in `Line`.
        market: its gender, usage, season and tier, with commas between them.
        colors: as `colorways` reads them.
    """
    gender, usage, season, tier = market.split(", ")
    return Line(silhouette, pattern, material, gender, usage, season, tier, colorways(colors), detail)
