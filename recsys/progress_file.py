"""Long work that another program watches: its state is a small JSON file, whoever started it.

JOB.json   what is being done, how far it is, how it ended
JOB.lock   held as long as the process lives, so that a killed one is told from a slow one
JOB.stop   asks it to stop; what is finished is kept
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from recsys.errors import AlikeError, ArtifactError
from recsys.files import exclusive_lock, is_locked, read_json, write_json
from recsys.progress import Progress, ProgressCallback

RUNNING, DONE, FAILED, STOPPED = "running", "done", "failed", "stopped"
_SECONDS = 0.4
"""Least time between two writes."""


@dataclass(frozen=True)
class ProgressFile:
    """The state of some work.

    Attributes:
        state: one of "running", "done", "failed" and "stopped".
        step: what is being done, in plain words.
        done, total: finished and all units of the step; `total` is 0 while it is unknown.
        rate: units a second; 0 until known.
        message: why it failed, in a sentence for people.
    """

    state: str
    step: str = ""
    done: int = 0
    total: int = 0
    rate: float = 0.0
    message: str = ""


@contextmanager
def reporting_to(path: Path) -> Iterator[ProgressCallback]:
    """Write how far some work is, and how it ends, to a job's file.

    Yields:
        A listener for the work; it raises KeyboardInterrupt once somebody asks to stop.

    Raises:
        ArtifactError: the same job is running already.
    """
    _stop_file(path).unlink(missing_ok=True)
    with exclusive_lock(_lock_file(path), "This job"):
        _write(path, ProgressFile(RUNNING, "Starting"))
        try:
            yield _listener(path)
        except KeyboardInterrupt:
            _write(path, ProgressFile(STOPPED))
            raise
        except AlikeError as error:
            _write(path, ProgressFile(FAILED, message=str(error)))
            raise
        except BaseException as error:
            _write(
                path, ProgressFile(FAILED, message=f"Something unexpected happened ({type(error).__name__}).")
            )
            raise
        _write(path, ProgressFile(DONE))


def _listener(path: Path) -> ProgressCallback:
    last: list[tuple[float, str]] = [(0.0, "")]

    def listen(progress: Progress) -> None:
        if _stop_file(path).exists():
            raise KeyboardInterrupt
        now = time.monotonic()
        if progress.step != last[0][1] or now - last[0][0] >= _SECONDS:
            last[0] = (now, progress.step)
            _write(path, ProgressFile(RUNNING, progress.step, progress.done, progress.total, progress.rate))

    return listen


def state(path: Path) -> ProgressFile | None:
    """Return a job's state, None where there is none; one whose process is gone has stopped."""
    try:
        stored = read_json(path, remedy="")
        job = ProgressFile(**{name: stored[name] for name in ProgressFile.__dataclass_fields__})
    except (ArtifactError, KeyError):
        return None
    if job.state == RUNNING and not _alive(path):
        return ProgressFile(STOPPED)
    return job


def start_process(path: Path, launch: Callable[[], object]) -> None:
    """Start a job's process; until it writes itself, the job counts as starting."""
    _write(path, ProgressFile(RUNNING, "Starting"))
    _lock_file(path).unlink(missing_ok=True)
    launch()


def stop(path: Path) -> None:
    """Ask a job to stop."""
    _stop_file(path).touch()


def remove(path: Path) -> None:
    """Remove what is left of a job that has ended."""
    for file in (path, _stop_file(path), _lock_file(path)):
        file.unlink(missing_ok=True)


def _alive(path: Path) -> bool:
    """Say whether the process lives: it holds the lock, or has had no time yet to take it."""
    try:
        return is_locked(_lock_file(path))
    except FileNotFoundError:
        return time.time() - path.stat().st_mtime < 20
    except OSError:
        return True


def _write(path: Path, job: ProgressFile) -> None:
    write_json(path, asdict(job))


def _lock_file(path: Path) -> Path:
    return path.with_suffix(".lock")


def _stop_file(path: Path) -> Path:
    return path.with_suffix(".stop")
