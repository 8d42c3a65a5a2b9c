"""The words in which products are planned and drawn: looks, lines and articles.

A *line* is one design sold in several colours (the catalogue calls it a family). A *look* is one product of
it: everything that decides the picture. An *article* is a type of product and knows how to draw a look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PIL import Image

from showroom.rendering.bake_cache import BakeCache
from showroom.rendering.baked_shape import BakedShape


@dataclass(frozen=True)
class Look:
    """The independent choices behind a picture.

    Attributes:
        silhouette: a shape of its article.
        pattern: of the cloth, "Solid" when plain; an article's own variation elsewhere.
        material: what it is made of.
        color, accent: names of `palette.COLORS`: the main colour, and the second one of patterns and trims.
        detail: a variation of trims within the silhouette, "" for the usual one.
    """

    silhouette: str
    pattern: str
    material: str
    color: str
    accent: str
    detail: str = ""


@dataclass(frozen=True)
class Line:
    """A design that is sold in several colours.

    Attributes:
        silhouette, pattern, material, detail: as in `Look`.
        gender: Men, Women, Boys, Girls or Unisex.
        usage: Casual, Formal, Sports, Party, Ethnic, Smart Casual, Travel or Home.
        season: Spring, Summer, Fall or Winter.
        tier: "budget", "middle" or "premium": decides brand and price.
        colorways: (colour, accent) of each product, 2 to 6 of them.
    """

    silhouette: str
    pattern: str
    material: str
    gender: str
    usage: str
    season: str
    tier: str
    colorways: tuple[tuple[str, str], ...]
    detail: str = ""

    def looks(self) -> list[Look]:
        """Return what its products look like."""
        return [
            Look(self.silhouette, self.pattern, self.material, *pair, self.detail) for pair in self.colorways
        ]


def colorways(text: str) -> tuple[tuple[str, str], ...]:
    """Return the colourways of a line, (colour, accent) each.

    Args:
        text: with commas between them; "White/Red" is white with red, "Tan" is tan all over.
    """
    pairs = [way.partition("/") for way in text.split(", ")]
    return tuple((color, accent or color) for color, _, accent in pairs)


Draw = Callable[[Look, int, BakeCache], Image.Image]
"""Draws a look: 480 x 640 RGB on white. The number is the seed of everything random in it."""


@dataclass(frozen=True)
class Article:
    """A type of product.

    Attributes:
        kind: its articleType in the vocabulary of Kaggle's Fashion Product Images, as are sub and master.
        noun: what a shop calls one of it.
        prices: typical full price in euros of the budget, middle and premium tier.
        lines: what the shop sells of it.
        draw: draws a look.
        silhouettes: shapes that `draw` takes from the cache of bakes, for baking them ahead.
        model: models and bakes such a shape.
        aliases: silhouettes that go by another name: the articleType and the noun of each.
    """

    kind: str
    sub: str
    master: str
    noun: str
    prices: tuple[float, float, float]
    lines: tuple[Line, ...]
    draw: Draw
    silhouettes: tuple[str, ...] = ()
    model: Callable[[str], BakedShape] | None = None
    aliases: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def names(self, silhouette: str) -> tuple[str, str]:
        """Return the articleType and the noun under which a silhouette is sold."""
        return self.aliases.get(silhouette, (self.kind, self.noun))
