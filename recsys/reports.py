"""Reports kept beside a catalogue's computed files, and dropped once what they are about has changed.

computed/reports/NAME.json   what was found, and a digest of the products and vectors it was found on
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.errors import ArtifactError
from recsys.files import read_json, sha256, write_json


def save_report(
    catalog: Catalog, name: str, report: dict[str, Any], encoders: Iterable[str] | None = None
) -> None:
    """Write a report.

    Args:
        catalog: what it is about.
        name: short, for its file.
        report: anything that JSON holds.
        encoders: those whose vectors were used; by default all that are built.
    """
    write_json(_file(catalog, name), {"source": _source(catalog, encoders), "report": report})


def load_report(catalog: Catalog, name: str, encoders: Iterable[str] | None = None) -> dict[str, Any] | None:
    """Return a report, or None where there is none of the catalogue as it is now."""
    try:
        found = read_json(_file(catalog, name), remedy="")
        return dict(found["report"]) if found["source"] == _source(catalog, encoders) else None
    except (ArtifactError, KeyError, TypeError):
        return None


def _file(catalog: Catalog, name: str) -> Path:
    return catalog.folder / COMPUTED / "reports" / f"{name}.json"


def _source(catalog: Catalog, encoders: Iterable[str] | None) -> str:
    computed = Artifacts(catalog.folder)
    names = computed.encoders() if encoders is None else sorted(encoders)
    return sha256(
        "\n".join([catalog.fingerprint, *(computed.vectors(n).fingerprint for n in names)]).encode()
    )
