"""Reports beside a catalogue's computed files, valid until its products or vectors change.

computed/reports/NAME.json   the figures, and a digest of the products and vectors that they were measured on
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Self, TypeVar

from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.catalog.catalog import COMPUTED
from recsys.errors import ArtifactError
from recsys.files import read_json, sha256, write_json

T = TypeVar("T")


@dataclass(frozen=True)
class Report:
    """Base of all reports: a frozen dataclass of plain numbers and text that is a JSON object on disk.

    A report adds `save` and `load` with the parameters that its file's name needs.
    """

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON holds it."""
        return dict(as_json(self))

    def _save(self, catalog: Catalog, name: str, encoders: Iterable[str] | None = None) -> None:
        save_report(catalog, name, self.as_dict(), encoders)

    @classmethod
    def _load(cls, catalog: Catalog, name: str, encoders: Iterable[str] | None = None) -> Self | None:
        values = load_report(catalog, name, encoders)
        layout = {_key(cls, each.name) for each in fields(cls)}
        return from_json(cls, values) if values is not None and values.keys() == layout else None


def as_json(value: Any) -> Any:
    """Return a value as JSON holds it: dataclasses as objects, tuples as lists."""
    if is_dataclass(value):
        return {_key(value, each.name): as_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {key: as_json(each) for key, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, (list, tuple)) else value


def from_json(cls: type[T], values: Mapping[str, Any]) -> T:
    """Return the dataclass that `as_json` turned into these values; nested ones stay as they are."""
    names = {_key(cls, each.name): each.name for each in fields(cls)}  # type: ignore[arg-type]
    return cls(**{names[key]: value for key, value in values.items()})


def _key(of: Any, name: str) -> str:
    """Return the key of a field in JSON: another than its name where the dataclass's `KEYS` has one."""
    return str(getattr(of, "KEYS", {}).get(name, name))


def slug(text: str) -> str:
    """Return a text as part of a report's name: all but letters, digits and "_" become dashes."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", text)


def save_report(
    catalog: Catalog, name: str, report: dict[str, Any], encoders: Iterable[str] | None = None
) -> None:
    """Write a report.

    Args:
        catalog: the catalogue that it is about.
        name: of the file, without its ending.
        report: anything that JSON holds.
        encoders: those whose vectors were used; by default all that are built.
    """
    write_json(_file(catalog, name), {"source": _source(catalog, encoders), "report": report})


def load_report(catalog: Catalog, name: str, encoders: Iterable[str] | None = None) -> dict[str, Any] | None:
    """Return a report, or None where there is none of the catalogue as it is now."""
    try:
        stored = read_json(_file(catalog, name), remedy="")
        return dict(stored["report"]) if stored["source"] == _source(catalog, encoders) else None
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
