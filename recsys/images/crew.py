"""Several picture workers, fed and watched by one thread each."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import recsys
from recsys.errors import AlikeError
from recsys.images.worker import Known, Result

_DIED = "The picture made its decoder stop (exit status {status}). Save it again with another program and retry."


@dataclass(frozen=True)
class Job:
    """Pictures of one zip or folder, done together.

    Attributes:
        number: tells the job's answer from others.
        root: the zip file or the folder.
        names: the pictures' paths inside it.
    """

    number: int
    root: str
    names: Sequence[str]


def worker_count() -> int:
    """Return how many processes decode: `ALIKE_WORKERS`, or one a core.

    Raises:
        AlikeError: the variable holds no number above 0.
    """
    given = os.environ.get("ALIKE_WORKERS", "")
    if not given:
        return os.cpu_count() or 1
    if not given.isdecimal() or int(given) < 1:
        raise AlikeError(f"ALIKE_WORKERS must be a whole number above 0, not {given!r}.")
    return int(given)


class Crew:
    """Worker processes that decode and store pictures; a context manager that stops them at once.

    Args:
        size: number of processes.
        images, thumbs: folders to store in; None stores nothing.
        known: see `Storer`.
    """

    def __init__(self, size: int, images: Path | None, thumbs: Path | None, known: Known) -> None:
        settings = {"images": _name(images), "thumbs": _name(thumbs), "known": known}
        self._settings = json.dumps(settings).encode() + b"\n"
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[Job, list[Result]] | Exception] = queue.SimpleQueue()
        self._stopped = False
        self._processes = [self._start() for _ in range(size)]

    def __enter__(self) -> Crew:
        for place in range(len(self._processes)):
            threading.Thread(target=self._serve, args=(place,), daemon=True).start()
        return self

    def __exit__(self, *reason: object) -> None:
        self._stopped = True
        for process in self._processes:
            process.kill()
            self._jobs.put(None)
        for process in self._processes:
            process.wait()

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, list[Result]]]:
        """Yield each job with its results as it is finished, in no particular order.

        Raises:
            OSError: a picture cannot be stored.
        """
        for job in jobs:
            self._jobs.put(job)
        for _ in jobs:
            answer = self._answers.get()
            if isinstance(answer, Exception):
                raise answer
            yield answer

    def _start(self) -> subprocess.Popen[bytes]:
        home = str(Path(recsys.__file__).parent.parent)
        process = subprocess.Popen(  # noqa: S603 (this program's own module)
            [sys.executable, "-P", "-m", "recsys.images.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": home, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,  # Ctrl-C reaches the parent alone
        )
        return process

    def _serve(self, place: int) -> None:
        try:
            self._tell(place, self._settings)
            while (job := self._jobs.get()) is not None:
                self._answers.put((job, self._do(place, job)))
        except Exception as error:
            self._answers.put(error)

    def _do(self, place: int, job: Job) -> list[Result]:
        """Do one job; a picture that kills its worker is found by trying each alone."""
        answer = self._ask(place, job.root, job.names)
        if answer is not None:
            return answer
        results: list[Result] = []
        for name in job.names:
            alone = self._ask(place, job.root, [name])
            if alone is None:
                alone = [_DIED.format(status=self._status)]
            results += alone
        return results

    _status: int | None = None

    def _ask(self, place: int, root: str, names: Sequence[str]) -> list[Result] | None:
        """Return the worker's answer, or None where it died; a new one then stands in its place."""
        message = json.dumps({"root": root, "names": list(names)}).encode() + b"\n"
        line = self._tell(place, message) and self._processes[place].stdout.readline()  # type: ignore[union-attr]
        if not line:
            if self._stopped:
                raise AlikeError("The picture workers were stopped.")
            self._replace(place)
            return None
        answer: Any = json.loads(line)
        if isinstance(answer, dict):
            raise OSError(answer["errno"], os.strerror(answer["errno"]), answer["file"])
        return [result if isinstance(result, str) else tuple(result) for result in answer]

    def _tell(self, place: int, message: bytes) -> bool:
        stream = self._processes[place].stdin
        assert stream is not None
        try:
            stream.write(message)
            stream.flush()
        except (BrokenPipeError, ValueError):
            return False
        return True

    def _replace(self, place: int) -> None:
        self._status = self._processes[place].wait()
        self._processes[place] = self._start()
        self._tell(place, self._settings)


def _name(folder: Path | None) -> str | None:
    return None if folder is None else str(folder.absolute())
