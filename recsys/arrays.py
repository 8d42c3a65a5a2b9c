"""Arrays from disk, so that a file that is changed later cannot take the process down."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from recsys.errors import ArtifactError

MOST_IN_MEMORY = 500 * 10**6
"""Bytes of a file that is read; a larger one is mapped.

A mapped file that is cut in place ends the whole process (SIGBUS), with every catalogue it serves;
35,000 vectors of 128 values take 9 MB. Beyond this bound memory is the scarcer: copies of the
vectors in several processes would fill it, while mapped pages are shared and can be dropped.
"""


def open_array(path: Path, *, remedy: str) -> np.ndarray:
    """Return the array of an .npy file, read-only, in memory unless it is very large.

    Raises:
        ArtifactError: the file is missing, damaged, or not as long as its header says; the message
            ends with `remedy`.
    """
    try:
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)  # checks that the file is long enough
        size = path.stat().st_size
        if size != mapped.offset + mapped.nbytes:
            raise ValueError(f"it has {size:,} bytes instead of {mapped.offset + mapped.nbytes:,}")
        if size > MOST_IN_MEMORY:
            return mapped
        array = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError, AttributeError) as error:
        raise ArtifactError(f"{path} is damaged ({error}). {remedy}") from error
    array.flags.writeable = False
    return array
