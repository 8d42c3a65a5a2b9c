"""`alike tag`: what pictures show."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recsys.commands.shared import PRINT_JSON, print_json_rows

if TYPE_CHECKING:
    from recsys.attributes.tagger import Tagger, Tags
    from recsys.models.attributes.predict import CatalogTagger


def add_to(commands: Any) -> None:
    """Add the command to the command line's."""
    command = commands.add_parser(
        "tag",
        parents=[PRINT_JSON],
        help="predict what pictures show: type, gender, colour, season, usage",
        description="Predict attributes from pictures, with calibrated probabilities and the runners-up.",
    )
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="an imported catalogue")
    what.add_argument("--image", type=Path, nargs="+", metavar="FILE", help="one or more pictures")
    command.add_argument(
        "--own",
        type=Path,
        metavar="DIR",
        help="use the models trained on this catalogue instead of the bundled network",
    )
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from recsys.attributes import Tagger
    from recsys.models.attributes.predict import CatalogTagger

    tagger = CatalogTagger.load(options.own) if options.own else Tagger.load()
    rows = _tagged_files(tagger, options.image) if options.image else _tagged_products(tagger, options.folder)
    if options.json:
        print_json_rows(rows)
        return
    for row in rows:
        print(row["error"] if "error" in row else f"{row['name']}  {_worded_tags(row['tags'])}")


def _tagged_files(tagger: Tagger | CatalogTagger, paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    from recsys.images.decode import read

    for path in paths:
        yield {"name": str(path), "tags": _plain_tags(tagger.tag([read(path)])[0])}


def _tagged_products(tagger: Tagger | CatalogTagger, folder: Path) -> Iterator[dict[str, Any]]:
    from recsys.build_catalog import iter_thumbnails
    from recsys.catalog import Catalog

    catalog = Catalog.open(folder)
    products: dict[str, list[str]] = {}
    for product_id, key in zip(catalog.ids, catalog.pictures, strict=True):
        products.setdefault(str(key), []).append(str(product_id))
    for tags, errors in tagger.tag_files(iter_thumbnails(catalog)):
        for key, found in tags.items():
            yield from ({"name": name, "tags": _plain_tags(found)} for name in products[key])
        for key, reason in errors.items():
            yield from ({"name": name, "error": reason} for name in products[key])


def _plain_tags(tags: Tags) -> dict[str, Any]:
    return {
        attribute: {
            "label": found.label,
            "probability": round(found.probability, 4),
            "runners_up": [[label, round(chance, 4)] for label, chance in found.runners_up],
        }
        for attribute, found in tags.items()
    }


def _worded_tags(tags: dict[str, Any]) -> str:
    return "  ".join(
        f"{attribute} {found['label']} {found['probability']:.0%}" for attribute, found in tags.items()
    )
