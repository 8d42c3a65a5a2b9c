"""The layouts that an import understands, one file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from recsys.catalog.importers import fashion, flipkart, folder, generic_table, zappos
from recsys.catalog.importers.source import Source
from recsys.catalog.importers.table_builder import ProductTableBuilder
from recsys.catalog.report import ImportReport


class Layout(NamedTuple):
    """How one kind of source is recognised and read.

    Attributes:
        name: what people call it, for `--layout`.
        recognises: tells whether a source has this layout.
        read: puts the source's products on a shelf; its third argument maps Alike's columns to the source's.
    """

    name: str
    recognizes: Callable[[Source], bool]
    read: Callable[[Source, ImportReport, Mapping[str, str]], ProductTableBuilder]


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("fashion", fashion.matches, fashion.read),
        Layout("zappos", zappos.recognizes, zappos.read),
        Layout("flipkart", flipkart.recognizes, flipkart.read),
        Layout("table", generic_table.recognizes, generic_table.read),
        Layout("folder", folder.recognizes, folder.read),
    )
}
"""Every layout by its name, in the order in which they are tried."""
