"""The words in which products are planned and drawn: looks, lines and articles.

A *line* is one design sold in several colours (the catalogue calls it a family). A *look* is one product of
it: everything that decides the picture. An *article* is a type of product and knows how to draw a look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PIL import Image

from showroom.bake import Bake
from showroom.bakery import Bakery


@dataclass(frozen=True)
class Look:
    """The independent choices behind a picture.

    Attributes:
        silhouette: a shape of its article.
        pattern: of the cloth, "Solid" when plain; an article's own variation elsewhere.
        material: what it is made of.
        colour, accent: names of `palette.COLOURS`: the main colour, and the second one of patterns and trims.
        detail: a variation of trims within the silhouette, "" for the usual one.
    """

    silhouette: str
    pattern: str
    material: str
    colour: str
    accent: str
    detail: str = ""


@dataclass(frozen=True)
class Line:
    """A design that is sold in several colours.

    Attributes:
        silhouette, pattern, material, detail: as in `NetworkOutput`.
        gender: Men, Women, Boys, Girls or Unisex.
        usage: Casual, Formal, Sports, Party, Ethnic, Smart Casual, Travel or Home.
        season: Spring, Summer, Fall or Winter.
        tier: "budget", "middle" or "premium": decides brand and price.
        colourways: (colour, accent) of each product, 2 to 6 of them.
    """

    silhouette: str
    pattern: str
    material: str
    gender: str
    usage: str
    season: str
    tier: str
    colourways: tuple[tuple[str, str], ...]
    detail: str = ""

    def looks(self) -> list[Look]:
        """Return what its products look like."""
        return [
            Look(self.silhouette, self.pattern, self.material, *pair, self.detail) for pair in self.colourways
        ]


Draw = Callable[[Look, int, Bakery], Image.Image]
"""Draws a look: 480 x 640 RGB on white. The number is the seed of everything random in it."""


@dataclass(frozen=True)
class Article:
    """A type of product.

    Attributes:
        kind: its articleType in the vocabulary of Kaggle's Fashion Product Images, as are sub and master.
        noun: what a shop calls one of it.
        prices: typical full price in euros of the budget, middle and premium tier.
        lines: what the shop sells of it.
        draw: how one looks.
        silhouettes: shapes that `draw` takes from the bakery, for baking them ahead; empty when it draws
            from outlines.
        model: how the bakery makes such a shape.
        called: silhouettes that go by another name: the articleType and the noun of each.
    """

    kind: str
    sub: str
    master: str
    noun: str
    prices: tuple[float, float, float]
    lines: tuple[Line, ...]
    draw: Draw
    silhouettes: tuple[str, ...] = ()
    model: Callable[[str], Bake] | None = None
    called: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def names(self, silhouette: str) -> tuple[str, str]:
        """Return the articleType and the noun under which a silhouette is sold."""
        return self.called.get(silhouette, (self.kind, self.noun))
