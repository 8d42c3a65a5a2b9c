"""Several picture workers, fed and watched by one thread each."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

import recsys
from recsys.errors import AlikeError
from recsys.images.decoder_worker import Known, PictureWriter, Result
from recsys.images.zip_pictures import Place

_DIED = (
    "The picture made its decoder stop (exit status {status}). Save it again with another program and retry."
)
_SLOW = (
    "The picture took more than {seconds:g} seconds to decode. Save it again with another program and retry."
)
_PICTURE_SECONDS = 20.0
"""Of a processor for one picture; the largest that are allowed take two or three."""
_OUT_OF_TIME = -getattr(signal, "SIGPROF", 0) or None
"""Exit status of a worker whose picture took longer."""
_MODULE = "recsys.images.decoder_worker"
_PATH = str(Path(recsys.__file__).parent.parent)
_FEW = 128
"""Up to this many pictures are stored before worker processes would have started."""


class WorkerSettings(TypedDict):
    """Where a worker stores, as in `PictureWriter`, and its seconds for one picture."""

    images: str | None
    thumbs: str | None
    known: Known
    seconds: float


@dataclass(frozen=True)
class DecodeTask:
    """Pictures of one zip or folder, done together.

    Attributes:
        number: tells the job's answer from others.
        root: the zip file or the folder.
        files: the pictures' paths below the folder, or their places in the zip.
    """

    number: int
    root: str
    files: Sequence[str | Place]


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


class DecoderPool:
    """Worker processes that decode and store pictures; a context manager that stops them at once.

    Args:
        images, thumbs: folders to store in; None stores nothing.
        known: see `PictureWriter`.
        seconds: of a processor for one picture; a worker that needs more is ended.
    """

    def __init__(
        self,
        images: Path | None,
        thumbs: Path | None,
        known: Known,
        *,
        seconds: float = _PICTURE_SECONDS,
    ) -> None:
        self._settings: WorkerSettings = {
            "images": _name(images),
            "thumbs": _name(thumbs),
            "known": known,
            "seconds": seconds,
        }
        self._jobs: queue.SimpleQueue[DecodeTask | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[tuple[DecodeTask, list[Result]] | Exception] = queue.SimpleQueue()
        self._stopped = False
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> DecoderPool:
        return self

    def __exit__(self, *reason: object) -> None:
        self._stopped = True
        for process in self._processes:
            process.kill()
            self._jobs.put(None)
        for process in self._processes:
            process.wait()

    def prestart(self, pictures: int) -> None:
        """Start the processes ahead, if so many pictures need them."""
        if self._processes or pictures <= _FEW:
            return
        self._processes = [self._start() for _ in range(worker_count())]
        for place in range(len(self._processes)):
            threading.Thread(target=self._serve, args=(place,), daemon=True).start()

    def run(self, jobs: Sequence[DecodeTask]) -> Iterator[tuple[DecodeTask, list[Result]]]:
        """Yield each job with its results as it is finished, in no particular order.

        Raises:
            OSError: a picture cannot be stored.
        """
        self.prestart(sum(len(job.files) for job in jobs))
        if not self._processes:
            settings = self._settings
            storer = PictureWriter(settings["images"], settings["thumbs"], settings["known"])
            yield from ((job, storer.store(job.root, job.files)) for job in jobs)
            return
        for job in jobs:
            self._jobs.put(job)
        for _ in jobs:
            answer = self._answers.get()
            if isinstance(answer, Exception):
                raise answer
            yield answer

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 (this program's own module)
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _PATH, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,  # Ctrl-C reaches the parent alone
        )

    def _serve(self, place: int) -> None:
        try:
            self._greet(place)
            while (job := self._jobs.get()) is not None:
                self._answers.put((job, self._do(place, job)))
        except Exception as error:  # handed to the thread that waits for answers
            self._answers.put(error)

    def _greet(self, place: int) -> None:
        if self._ask(place, self._settings) != "ready":
            status = self._processes[place].wait()
            raise AlikeError(
                f"A process for decoding pictures cannot be started (exit status {status}). "
                "Check that the installation is complete and that memory is free, then try again."
            )

    def _do(self, place: int, job: DecodeTask) -> list[Result]:
        """Do one job; a picture that kills its worker is found by trying each alone."""
        results = self._results(place, job.root, job.files)
        if isinstance(results, list):
            return results
        each: list[Result] = []
        for file in job.files:
            alone = self._results(place, job.root, [file])
            each += alone if isinstance(alone, list) else [self._death(alone)]
        return each

    def _death(self, status: int) -> str:
        """Say why a picture ended its worker."""
        if status == _OUT_OF_TIME:
            return _SLOW.format(seconds=self._settings["seconds"])
        return _DIED.format(status=status)

    def _results(self, place: int, root: str, files: Sequence[str | Place]) -> list[Result] | int:
        """Return the worker's results, or the exit status of one that died; another takes its place."""
        answer = self._ask(place, {"root": root, "files": list(files)})
        if answer is None:
            status = self._processes[place].wait()
            if self._stopped:
                raise AlikeError("The pictures' processes were stopped.")
            self._processes[place] = self._start()
            self._greet(place)
            return status
        if isinstance(answer, dict):
            raise OSError(answer["errno"], os.strerror(answer["errno"]), answer["file"])
        return [result if isinstance(result, str) else tuple(result) for result in answer]

    def _ask(self, place: int, message: object) -> Any:
        """Send a message and return the answer, None where the process has ended."""
        process = self._processes[place]
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(_message(message))
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            return None
        return json.loads(line) if line.endswith(b"\n") else None


def _message(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _name(folder: Path | None) -> str | None:
    return None if folder is None else str(folder.absolute())
