"""Imports that are killed, repeated, run twice at once or meet a full disk."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recsys.catalog import Catalog
from recsys.catalog.import_catalog import import_catalog
from recsys.errors import AlikeError, ArtifactError
from recsys.images import decoder_worker
from recsys.images.decoder_pool import DecoderPool, DecodeTask, worker_count
from recsys.progress import Progress
from tests.catalog.conftest import content_of, picture

PICTURES = 700
IMPORT = (
    "import signal, sys; from pathlib import Path; from recsys.catalog.import_catalog import import_catalog; "
    # Programs in the background of a shell's script are started deaf to Ctrl-C, and so would this one be.
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
    "import_catalog(Path(sys.argv[1]), Path(sys.argv[2]))"
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough pictures for worker processes and several chunks; some broken, some with thumbnails."""
    folder = tmp_path_factory.mktemp("many") / "source"
    (folder / "images").mkdir(parents=True)
    for number in range(PICTURES):
        data = picture(number, (340, 40) if number % 50 == 0 else (24, 32))
        (folder / "images" / f"{number}.jpg").write_bytes(data[:-60] if number % 97 == 5 else data)
    rows = "".join(f"{number},Picture {number},{number + 1}\n" for number in range(PICTURES))
    (folder / "table.csv").write_text("id,title,price\n" + rows)
    return folder


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    to = tmp_path_factory.mktemp("undisturbed") / "to"
    import_catalog(source, to)
    return content_of(to)


def start(source: Path, to: Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(source), str(to)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
    )


def wait_for(condition: object, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.002)


def test_killed_at_random_moments_and_resumed(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(7)
    to = tmp_path / "to"
    for _ in range(4):
        process = start(source, to)
        wait_for((to / ".import").is_dir)
        time.sleep(chance.uniform(0, 0.8))
        process.kill()
        process.wait()
        if (to / "manifest.json").exists() and not (to / ".import").exists():
            shutil.rmtree(to)
    import_catalog(source, to)
    assert content_of(to) == undisturbed


@pytest.mark.parametrize("chunks", [1, 2])
def test_killed_after_some_chunks_and_resumed(
    chunks: int, source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    to = tmp_path / "to"
    process = start(source, to)
    wait_for(lambda: len(list((to / ".import").glob("*.json"))) >= chunks or process.poll() is not None)
    process.kill()
    process.wait()
    import_catalog(source, to)
    assert content_of(to) == undisturbed


@pytest.mark.parametrize("step", ["report.json", "products.parquet", "manifest.json", "tidy"])
def test_killed_while_writing_the_tables(
    step: str, source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    program = f"""
import os, sys
from pathlib import Path
import recsys.files, recsys.catalog.import_catalog as importing
replace = Path.replace
def deadly(self, target):
    if Path(target).name == {step!r}:
        os._exit(9)
    return replace(self, target)
Path.replace = deadly
if {step!r} == "tidy":
    importing.remove_unused = lambda *_: os._exit(9)
importing.import_catalog(Path(sys.argv[1]), Path(sys.argv[2]))
"""
    to = tmp_path / "to"
    done = subprocess.run(
        [sys.executable, "-c", program, str(source), str(to)], cwd=Path(__file__).parents[2], check=False
    )
    assert done.returncode == 9
    import_catalog(source, to)
    assert content_of(to) == undisturbed


def test_resuming_does_not_redo_finished_chunks(source: Path, tmp_path: Path, monkeypatch) -> None:
    to = tmp_path / "to"

    def stop_after_the_first(progress: Progress) -> None:
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_catalog(source, to, listen=stop_after_the_first)
    finished = len(list((to / ".import").glob("*.json")))
    assert finished >= 1
    asked: list[DecodeTask] = []
    run = DecoderPool.run
    monkeypatch.setattr(DecoderPool, "run", lambda crew, jobs: (asked.extend(jobs), run(crew, jobs))[1])
    import_catalog(source, to)
    assert sum(len(job.files) for job in asked) <= PICTURES - finished * 188
    assert not (to / ".import").exists()


def test_finished_chunks_with_lost_files_are_redone(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    to = tmp_path / "to"

    def stop_at_the_end(progress: Progress) -> None:
        if progress.done == progress.total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_catalog(source, to, listen=stop_at_the_end)
    lost, cut, *_ = sorted((to / "images").rglob("*.jpg"))
    lost.unlink()
    cut.write_bytes(cut.read_bytes()[:50])
    import_catalog(source, to)
    assert content_of(to) == undisturbed


def test_ctrl_c_stops_the_workers_at_once(source: Path, tmp_path: Path) -> None:
    to = tmp_path / "to"
    process = start(source, to, ALIKE_WORKERS="2")
    wait_for(lambda: list((to / ".import").glob("*.json")) or process.poll() is not None)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) != 0
    assert b"KeyboardInterrupt" in process.stderr.read()  # type: ignore[union-attr]
    count = len(list((to / "images").rglob("*.jpg")))
    time.sleep(0.3)
    assert len(list((to / "images").rglob("*.jpg"))) == count


def test_a_second_import_decodes_only_what_is_new(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tmp_path / "few"
    (few / "images").mkdir(parents=True)
    for number in range(20):
        (few / "images" / f"{number}.jpg").write_bytes(picture(number))
    (few / "t.csv").write_text("id,title\n" + "".join(f"{number},T\n" for number in range(20)))
    to = tmp_path / "to"
    import_catalog(few, to)
    (to / "computed").mkdir()
    (to / "computed/vectors").write_text("kept")
    dropped = Catalog.open(to).image_path(0)
    (few / "images/0.jpg").unlink()
    (few / "images/3.jpg").write_bytes(picture(99))
    decoded = []
    prepare = decoder_worker.normalize_picture
    monkeypatch.setattr(
        decoder_worker, "normalize_picture", lambda data: (decoded.append(data), prepare(data))[1]
    )
    report = import_catalog(few, to)
    assert decoded == [picture(99)]
    assert (report.kept, report.pictures) == (20, 19)
    assert (to / "computed/vectors").read_text() == "kept"
    assert dropped is not None
    assert not dropped.exists()
    fresh = tmp_path / "fresh"
    import_catalog(few, fresh)
    shutil.rmtree(to / "computed")
    assert content_of(to) == content_of(fresh)


def test_two_imports_at_once(source: Path, tmp_path: Path) -> None:
    to = tmp_path / "to"

    def second(progress: Progress) -> None:
        with pytest.raises(ArtifactError, match=r"An import of .* is running already. Wait until it ends"):
            import_catalog(source, to)

    import_catalog(source, to, listen=second)
    assert len(Catalog.open(to)) == PICTURES


def test_a_dry_run_writes_nothing_and_says_the_same(source: Path, tmp_path: Path) -> None:
    before = content_of(tmp_path)
    dry = import_catalog(source, tmp_path / "to", dry_run=True)
    assert content_of(tmp_path) == before
    real = import_catalog(source, tmp_path / "to")
    assert {**dry.as_dict(), "seconds": 0} == {**real.as_dict(), "seconds": 0}
    assert dry.seconds > 0
    assert [problem for problem in dry.problems if "damaged or cut off" in problem.what]


def test_a_full_disk_is_explained_and_nothing_is_lost(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recsys.images.decoder_pool._FEW", 10**9)
    write, written = decoder_worker._write, []

    def full(*arguments: object) -> None:
        written.append(arguments)
        if len(written) > 300:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(decoder_worker, "_write", full)
    with pytest.raises(
        ArtifactError, match=r"The disk of .* is full. Completed work is kept: free some space"
    ):
        import_catalog(source, tmp_path / "to")
    assert list((tmp_path / "to/.import").glob("*.json"))
    monkeypatch.undo()
    import_catalog(source, tmp_path / "to")
    assert content_of(tmp_path / "to") == undisturbed


def test_a_full_disk_met_by_a_worker_process(tmp_path: Path, folder_of) -> None:
    source = folder_of({f"{n}.jpg": picture(n) for n in range(3)})
    images = tmp_path / "images"
    images.write_text("a file where the folder should be")
    with DecoderPool(images, tmp_path / "thumbs", {}) as crew:
        crew.prestart(10**6)
        with pytest.raises(OSError, match="Not a directory"):
            list(crew.run([DecodeTask(0, str(source), ["0.jpg", "1.jpg"])]))


def test_a_picture_that_kills_its_worker_is_found(tmp_path: Path, folder_of, monkeypatch) -> None:
    source = folder_of({f"{n}.jpg": picture(n) for n in range(4)})
    (source / "2.jpg").write_bytes(b"kill me")
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "if 'recsys.images.decoder_worker' in ' '.join(sys.orig_argv):\n"
        "    import recsys.images.store as store\n"
        "    real = store.normalize_picture\n"
        "    def prepare(data):\n"
        "        if data == b'kill me': os._exit(77)\n"
        "        return real(data)\n"
        "    store.normalize_picture = prepare\n"
    )
    monkeypatch.setattr(
        "recsys.images.decoder_pool._PATH", f"{tmp_path}{os.pathsep}{Path(__file__).parents[2]}"
    )
    with DecoderPool(None, None, {}) as crew:
        crew.prestart(10**6)
        [(_, results)] = crew.run([DecodeTask(0, str(source), [f"{n}.jpg" for n in range(4)])])
    assert [isinstance(result, str) for result in results] == [False, False, True, False]
    assert "made its decoder stop (exit status 77)" in results[2]


def test_a_picture_that_keeps_its_worker_busy_is_ended_and_found(
    tmp_path: Path, folder_of, monkeypatch
) -> None:
    source = folder_of({f"{n}.jpg": picture(n) for n in range(4)})
    (source / "2.jpg").write_bytes(b"no end")
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if 'recsys.images.decoder_worker' in ' '.join(sys.orig_argv):\n"
        "    import recsys.images.store as store\n"
        "    real = store.normalize_picture\n"
        "    def prepare(data):\n"
        "        while data == b'no end': pass\n"
        "        return real(data)\n"
        "    store.normalize_picture = prepare\n"
    )
    monkeypatch.setattr(
        "recsys.images.decoder_pool._PATH", f"{tmp_path}{os.pathsep}{Path(__file__).parents[2]}"
    )
    with DecoderPool(None, None, {}, seconds=0.5) as crew:
        crew.prestart(10**6)
        [(_, results)] = crew.run([DecodeTask(0, str(source), [f"{n}.jpg" for n in range(4)])])
    assert [isinstance(result, str) for result in results] == [False, False, True, False]
    assert "took more than 0.5 seconds to decode" in results[2]


def test_workers_that_cannot_start_end_the_import(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recsys.images.decoder_pool._MODULE", "recsys.images.no_such_module")
    with DecoderPool(None, None, {}) as crew:
        crew.prestart(10**6)
        with pytest.raises(AlikeError, match="cannot be started"):
            list(crew.run([DecodeTask(0, "/", ["a"])]))


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5"])
def test_alike_workers_must_be_a_number(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIKE_WORKERS", given)
    with pytest.raises(AlikeError, match="ALIKE_WORKERS must be a whole number above 0"):
        worker_count()


def test_a_file_that_could_not_be_read_is_tried_again(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recsys.images.decoder_pool._FEW", 10**9)
    read = decoder_worker._read_file

    def failing(path: Path) -> bytes:
        if path.name == "11.jpg":
            raise OSError(errno.EIO, "Input/output error")
        return read(path)

    def stop_at_the_end(progress: Progress) -> None:
        if progress.done == progress.total:
            raise KeyboardInterrupt

    to = tmp_path / "to"
    decoder_worker._reader.cache_clear()
    monkeypatch.setattr(decoder_worker, "_read_file", failing)
    with pytest.raises(KeyboardInterrupt):
        import_catalog(source, to, listen=stop_at_the_end)
    monkeypatch.setattr(decoder_worker, "_read_file", read)
    import_catalog(source, to)
    assert content_of(to) == undisturbed


def test_a_changed_file_makes_its_chunk_new(source: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(source, copy)
    to = tmp_path / "to"

    def stop_at_the_end(progress: Progress) -> None:
        if progress.done == progress.total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_catalog(copy, to, listen=stop_at_the_end)
    changed = bytearray(picture(1))
    changed[15] ^= 1  # the density: other bytes, same size
    (copy / "images/1.jpg").write_bytes(changed)
    import_catalog(copy, to)
    image = Catalog.open(to).product(1).image
    assert image is not None
    assert image.read_bytes() == changed


def test_damaged_journals_are_not_believed(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    to = tmp_path / "to"

    def stop_at_the_end(progress: Progress) -> None:
        if progress.done == progress.total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_catalog(source, to, listen=stop_at_the_end)
    damage = ["{", json.dumps({"results": [["../../x", ".sh", False, 1]]}), json.dumps({"results": 5})]
    for file, text in zip(sorted((to / ".import").glob("*.json")), damage, strict=False):
        file.write_text(text)
    import_catalog(source, to)
    assert content_of(to) == undisturbed
