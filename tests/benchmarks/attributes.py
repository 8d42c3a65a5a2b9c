"""Attribute models on products that the bundled network never learnt from, with and without twins.

    python -m tests.benchmarks.attributes CATALOGUE-FOLDER --data DIR [--epochs N] [--tune COLUMN]

CATALOGUE-FOLDER is Kaggle's Fashion Product Images, imported and built with resnet50; DIR holds the two photo
archives. First everything is learnt from but the test part of the split that the network was trained by. Then
test and validation part are divided anew, by groups of twins and, as the students did (features A6), at
random: the difference is what twins are worth. Their figures, multi-class and multi-label, come from a random
split of other products with ImageNet's network. `--tune` fine-tunes for a column too, which takes hours.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from recsys.cli import main as command
from recsys.training import data, split
from tests.benchmarks.published import COMBINED, STUDENTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--epochs", type=int, default=30, metavar="N", help="of the heads (30)")
    parser.add_argument("--tune", action="append", default=[], metavar="COLUMN", help="may be repeated")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        test, unseen = Path(work) / "test.ids", Path(work) / "unseen.ids"
        catalogue = data.load("catalogue", options.data, Path(work))
        parts = split.of_catalogue(catalogue).parts
        write(test, [catalogue.ids[row] for row in parts["test"]])
        write(unseen, [catalogue.ids[row] for part in ("validation", "test") for row in parts[part]])
        train = ["train-attributes", str(options.folder), "--epochs", str(options.epochs)]
        print("Judged by the test part")
        command([*train, "--test", str(test)])
        for kind in ("groups", "random"):
            print(f"\nOnly products that the network never saw, held out by {kind}")
            command([*train, "--only", str(unseen), "--split", kind])
        for column in options.tune:
            print(f"\nFine-tuned for {column}, judged by the test part")
            command(["fine-tune", str(options.folder), "--column", column, "--test", str(test)])
    print("\nThe students', multi-class and multi-label")
    for attribute, figures in {**STUDENTS, "all five": COMBINED}.items():
        print(f"{attribute:<28}" + "".join(f"{figure:7.2f}" for figure in figures))


def write(path: Path, ids: Sequence[str]) -> None:
    path.write_text("\n".join(ids), encoding="utf-8")


if __name__ == "__main__":
    main()
