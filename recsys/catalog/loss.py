"""What a new import would take from the catalogue that is in its folder."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from recsys.catalog.catalog import Catalog
from recsys.errors import CatalogError

REMEDY = "If that is meant, import again with --replace."


def describe_loss(folder: Path, ids: Collection[str], pictures: int) -> str:
    """Return a sentence where an import would lose more than half of a catalogue's products or pictures.

    Args:
        folder: of the catalogue that the import would replace; it need not exist.
        ids: of the products that the import brings.
        pictures: how many of them have a picture.

    Returns:
        The sentence, "" where most is kept or no catalogue can be opened there.
    """
    try:
        before = Catalog.open(folder)
    except CatalogError:
        return ""
    dropped = len(before) - len(set(before.ids).intersection(ids))
    if 2 * dropped > len(before):
        return f"This import would drop {dropped:,} of the {len(before):,} products in {folder}."
    shown = int((before.pictures != "").sum())
    if 2 * pictures < shown:
        return f"Products with a picture would go from {shown:,} to {pictures:,} in {folder}."
    return ""
