"""Building: only what is new, the same bytes after any interruption, unreadable pictures set aside."""

from __future__ import annotations

import json
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

from recsys import cli, progress_file
from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.catalog.import_catalog import import_catalog
from recsys.catalog.lock import catalog_lock
from recsys.encode_catalog import encode_pictures
from recsys.encoders.hsv import HsvHistogram
from recsys.errors import ArtifactError, CatalogError, ModelError
from recsys.evaluation.encoder_comparison import EncoderComparison
from recsys.files import atomic_write
from recsys.images import decode
from recsys.vectors import VectorParts, Vectors
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


def test_a_build_without_encoders_brings_all_that_were_built_up_to_date(
    toy_source: Path, toy_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recsys.build_catalog.default_encoder", lambda: "eigenfaces")
    source = Path(shutil.copytree(toy_source, tmp_path / "fewer"))
    lines = (source / "products.csv").read_text().splitlines()
    (source / "products.csv").write_text("\n".join(lines[:-1]) + "\n")
    import_catalog(source, toy_copy, currency="EUR")
    catalog = Catalog.open(toy_copy)
    assert sorted(EncoderComparison.open(catalog).stale) == ["eigenfaces", "hsv"]
    assert build(toy_copy).changed
    comparison = EncoderComparison.open(catalog)
    assert sorted(comparison.tables) == ["eigenfaces", "hsv"] and not comparison.stale
    assert not build(toy_copy).changed


def test_an_encoder_whose_weights_are_gone_is_named_and_the_others_are_built(
    toy_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recsys.build_catalog.default_encoder", lambda: "eigenfaces")
    shutil.copytree(toy_copy / COMPUTED / "hsv", toy_copy / COMPUTED / "resnet50-gone")
    manifest = toy_copy / COMPUTED / "resnet50-gone" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"encoder": "hsv"', '"encoder": "resnet50:gone.h5"'))
    report = build(toy_copy)
    assert (
        list(report.not_refreshed) == ["resnet50-gone"] and "gone.h5" in report.not_refreshed["resnet50-gone"]
    )
    assert {"eigenfaces", "hsv"} <= set(report.encoded)
    with pytest.raises(ModelError):
        build(toy_copy, ["resnet50:gone.h5"])


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


def test_pictures_that_could_not_be_read_are_encoded_when_they_are_back(
    imported: Path, tmp_path: Path, toy_catalog: Path
) -> None:
    (imported / "images").rename(tmp_path / "away")
    report = build(imported, ["hsv"], maps=False)
    assert report.encoded == {"hsv": 0, "palette": 0} and not report.set_aside
    assert len(report.unread) == 24 and "cannot be read" in next(iter(report.unread.values()))
    (tmp_path / "away").rename(imported / "images")
    assert build(imported, ["eigenfaces", "hsv"]).encoded == {"hsv": 24, "palette": 24, "eigenfaces": 24}
    assert contents(imported / COMPUTED) == contents(toy_catalog / COMPUTED)


@pytest.mark.parametrize("part", ["the picture", "its folder"])
def test_links_are_named_and_not_followed(imported: Path, tmp_path: Path, part: str) -> None:
    key, path = next(iter(pictures_of(imported).items()))
    inside = {"the picture": path, "its folder": path.parent}[part]
    inside.rename(tmp_path / "outside")
    inside.symlink_to(tmp_path / "outside")
    report = build(imported, ["hsv"], maps=False)
    assert "is a link. Links in a catalogue are not followed" in report.unread[key]
    assert report.encoded["hsv"] + len(report.unread) == 24
    inside.unlink()
    (tmp_path / "outside").rename(inside)
    assert not build(imported, ["hsv"], maps=False).unread
    assert len(Vectors.open(imported / COMPUTED / "hsv", remedy="").keys) == 24


def test_a_catalog_whose_pictures_are_all_behind_a_link_is_refused(imported: Path, tmp_path: Path) -> None:
    (imported / "images").rename(tmp_path / "outside")
    (imported / "images").symlink_to(tmp_path / "outside")
    with pytest.raises(CatalogError, match="Links in a catalogue are not followed"):
        build(imported, ["eigenfaces"])


def test_no_thumbnail_is_made_through_a_link(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for number, name in enumerate("abcd"):
        toy.draw("disc", (50 * number, 0, 0)).resize((400, 500)).save(source / f"{name}.png")
    import_catalog(source, tmp_path / "shop")
    thumbs = tmp_path / "shop" / "thumbs"
    shutil.rmtree(thumbs)
    (tmp_path / "outside").mkdir()
    thumbs.symlink_to(tmp_path / "outside")
    build(tmp_path / "shop", ["hsv"], maps=False)
    assert not list((tmp_path / "outside").iterdir())
    thumbs.unlink()
    build(tmp_path / "shop", ["hsv"], maps=False)
    assert len(list(thumbs.rglob("*.webp"))) == 4


def test_a_refused_picture_is_tried_again_when_its_file_has_changed(imported: Path) -> None:
    key, path = next(iter(pictures_of(imported).items()))
    good = path.read_bytes()
    path.write_bytes(b"damaged")
    assert build(imported, ["hsv"], maps=False).encoded == {"hsv": 23, "palette": 23}
    stamps = [file.stat().st_mtime_ns for file in sorted((imported / COMPUTED).rglob("*"))]
    again = build(imported, ["hsv"], maps=False)
    assert again.encoded == {"hsv": 0, "palette": 0} and list(again.set_aside) == [key] and not again.changed
    assert [file.stat().st_mtime_ns for file in sorted((imported / COMPUTED).rglob("*"))] == stamps
    path.write_bytes(good)
    assert build(imported, ["hsv"], maps=False).encoded == {"hsv": 1, "palette": 1}


def test_what_an_earlier_version_set_aside_is_tried_again(imported: Path) -> None:
    build(imported, ["hsv"], maps=False)
    key, *_ = pictures_of(imported)
    folder = imported / COMPUTED / "hsv"
    vectors = Vectors.open(folder, remedy="")
    others = vectors.keys != key.encode()
    Vectors(vectors.keys[others], vectors.values[others], vectors.fingerprint, vectors.spec).save(folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["set_aside"] = {key: "x.jpg cannot be read: No such file or directory."}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    report = build(imported, ["hsv"], maps=False)
    assert report.encoded["hsv"] == 1 and not report.set_aside


def test_a_run_that_is_killed_remembers_only_refused_pictures(imported: Path, tmp_path: Path) -> None:
    pictures = pictures_of(imported)
    refused, missing, *_ = pictures
    pictures[refused].write_bytes(b"damaged")
    pictures[missing].unlink()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("recsys.vectors.Vectors.save", _killed)
        with pytest.raises(KeyboardInterrupt):
            encode_pictures(pictures, HsvHistogram(), tmp_path / "v", spec="hsv")
    vectors, set_aside = VectorParts(tmp_path / "v", HsvHistogram().fingerprint).read()
    assert len(vectors) == 22 and list(set_aside) == [refused]
    result = encode_pictures(pictures, HsvHistogram(), tmp_path / "v", spec="hsv")
    assert result.encoded == 0 and list(result.unread) == [missing]


def test_eigenfaces_are_not_learnt_without_many_of_the_pictures(imported: Path, tmp_path: Path) -> None:
    (imported / "images").rename(tmp_path / "away")
    with pytest.raises(CatalogError, match="24 of 24 pictures cannot be read"):
        build(imported, ["eigenfaces"])
    assert not (imported / COMPUTED / "eigenfaces").exists()


def test_the_command_fails_where_many_pictures_were_skipped(
    imported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["build", str(imported), "--encoder", "hsv", "--no-map"]
    paths = list(pictures_of(imported).values())
    paths[0].unlink()
    assert cli.main(command) == 0
    assert "hsv: 23 pictures encoded\n" in (out := capsys.readouterr().out) and "not read: " in out
    for path in paths[:3]:
        path.write_bytes(b"damaged")
    shutil.rmtree(imported / COMPUTED)
    assert cli.main(command) == 1
    assert "3 of 24 pictures could not be used" in capsys.readouterr().err
    job = imported.parent / "job.json"
    assert cli.main([*command, "--progress", str(job)]) == 1
    assert "3 of 24 pictures could not be used" in progress_file.state(job).message  # type: ignore[union-attr]


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
        with pytest.raises(ArtifactError, match="disk of .* is full. Completed work is kept"):
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
        "import recsys.encode_catalog as e, recsys.index.neighbors as n, recsys.build_catalog as b\n"
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
        catalog_lock(imported, "A build"),
        pytest.raises(ArtifactError, match="A build of .* is running already"),
    ):
        build(imported, ["hsv"])
    assert build(imported, ["hsv"]).changed


@pytest.mark.parametrize(
    "command",
    [
        ["import", "SOURCE", "--to", "FOLDER"],
        ["bring", "SOURCE", "--to", "FOLDER"],
        ["build", "FOLDER"],
        ["map", "FOLDER"],
        ["train-triplets", "FOLDER"],
        ["train-attributes", "FOLDER", "--keep"],
        ["train-flag", "FOLDER", "--column", "gender", "--keep"],
        ["fine-tune", "FOLDER", "--column", "gender"],
        ["fill", "FOLDER", "--keep"],
        ["evaluate", "FOLDER", "--keep"],
        ["recognise", "FOLDER", "--keep"],
    ],
    ids=lambda command: command[0],
)
def test_whatever_writes_to_a_catalogue_is_refused_while_something_else_does(
    command: list[str], toy_source: Path, toy_catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = {"SOURCE": str(toy_source), "FOLDER": str(toy_catalog)}
    with catalog_lock(toy_catalog, "A test"):
        assert cli.main([named.get(word, word) for word in command]) == 1
    assert f"A test of {toy_catalog} is running already. Wait until it ends." in capsys.readouterr().err


def test_what_only_reads_is_not_refused(toy_catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with catalog_lock(toy_catalog, "A test"):
        assert cli.main(["recommend", str(toy_catalog), "--product", "disc-red-44"]) == 0
    assert not (toy_catalog / ".lock").exists()
