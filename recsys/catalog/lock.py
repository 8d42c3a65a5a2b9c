"""One writer at a time for a catalogue folder: imports, builds, maps, trainings and kept evaluations.

Votes are exempt: each is a small file of its own, written while visitors use the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recsys.files import exclusive_lock, explain_full_disk

LOCK = ".lock"


@contextmanager
def catalog_lock(folder: Path, activity: str) -> Iterator[None]:
    """Hold a catalogue folder for writing; whoever else wants to write there is told what is running.

    Args:
        folder: the catalogue's folder.
        activity: what is done there, such as "A build".

    Raises:
        ArtifactError: something else is writing there, or the disk is full.
    """
    with explain_full_disk(folder), exclusive_lock(folder / LOCK, f"{activity} of {folder}"):
        yield
