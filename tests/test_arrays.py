"""Arrays from disk: whole or refused, and never at the mercy of whoever changes the file."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from recsys import arrays
from recsys.arrays import open_array
from recsys.errors import ArtifactError

ROOT = Path(__file__).resolve().parents[1]
VALUES = np.arange(12_000, dtype=np.float16).reshape(100, 120)


def whole() -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, VALUES)
    return buffer.getvalue()


def archive() -> bytes:
    buffer = io.BytesIO()
    np.savez(buffer, values=VALUES)
    return buffer.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "values.npy").write_bytes(whole())
    return tmp_path / "values.npy"


def test_an_array_is_read_whole_and_cannot_be_changed(path: Path) -> None:
    array = open_array(path, remedy="")
    assert type(array) is np.ndarray and np.array_equal(array, VALUES)
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0] = 1


def test_a_very_large_one_is_mapped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "MOST_IN_MEMORY", 1000)
    array = open_array(path, remedy="")
    assert isinstance(array, np.memmap) and np.array_equal(array, VALUES)


@pytest.mark.parametrize("most", [0, 10**9], ids=["mapped", "read"])
@pytest.mark.parametrize(
    "data",
    [b"", whole()[:60], whole()[:5000], whole()[:-1], whole() + b"x", b"no array" * 50, archive(), None],
    ids=["empty", "header cut", "cut", "a byte short", "a byte too many", "text", "an archive", "missing"],
)
def test_a_damaged_file_is_refused_with_the_remedy(
    data: bytes | None, most: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrays, "MOST_IN_MEMORY", most)
    path.unlink()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ArtifactError, match=r"values.npy is damaged \(.*\)\. Build again\."):
        open_array(path, remedy="Build again.")


def test_files_that_are_cut_in_place_do_not_end_the_process(toy_copy: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from recsys.errors import ArtifactError
from recsys.ranking import Query, Recommender
folder = Path(sys.argv[1])
recommender = Recommender.open(folder, "eigenfaces")
files = sorted(folder.rglob("*.npy"))
for file in files:
    os.truncate(file, 0)
print(len(files), len(recommender.recommend(Query(("disc-red-44",)), 20)))
try:
    Recommender.open(folder, "eigenfaces").recommend(Query(("disc-red-44",)), 20)
except ArtifactError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(toy_copy)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer, refusal = done.stdout.splitlines()
    assert answer == "14 20"
    assert "is damaged (" in refusal and f"python -m recsys build {toy_copy}" in refusal
