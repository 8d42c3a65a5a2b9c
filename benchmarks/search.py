"""How long one query takes: search, filters and re-ranking, on a built catalogue.

python -m benchmarks.search catalogs/fashion [--encoder NAME]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from recsys.ranking import Filters, Query, Recommender

QUERIES = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder")
    options = parser.parse_args()
    recommender = Recommender.open(options.folder, options.encoder)
    catalog = recommender.catalog
    rng = np.random.default_rng(0)
    rows = rng.choice(np.flatnonzero(catalog.pictures != ""), QUERIES, replace=False)
    attribute = next(name for name in ("gender", *catalog.attributes) if name in catalog.attributes)
    value = str(catalog.table[attribute].mode()[0])
    cases = {"no filter (table)": Filters(), f"{attribute} = {value} (index)": Filters({attribute: [value]})}
    print(f"{len(catalog):,} products, {recommender.encoder}, pool 200, 20 results, {QUERIES} queries")
    for name, filters in cases.items():
        times = []
        for row in [rows[0], *rows]:  # the first one loads what is loaded once
            began = time.perf_counter()
            recommender.recommend(Query((str(catalog.ids[row]),)), 20, filters=filters)
            times.append((time.perf_counter() - began) * 1000)
        times = times[1:]
        print(f"{name:<28} median {np.median(times):6.1f} ms   95 % {np.percentile(times, 95):6.1f} ms")


if __name__ == "__main__":
    main()
