"""The reverse proxy of docs/deployment.md, run by nginx: pages and WebSocket pass; nobody becomes owner."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.test_gatekeeper import HANDSHAKE, TOKEN
from tests.support.live_app import ROOT, serve

NAME = "shop.example.com"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def configuration(folder: Path, port: int, app: str) -> str:
    """Return the example as a whole configuration, without HTTPS, for an app at another port."""
    document = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    (server,) = re.findall(r"```nginx\n(.*?)```", document, re.DOTALL)
    server = server.replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    server = server.replace("http://127.0.0.1:8501", app)
    user = "user root;" if os.geteuid() == 0 else ""  # its workers must write into the folder
    paths = "".join(
        f"{kind}_temp_path {folder / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{user} daemon off; pid {folder / 'pid'}; error_log {folder / 'error.log'}; "
        f"events {{}} http {{ access_log off; {paths} {server} }}"
    )


@pytest.fixture(scope="module")
def proxy(plain_shop, tmp_path_factory) -> Iterator[int]:
    """The port of an nginx in front of an app."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if nginx is None:
        pytest.skip("There is no nginx on this machine; install the package 'nginx-light' to run this test.")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    options = [f"--server.allowedHosts={NAME}"]
    with serve(plain_shop, options=options, ALIKE_OWNER="", ALIKE_OWNER_TOKEN=TOKEN) as app:
        (folder / "nginx.conf").write_text(configuration(folder, port, app.address), encoding="utf-8")
        server = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-p", str(folder)])
        try:
            yield port
        finally:
            server.terminate()
            server.wait(20)


def ask(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    for _ in range(100):  # nginx may still be starting
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", path, headers={"Host": NAME, **headers})
            return connection.getresponse()
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise AssertionError("nginx did not start.")


def test_pages_and_the_websocket_pass(proxy):
    assert ask(proxy, "/").status == 200
    assert ask(proxy, "/_stcore/stream", Origin=f"http://{NAME}", **HANDSHAKE).status == 101


def test_other_names_do_not_pass(proxy):
    assert ask(proxy, "/", Host="evil.test").status == 403
    assert ask(proxy, "/_stcore/stream", Origin="http://evil.test", **HANDSHAKE).status == 403


def test_metrics_are_not_public(proxy):
    assert ask(proxy, "/_stcore/metrics").status == 404


def test_a_large_upload_is_refused_though_all_visitors_seem_local(proxy):
    connection = http.client.HTTPConnection("127.0.0.1", proxy, timeout=20)
    connection.request("PUT", "/_stcore/upload_file/a/b", body=bytes(13_000_000), headers={"Host": NAME})
    assert connection.getresponse().status == 413
