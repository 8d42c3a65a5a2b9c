"""What visitors' photos may take from the server."""

import threading
import tomllib
from pathlib import Path

import pytest
from PIL import Image

from pages.ui.photo import uploads
from recsys.errors import ImageError
from tests.support.toy import draw, encoded

ROOT = Path(__file__).resolve().parents[2]


def test_the_server_takes_no_larger_upload_than_a_photo():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert config["server"]["maxUploadSize"] == uploads.MOST_MEGABYTES


def test_only_a_few_photos_are_decoded_at_a_time(monkeypatch):
    enough, going_on = threading.Event(), threading.Event()
    running, most = 0, 0
    lock = threading.Lock()

    def slow(data, **_):
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
            if running == uploads.MOST_AT_ONCE:
                enough.set()
        assert going_on.wait(20)
        with lock:
            running -= 1
        return draw("disc", (200, 30, 30))

    monkeypatch.setattr(uploads, "decode", slow)
    threads = [threading.Thread(target=uploads.photo_of, args=(str(n), "x", b"x")) for n in range(6)]
    for thread in threads:
        thread.start()
    assert enough.wait(20)
    threads[-1].join(0.2)  # the others have had time to come in as well
    going_on.set()
    for thread in threads:
        thread.join(20)
    assert most == uploads.MOST_AT_ONCE == 2


def test_a_refused_photo_makes_room_for_the_next():
    bomb = encoded(Image.new("RGB", (16383, 2400)), "WEBP", lossless=True, method=0)
    for number in range(2 * uploads.MOST_AT_ONCE):
        with pytest.raises(ImageError, match="at most 192 MB are allowed"):
            uploads.photo_of(str(number), "w.webp", bomb)
    assert uploads.photo_of("last", "x.png", encoded(draw("disc", (200, 30, 30)))).original.size == (72, 96)
