"""Drawing the catalogue: bake the shapes that are missing, then every picture that is new or has changed.

DIR/images/<id>.webp    the pictures
DIR/products.csv        the table, in the order of the shop
DIR/drawn.txt           from what each picture was drawn: lines "id digest"
"""

from __future__ import annotations

import ast
import csv
import hashlib
import importlib.util
import inspect
import io
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from recsys.files import atomic_write
from recsys.progress import Progress, ProgressCallback, no_progress
from showroom.production import bake_shapes, picture_checks
from showroom.range.plan import Product
from showroom.rendering.bake_cache import BakeCache

QUALITY = 76
"""Of the WebP files: about 11 kB each, and hardly a difference that shows."""

_BATCH = 6
"""Pictures a process draws at a time: neighbours share a shape, which is read once."""


@dataclass
class DrawOutcome:
    """The result of drawing.

    Attributes:
        drawn, kept: how many pictures were drawn now, and how many were there already.
        problems: product ids, or shapes as "Articletype silhouette" -> what is wrong.
    """

    drawn: int = 0
    kept: int = 0
    problems: dict[str, str] = field(default_factory=dict)


def draw(
    products: Sequence[Product],
    folder: Path,
    bakes: Path,
    jobs: int = 0,
    listen: ProgressCallback = no_progress,
) -> DrawOutcome:
    """Draw products into a folder; what is there already from the same plan is kept.

    Args:
        products: what to draw, in the order of the table.
        folder: where pictures and table go; pictures of other products stay.
        bakes: where baked shapes are kept.
        jobs: how many processes; 0 for as many as there are cores.
        listen: told how far it is.

    Raises:
        AlikeError: shapes are missing and there is no Blender to bake them.
    """
    jobs = jobs or os.cpu_count() or 1
    digests = DigestLog(folder / "drawn.txt")
    outcome = DrawOutcome()
    todo = []
    for product in products:
        if picture_of(folder, product.id).is_file() and digests.get(product.id) == digest(product, bakes):
            outcome.kept += 1
        else:
            todo.append(product)
    articles = {product.article.kind: product.article for product in todo}
    outcome.problems.update(
        bake_shapes.bake(bake_shapes.missing_shapes(articles.values(), bakes), bakes, jobs, listen)
    )
    for product, fault in _drawn(todo, folder, bakes, jobs, listen):
        outcome.drawn += not fault
        if fault:
            outcome.problems[str(product.id)] = fault
        else:
            digests.record(product.id, digest(product, bakes))
    write_table(products, folder)
    return outcome


def picture_of(folder: Path, product_id: int | str) -> Path:
    """Return where a product's picture is or will be."""
    return folder / "images" / f"{product_id}.webp"


def write_table(products: Iterable[Product], folder: Path) -> None:
    """Write the rows as a CSV."""
    rows = [product.row for product in products]
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, rows[0] if rows else ["id"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    with atomic_write(folder / "products.csv") as file:
        file.write(table.getvalue().encode())


class DigestLog:
    """Remembers from what each picture was drawn, also when the drawing is killed.

    Args:
        path: a text file; the last line of an id counts.
    """

    def __init__(self, path: Path):
        self._path = path
        lines = path.read_text(encoding="ascii").split("\n") if path.is_file() else []
        self._digests = dict(line.split(" ", 1) for line in lines if " " in line)

    def get(self, product_id: int) -> str | None:
        """Return the digest that was noted last."""
        return self._digests.get(str(product_id))

    def record(self, product_id: int, digest_now: str) -> None:
        """Note that a picture is finished."""
        self._digests[str(product_id)] = digest_now
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="ascii") as file:
            file.write(f"\n{product_id} {digest_now}\n")


def digest(product: Product, bakes: Path) -> str:
    """Name everything a picture depends on: its look, its seed, its shapes and the code that draws it."""
    shapes = [shape.path.name for shape in bake_shapes.shape_files(product.article, bakes)]
    draw = product.article.draw
    function, options = getattr(draw, "func", draw), getattr(draw, "keywords", {})  # of a `partial`
    parts = (repr(product.look), product.seed, QUALITY, _code_of(function.__module__), options, shapes)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@cache
def _code_of(module: str) -> str:
    files = sorted(code_files(module))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def code_files(module: str) -> set[Path]:
    """Return the files of a module and of all that it imports from the showroom at its top.

    What functions import, the studio, is left out: it makes shapes, and they have digests of their own.
    """
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        file = Path(inspect.getsourcefile(importlib.import_module(waiting.pop())) or "")
        if file not in found:
            found.add(file)
            waiting += [name for name in _imports(file.read_bytes()) if name.startswith("showroom.")]
    return found


def _imports(source: bytes) -> Iterator[str]:
    """Yield the modules that a source imports at its top."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name for name in inner if name.startswith("showroom.") and _is_module(name))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # a name within a module that is no package
        return False


def _drawn(
    products: Sequence[Product], folder: Path, bakes: Path, jobs: int, listen: ProgressCallback
) -> Iterator[tuple[Product, str]]:
    """Draw products on all cores; yield each with what is wrong with it, or ""."""
    by_shape = sorted(products, key=lambda p: (p.article.kind, p.look.silhouette, p.look.detail, p.id))
    batches = [by_shape[i : i + _BATCH] for i in range(0, len(by_shape), _BATCH)]
    started, done = time.monotonic(), 0
    for batch, faults in _spread(batches, folder, bakes, min(jobs, len(batches))):
        for product, fault in zip(batch, faults, strict=True):
            done += 1
            yield product, fault
        listen(Progress("Drawing products", done, len(products), done / (time.monotonic() - started)))


def _spread(
    batches: list[list[Product]], folder: Path, bakes: Path, jobs: int
) -> Iterator[tuple[list[Product], list[str]]]:
    if jobs <= 1:
        yield from ((batch, _draw_batch(batch, folder, bakes)) for batch in batches)
        return
    with ProcessPoolExecutor(jobs) as pool:
        waiting: dict[Future[list[str]], list[Product]] = {
            pool.submit(_draw_batch, batch, folder, bakes): batch for batch in batches
        }
        for future in as_completed(waiting):
            yield waiting[future], future.result()


def _draw_batch(products: Sequence[Product], folder: Path, bakes: Path) -> list[str]:
    """Draw some products; return for each what is wrong with it, or ""."""
    bake_cache = BakeCache(bakes, bakes_on_demand=False)
    return [_draw_one(product, folder, bake_cache) for product in products]


def _draw_one(product: Product, folder: Path, bake_cache: BakeCache) -> str:
    try:
        picture = product.article.draw(product.look, product.seed, bake_cache).convert("RGB")
    except Exception as error:
        # Whatever an article's code does wrong costs this product only.
        return f"could not be drawn: {type(error).__name__}: {error}"
    with atomic_write(picture_of(folder, product.id)) as file:
        picture.save(file, "WEBP", quality=QUALITY, method=6)
    return "; ".join(picture_checks.faults(np.asarray(picture)))
