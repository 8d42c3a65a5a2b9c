"""Downloads of weights, from a server on this machine that can cut connections and forget how to resume."""

import hashlib
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from recsys.cli import main
from recsys.encoders import imagenet, registry
from recsys.encoders.weights import read_weights
from recsys.encoders.weights_download import download
from recsys.errors import ArtifactError, ModelError
from recsys.files import exclusive_lock
from recsys.progress import Progress
from tests.encoders.layouts import write_first_keras

DATA = np.random.default_rng(0).bytes(3_000_000)
MD5 = hashlib.md5(DATA).hexdigest()


@dataclass
class Behavior:
    """What the server does, and what it was asked for."""

    data: bytes = DATA
    cuts: list[int] = field(default_factory=list)
    """After how many bytes each coming answer breaks off."""
    resumes: bool = True
    ranges: list[str | None] = field(default_factory=list)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Behavior]]:
    behavior = Behavior()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            behavior.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and behavior.resumes else 0
            if start >= len(behavior.data):
                self.send_error(416)
                return
            body = behavior.data[start:]
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: behavior.cuts.pop(0)] if behavior.cuts else body)

        def log_message(self, *_: object) -> None:
            pass

    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/weights.h5", behavior
        running.shutdown()


def test_a_file_comes_whole_and_nothing_else_stays(server, tmp_path: Path) -> None:
    url, behavior = server
    told: list[Progress] = []
    download(url, tmp_path / "models" / "w.h5", MD5, told.append)
    assert (tmp_path / "models" / "w.h5").read_bytes() == DATA
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["w.h5"]
    assert (told[-1].done, told[-1].total) == (3, 3) and "MB" in told[-1].step
    assert behavior.ranges == [None]


def test_a_cut_connection_is_taken_up_where_it_broke_off(server, tmp_path: Path) -> None:
    url, behavior = server
    behavior.cuts = [1_000_000, 500_000]
    download(url, tmp_path / "w.h5", MD5)
    assert (tmp_path / "w.h5").read_bytes() == DATA
    assert behavior.ranges == [None, "bytes=1000000-", "bytes=1500000-"]


def test_an_attempt_that_brings_nothing_ends_and_the_next_run_goes_on(server, tmp_path: Path) -> None:
    url, behavior = server
    behavior.cuts = [2_000_000, 0]
    with pytest.raises(ModelError, match="connection ended at 2,000,000 of 3,000,000 bytes"):
        download(url, tmp_path / "w.h5", MD5)
    assert [path.name for path in tmp_path.iterdir()] == ["w.h5.part"]
    download(url, tmp_path / "w.h5", MD5)
    assert behavior.ranges[-1] == "bytes=2000000-"
    assert (tmp_path / "w.h5").read_bytes() == DATA


def test_stopped_work_goes_on(server, tmp_path: Path) -> None:
    url, behavior = server

    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(url, tmp_path / "w.h5", MD5, stop)
    kept = (tmp_path / "w.h5.part").stat().st_size
    download(url, tmp_path / "w.h5", MD5)
    assert kept and behavior.ranges == [None, f"bytes={kept}-"]


def test_a_server_that_cannot_resume_begins_anew(server, tmp_path: Path) -> None:
    url, behavior = server
    (tmp_path / "w.h5.part").write_bytes(DATA[:700_000])
    behavior.resumes = False
    download(url, tmp_path / "w.h5", MD5)
    assert (tmp_path / "w.h5").read_bytes() == DATA


def test_a_part_that_is_whole_already_is_only_checked(server, tmp_path: Path) -> None:
    url, _ = server
    (tmp_path / "w.h5.part").write_bytes(DATA)
    download(url, tmp_path / "w.h5", MD5)
    assert (tmp_path / "w.h5").read_bytes() == DATA


def test_another_file_is_refused_and_removed(server, tmp_path: Path) -> None:
    url, behavior = server
    behavior.data = DATA[::-1]
    with pytest.raises(ModelError, match="is not the published file: its MD5 is .* It was removed"):
        download(url, tmp_path / "w.h5", MD5)
    assert [*tmp_path.iterdir()] == []


def test_a_missing_file_and_a_missing_server_are_named(server, tmp_path: Path) -> None:
    url, behavior = server
    behavior.data = b""
    (tmp_path / "w.h5.part").touch()
    with pytest.raises(ModelError, match="answers 416"):
        download(url, tmp_path / "w.h5", MD5)
    with pytest.raises(ModelError, match="refused"):
        download("http://127.0.0.1:9/w.h5", tmp_path / "w.h5", MD5)


def test_two_downloads_of_one_file_do_not_mix(server, tmp_path: Path) -> None:
    url, _ = server
    with (
        exclusive_lock(tmp_path / "w.h5.lock", "A download of w.h5"),
        pytest.raises(ArtifactError, match="w.h5 is running already"),
    ):
        download(url, tmp_path / "w.h5", MD5)


def test_a_build_fetches_its_weights_into_keras_cache_and_uses_them(
    server,
    toy_copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from recsys.encoders import networks
    from tests.encoders.made_up import vgg16_weights

    narrow = tuple((max(2, width // 64), count) for width, count in networks._VGG_BLOCKS)
    monkeypatch.setattr(networks, "_VGG_BLOCKS", narrow)
    monkeypatch.setattr(networks, "_VGG_DENSE", 64)
    url, behavior = server
    write_first_keras(tmp_path / "made-up.h5", vgg16_weights())
    behavior.data = (tmp_path / "made-up.h5").read_bytes()
    behavior.cuts = [len(behavior.data) // 2]
    known = replace(imagenet.VGG16, origin=url, md5=hashlib.md5(behavior.data).hexdigest())
    monkeypatch.setattr(imagenet, "VGG16", known)
    monkeypatch.setitem(registry.ENCODERS, "vgg16", replace(registry.ENCODERS["vgg16"], pretrained=known))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    before = {name for name in sys.modules if name.split(".")[0] in ("tensorflow", "keras")}
    assert main(["build", str(toy_copy), "--encoder", "vgg16", "--no-map"]) == 0
    said = capsys.readouterr()
    assert "vgg16: 24 pictures encoded" in said.out
    assert "553 MB are downloaded now, once" in said.err and str(tmp_path / "keras" / "models") in said.err
    assert len(behavior.ranges) == 2
    assert read_weights(tmp_path / "keras" / "models" / imagenet.VGG16.name).keys() == vgg16_weights().keys()
    assert main(["build", str(toy_copy), "--encoder", "vgg16:imagenet", "--no-map"]) == 0
    assert "downloaded" not in capsys.readouterr().err and len(behavior.ranges) == 2
    assert before == {name for name in sys.modules if name.split(".")[0] in ("tensorflow", "keras")}
