"""Who the server answers: foreign hosts, foreign pages, large bodies, and the way to become the owner."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from pages.ui.shared import gatekeeper
from tests.support import network_audit
from tests.support.live_app import LiveApp, serve

TOKEN = "0123456789abcdefghijklmn"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def guarded(plain_shop, tmp_path_factory) -> Iterator[LiveApp]:
    """An app with an owner, behind a name, that writes down which other machines it looks up or calls."""
    folder = tmp_path_factory.mktemp("audit")
    audited = network_audit.environment(folder)
    options = ["--server.allowedHosts=shop.example.com", "--server.allowedHosts=127.0.0.1"]
    with serve(plain_shop, options=options, ALIKE_OWNER="", ALIKE_OWNER_TOKEN=TOKEN, **audited) as app:
        yield app
    assert network_audit.calls(folder) == []


def ask(app: LiveApp, path: str, *, method: str = "GET", body: bytes = b"", **headers: str):
    where = urlsplit(app.address)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=20)
    sent = {"Host": where.netloc} | {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body or None, headers=sent)
    answer = connection.getresponse()
    if answer.status != 101:
        answer.read()
    connection.close()
    return answer


def netloc(app: LiveApp) -> str:
    return urlsplit(app.address).netloc


@pytest.mark.parametrize("path", ["/", "/catalogue", "/_stcore/stream", "/img/plain/x", "/owner"])
@pytest.mark.parametrize(
    "foreign",
    [
        {"Host": "evil.test:{port}"},
        {"Host": "localhost.evil.test"},
        {"Host": ""},
        {"Host": "192.0.2.1:{port}"},
        {"Origin": "http://evil.test"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "null"},
        {"Origin": "https://shop.example.com.evil.test"},
    ],
    ids=str,
)
def test_foreign_hosts_and_pages_are_refused(guarded, path, foreign):
    port = str(urlsplit(guarded.address).port)
    headers = {name: value.replace("{port}", port) for name, value in foreign.items()}
    upgrade = HANDSHAKE if path == "/_stcore/stream" else {}
    assert ask(guarded, path, **headers, **upgrade).status == 403


@pytest.mark.parametrize(
    "own",
    [{}, {"Origin": "http://{netloc}"}, {"Host": "shop.example.com", "Origin": "https://shop.example.com"}],
    ids=str,
)
def test_its_own_pages_and_names_are_answered(guarded, own):
    headers = {name: value.replace("{netloc}", netloc(guarded)) for name, value in own.items()}
    assert ask(guarded, "/", **headers).status == 200
    assert ask(guarded, "/_stcore/stream", **headers, **HANDSHAKE).status == 101


def test_the_token_makes_a_browser_the_owners(guarded):
    answer = ask(guarded, f"/owner?token={TOKEN}")
    assert (answer.status, answer.getheader("Location")) == (303, "/")
    cookie = answer.getheader("Set-Cookie")
    assert re.search("HttpOnly", cookie)
    assert re.search("SameSite=strict", cookie, re.IGNORECASE)


def test_a_wrong_token_makes_nobody_the_owner(guarded):
    for answer in (
        ask(guarded, "/owner?token=wrong"),
        ask(
            guarded,
            "/owner",
            method="POST",
            body=b"token=%C3%A4",
            Content_Type="application/x-www-form-urlencoded",
        ),
    ):
        assert answer.status == 403
        assert answer.getheader("Set-Cookie") is None
    assert ask(guarded, "/owner").status == 200


def test_visitors_upload_photos_only(guarded):
    port = urlsplit(guarded.address).port
    large = {"Content_Length": str(gatekeeper.VISITOR_UPLOAD + 1)}
    path = "/_stcore/upload_file/session/file"
    assert ask(guarded, path, method="PUT", **large).status == 413
    owner = {"Cookie": f"alike_owner_{port}={TOKEN}"}
    assert ask(guarded, path, method="PUT", **large, **owner).status != 413


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1:8501", "127.0.0.1"),
        ("[::1]:8501", "::1"),
        ("LOCALHOST", "localhost"),
        ("localhost.:1", "localhost"),
        ("[", ""),
        ("user@localhost", "localhost"),
    ],
)
def test_host_names(host, name):
    assert gatekeeper.host_name(host) == name
