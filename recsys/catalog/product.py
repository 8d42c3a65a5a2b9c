"""One product, and what its id may look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from recsys.errors import CatalogError

MAX_ID_LENGTH = 128
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")


@dataclass(frozen=True)
class Product:
    """One product of a catalogue.

    Attributes:
        id: unique in its catalogue.
        title: as the source has it; treat it as data, never as HTML or Markdown.
        category: the finest known category, or None.
        price: what a buyer pays, in the catalogue's currency, or None where unknown.
        list_price: the price before a discount, or None.
        image: the picture's file, or None for a product without a usable picture.
        thumbnail: a picture at most 320 pixels long (it may be the same file), or None.
        attributes: everything else the source says, as text.
    """

    id: str
    title: str
    category: str | None = None
    price: float | None = None
    list_price: float | None = None
    image: Path | None = None
    thumbnail: Path | None = None
    attributes: dict[str, str] = field(default_factory=dict)


def check_id(product_id: str) -> str:
    """Return a product id unchanged if it is safe to use in file names and links.

    Raises:
        CatalogError: it is empty, too long or could leave its folder.
    """
    if not _SAFE_ID.fullmatch(product_id) or not product_id.strip("."):
        shown = product_id[:40] + ("…" if len(product_id) > 40 else "")
        raise CatalogError(
            f"The id {shown!r} is not allowed. Use 1 to {MAX_ID_LENGTH} letters, digits, '.', '_' or '-'."
        )
    return product_id
