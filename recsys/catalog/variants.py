"""Variants: products that are one design, in other colours or sizes or entered twice.

Looks alone do not tell: with a good encoder two black wallets of different makers are as near as one
wallet photographed twice. So three things must agree: the category, the title without its colours, and
the outlines in the pictures, which stay where they are when only the colour changes.

    variants.json   groups of product ids, and what they were computed from
"""

from __future__ import annotations

import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.catalog import Catalog
from recsys.colors import is_color_name
from recsys.errors import ArtifactError, ImageError
from recsys.files import read_json, sha256, write_json
from recsys.images.decode import read
from recsys.progress import Progress, ProgressCallback, no_progress

SCHEMA = 1
SAME_DESIGN = 0.86
"""Least agreement of outlines for products whose titles differ in colours only."""
SAME_PICTURE = 0.95
"""Least agreement of outlines for products whose titles are merely much alike, or generic."""
_ALIKE_TITLES = 0.6
_GENERIC = 10
"""More products than this of one title, such as "Leather belt", are more than one design."""
_NEAREST = 10
"""How many neighbours are looked at for merely alike titles."""
_SIZE = (48, 64)
_BLOCK = 4096
_WORD = re.compile(r"\w+")
_COLORS = frozenset(
    _WORD.findall(
        """beige black blue bronze brown burgundy charcoal copper cream gold golden gray green grey khaki
        lavender lime magenta maroon mauve multi multicolour navy olive orange peach pink purple red rust
        silver tan taupe teal turquoise white yellow"""
    )
)
"""Words for colours in any title, beside those of the catalogue's own columns."""


def variant_groups(catalog: Catalog, folder: Path) -> np.ndarray | None:
    """Return (N,) the number of each product's group, -1 for a product without variants.

    Args:
        catalog: the catalogue.
        folder: holds the file that `build_variants` wrote.

    Returns:
        None where there is no file, or not of this catalogue as it is now.
    """
    try:
        stored = read_json(folder / "variants.json", remedy="")
    except ArtifactError:
        return None
    if stored.get("schema") != SCHEMA or stored.get("titles") != _titles_source(catalog):
        return None
    numbers = np.full(len(catalog), -1, dtype=np.int32)
    for number, group in enumerate(stored["groups"]):
        numbers[[catalog.row(product_id) for product_id in group if product_id in catalog]] = number
    return numbers


def build_variants(
    catalog: Catalog, neighbors: np.ndarray, folder: Path, source: str, listen: ProgressCallback = no_progress
) -> bool:
    """Find the variants of a catalogue, unless they are there already.

    Args:
        catalog: the catalogue.
        neighbors: (N, depth) rows of the nearest products, -1 where there are no more.
        folder: where the file goes.
        source: names catalogue and vectors that the neighbours come from.
        listen: told how far it is.

    Returns:
        Whether anything had to be computed.
    """
    path = folder / "variants.json"
    made_from = {"schema": SCHEMA, "source": source, "titles": _titles_source(catalog)}
    try:
        stored = read_json(path, remedy="")
    except ArtifactError:
        stored = {}
    if {name: stored.get(name) for name in made_from} == made_from:
        return False
    groups = [catalog.ids[rows].tolist() for rows in find_variants(catalog, neighbors, listen)]
    write_json(path, made_from | {"groups": groups})
    return True


def find_variants(
    catalog: Catalog, neighbors: np.ndarray, listen: ProgressCallback = no_progress
) -> list[list[int]]:
    """Return groups of rows, each with at least two; no row is in two groups.

    A group is a star: all its members agree with its first one, so that no chain of small steps joins
    what is far apart. The order of the rows does not matter.
    """
    words = _colorless(catalog)
    kinds = _numbers(catalog.table["category"].fillna("").tolist())
    named = _numbers(f"{kind} {' '.join(row)}" for kind, row in zip(kinds, words, strict=True))
    generic = np.bincount(named)[named] > _GENERIC if len(named) else np.empty(0, dtype=bool)
    same = _pairs(neighbors, named)
    alike = _alike(neighbors[:, :_NEAREST], words, named, kinds)
    outlines = _outlines(catalog, np.unique(np.concatenate([same, alike]).ravel()), listen)
    links = [*_copies(catalog, kinds)]
    for pair in same.tolist():
        if _agreement(outlines, pair) >= (SAME_PICTURE if generic[pair[0]] else SAME_DESIGN):
            links.append(pair)
    links += [pair for pair in alike.tolist() if _agreement(outlines, pair) >= SAME_PICTURE]
    return _stars(links, catalog.id_order)


def _titles_source(catalog: Catalog) -> str:
    table = catalog.table[["id", "title", "category", *_color_columns(catalog)]]
    return sha256(json.dumps(table.astype(object).where(table.notna(), None).values.tolist()).encode())


def _color_columns(catalog: Catalog) -> list[str]:
    return [name for name in catalog.attributes if is_color_name(name)]


def _colorless(catalog: Catalog) -> list[list[str]]:
    """Return the words of each title that name no colour."""
    named = {
        word
        for column in _color_columns(catalog)
        for value in catalog.table[column].dropna().unique()
        for word in _WORD.findall(value.casefold())
    }
    titles = ([*_WORD.findall(title.casefold())] for title in catalog.table["title"])
    return [[word for word in title if word not in named and word not in _COLORS] for title in titles]


def _numbers(values: Iterable[str]) -> np.ndarray:
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _pairs(neighbors: np.ndarray, *numbers: np.ndarray) -> np.ndarray:
    """Return (n, 2) rows, the lower first, of neighbours that agree in each of these (N,) numbers."""
    found = [np.empty((0, 2), dtype=np.int64)]
    for start in range(0, len(neighbors), _BLOCK):
        near = np.asarray(neighbors[start : start + _BLOCK])
        agree = near >= 0
        for number in numbers:
            agree &= number[start : start + _BLOCK, None] == number[near]
        places = np.argwhere(agree)
        rows = np.stack([places[:, 0] + start, near[places[:, 0], places[:, 1]]], axis=1)
        found.append(np.sort(rows, axis=1))
    return np.unique(np.concatenate(found), axis=0)


def _alike(neighbors: np.ndarray, words: list[list[str]], named: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Return (n, 2) rows of the nearest products whose titles share most words, and begin alike."""
    begins = _numbers(row[0] if row else "" for row in words)
    sets = [frozenset(row) for row in words]
    pairs = _pairs(neighbors, begins, kinds)
    pairs = pairs[named[pairs[:, 0]] != named[pairs[:, 1]]]
    close = [len(sets[a] & sets[b]) >= _ALIKE_TITLES * len(sets[a] | sets[b]) > 0 for a, b in pairs.tolist()]
    return pairs[np.array(close, dtype=bool)]


def _outlines(catalog: Catalog, rows: np.ndarray, listen: ProgressCallback) -> dict[int, np.ndarray]:
    found: dict[int, np.ndarray] = {}
    started = time.monotonic()
    for done, row in enumerate(rows.tolist(), start=1):
        path = catalog.thumbnail_path(row)
        try:
            found[row] = silhouette(read(path)) if path else np.zeros(0, dtype=np.float16)
        except ImageError:
            continue
        if done % 500 == 0:
            listen(Progress("Finding variants", done, len(rows), done / (time.monotonic() - started)))
    return found


def silhouette(image: Image.Image) -> np.ndarray:
    """Return where the edges of a picture are, as a vector of length 1.

    Args:
        image: RGB, any size.

    Returns:
        (3072,) float16: the steepness of the grey levels on 48 x 64 points less its mean; zeros for a
        picture of one colour.
    """
    gray = np.asarray(image.convert("L").resize(_SIZE, Image.Resampling.BILINEAR), dtype=np.float32)
    down, across = np.gradient(gray)
    edges = np.hypot(down, across)
    edges -= edges.mean()
    norm = np.linalg.norm(edges)
    return (edges / norm if norm > 0 else edges).ravel().astype(np.float16)


def _agreement(outlines: dict[int, np.ndarray], pair: list[int]) -> float:
    a, b = (outlines.get(row) for row in pair)
    if a is None or b is None or a.shape != b.shape:
        return 0.0
    return float(a.astype(np.float32) @ b.astype(np.float32))


def _copies(catalog: Catalog, kinds: np.ndarray) -> Iterator[list[int]]:
    """Yield pairs of products of one kind that share their picture byte for byte."""
    sharing: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, key in enumerate(zip(catalog.picture_numbers.tolist(), kinds.tolist(), strict=True)):
        if key[0] >= 0:
            sharing[key].append(row)
    for rows in sharing.values():
        for place, row in enumerate(rows):
            yield from ([row, other] for other in rows[place + 1 :])


def _stars(links: Iterable[list[int]], order: np.ndarray) -> list[list[int]]:
    linked: dict[int, set[int]] = defaultdict(set)
    for a, b in links:
        linked[a].add(b)
        linked[b].add(a)
    taken: set[int] = set()
    groups = []
    for row in sorted(linked, key=lambda row: (-len(linked[row]), order[row])):
        others = linked[row] - taken
        if row not in taken and others:
            groups.append([row, *sorted(others, key=lambda other: order[other])])
            taken |= {row, *others}
    return groups
