"""The layouts that an import understands, one file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from recsys.catalog.importers import fashion, flipkart, folder, generic_table, zappos
from recsys.catalog.importers.source import Source
from recsys.catalog.importers.table_builder import Shelf
from recsys.catalog.report import ImportReport


class Layout(NamedTuple):
    """How one kind of source is recognised and read.

    Attributes:
        name: what people call it, for `--layout`.
        recognises: tells whether a source has this layout.
        read: puts the source's products on a shelf; its third argument maps Alike's columns to the source's.
    """

    name: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source, ImportReport, Mapping[str, str]], Shelf]


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("fashion", fashion.recognises, fashion.read),
        Layout("zappos", zappos.recognises, zappos.read),
        Layout("flipkart", flipkart.recognises, flipkart.read),
        Layout("table", generic_table.recognises, generic_table.read),
        Layout("folder", folder.recognises, folder.read),
    )
}
"""Every layout by its name, in the order in which they are tried."""
