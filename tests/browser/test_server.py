"""What the server answers, without a browser."""

import time
import urllib.error
import urllib.request

import pytest

from recsys.catalog import Catalog


def ask(address: str):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.fixture(scope="module")
def picture(app: str, small_shop) -> str:
    path = Catalog.open(small_shop).image_path(0)
    address = f"{app}/img/small/{path.relative_to(small_shop).as_posix()}"
    for _ in range(100):  # the server opens its first catalogue while it already answers
        if ask(address)[0] == 200:
            break
        time.sleep(0.1)
    return address


def test_picture_may_be_kept_for_ever(picture):
    status, headers, body = ask(picture)
    assert (status, headers["Content-Type"]) == (200, "image/jpeg")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert body.startswith(b"\xff\xd8")


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/img/nothing"])
def test_security_headers_on_every_answer(app, path):
    _, headers, _ = ask(app + path)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == "'self'"
    assert "unsafe-eval" not in policy["script-src"]


@pytest.mark.parametrize(
    "path",
    [
        "img/small/manifest.json",
        "img/small/images/../manifest.json",
        "img/small/images/%2e%2e/manifest.json",
        "img/small/images/ab/..%2f..%2fmanifest.json",
        "img/other/images/ab/ab000000000000000000000000000000.jpg",
        "img/small/images/ab/cd000000000000000000000000000000.jpg",
        "img/small/images/ab/ab000000000000000000000000000000.png",
        "img/small/images/ab/ab000000000000000000000000000000.jpg%00",
        "img//etc/passwd",
    ],
)
@pytest.mark.usefixtures("picture")  # the catalogue is open
def test_nothing_but_pictures_of_opened_catalogs(app, path):
    status, _, body = ask(f"{app}/{path}")
    assert status in (400, 404)  # Streamlit itself answers 400 to some
    assert b"alike-catalog" not in body
