"""Fetching pictures from a local server that behaves and misbehaves; never from the internet."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.importers import download
from recsys.catalog.importers.download import LIMITS, DownloadError, Limits, fetch, is_public
from tests.catalog.conftest import content_of, picture

SMALL = 20_000


class Server(BaseHTTPRequestHandler):
    """Answers by path; counts what was asked for."""

    asked: ClassVar[Counter[str]] = Counter()
    hosts: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        self.hosts[self.headers["Host"]] += 1
        name = self.path.strip("/").partition("?")[0].replace("-", "_")
        getattr(self, f"send_{name}", self.send_missing)()

    def reply(self, body: bytes, kind: str = "image/jpeg", **headers: str) -> None:
        self.send_response(200)
        for name, value in {"Content_Type": kind, "Content_Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def send_good(self) -> None:
        self.reply(picture(1))

    def send_other(self) -> None:
        self.reply(picture(2), kind="")

    def send_missing(self) -> None:
        self.send_error(404, "Gone fishing")

    def send_page(self) -> None:
        self.reply(b"<html>", kind="text/html; charset=utf-8")

    def send_pretender(self) -> None:
        self.reply(b"<html>no picture</html>")

    def send_large(self) -> None:
        self.reply(bytes(SMALL + 1))

    def send_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(bytes(SMALL))

    def send_cut(self) -> None:
        self.reply(picture(1), Content_Length="5000")

    def send_slow(self) -> None:
        time.sleep(5)

    def send_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def send_around(self) -> None:
        self.redirect("/good")

    def send_circle(self) -> None:
        self.redirect("/circle")

    def send_to_private(self) -> None:
        self.redirect("http://10.0.0.1/admin")

    def send_to_metadata(self) -> None:
        self.redirect("http://169.254.169.254/latest/meta-data/")

    def send_to_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def send_to_nothing(self) -> None:
        self.redirect("")

    def log_message(self, *arguments: object) -> None: ...


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked.clear()
    Server.hosts.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        running.daemon_threads = True
        running.handle_error = lambda *_: None  # clients hang up on purpose
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def local(address: download.Address) -> bool:
    """Allow this test's server as if it were public, and nothing else that is private."""
    return str(address) == "127.0.0.1" or is_public(address)


LOCAL = Limits(bytes=SMALL, seconds=1.0, allow=local)

BROKEN = {
    "missing": "the server answered 404 Gone fishing",
    "page": "it is no picture but 'text/html'",
    "large": "it has more than 0.0190735 MB",
    "endless": "it has more than 0.0190735 MB",
    "cut": "the connection ended before the whole picture had come",
    "slow": "it took longer than 1 seconds",
    "dripping": "it took longer than 1 seconds",
    "circle": "it is redirected more than 5 times",
    "to-private": "10.0.0.1 is at 10.0.0.1, which is not a public internet address",
    "to-metadata": "169.254.169.254 is at 169.254.169.254, which is not a public internet address",
    "to-file": "only http and https are allowed, not 'file'",
    "to-nothing": "it is redirected more than 5 times",
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_addresses(case: str, server: str) -> None:
    began = time.monotonic()
    with pytest.raises(DownloadError) as error:
        fetch(f"{server}/{case}", LOCAL)
    assert BROKEN[case] in str(error.value)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://example.org/a.jpg", "only http and https are allowed, not 'ftp'"),
        ("http:///a.jpg", "is malformed"),
        ("http://user:pass@example.org/a.jpg", "is malformed or holds a password"),
        ("http://example.org:99999/a.jpg", "is malformed"),
        ("http://[::1/a.jpg", "is malformed"),
        ("http://localhost/a.jpg", "which is not a public internet address"),
        ("http://127.0.0.1/a.jpg", "which is not a public internet address"),
        ("http://[::1]/a.jpg", "which is not a public internet address"),
        ("http://[::ffff:10.0.0.1]/a.jpg", "which is not a public internet address"),
        ("http://2130706433/a.jpg", "which is not a public internet address"),
        ("http://0.0.0.0/a.jpg", "which is not a public internet address"),
    ],
)
def test_addresses_that_are_never_asked(url: str, sentence: str) -> None:
    with pytest.raises(DownloadError) as error:
        fetch(url, LIMITS)
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_the_connection_goes_to_the_address_that_was_checked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name whose address changes between the check and the connection gains nothing."""
    port = int(server.rpartition(":")[2])
    looked_up: list[str] = []

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple]:
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *a, **k: look_up(host, *a, **k) if host == "shop.test" else real(host, *a, **k),
    )
    assert fetch(f"http://shop.test:{port}/good", LOCAL) == picture(1)
    assert looked_up == ["shop.test"]
    assert Server.hosts == {f"shop.test:{port}": 1}


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple]:
        return [(2, 1, 6, "", (address, port)) for address in ("93.184.216.34", "192.168.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(DownloadError, match=r"192\.168\.0\.1, which is not a public"):
        fetch("http://shop.test/a.jpg", LIMITS)


def table_for(server: str, folder_of, *names: str) -> Path:
    rows = "".join(f"{name},T,{server}/{name}\n" for name in names)
    return folder_of({"t.csv": "id,title,image\n" + rows})


def test_an_import_fetches_only_when_asked(server: str, tmp_path: Path, folder_of) -> None:
    source = table_for(server, folder_of, "good", "other")
    report = import_catalog(source, tmp_path / "to", limits=LOCAL)
    assert (report.pictures, Server.asked) == (0, {})
    report = import_catalog(source, tmp_path / "to", limits=LOCAL, download=True, dry_run=True)
    assert (report.pictures, Server.asked) == (0, {})
    report = import_catalog(source, tmp_path / "to", limits=LOCAL, download=True)
    assert (report.pictures, Server.asked) == (2, {"/good": 1, "/other": 1})
    image = Catalog.open(tmp_path / "to").product(0).image
    assert image is not None
    assert image.read_bytes() == picture(1)


def test_broken_pictures_are_listed_and_fetched_again_and_the_rest_is_cached(
    server: str, tmp_path: Path, folder_of
) -> None:
    source = table_for(server, folder_of, "good", "missing", "pretender", "around")
    for _ in range(2):
        report = import_catalog(source, tmp_path / "to", limits=LOCAL, download=True)
        assert (report.kept, report.pictures) == (4, 2)
        told = [f"{problem.row}|{problem.what}|{problem.action}" for problem in report.problems]
        assert told == [
            f"3|'{server}/missing': the server answered 404 Gone fishing|kept without picture",
            f"4|'{server}/pretender': This is a web page, not a picture Alike can read. "
            "Use a JPEG, PNG, WebP, GIF, BMP or TIFF picture.|kept without picture",
        ]
    assert Server.asked == {"/good": 2, "/missing": 2, "/pretender": 2, "/around": 1}


def test_an_interrupted_download_goes_on(server: str, tmp_path: Path, folder_of) -> None:
    source = table_for(server, folder_of, "good", "other", "around")

    def stop(progress: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_catalog(source, tmp_path / "to", limits=LOCAL, download=True, listen=stop)
    import_catalog(source, tmp_path / "to", limits=LOCAL, download=True)
    import_catalog(source, tmp_path / "fresh", limits=LOCAL, download=True)
    assert content_of(tmp_path / "to") == content_of(tmp_path / "fresh")


def test_more_pictures_than_allowed_are_listed(server: str, tmp_path: Path, folder_of) -> None:
    source = table_for(server, folder_of, "good", "other")
    limits = Limits(count=1, allow=local)
    report = import_catalog(source, tmp_path / "to", limits=limits, download=True)
    assert report.pictures == 1
    assert "Only 1 pictures are fetched in one import." in report.problems[0].what
    assert import_catalog(source, tmp_path / "to", limits=limits, download=True).pictures == 2
