"""A process that decodes and stores pictures for its parent: `python -m recsys.images.decoder_worker`.

A process of its own, because a hostile picture may take its decoder down, and because decoding
then uses every core. Standard input and output carry one line of JSON a message:

    settings   {"images": folder or null, "thumbs": the same, "known": {key: [suffix, thumbnail, bytes]},
                "seconds": of a processor for one picture}
    job        {"root": zip file or folder, "files": [path below the folder or place in the zip, ...]}
    greeting   "ready"
    answer     [[key, suffix, thumbnail, bytes on disk] or "why it is unusable", ...]
               or {"errno": n, "file": path} where storing failed

A folder of null stores nothing. The process ends when its input does, and by a signal when one picture
takes longer than it may: a decoder that is busy cannot be stopped in another way. Windows has no such
signal.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from recsys.errors import ImageError
from recsys.images.decode import MAX_BYTES, check_size
from recsys.images.store import normalize_picture, picture_key
from recsys.images.zip_pictures import Place, ZipPictures

Result = tuple[str, str, bool, int] | str
"""Key, suffix, whether there is a thumbnail, bytes on disk; or why the picture cannot be used."""
Known = dict[str, tuple[str, bool, int]]

UNREAD = "The picture cannot be read"
"""How the result begins of a picture whose file could not be read: trying again may help."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class PictureWriter:
    """Decodes pictures and writes what a catalogue keeps of them.

    Args:
        images, thumbs: the catalogue's folders; None stores nothing.
        known: suffix, thumbnail flag and bytes on disk of pictures stored before, by key; they are not
            decoded again.
        before_each: called before each picture.
    """

    def __init__(
        self,
        images: str | None,
        thumbs: str | None,
        known: Known,
        before_each: Callable[[], object] = lambda: None,
    ) -> None:
        self.images, self.thumbs, self.known = images, thumbs, known
        self._before_each = before_each

    def store(self, root: str, files: Sequence[str | Place]) -> list[Result]:
        """Store pictures of one zip or folder and return one result each.

        Args:
            root: the zip file or the folder.
            files: paths below the folder, or places in the zip.

        Raises:
            OSError: a file cannot be written, such as on a full disk.
        """
        read = _reader(root)
        return [self._one(read, file) for file in files]

    def _one(self, read: Callable[[Any], bytes], file: str | Place) -> Result:
        self._before_each()
        try:
            data = read(file)
        except ImageError as error:
            return str(error)
        except OSError as error:
            return f"{UNREAD} ({error.strerror})."
        if stored := self._stored(data):
            return stored
        try:
            picture = normalize_picture(data)
        except ImageError as error:
            return str(error)
        except Exception as error:  # encoders may fail on pixels that decoders let through
            return f"The picture cannot be used ({type(error).__name__}: {error})."
        size = len(picture.data) + len(picture.thumbnail or b"")
        if self.images and self.thumbs:
            _write(self.images, picture.key, picture.suffix, picture.data)
            if picture.thumbnail is not None:
                _write(self.thumbs, picture.key, ".webp", picture.thumbnail)
        return picture.key, picture.suffix, picture.thumbnail is not None, size

    def _stored(self, data: bytes) -> Result | None:
        if not self.known or (key := picture_key(data)) not in self.known:
            return None
        return key, *self.known[key]


def _write(folder: str, key: str, suffix: str, data: bytes) -> None:
    path = f"{folder}/{key[:2]}/{key}{suffix}"
    try:
        file = os.open(path, _NEW)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, _NEW)
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


@cache
def _reader(root: str) -> Callable[[Any], bytes]:
    if Path(root).is_dir():
        return lambda name: _read_file(Path(root) / name)
    return ZipPictures(Path(root)).read


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    check_size(path.stat().st_size)
    return data


def main() -> None:
    """Serve the parent until it closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    gc.set_threshold(100_000, 20, 20)  # decoding leaves hardly any cycles to look for
    settings = json.loads(sys.stdin.readline())
    seconds = settings.pop("seconds")
    storer = PictureWriter(**settings, before_each=lambda: _set_deadline(seconds))
    _say("ready")
    for line in sys.stdin:
        job = json.loads(line)
        try:
            _say(storer.store(job["root"], job["files"]))
        except OSError as error:
            _say({"errno": error.errno, "file": error.filename})


def _set_deadline(seconds: float) -> None:
    """End this process when it has used so much of a processor from now on."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
