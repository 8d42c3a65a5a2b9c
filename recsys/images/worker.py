"""A process that decodes and stores pictures for its parent: `python -m recsys.images.worker`.

A process of its own, because a hostile picture may take its decoder down, and because decoding
then uses every core. Standard input and output carry one line of JSON a message:

    settings   {"images": folder or null, "thumbs": folder or null, "known": {key: [suffix, thumbnail, bytes]}}
    job        {"root": zip file or folder, "names": [...]}
    answer     [[key, suffix, thumbnail, bytes on disk] or "why it is unusable", ...]
               or {"errno": n, "file": path} where storing failed

A folder of null stores nothing. The process ends when its input does.
"""

from __future__ import annotations

import json
import signal
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from recsys.errors import ImageError
from recsys.images.decode import MAX_BYTES
from recsys.images.store import picture_key, prepare

Result = tuple[str, str, bool, int] | str
"""Key, suffix, whether there is a thumbnail, bytes on disk; or why the picture cannot be used."""
Known = dict[str, tuple[str, bool, int]]


class Storer:
    """Decodes pictures and writes what a catalogue keeps of them.

    Args:
        images, thumbs: the catalogue's folders; None stores nothing.
        known: suffix, thumbnail flag and bytes on disk of pictures stored before, by key; they are not
            decoded again.
    """

    def __init__(self, images: str | None, thumbs: str | None, known: Known) -> None:
        self.images, self.thumbs, self.known = images, thumbs, known

    def store(self, root: str, names: list[str]) -> list[Result]:
        """Store pictures of one zip or folder and return one result each.

        Raises:
            OSError: a file cannot be written, such as on a full disk.
        """
        read = _reader(root)
        return [self._one(read, name) for name in names]

    def _one(self, read: Callable[[str], bytes], name: str) -> Result:
        try:
            data = read(name)
        except ImageError as error:
            return str(error)
        except Exception as error:  # broken archives raise nearly anything
            return f"The picture cannot be read ({error})."
        if stored := self._stored(data):
            return stored
        try:
            picture = prepare(data)
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
        file = open(path, "wb")  # noqa: PTH123 (Path.open costs as much as the write)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = open(path, "wb")  # noqa: PTH123
    with file:
        file.write(data)


@cache
def _reader(root: str) -> Callable[[str], bytes]:
    if Path(root).is_dir():
        return lambda name: _read_file(Path(root) / name)
    archive = zipfile.ZipFile(root)
    return lambda name: _read_member(archive, name)


def _read_file(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(path.stat().st_size)
    return data


def _read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    size = archive.getinfo(name).file_size
    if size > MAX_BYTES:
        raise _too_large(size)
    return archive.read(name)


def _too_large(size: int) -> ImageError:
    return ImageError(
        f"The picture file has {size / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB are allowed. "
        "Save it smaller and try again."
    )


def main() -> None:
    """Serve the parent until it closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    settings = json.loads(sys.stdin.readline())
    storer = Storer(settings["images"], settings["thumbs"], settings["known"])
    for line in sys.stdin:
        job = json.loads(line)
        answer: Any
        try:
            answer = storer.store(job["root"], job["names"])
        except OSError as error:
            answer = {"errno": error.errno, "file": error.filename}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
