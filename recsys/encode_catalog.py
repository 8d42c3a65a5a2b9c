"""Vectors of a catalogue's pictures on disk: streaming, resumable, only what is new."""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from recsys.encoders import Encoder
from recsys.errors import ArtifactError, ImageError
from recsys.files import sha256, sha256_file
from recsys.images import letterbox
from recsys.images.decode import decode, read
from recsys.progress import Progress, ProgressCallback, no_progress
from recsys.vectors import Refusal, VectorParts, Vectors

logger = logging.getLogger(__name__)

BATCH = 64
PART = 512
"""Pictures between two parts on disk: at most this much work is lost when a run is killed."""


class EncodeResult(NamedTuple):
    """What `encode_pictures` did.

    Attributes:
        encoded: pictures encoded now.
        unread: pictures whose files cannot be read now, with the reason; the next run tries them again.
    """

    encoded: int
    unread: dict[str, str]


@dataclass(frozen=True)
class BatchFunction:
    """A function of pictures that is no encoder to search by, with what `encode_pictures` must know of it.

    Attributes:
        name, shape, dim, fingerprint, encode_batch: see `recsys.encoders.Encoder`.
    """

    name: str
    shape: tuple[int, int]
    dim: int
    fingerprint: str
    encode_batch: Callable[[np.ndarray], np.ndarray]


def encode_pictures(
    pictures: Mapping[str, Path],
    encoder: Encoder | BatchFunction,
    folder: Path,
    *,
    spec: str,
    listen: ProgressCallback = no_progress,
) -> EncodeResult:
    """Bring the vectors in `folder` into step with some pictures.

    Vectors that are there already, of this encoder, are kept: from a finished run or from one that
    was stopped at any moment. The finished files have the same bytes either way. A picture that the
    decoder refused is set aside until its file changes; one that cannot be read is tried again by the
    next run.

    Args:
        pictures: the file of each picture key.
        encoder: makes the vectors.
        folder: holds the vectors; see `recsys.vectors`.
        spec: recorded so that the encoder can be loaded again.
        listen: told how far it is.

    Raises:
        ArtifactError: the disk is full; what is done is kept.
    """
    vectors, set_aside = _load_computed(folder, encoder.fingerprint)
    set_aside = {key: refusal for key, refusal in set_aside.items() if _still_refused(pictures, key, refusal)}
    todo = [key for key in sorted(pictures) if key not in vectors and key not in set_aside]
    if not todo and _finished(folder, encoder.fingerprint, pictures, set_aside):
        return EncodeResult(0, {})
    parts = VectorParts(folder, encoder.fingerprint)
    fresh: dict[str, np.ndarray] = {}
    failed: dict[str, Refusal] = {}
    unread: dict[str, str] = {}
    encoded = done = 0
    started = time.monotonic()
    try:
        for keys, rows, errors in encode_resumable(todo, pictures, encoder):
            fresh.update(zip(keys, rows.astype(np.float16), strict=True))
            _sort_out(errors, pictures, failed, unread)
            for key, reason in errors.items():
                logger.warning("Picture skipped: %s: %s", pictures[key], reason)
            encoded += len(keys)
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
    logger.info("Encoded %d pictures with %s in %.1f s", done, encoder.name, time.monotonic() - started)
    _collect(vectors, set_aside, pictures, encoder, spec).save(folder)
    return EncodeResult(encoded, unread)


def _sort_out(
    errors: Mapping[str, ImageError],
    pictures: Mapping[str, Path],
    failed: dict[str, Refusal],
    unread: dict[str, str],
) -> None:
    """Put pictures that the decoder refuses into `failed`, all others into `unread`."""
    for key, error in errors.items():
        unread[key] = str(error)
        with suppress(OSError):
            data = pictures[key].read_bytes()  # again: the file may have changed since
            try:
                decode(data)
            except ImageError:
                failed[key] = Refusal(unread.pop(key), sha256(data))


def _still_refused(pictures: Mapping[str, Path], key: str, refusal: Refusal) -> bool:
    """Tell whether a picture's file is the very one that the decoder refused."""
    try:
        return key in pictures and sha256_file(pictures[key]) == refusal.sha256
    except OSError:
        return False


def _collect(
    vectors: dict[str, np.ndarray],
    set_aside: dict[str, Refusal],
    pictures: Mapping[str, Path],
    encoder: Encoder | BatchFunction,
    spec: str,
) -> Vectors:
    keys = sorted(key for key in pictures if key in vectors)
    values = np.empty((len(keys), encoder.dim), dtype=np.float16)
    for row, key in enumerate(keys):
        values[row] = vectors[key]
    aside = {key: set_aside[key] for key in sorted(pictures) if key in set_aside}
    return Vectors(np.array(keys, dtype="S32"), values, encoder.fingerprint, spec, aside)


def _load_computed(folder: Path, fingerprint: str) -> tuple[dict[str, np.ndarray], dict[str, Refusal]]:
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


def _finished(
    folder: Path, fingerprint: str, pictures: Mapping[str, Path], set_aside: Mapping[str, Refusal]
) -> bool:
    """Return whether the files on disk are already exactly what a run would write."""
    if (folder / "parts").exists():
        return False
    try:
        vectors = Vectors.open(folder, remedy="")
    except ArtifactError:
        return False
    known = {key.decode() for key in vectors.keys.tolist()} | set(set_aside)
    same = vectors.set_aside == set_aside and vectors.fingerprint == fingerprint
    return same and known == set(pictures)


def encode_resumable(
    keys: Sequence[str], pictures: Mapping[str, Path], encoder: Encoder | BatchFunction
) -> Iterator[tuple[list[str], np.ndarray, dict[str, ImageError]]]:
    """Encode pictures batch by batch while the next batches are being decoded.

    Yields:
        The keys of the batch's usable pictures, their (B, dim) float32 vectors, and for each other
        picture why it is not usable.
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
) -> tuple[list[str], np.ndarray, dict[str, ImageError]]:
    pages = np.empty((len(keys), *shape, 3), dtype=np.uint8)
    good: list[str] = []
    errors: dict[str, ImageError] = {}
    for key in keys:
        try:
            pages[len(good)] = letterbox(read(pictures[key]), *shape)
            good.append(key)
        except ImageError as error:
            errors[key] = error
    return good, pages[: len(good)], errors
