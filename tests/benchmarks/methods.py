"""Methods of recommendation, side by side on products the network never learnt from.

    python -m tests.benchmarks.methods CATALOGUE-FOLDER --data DIR

CATALOGUE-FOLDER is Kaggle's Fashion Product Images, imported and built with resnet50 and eigenfaces; DIR
holds the two photo archives. Searches are judged within the test part of the split that the network was
trained by. `tests.benchmarks.attributes` does the same for attribute models.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from recsys.cli import main as command
from recsys.training import data, split


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        catalogue = data.load("catalogue", options.data, Path(work))
        test = [catalogue.ids[row] for row in split.of_catalogue(catalogue).parts["test"]]
        ids = Path(work) / "test.ids"
        ids.write_text("\n".join(test), encoding="utf-8")
        command(["evaluate", str(options.folder), "--only", str(ids), "--queries", str(len(test))])


if __name__ == "__main__":
    main()
