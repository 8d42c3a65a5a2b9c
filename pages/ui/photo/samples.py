"""Pictures to try the search with: products of the demo shop that comes with Alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import streamlit as st

from pages.ui import pictures, places
from pages.ui.components import Card
from recsys.catalog import Catalog
from recsys.errors import AlikeError

SAMPLE = "sample"
SAMPLES = 3


@dataclass(frozen=True)
class Sample:
    """One picture to try; it is taken in like an upload."""

    name: str
    file_id: str
    path: Path

    def getvalue(self) -> bytes:
        """Return the file."""
        return self.path.read_bytes()


def asked() -> list[Sample]:
    """Return the sample that the address names, if there is one."""
    wanted = st.query_params.get(SAMPLE)
    place, catalog = _demo()
    if catalog is None or wanted not in _ids(catalog):
        return []
    row = catalog.row(wanted)
    path = catalog.image_path(row)
    return [Sample(catalog.product(row).title, f"{SAMPLE} {place} {wanted}", path)] if path else []


def cards() -> list[Card]:
    """Return the samples to choose from."""
    place, catalog = _demo()
    if catalog is None:
        return []
    rows = [catalog.row(product_id) for product_id in _ids(catalog)]
    return [
        Card(
            id=str(catalog.ids[row]),
            href=f"photo?{SAMPLE}={catalog.ids[row]}",
            title=catalog.product(row).title,
            src=pictures.address(place, catalog, catalog.thumbnail_path(row)),
        )
        for row in rows
    ]


def ask(sample_id: str) -> None:
    """Search with a sample; the browser's Back button undoes it. For callbacks."""
    st.query_params[SAMPLE] = sample_id


def forget() -> None:
    """Search with no sample any more. For callbacks."""
    st.query_params.pop(SAMPLE, None)


def _ids(catalog: Catalog) -> list[str]:
    """Return a few products of different categories."""
    pictured = catalog.table[catalog.pictures != ""]
    of_each = pictured.drop_duplicates("category", keep="last")["id"].tolist()
    places = np.linspace(0, len(of_each) - 1, min(SAMPLES, len(of_each)))
    return [str(of_each[place]) for place in places.round().astype(int)]


def _demo() -> tuple[str, Catalog | None]:
    for place, folder in places.places().items():
        if folder == (places.ROOT / "assets" / "demo").resolve():
            return place, _opened(place, folder)
    return "", None


@st.cache_resource(max_entries=1, show_spinner=False)
def _opened(place: str, folder: Path) -> Catalog | None:
    try:
        catalog = Catalog.open(folder)
    except AlikeError:
        return None
    pictures.publish(place, catalog)
    return catalog
