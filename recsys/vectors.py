"""Vectors on disk: one row a picture, named by the picture's key.

    vectors.npy      (P, D) float16, rows in the order of the sorted keys
    keys.npy         (P,) 32-byte picture keys
    manifest.json    encoder, fingerprint, hashes, pictures set aside; written last
    parts/*.npz      what an unfinished run has encoded so far

Rows belong to pictures, not to products: two products that share a photo share a row, and nothing
depends on the order of the products.
"""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from recsys.arrays import open_array
from recsys.errors import ArtifactError
from recsys.files import atomic_write, read_json, sha256, sha256_file, verify_checksums, write_json

SCHEMA = 1
_FILES = ("keys.npy", "vectors.npy")


class Refusal(NamedTuple):
    """A picture that the decoder refused.

    Attributes:
        reason: why, for people.
        sha256: of the refused file, "" where unknown; another file is tried again.
    """

    reason: str
    sha256: str


@dataclass
class Vectors:
    """Encoded pictures.

    Attributes:
        keys: (P,) "S32", sorted and unique.
        values: (P, D) float16, read-only where they were opened.
        fingerprint: of the encoder that made them.
        spec: how to load that encoder again, such as "resnet50:imagenet".
        set_aside: pictures that the decoder refused, by their keys.
    """

    keys: np.ndarray
    values: np.ndarray
    fingerprint: str
    spec: str
    set_aside: dict[str, Refusal] = field(default_factory=dict)

    def rows_for_ids(self, keys: np.ndarray) -> np.ndarray:
        """Return the row of each picture key, -1 where there is none.

        Args:
            keys: (N,) strings; "" for no picture.
        """
        wanted = np.asarray(keys).astype("S32")
        if len(self.keys) == 0:
            return np.full(len(wanted), -1, dtype=np.int64)
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[places] == wanted, places, -1)

    def save(self, folder: Path) -> None:
        """Write the vectors, the manifest last, and drop the parts they were collected in."""
        for name, array in zip(_FILES, (self.keys, self.values), strict=True):
            with atomic_write(folder / name) as file:
                np.save(file, array, allow_pickle=False)
        write_json(
            folder / "manifest.json",
            {
                "format": "alike-vectors",
                "schema": SCHEMA,
                "encoder": self.spec,
                "fingerprint": self.fingerprint,
                "pictures": len(self.keys),
                "dim": int(self.values.shape[1]),
                "set_aside": {key: refusal._asdict() for key, refusal in self.set_aside.items()},
                "sha256": {name: sha256_file(folder / name) for name in _FILES},
            },
        )
        shutil.rmtree(folder / "parts", ignore_errors=True)

    @classmethod
    def open(cls, folder: Path, *, remedy: str) -> Vectors:
        """Open finished vectors.

        Raises:
            ArtifactError: they are missing, damaged or from another version; it ends with `remedy`.
        """
        manifest = _read_manifest(folder, remedy)
        keys, values = (open_array(folder / name, remedy=remedy) for name in _FILES)
        expected = (manifest["pictures"], manifest["dim"])
        if values.shape != expected or keys.shape != expected[:1] or keys.dtype != "S32":
            raise ArtifactError(
                f"The vectors in {folder} are {values.shape}, but their manifest says {expected}. {remedy}"
            )
        set_aside = {key: _refusal(stored) for key, stored in manifest["set_aside"].items()}
        return cls(keys, values, manifest["fingerprint"], manifest["encoder"], set_aside)

    @staticmethod
    def verify(folder: Path, *, remedy: str) -> None:
        """Check every byte of finished vectors against their manifest.

        Raises:
            ArtifactError: a file has changed.
        """
        manifest = _read_manifest(folder, remedy)
        verify_checksums(folder, {name: manifest["sha256"].get(name, "") for name in _FILES}, remedy=remedy)


_MANIFEST_TYPES = {
    "encoder": str,
    "fingerprint": str,
    "pictures": int,
    "dim": int,
    "set_aside": dict,
    "sha256": dict,
}


def _read_manifest(folder: Path, remedy: str) -> dict[str, Any]:
    manifest = read_json(folder / "manifest.json", remedy=remedy)
    if manifest.get("format") != "alike-vectors" or manifest.get("schema") != SCHEMA:
        raise ArtifactError(f"{folder / 'manifest.json'} is not of vectors that this version reads. {remedy}")
    for name, kind in _MANIFEST_TYPES.items():
        if not isinstance(manifest.get(name), kind):
            raise ArtifactError(
                f"{folder / 'manifest.json'} is damaged: {name!r} is missing or wrong. {remedy}"
            )
    return manifest


def _refusal(stored: Any) -> Refusal:
    """Return a refusal from a manifest; one that does not name the refused file is not believed later."""
    if isinstance(stored, dict):
        return Refusal(str(stored.get("reason", "")), str(stored.get("sha256", "")))
    return Refusal(str(stored), "")


class VectorParts:
    """What an unfinished run has done so far: small files that are each whole or absent.

    Args:
        folder: the folder of the vectors.
        fingerprint: parts of another encoder are not of this run and are ignored.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder / "parts" / sha256(fingerprint.encode())[:16]

    def add(self, vectors: dict[str, np.ndarray], set_aside: dict[str, Refusal]) -> None:
        """Write one part."""
        buffer = io.BytesIO()
        keys = sorted(vectors)
        np.savez(
            buffer,
            keys=np.array(keys, dtype="S32"),
            values=np.array([vectors[key] for key in keys], dtype=np.float16),
            failed=np.array(sorted(set_aside), dtype="S32"),
            refusals=np.array([set_aside[key] for key in sorted(set_aside)], dtype=np.str_).reshape(-1, 2),
        )
        data = buffer.getvalue()
        with atomic_write(self._folder / f"{sha256(data)[:16]}.npz") as file:
            file.write(data)

    def read(self) -> tuple[dict[str, np.ndarray], dict[str, Refusal]]:
        """Return all vectors and set-aside pictures of the parts so far; damaged parts are redone."""
        vectors: dict[str, np.ndarray] = {}
        set_aside: dict[str, Refusal] = {}
        for path in sorted(self._folder.glob("*.npz")):
            data = path.read_bytes()
            if sha256(data)[:16] != path.stem:
                path.unlink()
                continue
            with np.load(io.BytesIO(data), allow_pickle=False) as part:
                vectors.update(zip(_text(part["keys"]), part["values"], strict=True))
                if "refusals" in part:  # an earlier version kept them without the file's hash
                    refusals = (Refusal(*pair) for pair in part["refusals"].tolist())
                    set_aside.update(zip(_text(part["failed"]), refusals, strict=True))
        return vectors, set_aside


def _text(keys: np.ndarray) -> list[str]:
    return [key.decode() for key in keys.tolist()]
