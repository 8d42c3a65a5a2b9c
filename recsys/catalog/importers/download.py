"""Fetching pictures that a table gives as web addresses, only when asked to.

Addresses come from strangers: only http and https, only public internet addresses (checked for the
very connection that is used, again after every redirect), and limits on size, time and number.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from recsys.files import atomic_write, sha256
from recsys.progress import Progress, ProgressCallback

_USER_AGENT = "Alike (catalogue import; fetches each picture once)"
_BLOCK = 2**16
_PARALLEL = 4
_REDIRECTS = (301, 302, 303, 307, 308)
_EMBEDDED_V4 = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class DownloadError(Exception):
    """One picture that cannot be fetched; the text says why."""


def is_public(address: Address) -> bool:
    """Tell whether an internet address is open to everyone: not this machine, not a private network."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in _EMBEDDED_V4):
            return False
    return address.is_global and not address.is_multicast


@dataclass(frozen=True)
class Limits:
    """What a download may take.

    Attributes:
        bytes: of one picture.
        seconds: for one picture, redirects included.
        redirects: followed for one picture.
        count: pictures fetched in one import; the rest is listed.
        allow: tells whether an internet address may be connected to.
    """

    bytes: int = 10 * 2**20
    seconds: float = 20.0
    redirects: int = 5
    count: int = 50_000
    allow: Callable[[Address], bool] = is_public


LIMITS = Limits()


def fetch_all(
    addresses: Iterable[str], folder: Path, limits: Limits, listen: ProgressCallback
) -> dict[str, str]:
    """Fetch pictures into a folder, where earlier ones are kept and not fetched again.

    Args:
        addresses: of the pictures.
        folder: each picture becomes a file there, see `cache_key`.
        limits: what each may take.
        listen: told after each picture.

    Returns:
        Why it could not be fetched, for each address that could not.

    Raises:
        ArtifactError: the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = [url for url in dict.fromkeys(addresses) if not (folder / cache_key(url)).is_file()]
    late = f"Only {limits.count:,} pictures are fetched in one import. Import again to fetch the next ones."
    broken = dict.fromkeys(missing[limits.count :], late)
    missing = missing[: limits.count]
    began = time.monotonic()
    pool = ThreadPoolExecutor(_PARALLEL)
    try:
        tasks = {pool.submit(_keep, url, folder / cache_key(url), limits): url for url in missing}
        for done, task in enumerate(as_completed(tasks), start=1):
            if why := task.result():
                broken[tasks[task]] = why
            rate = done / max(time.monotonic() - began, 1e-9)
            listen(Progress("Fetching pictures", done, len(missing), rate))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return broken


def cache_key(url: str) -> str:
    """Name the file that keeps an address's picture."""
    return sha256(url.encode("utf-8", "replace"))


def fetch(url: str, limits: Limits) -> bytes:
    """Fetch one picture.

    Raises:
        DownloadError: it cannot or must not be fetched.
    """
    end = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        parts = _checked(url)
        try:
            with _connection(parts, limits, end) as connection:
                connection.request(
                    "GET", _target(parts), headers={"User-Agent": _USER_AGENT, "Accept": "image/*"}
                )
                response = connection.getresponse()
                if response.status not in _REDIRECTS:
                    data = _body(response, limits)
                    if time.monotonic() >= end:  # cut off by the deadline, which may look like an end
                        raise TimeoutError
                    return data
                url = urljoin(url, response.getheader("Location") or "")
        except (OSError, http.client.HTTPException, ValueError) as error:
            if time.monotonic() >= end:
                raise DownloadError(f"it took longer than {limits.seconds:g} seconds") from None
            raise DownloadError(f"the connection failed ({str(error) or type(error).__name__})") from None
    raise DownloadError(f"it is redirected more than {limits.redirects} times")


def _keep(url: str, file: Path, limits: Limits) -> str:
    try:
        data = fetch(url, limits)
    except DownloadError as error:
        return str(error)
    with atomic_write(file) as target:
        target.write(data)
    return ""


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port != 0
    except ValueError:
        raise DownloadError(f"the address {url[:120]!r} is malformed") from None
    if parts.scheme not in ("http", "https"):
        raise DownloadError(f"only http and https are allowed, not {parts.scheme or 'no scheme'!r}")
    if not parts.hostname or parts.username is not None or not port_is_sound:
        raise DownloadError(f"the address {url[:120]!r} is malformed or holds a password")
    return parts


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:=&?~#+!$,;'@()*[]")
    return path + ("?" + quote(parts.query, safe="/%:=&?~#+!$,;'@()*[]") if parts.query else "")


@contextmanager
def _connection(parts: SplitResult, limits: Limits, end: float) -> Iterator[http.client.HTTPConnection]:
    """Connect to a checked address; the deadline cuts the connection whatever it is doing."""
    host = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    raw = socket.create_connection((_resolve(host, port, limits), port), timeout=left)
    cut = threading.Timer(max(end - time.monotonic(), 0.01), _cut, [raw])
    cut.daemon = True
    cut.start()
    connection = http.client.HTTPConnection(host, port)
    try:
        if parts.scheme == "https":
            raw.settimeout(max(end - time.monotonic(), 0.01))
            connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
            connection.default_port = 443  # keeps the port out of the Host header
        else:
            connection.sock = raw
        yield connection
    finally:
        cut.cancel()
        connection.close()
        raw.close()


def _resolve(host: str, port: int, limits: Limits) -> str:
    found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    for address in sorted(found):
        if not limits.allow(ipaddress.ip_address(address.partition("%")[0])):
            raise DownloadError(f"{host} is at {address}, which is not a public internet address")
    return min(found, key=lambda address: (":" in address, address))


def _cut(raw: socket.socket) -> None:
    with suppress(OSError):  # closed already
        raw.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, limits: Limits) -> bytes:
    if response.status != 200:
        raise DownloadError(f"the server answered {response.status} {response.reason}"[:120])
    kind = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if (
        kind
        and not kind.startswith("image/")
        and kind not in ("application/octet-stream", "binary/octet-stream")
    ):
        raise DownloadError(f"it is no picture but {kind[:60]!r}")
    too_large = f"it has more than {limits.bytes / 2**20:g} MB"
    if int(response.getheader("Content-Length") or 0) > limits.bytes:
        raise DownloadError(too_large)
    data = bytearray()
    while block := response.read1(_BLOCK):
        data += block
        if len(data) > limits.bytes:
            raise DownloadError(too_large)
    if response.length:
        raise DownloadError("the connection ended before the whole picture had come")
    return bytes(data)
