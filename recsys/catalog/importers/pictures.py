"""From picture names to stored pictures: in chunks, on every core, each finished chunk remembered."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from recsys.catalog.catalog import IMAGES, THUMBS, Catalog
from recsys.catalog.importers.resume_log import ResumeLog, finish_import_dir, stored_size
from recsys.catalog.importers.source import Member
from recsys.errors import CatalogError
from recsys.files import explain_full_disk, sha256
from recsys.images.decoder_pool import DecoderPool, DecodeTask
from recsys.images.decoder_worker import Known, Result
from recsys.progress import Progress, ProgressCallback

CHUNK = 256
_CHUNK_BYTES = 64 * 2**20


@dataclass(frozen=True)
class PictureRequest:
    """Pictures to store, all from one zip or folder.

    Attributes:
        root: the zip file or the folder.
        members: each picture's size and stamp by its path inside it.
    """

    root: Path
    members: Mapping[str, Member]


def decoder_pool(to: Path | None) -> DecoderPool:
    """Return a crew that stores pictures in a catalogue's folder, or only decodes them for None."""
    if to is None:
        return DecoderPool(None, None, {})
    return DecoderPool(to / IMAGES, to / THUMBS, stored_pictures(to))


def store_pictures(
    wanted: Sequence[PictureRequest],
    to: Path,
    crew: DecoderPool,
    journal: ResumeLog | None,
    listen: ProgressCallback,
) -> dict[tuple[Path, str], Result]:
    """Decode pictures and write what a catalogue keeps of them.

    Args:
        wanted: what to decode.
        to: the catalogue's folder.
        crew: does the work.
        journal: remembers finished chunks; None for a dry run.
        listen: told after each chunk.

    Returns:
        Each picture's result by its root and name.

    Raises:
        ArtifactError: the disk is full.
    """
    step = "Storing pictures" if journal else "Checking pictures"
    results: dict[tuple[Path, str], Result] = {}
    chunks: list[_Chunk] = []
    for chunk in _chunks(wanted):
        done = journal.recall(chunk.key, len(chunk.names)) if journal else None
        if done is None:
            chunks.append(chunk)
        else:
            results.update(chunk.match(done))
    total = sum(len(group.members) for group in wanted)
    began, before = time.monotonic(), len(results)
    listen(Progress(step, before, total))
    with explain_full_disk(to):
        for job, answers in crew.run([chunk.job(number) for number, chunk in enumerate(chunks)]):
            chunk = chunks[job.number]
            if journal:
                journal.record(chunk.key, answers)
            results.update(chunk.match(answers))
            rate = (len(results) - before) / max(time.monotonic() - began, 1e-9)
            listen(Progress(step, len(results), total, rate))
    return results


def stored_pictures(folder: Path) -> Known:
    """Return what an earlier import stored in a folder and is still there, by key."""
    try:
        table = Catalog.open(folder).table[["picture", "suffix", "thumbnail"]].dropna()
    except CatalogError:
        return {}
    known = {}
    for key, suffix, thumbnail in table.itertuples(index=False, name=None):
        if size := stored_size(folder, key, suffix, thumbnail):
            known[key] = (suffix, bool(thumbnail), size)
    return known


def remove_unused(folder: Path, keys: Container[str]) -> None:
    """Delete stored pictures whose key is not among `keys`, and folders that are left empty."""
    for kind in (IMAGES, THUMBS):
        if not (folder / kind).is_dir():
            continue
        for group in (folder / kind).iterdir():
            names = os.listdir(group)  # noqa: PTH208 (ten times quicker, and there are many)
            unused = [name for name in names if name.partition(".")[0] not in keys]
            for name in unused:
                (group / name).unlink()
            if len(unused) == len(names):
                group.rmdir()


def forget_import(folder: Path) -> None:
    """Delete what an import that is given up has stored beside the pictures of the catalogue."""
    remove_unused(folder, {key for key in Catalog.open(folder).pictures if key})
    finish_import_dir(folder)


@dataclass(frozen=True)
class _Chunk:
    """Pictures that are done and remembered together; its key changes when any of its files does."""

    group: PictureRequest
    names: list[str]

    @cached_property
    def key(self) -> str:
        members = [self.group.members[name] for name in self.names]
        facts = [self.names, [(member.size, member.stamp) for member in members]]
        return sha256(json.dumps([str(self.group.root), facts]).encode())[:32]

    def job(self, number: int) -> DecodeTask:
        members = self.group.members
        return DecodeTask(number, str(self.group.root), [members[name].place or name for name in self.names])

    def match(self, results: Sequence[Result]) -> Iterator[tuple[tuple[Path, str], Result]]:
        root = self.group.root
        return zip([(root, name) for name in self.names], results, strict=True)


def _chunks(wanted: Sequence[PictureRequest]) -> Iterator[_Chunk]:
    for group in wanted:
        names: list[str] = []
        size = 0
        for name, member in group.members.items():
            names.append(name)
            size += member.size
            if len(names) == CHUNK or size > _CHUNK_BYTES:
                yield _Chunk(group, names)
                names, size = [], 0
        if names:
            yield _Chunk(group, names)
