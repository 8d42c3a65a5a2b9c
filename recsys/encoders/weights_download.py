"""Fetching one large published file, such that a cut connection costs only what had not come yet."""

from __future__ import annotations

import hashlib
import http.client
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from recsys.errors import ModelError
from recsys.files import exclusive_lock, explain_full_disk
from recsys.progress import Progress, ProgressCallback, no_progress

MEGABYTE = 10**6
_BLOCK = 2**18
_SECONDS = 60
"""Longest wait for the next bytes."""
_WHOLE_ALREADY = 416


def md5_file(path: Path) -> str:
    """Return the hexadecimal MD5 of a file: what Keras publishes. It tells damage, not malice."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def download(url: str, path: Path, md5: str, listen: ProgressCallback = no_progress) -> None:
    """Fetch a file, going on where an earlier attempt was cut off.

    What has come so far is kept beside `path` as NAME.part, also after a failure. A cut connection is taken
    up again at once as long as each attempt brings something.

    Args:
        url: of the file.
        path: where it goes; its folder is made.
        md5: of the whole file, hexadecimal.
        listen: told how many megabytes have come.

    Raises:
        ModelError: the file cannot be had, or another one came; the latter is removed.
        ArtifactError: the disk is full, or the file is being fetched already.
    """
    part = path.with_name(path.name + ".part")
    lock = path.with_name(path.name + ".lock")
    with exclusive_lock(lock, f"A download of {path.name}"), explain_full_disk(path.parent):
        _fetch(url, part, listen)
        found = md5_file(part)
        if found != md5:
            part.unlink()
            raise ModelError(
                f"what came from {url} is not the published file: its MD5 is {found} instead of {md5}. "
                "It was removed"
            )
        part.replace(path)


def _fetch(url: str, part: Path, listen: ProgressCallback) -> None:
    while True:
        before = _size(part)
        try:
            _go_on(url, part, before, listen)
            return
        except HTTPError as error:
            if error.code == _WHOLE_ALREADY and before:
                return
            raise ModelError(f"{url} answers {error.code} {error.reason}") from None
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, OSError) and error.filename:  # of the disk, not of the network
                raise
            if _size(part) <= before:
                raise ModelError(f"{getattr(error, 'reason', '') or error or type(error).__name__}") from None


def _go_on(url: str, part: Path, have: int, listen: ProgressCallback) -> None:
    """Append what is missing; a server that cannot begin in the middle begins anew."""
    headers = {"User-Agent": "Alike"} | ({"Range": f"bytes={have}-"} if have else {})
    # The addresses are those of this program's own table.
    with urlopen(Request(url, headers=headers), timeout=_SECONDS) as response:  # noqa: S310
        have = have if response.status == http.HTTPStatus.PARTIAL_CONTENT else 0
        total = have + int(response.headers.get("Content-Length") or 0)
        began, came = time.monotonic(), 0
        with part.open("ab" if have else "wb") as file:
            while block := response.read(_BLOCK):
                file.write(block)
                came += len(block)
                rate = came / MEGABYTE / max(time.monotonic() - began, 1e-9)
                done = (have + came) // MEGABYTE
                listen(Progress("Downloading weights (MB)", done, -(-total // MEGABYTE), rate))
    if have + came < total:
        raise ConnectionError(f"the connection ended at {have + came:,} of {total:,} bytes")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
