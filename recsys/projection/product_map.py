"""A map on disk: one point a picture.

xy.npy           (P, 2) float32, rows in the order of the sorted keys
keys.npy         (P,) 32-byte picture keys
manifest.json    what it was drawn from and how, quality figures, hashes; written last
parts/*.npz      how far an unfinished run is
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from recsys.arrays import open_array
from recsys.errors import ArtifactError
from recsys.files import atomic_write, read_json, sha256_file, verify_checksums, write_json
from recsys.vectors import Vectors

SCHEMA = 1
FOLDER = "map"
_FILES = ("keys.npy", "xy.npy")


@dataclass(frozen=True)
class ProductMap:
    """Places of pictures in the plane.

    Attributes:
        keys: (P,) "S32", sorted and unique.
        xy: (P, 2) float32; only distances mean something, not directions.
        fingerprint: of the encoder whose vectors it shows.
        perplexity: about how many neighbours counted.
        placed: how many pictures came later and were put among the others.
        quality: figures by name; see `recsys.projection.build_map`.
    """

    keys: np.ndarray
    xy: np.ndarray
    fingerprint: str
    perplexity: float
    placed: int = 0
    quality: dict[str, Any] = field(default_factory=dict)

    def is_current_for(self, vectors: Vectors) -> bool:
        """Return whether this map is of exactly these vectors."""
        return self.fingerprint == vectors.fingerprint and np.array_equal(self.keys, vectors.keys)

    def save(self, folder: Path) -> None:
        """Write the map, the manifest last, and drop what an unfinished run kept."""
        for name, array in zip(_FILES, (self.keys, self.xy), strict=True):
            with atomic_write(folder / name) as file:
                np.save(file, array, allow_pickle=False)
        write_json(
            folder / "manifest.json",
            {
                "format": "alike-map",
                "schema": SCHEMA,
                "fingerprint": self.fingerprint,
                "perplexity": self.perplexity,
                "pictures": len(self.keys),
                "placed": self.placed,
                "quality": self.quality,
                "sha256": {name: sha256_file(folder / name) for name in _FILES},
            },
        )
        shutil.rmtree(folder / "parts", ignore_errors=True)

    @classmethod
    def open(cls, folder: Path, *, remedy: str) -> ProductMap:
        """Read a map from disk.

        Raises:
            ArtifactError: it is missing, damaged or from another version; it ends with `remedy`.
        """
        manifest = read_json(folder / "manifest.json", remedy=remedy)
        if manifest.get("format") != "alike-map" or manifest.get("schema") != SCHEMA:
            raise ArtifactError(
                f"{folder / 'manifest.json'} is not of a map that this version reads. {remedy}"
            )
        for name, kind in _MANIFEST_TYPES.items():
            if not isinstance(manifest.get(name), kind):
                raise ArtifactError(
                    f"{folder / 'manifest.json'} is damaged: {name!r} is missing or wrong. {remedy}"
                )
        verify_checksums(folder, {name: manifest["sha256"].get(name, "") for name in _FILES}, remedy=remedy)
        keys, xy = (open_array(folder / name, remedy=remedy) for name in _FILES)
        return cls(
            keys,
            xy,
            manifest["fingerprint"],
            float(manifest["perplexity"]),
            manifest["placed"],
            manifest["quality"],
        )


_MANIFEST_TYPES: dict[str, Any] = {
    "fingerprint": str,
    "perplexity": (int, float),
    "placed": int,
    "quality": dict,
    "sha256": dict,
}
