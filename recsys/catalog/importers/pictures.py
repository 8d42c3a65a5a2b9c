"""From picture names to stored pictures: in chunks, on every core, each finished chunk remembered."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from recsys.catalog.catalog import IMAGES, THUMBS, Catalog
from recsys.catalog.importers.journal import Journal, stored_size
from recsys.catalog.importers.source import Member
from recsys.errors import CatalogError
from recsys.files import full_disk_explained, sha256
from recsys.images.crew import Crew, Job, worker_count
from recsys.images.worker import Known, Result, Storer
from recsys.progress import Listener, Progress

CHUNK = 256
_CHUNK_BYTES = 64 * 2**20
_FEW = 128
"""Up to this many pictures are decoded faster than worker processes start."""


@dataclass(frozen=True)
class Wanted:
    """Pictures to store, all from one zip or folder.

    Attributes:
        root: the zip file or the folder.
        members: each picture's size and stamp by its path inside it.
    """

    root: Path
    members: Mapping[str, Member]


def store_pictures(
    wanted: Sequence[Wanted], to: Path, journal: Journal | None, known: Known, listen: Listener
) -> dict[tuple[Path, str], Result]:
    """Decode pictures and write what a catalogue keeps of them.

    Args:
        wanted: what to decode.
        to: the catalogue's folder.
        journal: remembers finished chunks; None decodes everything and writes nothing.
        known: pictures that are stored already, see `known_pictures`.
        listen: told after each chunk.

    Returns:
        Each picture's result by its root and name.

    Raises:
        StoreError: the disk is full.
    """
    results: dict[tuple[Path, str], Result] = {}
    jobs: list[Job] = []
    keys: list[str] = []
    for root, names, key in _chunks(wanted):
        done = journal.recall(key, len(names)) if journal else None
        if done is not None:
            results.update(zip(((root, name) for name in names), done, strict=True))
        else:
            jobs.append(Job(len(jobs), str(root), names))
            keys.append(key)
    total = sum(len(group.members) for group in wanted)
    began, before = time.monotonic(), len(results)
    listen(Progress("Storing pictures" if journal else "Checking pictures", before, total))
    with full_disk_explained(to):
        for job, answers in _run(jobs, to if journal else None, known):
            if journal:
                journal.record(keys[job.number], answers)
            results.update(zip(((Path(job.root), name) for name in job.names), answers, strict=True))
            rate = (len(results) - before) / max(time.monotonic() - began, 1e-9)
            listen(Progress("Storing pictures" if journal else "Checking pictures", len(results), total, rate))
    return results


def known_pictures(folder: Path) -> Known:
    """Return what an earlier import stored in a folder and is still there, by key."""
    try:
        table = Catalog.open(folder).table[["picture", "suffix", "thumbnail"]].dropna()
    except CatalogError:
        return {}
    sizes = {row: stored_size(folder, *row) for row in table.itertuples(index=False, name=None)}
    return {key: (suffix, bool(thumb), size) for (key, suffix, thumb), size in sizes.items() if size}


def remove_unused(folder: Path, table_keys: set[str]) -> None:
    """Delete stored pictures that no product refers to, and folders that are left empty."""
    for kind in (IMAGES, THUMBS):
        for group in (folder / kind).glob("*"):
            for file in group.iterdir():
                if file.name.partition(".")[0] not in table_keys:
                    file.unlink()
            if not any(group.iterdir()):
                group.rmdir()


def _run(jobs: Sequence[Job], to: Path | None, known: Known) -> Iterator[tuple[Job, list[Result]]]:
    images = to / IMAGES if to else None
    thumbs = to / THUMBS if to else None
    if sum(len(job.names) for job in jobs) <= _FEW:
        storer = Storer(str(images) if images else None, str(thumbs) if thumbs else None, known)
        yield from ((job, storer.store(job.root, list(job.names))) for job in jobs)
        return
    with ExitStack() as stack:
        crew = stack.enter_context(Crew(min(worker_count(), len(jobs)), images, thumbs, known))
        yield from crew.run(jobs)


def _chunks(wanted: Sequence[Wanted]) -> Iterator[tuple[Path, list[str], str]]:
    """Cut the pictures into chunks, each with a key that changes when any of its files does."""
    for group in wanted:
        chunk: list[str] = []
        size = 0
        for name, member in group.members.items():
            chunk.append(name)
            size += member.size
            if len(chunk) == CHUNK or size > _CHUNK_BYTES:
                yield group.root, chunk, _key(group, chunk)
                chunk, size = [], 0
        if chunk:
            yield group.root, chunk, _key(group, chunk)


def _key(group: Wanted, names: list[str]) -> str:
    facts = [(name, group.members[name].size, group.members[name].stamp) for name in names]
    return sha256(json.dumps([str(group.root), facts]).encode())[:32]
