"""How fast an import is, beside the same machine merely decoding the same pictures.

python -m benchmarks.importing [ZIP] [--rounds N]

Both use every core and are measured in turns in one run. Mere decoding is one loop per core of
`Image.open(BytesIO(zip.read(name))).convert("RGB")`, timed without the start of its processes;
the import is timed from its call to its return: starting its processes, reading the table,
decoding, thumbnails, writing every file.

Catalogues are deleted only after the last turn: on some file systems (ext4 without a journal)
creating a file takes ten times as long for a minute after many others were deleted.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
import time
import zipfile
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from PIL import Image

from recsys.catalog.import_catalog import import_catalog

DATA = Path(os.environ.get("ALIKE_DATA", Path(__file__).parents[2] / "shared" / "data"))


def decode_share(path: str, share: int, of: int) -> tuple[int, float]:
    """Decode every `of`-th picture in one loop; return their number and the seconds."""
    began = time.perf_counter()
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith(".jpg")][share::of]
        for name in names:
            Image.open(io.BytesIO(archive.read(name))).convert("RGB")
    return len(names), time.perf_counter() - began


def merely_decode(path: Path) -> tuple[int, float]:
    """Decode everything on every core; return the number of pictures and the slowest core's seconds."""
    cores = os.cpu_count() or 1
    with get_context("spawn").Pool(cores) as pool:
        shares = pool.starmap(decode_share, [(str(path), share, cores) for share in range(cores)])
    return sum(count for count, _ in shares), max(seconds for _, seconds in shares)


def whole_import(path: Path, to: Path) -> tuple[int, float]:
    """Import into a new folder; return the number of pictures and the seconds."""
    began = time.perf_counter()
    report = import_catalog(path, to)
    return report.pictures, time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("zip", nargs="?", type=Path, default=DATA / "fashion-product-images-small.zip")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--to", type=Path, help="folder for the catalogues (default: the system's temporary one)"
    )
    options = parser.parse_args()
    ratios = []
    with tempfile.TemporaryDirectory(dir=options.to) as folder:  # emptied at the end: see above
        for turn in range(options.rounds):
            decoded, decoding = merely_decode(options.zip)
            imported, importing = whole_import(options.zip, Path(folder, str(turn)))
            ratios.append((imported / importing) / (decoded / decoding))
            print(
                f"decoding {decoded / decoding:7.0f}/s ({decoding:5.2f} s)   "
                f"import {imported / importing:7.0f}/s ({importing:5.2f} s)   ratio {ratios[-1]:.2f}"
            )
    print(f"median ratio {median(ratios):.2f} (wanted: at least 0.70)")


if __name__ == "__main__":
    main()
