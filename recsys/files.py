"""Writing files so that a crash leaves either the old or the new one, and reading them with a hash."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from recsys.errors import ArtifactError


def sha256(data: bytes) -> str:
    """Return the hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def sha256_file(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def has_link(path: Path, folder: Path) -> bool:
    """Tell whether a file below `folder`, or a folder on the way to it, is a symbolic link."""
    between = len(path.parts) - len(folder.parts) - 1
    return path.is_symlink() or any(parent.is_symlink() for parent in path.parents[:between])


@contextmanager
def explain_full_disk(folder: Path) -> Iterator[None]:
    """Turn "no space left on device" into a ArtifactError that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise ArtifactError(
            f"The disk of {folder} is full. Completed work is kept: free some space "
            "and run the same command again to continue."
        ) from error


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` that takes its place only once it is complete and on disk.

    Raises:
        ArtifactError: the disk is full; `path` is as it was before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with explain_full_disk(path.parent):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write a value as readable JSON, atomically and with the same bytes for the same value."""
    text = json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True, allow_nan=False)
    with atomic_write(path) as file:
        file.write(text.encode() + b"\n")


def read_json(path: Path, *, remedy: str) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        ArtifactError: the file is missing or is not a JSON object; the message ends with `remedy`.
    """
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ArtifactError(f"{path} does not exist. {remedy}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ArtifactError(f"{path} cannot be read as JSON ({error}). {remedy}") from error
    if not isinstance(value, dict):
        raise ArtifactError(f"{path} must hold a JSON object, not a {type(value).__name__}. {remedy}")
    return value


@contextmanager
def exclusive_lock(path: Path, what: str) -> Iterator[None]:
    """Hold a lock file so that only one process at a time does something; gone when the process is.

    Args:
        path: the lock file; removed at the end.
        what: who holds it, such as "A build of catalogs/shop": others are told so.

    Raises:
        ArtifactError: another process holds it; the message says what that one does.
    """
    from filelock import FileLock, Timeout

    with explain_full_disk(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path, timeout=0, thread_local=False, on_acquired=lambda file: _sign(file, what))
        try:
            lock.acquire()
        except Timeout:
            raise ArtifactError(f"{_holder(path) or what} is running already. Wait until it ends.") from None
    try:
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is held: whoever waits for it sees that it is gone
        lock.release()


def is_locked(path: Path) -> bool:
    """Tell whether a living process holds a lock file.

    Raises:
        FileNotFoundError: there is no such file.
    """
    from filelock import FileLock, Timeout

    path.stat()
    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True


def _sign(file: int, what: str) -> None:
    os.ftruncate(file, 0)
    os.write(file, what.encode("utf-8", "replace"))


def _holder(path: Path) -> str:
    """Return what the holder of a lock file says it does, "" where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:300]
    except OSError:
        return ""


def remove_temporary_files(folder: Path) -> None:
    """Remove temporary files that a killed process left behind; call it under the folder's lock."""
    for leftover in folder.rglob(".*.tmp"):
        leftover.unlink(missing_ok=True)


def verify_checksums(folder: Path, hashes: Mapping[str, str], *, remedy: str) -> None:
    """Check every byte of some files against their manifest.

    Args:
        folder: holds the files.
        hashes: for each file's name its hex SHA-256.
        remedy: ends the message.

    Raises:
        ArtifactError: a file is missing or has changed.
    """
    for name, expected in hashes.items():
        path = folder / name
        if not path.is_file() or sha256_file(path) != expected:
            raise ArtifactError(f"{path} does not match its manifest. {remedy}")
