"""Taking the pictures of a built shop back to where they are drawn, so that they need not be drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recsys.catalog import Catalog
from recsys.files import atomic_write
from showroom.production.draw_pictures import DigestLog, digest, picture_of
from showroom.range.plan import Product


def restore_pictures(products: Sequence[Product], shop: Path, folder: Path, bakes: Path) -> int:
    """Copy pictures from a built shop, and note them as drawn by the code as it is now.

    A catalogue keeps a picture without metadata byte for byte, so importing what was taken stores it
    under the same key again.

    Args:
        products: whose pictures to take; those that the shop does not have are left out.
        shop: a catalogue that was imported from drawn pictures.
        folder: what `draw` will write to.
        bakes: where baked shapes are kept; they need not be there.

    Returns:
        How many pictures were taken.

    Raises:
        CatalogError: `shop` is not a catalogue.
    """
    catalog = Catalog.open(shop)
    digests = DigestLog(folder / "drawn.txt")
    count = 0
    for product in products:
        if str(product.id) not in catalog:
            continue
        stored = catalog.image_path(catalog.row(str(product.id)))
        if stored is None:
            continue
        with atomic_write(picture_of(folder, product.id)) as file:
            file.write(stored.read_bytes())
        digests.record(product.id, digest(product, bakes))
        count += 1
    return count
