"""From a catalogue's pictures to vectors on disk: streaming, resumable, only what is new."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from recsys.encoders import Encoder
from recsys.errors import ArtifactError, ImageError
from recsys.images import letterbox
from recsys.images.decode import read
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.vectors import VectorParts, Vectors

BATCH = 64
PART = 512
"""Pictures between two parts on disk: at most this much work is lost when a run is killed."""


def encode_pictures(
    pictures: Mapping[str, Path],
    encoder: Encoder,
    folder: Path,
    *,
    spec: str,
    listen: ProgressCallback = no_progress,
) -> int:
    """Bring the vectors in `folder` into step with some pictures.

    Vectors that are there already, of this encoder, are kept: from a finished run or from one that
    was stopped at any moment. The finished files have the same bytes either way.

    Args:
        pictures: the file of each picture key.
        encoder: makes the vectors.
        folder: holds the vectors; see `recsys.vectors`.
        spec: recorded so that the encoder can be loaded again.
        listen: told how far it is.

    Returns:
        How many pictures were encoded or set aside now.

    Raises:
        ArtifactError: the disk is full; what is done is kept.
    """
    vectors, set_aside = _known(folder, encoder.fingerprint)
    todo = [key for key in sorted(pictures) if key not in vectors and key not in set_aside]
    if not todo and _finished(folder, encoder.fingerprint, pictures):
        return 0
    parts = VectorParts(folder, encoder.fingerprint)
    fresh: dict[str, np.ndarray] = {}
    failed: dict[str, str] = {}
    started, done = time.monotonic(), 0
    try:
        for keys, rows, errors in encode_resumable(todo, pictures, encoder):
            fresh.update(zip(keys, rows.astype(np.float16), strict=True))
            failed.update(errors)
            done += len(keys) + len(errors)
            rate = done / max(time.monotonic() - started, 1e-9)
            listen(Progress(f"Encoding with {encoder.name}", done, len(todo), rate))
            if len(fresh) + len(failed) >= PART:
                parts.add(fresh, failed)
                vectors, set_aside = vectors | fresh, set_aside | failed
                fresh, failed = {}, {}
    finally:  # also when interrupted: nothing that was computed is lost
        if fresh or failed:
            parts.add(fresh, failed)
    vectors, set_aside = vectors | fresh, set_aside | failed
    _collect(vectors, set_aside, pictures, encoder, spec).save(folder)
    return done


def _collect(
    vectors: dict[str, np.ndarray],
    set_aside: dict[str, str],
    pictures: Mapping[str, Path],
    encoder: Encoder,
    spec: str,
) -> Vectors:
    keys = sorted(key for key in pictures if key in vectors)
    values = np.empty((len(keys), encoder.dim), dtype=np.float16)
    for row, key in enumerate(keys):
        values[row] = vectors[key]
    aside = {key: set_aside[key] for key in sorted(pictures) if key in set_aside}
    return Vectors(np.array(keys, dtype="S32"), values, encoder.fingerprint, spec, aside)


def _known(folder: Path, fingerprint: str) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Return what finished and unfinished runs have computed with this very encoder."""
    vectors, set_aside = VectorParts(folder, fingerprint).read()
    try:
        Vectors.verify(folder, remedy="")
        finished = Vectors.open(folder, remedy="")
    except ArtifactError:
        return vectors, set_aside
    if finished.fingerprint == fingerprint:
        vectors |= zip(
            (key.decode() for key in finished.keys.tolist()), np.array(finished.values), strict=True
        )
        set_aside |= finished.set_aside
    return vectors, set_aside


def _finished(folder: Path, fingerprint: str, pictures: Mapping[str, Path]) -> bool:
    """Say whether the files on disk are already exactly what a run would write."""
    if (folder / "parts").exists():
        return False
    try:
        vectors = Vectors.open(folder, remedy="")
    except ArtifactError:
        return False
    known = {key.decode() for key in vectors.keys.tolist()} | set(vectors.set_aside)
    return vectors.fingerprint == fingerprint and known == set(pictures)


def encode_resumable(
    keys: Sequence[str], pictures: Mapping[str, Path], encoder: Encoder
) -> Iterator[tuple[list[str], np.ndarray, dict[str, str]]]:
    """Encode pictures batch by batch while the next batches are being decoded.

    Yields:
        The keys of the batch's readable pictures, their (B, dim) float32 vectors, and for each
        unreadable picture the reason.
    """
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers, thread_name_prefix="decode") as pool:
        waiting = deque(
            pool.submit(_pages, batch, pictures, encoder.shape) for batch in batches[: workers + 1]
        )
        for number in range(len(batches)):
            good, pages, errors = waiting.popleft().result()
            following = number + workers + 1
            if following < len(batches):
                waiting.append(pool.submit(_pages, batches[following], pictures, encoder.shape))
            rows = encoder.encode_batch(pages) if good else np.empty((0, encoder.dim), np.float32)
            yield good, rows, errors


def _pages(
    keys: Sequence[str], pictures: Mapping[str, Path], shape: tuple[int, int]
) -> tuple[list[str], np.ndarray, dict[str, str]]:
    pages = np.empty((len(keys), *shape, 3), dtype=np.uint8)
    good: list[str] = []
    errors: dict[str, str] = {}
    for key in keys:
        try:
            pages[len(good)] = letterbox(read(pictures[key]), *shape)
            good.append(key)
        except ImageError as error:
            errors[key] = str(error)
    return good, pages[: len(good)], errors
