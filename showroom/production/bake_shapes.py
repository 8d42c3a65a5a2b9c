"""Baking the shapes that pictures are drawn from, each in a process of its own."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from recsys.errors import AlikeError
from recsys.progress import Progress, ProgressCallback
from showroom.articles.product_line import Article
from showroom.rendering.bake_cache import BakeCache


@dataclass(frozen=True)
class ShapeFile:
    """A silhouette of an article, and the file of its bake."""

    article: Article
    silhouette: str
    path: Path

    def __str__(self) -> str:
        return f"{self.article.kind} {self.silhouette}"


def shape_files(article: Article, bakes: Path) -> list[ShapeFile]:
    """Return all shapes that an article takes from the cache of bakes."""
    if article.model is None:
        return []
    bake_cache = BakeCache(bakes)
    return [ShapeFile(article, name, bake_cache.path(article.model, name)) for name in article.silhouettes]


def missing_shapes(articles: Iterable[Article], bakes: Path) -> list[ShapeFile]:
    """Return the shapes that are not baked; those that articles share, once."""
    wanted = {shape.path: shape for article in articles for shape in shape_files(article, bakes)}
    return [shape for path, shape in wanted.items() if not path.is_file()]


def bake(wanted: Sequence[ShapeFile], bakes: Path, jobs: int, listen: ProgressCallback) -> dict[str, str]:
    """Bake shapes; Blender's state is global, so each gets a fresh process.

    Returns:
        For each shape that failed, in words, what went wrong.

    Raises:
        AlikeError: Blender is not installed.
    """
    if not wanted:
        return {}
    if importlib.util.find_spec("bpy") is None:
        raise AlikeError(
            f"{len(wanted)} shapes are not in {bakes} yet. Baking them takes Blender as a Python module "
            "(bpy), which is not installed here. `make demo` installs showroom/requirements.txt beside the "
            "app, for Python 3.11, and draws with that."
        )
    problems: dict[str, str] = {}
    started = time.monotonic()
    with ThreadPoolExecutor(jobs) as pool:  # threads that wait for a process each
        waiting = {pool.submit(_bake_apart, shape, bakes): shape for shape in wanted}
        for done, future in enumerate(as_completed(waiting), 1):
            if fault := future.result():
                problems[str(waiting[future])] = fault
            listen(Progress("Baking shapes", done, len(wanted), done / (time.monotonic() - started)))
    return problems


def _bake_apart(shape: ShapeFile, bakes: Path) -> str:
    """Bake a shape in a new process; return what went wrong, or ""."""
    command = [sys.executable, "-m", "showroom", "bake", shape.article.kind, shape.silhouette]
    done = subprocess.run([*command, "--bakes", str(bakes)], capture_output=True, text=True)  # noqa: S603
    if done.returncode == 0 and shape.path.is_file():
        return ""
    said = [line for line in done.stderr.splitlines() if line.strip()]
    return f"was not baked: {said[-1] if said else f'Blender ended with status {done.returncode}'}"
