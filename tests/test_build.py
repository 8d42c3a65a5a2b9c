"""Building: only what is new, the same bytes after any interruption, unreadable pictures set aside."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from recsys.build import build
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.catalog.import_catalog import import_catalog
from recsys.encode_catalog import encode_pictures
from recsys.encoders.hsv import HsvHistogram
from recsys.errors import ArtifactError, CatalogError
from recsys.files import atomic_write, exclusive_lock
from recsys.images import decode
from recsys.vectors import Vectors
from tests.support import toy

ROOT = Path(__file__).resolve().parents[1]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def imported(toy_source: Path, tmp_path: Path) -> Path:
    import_catalog(toy_source, tmp_path / "shapes", currency="EUR")
    return tmp_path / "shapes"


def pictures_of(folder: Path) -> dict[str, Path]:
    catalog = Catalog.open(folder)
    return {str(key): catalog.image_path(row) for row, key in enumerate(catalog.pictures)}  # type: ignore[misc]


class CountingEncoder(HsvHistogram):
    def __init__(self) -> None:
        self.seen = 0

    def encode_batch(self, batch: np.ndarray) -> np.ndarray:
        self.seen += len(batch)
        return super().encode_batch(batch)


def test_a_second_build_does_nothing(toy_copy: Path) -> None:
    before = contents(toy_copy)
    stamps = {path: path.stat().st_mtime_ns for path in toy_copy.rglob("*")}
    report = build(toy_copy, ["eigenfaces", "hsv"])
    assert not report.changed and set(report.encoded.values()) == {0}
    assert contents(toy_copy) == before
    assert {path: path.stat().st_mtime_ns for path in toy_copy.rglob("*")} == stamps


def test_two_builds_give_the_same_bytes(toy_catalog: Path, imported: Path) -> None:
    build(imported, ["eigenfaces", "hsv"])
    assert contents(imported / COMPUTED) == contents(toy_catalog / COMPUTED)


def test_an_added_picture_encodes_only_that_picture(toy_source: Path, imported: Path, tmp_path: Path) -> None:
    build(imported, ["eigenfaces"])
    source = Path(shutil.copytree(toy_source, tmp_path / "more"))
    toy.draw("disc", (120, 0, 120)).save(source / "new.png")
    with (source / "products.csv").open("a") as file:
        file.write("disc-purple,Purple disc,disc,5,new.png,purple,Men\n")
    import_catalog(source, imported, currency="EUR")
    report = build(imported, ["eigenfaces"])
    assert report.changed and report.encoded == {"hsv": 1, "palette": 1, "eigenfaces": 1}
    assert len(Vectors.open(imported / COMPUTED / "eigenfaces", remedy="").keys) == 25


def test_a_removed_picture_is_forgotten(imported: Path, tmp_path: Path) -> None:
    pictures = pictures_of(imported)
    encode_pictures(pictures, HsvHistogram(), tmp_path / "v", spec="hsv")
    gone = next(iter(pictures))
    encode_pictures(
        {k: p for k, p in pictures.items() if k != gone}, HsvHistogram(), tmp_path / "v", spec="hsv"
    )
    assert Vectors.open(tmp_path / "v", remedy="").rows_for_ids(np.array([gone])) == -1


def test_another_encoder_starts_afresh(imported: Path, tmp_path: Path) -> None:
    encoder = CountingEncoder()
    encode_pictures(pictures_of(imported), encoder, tmp_path / "v", spec="hsv")
    encoder.fingerprint = "hsv-with-other-bins"
    encode_pictures(pictures_of(imported), encoder, tmp_path / "v", spec="hsv")
    assert encoder.seen == 2 * 24


def test_an_unreadable_picture_is_set_aside_with_the_reason(imported: Path) -> None:
    pictures = pictures_of(imported)
    key, path = next(iter(pictures.items()))
    path.write_bytes(b"damaged")
    report = build(imported, ["eigenfaces"])
    assert list(report.set_aside) == [key] and "not a picture" in report.set_aside[key]
    from recsys.errors import QueryError
    from recsys.ranking import Query, Recommender

    recommender = Recommender.open(imported, "eigenfaces")
    damaged = str(recommender.catalog.ids[0])
    assert damaged not in [r.product.id for r in recommender.recommend(Query(("disc-red-44",)), 50)]
    with pytest.raises(QueryError, match="has no usable picture"):
        recommender.recommend(Query((damaged,)))


def test_a_missing_thumbnail_is_made_anew(tmp_path: Path) -> None:
    source = tmp_path / "big"
    source.mkdir()
    for name, color in toy.COLORS.items():
        toy.draw("disc", color).resize((400, 500)).save(source / f"{name}.png")
    import_catalog(source, tmp_path / "catalog")
    build(tmp_path / "catalog", ["hsv"])
    thumbs = sorted((tmp_path / "catalog" / "thumbs").rglob("*.webp"))
    thumbs[0].unlink()
    assert build(tmp_path / "catalog", ["hsv"]).changed
    assert len(thumbs) == 3 and decode(thumbs[0].read_bytes()).size == (256, 320)


def test_a_catalog_without_pictures_is_refused(imported: Path) -> None:
    catalog = Catalog.open(imported)
    catalog.table["picture"] = None
    catalog.table["picture"] = catalog.table["picture"].astype("string")
    catalog.save()
    with pytest.raises(CatalogError, match="has no pictures.*--download"):
        build(imported)


def test_ctrl_c_keeps_what_is_done(imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recsys.encode_catalog.BATCH", 4)

    class Interrupted(CountingEncoder):
        def encode_batch(self, batch: np.ndarray) -> np.ndarray:
            if self.seen >= 12:
                raise KeyboardInterrupt
            return super().encode_batch(batch)

    with pytest.raises(KeyboardInterrupt):
        encode_pictures(pictures_of(imported), Interrupted(), tmp_path / "v", spec="hsv")
    rest = CountingEncoder()
    encode_pictures(pictures_of(imported), rest, tmp_path / "v", spec="hsv")
    assert rest.seen == 12
    encode_pictures(pictures_of(imported), HsvHistogram(), tmp_path / "whole", spec="hsv")
    assert contents(tmp_path / "v") == contents(tmp_path / "whole")


def test_a_damaged_part_is_done_again(
    imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recsys.vectors.Vectors.save", _killed)
    with pytest.raises(KeyboardInterrupt):
        encode_pictures(pictures_of(imported), HsvHistogram(), tmp_path / "v", spec="hsv")
    monkeypatch.undo()
    (part,) = (tmp_path / "v" / "parts").rglob("*.npz")
    part.write_bytes(part.read_bytes()[:-10])
    encoder = CountingEncoder()
    encode_pictures(pictures_of(imported), encoder, tmp_path / "v", spec="hsv")
    assert encoder.seen == 24


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_full_disk_is_explained_and_loses_nothing(
    imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("recsys.files.os.fsync", full)
        with pytest.raises(ArtifactError, match="disk of .* is full. Nothing finished was lost"):
            build(imported, ["hsv"])
    build(imported, ["hsv"])
    assert not list(imported.rglob("*.tmp"))


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), atomic_write(path) as file:
        file.write(b"new")
        raise RuntimeError
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("seed", range(4))
def test_kill_9_then_resume_gives_the_same_bytes(
    seed: int, imported: Path, toy_catalog: Path, tmp_path: Path
) -> None:
    program = (
        "import recsys.encode_catalog as e, recsys.index.neighbors as n, recsys.build as b\n"
        "import sys, pathlib, time\n"
        "e.BATCH, e.PART, n._BLOCK = 2, 4, 4\n"
        "b.build(pathlib.Path(sys.argv[1]), ['eigenfaces', 'hsv'], lambda progress: time.sleep(0.02))\n"
    )
    command = [sys.executable, "-c", program, str(imported)]
    random_ = random.Random(seed)
    for _ in range(3):
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
        deadline = time.monotonic() + random_.uniform(0.6, 2.5)
        while process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    build(imported, ["eigenfaces", "hsv"])
    assert contents(imported) == contents(toy_catalog)


def test_two_builds_at_once_are_refused(imported: Path) -> None:
    with (
        exclusive_lock(imported / ".build.lock", "A build"),
        pytest.raises(ArtifactError, match="running already"),
    ):
        build(imported, ["hsv"])
    assert build(imported, ["hsv"]).changed
