"""Methods of recommendation and attribute models in Markdown tables, beside what others have published.

    python -m benchmarks.methods CATALOGUE-FOLDER --data DIR [--work DIR] [--only PART] [--json FILE]

CATALOGUE-FOLDER is Kaggle's Fashion Product Images, imported and built with any encoders; DIR holds the two
photo archives. Searches are judged within the test part of the split that the network was trained by;
attribute models learn from the other parts and are judged on that one. Each part's figures are kept in the
work folder, so that a run that was stopped goes on where it stopped; they are measured anew when the
catalogue, its encoders or the options have changed. --with adds figures that `recsys train-attributes` or
`recsys fine-tune` wrote with --json.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.published import OTHERS
from recsys.artifacts import Artifacts
from recsys.catalog import Catalog
from recsys.cli import main as command
from recsys.files import read_json, sha256, write_json
from training import data, split

WORK = Path(".cache/methods")
_TOLD = ("attribute", "column", "classes", "products", "majority", "twins")


@dataclass(frozen=True)
class Run:
    """One run: the catalogue, the photo archives, where parts are kept, and how long models learn."""

    folder: Path
    data: Path
    work: Path
    epochs: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--work", type=Path, default=WORK, metavar="DIR", help=f"keeps each part ({WORK})")
    parser.add_argument("--only", choices=sorted(PARTS), action="append", help="only this part")
    parser.add_argument("--with", dest="further", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--epochs", type=int, default=30, metavar="N", help="of the attribute models (30)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file too")
    options = parser.parse_args()
    run = Run(options.folder, options.data, options.work, options.epochs)
    found = {name: measured(run, name) for name in options.only or PARTS}
    found |= {f"further {n}": read_json(path, remedy="") for n, path in enumerate(options.further, 1)}
    print("\n".join(markdown(found)))
    if options.json:
        write_json(options.json, found)


def measured(run: Run, name: str) -> dict[str, Any]:
    """Return a part's figures: those that are kept, or new ones."""
    arguments = PARTS[name](run)
    catalog = Catalog.open(run.folder)
    computed = Artifacts(run.folder)
    encoders = [f"{each} {computed.vectors(each).fingerprint}" for each in computed.encoders()]
    source = sha256("\n".join([catalog.fingerprint, *encoders, *map(str, arguments)]).encode())[:12]
    path = run.work / f"{name}-{source}.json"
    if not path.is_file():
        print(f"Measuring: {name}", file=sys.stderr)
        words = [str(word) for word in arguments]
        with redirect_stdout(sys.stderr):  # the tables alone are the output
            failed = command([*words, "--json", str(path)])
        if failed or not path.is_file():
            sys.exit(f"The part {name!r} was not finished. Run the same command again to continue.")
        print(file=sys.stderr)
    return read_json(path, remedy=f"Remove it and run the same command again: {path}")


def ids_of(run: Run, *parts: str) -> Path:
    """Return a file with the ids of some parts of the split, one a line."""
    path = run.work / f"{'-'.join(parts)}.ids"
    if not path.is_file():
        print("Dividing the catalogue as for training", file=sys.stderr)
        small_photos = data.load("catalogue", run.data, run.work)
        rows = split.of_catalog(small_photos).parts
        ids = [small_photos.ids[row] for part in parts for row in rows[part]]
        path.write_text("\n".join(ids), encoding="utf-8")
    return path


def _searches(run: Run) -> list[Any]:
    ids = ids_of(run, "test")
    count = len(ids.read_text(encoding="utf-8").split())
    return ["evaluate", run.folder, "--only", ids, "--queries", count]


def _attributes(run: Run) -> list[Any]:
    return ["train-attributes", run.folder, "--epochs", run.epochs, "--test", ids_of(run, "test")]


def _unseen(run: Run, kind: str) -> list[Any]:
    """Only products that the network never saw, held out by groups of twins or at random."""
    unseen = ids_of(run, "validation", "test")
    return ["train-attributes", run.folder, "--epochs", run.epochs, "--only", unseen, "--split", kind]


PARTS: dict[str, Callable[[Run], list[Any]]] = {
    "searches": _searches,
    "attributes": _attributes,
    "attributes-groups": partial(_unseen, kind="groups"),
    "attributes-random": partial(_unseen, kind="random"),
}
"""For each part the command that measures it."""

_SAYS = {
    "attributes": "judged by the test part, learnt from all others",
    "attributes-groups": "products that the network never saw, a fifth held out by groups of twins",
    "attributes-random": "the same products, a fifth held out at random",
}


def markdown(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield the tables' lines."""
    if "searches" in found:
        yield from searches(found["searches"])
    for name, part in found.items():
        rows = list(model_rows(part))
        if rows:
            yield from attributes(rows, _SAYS.get(name, "as given"))
    yield from _table(
        "Other published figures on these photos, none of them of the same task and part",
        ("task", "published", "where"),
        OTHERS,
    )


def searches(report: dict[str, Any]) -> Iterator[str]:
    about, definitions = report["catalog"], [each["name"] for each in report["relevances"]]
    first, gender = definitions[0], definitions[min(1, len(definitions) - 1)]
    rows = []
    for method in report["methods"]:
        figures, other = method["figures"][first], method["other"]
        rows.append(
            (
                f"`{method['name']}`",
                spread(figures["P@5"]),
                share(figures["P@10"]["value"]),
                share(figures["hit@10"]["value"]),
                share(figures["MAP@R"]["value"]),
                share(figures["P@5 by kind"]["value"]),
                share(figures["P@5 with twins"]["value"]),
                spread(method["figures"][gender]["P@5"]),
                share(other["nDCG@10"]["value"]),
                f"{other['colour difference']['value']:.1f}",
                share(method["over_all"]["coverage"]),
                f"{method['over_all']['skew']:.1f}",
                f"{method['luck'][first]:.4f}" if first in method["luck"] else "",
            )
        )
    yield from _table(
        f"{about['queries']:,} queries among {about['products']:,} products that the bundled network never "
        f"learnt from, twins left out. Good means the same {first}. Nobody else has published a figure for "
        "this task on these photos",
        (
            "method",
            "P@5",
            "P@10",
            "hit@10",
            "MAP@R",
            "P@5, kinds alike",
            "P@5, twins in",
            "P@5, gender too",
            "nDCG@10",
            "CIEDE2000",
            "coverage@20",
            "hub skew",
            "p, Holm",
        ),
        rows,
    )


def model_rows(value: Any, known: dict[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """Yield every model's figures in a file of a training command, with what stands above them there."""
    known = dict(known or {})
    if isinstance(value, list):
        for each in value:
            yield from model_rows(each, known)
    elif isinstance(value, dict):
        known |= {name: value[name] for name in _TOLD if name in value}
        if "model" in value and isinstance(value.get("accuracy"), dict):
            yield known | value
        else:
            for each in value.values():
                yield from model_rows(each, known)


def attributes(found: Sequence[dict[str, Any]], says: str) -> Iterator[str]:
    rows = []
    for row in found:
        name = row.get("attribute", row.get("column", ""))
        rows.append(
            (
                name,
                row["model"],
                row.get("read", ""),
                str(row.get("classes", "")),
                spread(row["accuracy"]),
                share(row.get("majority")),
                share(row.get("macro_f1")),
                share(row.get("calibration_error")),
                f"{row['seconds']:.0f}" if row.get("seconds") is not None else "",
            )
        )
    yield from _table(
        f"Attributes predicted from the picture; {says}",
        (
            "attribute",
            "model",
            "read as",
            "classes",
            "accuracy",
            "commonest",
            "macro-F1",
            "calibration error",
            "seconds",
        ),
        rows,
    )


def share(value: float | None) -> str:
    """Format a share as .767, 1.000 or -.012."""
    return "" if value is None else f"{value:.3f}".replace("0.", ".", 1)


def spread(figure: dict[str, float]) -> str:
    return f"{share(figure['value'])} ({share(figure['low'])}–{share(figure['high'])})"


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield ""
    yield f"{title}:"
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main()
