"""How good an encoder is on products of every kind, sharp pictures, people's photos and the demo shop.

    python -m benchmarks.encoders --data DIR --work DIR [--encoder efficientnet --encoder resnet50]

--data holds the picture archives; --work keeps decoded pictures. Queries and gallery are parts that nothing
was learnt from and nothing was chosen by; products with the query's title are left out. Intervals (95 %)
are bootstrapped over groups of twins. Electronics are never learnt from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from recsys.catalog import Catalog
from recsys.catalog.sample_photos import read_table
from recsys.encoders import Encoder, EncoderSpec
from recsys.images import letterbox
from recsys.images.crop import suggest_crop
from recsys.images.decode import read
from training import data
from training.efficientnet.bench_sets import BenchSets
from training.efficientnet.measure import Figures, search_figures
from training.evaluate import harmless_perturbations
from training.linear_projection import l2_normalize
from training.metrics import nearest, title_numbers
from training.split import of_catalog

SHOP = Path(__file__).resolve().parents[1] / "assets" / "demo"
PART = "test"
_ROWS = 256
_CHANGED_ROWS = 300
_COLOR_SEED = 6


def vectors(encoder: Encoder, pictures: np.ndarray) -> np.ndarray:
    """Return float32 vectors of length 1 of uint8 pictures (pictures, height, width, at least 3)."""
    parts = [
        encoder.encode([Image.fromarray(np.ascontiguousarray(picture[..., :3])) for picture in block])
        for block in (pictures[start : start + _ROWS] for start in range(0, len(pictures), _ROWS))
    ]
    return l2_normalize(np.concatenate(parts))


def figures(encoder: Encoder, sets: BenchSets) -> Figures:
    """Return every figure of an encoder by its name."""
    rows = sets.parts[PART]
    sharp, _ = sets.sharp_rows("validation", "test")
    found = {
        PART: vectors(encoder, sets.thumbnails.pixels[rows]),
        f"{PART} recolored": vectors(encoder, sets.recolored(rows, _COLOR_SEED)),
        "sharp": vectors(encoder, sets.sharp.pixels[sharp]),
        f"photos {PART}": vectors(encoder, sets.test_photos.pixels),
        "electronics": vectors(encoder, sets.electronics.pixels),
    }
    kept = top_10_kept(encoder, found[PART], sets)
    return search_figures(found, sets, PART) | shop_figures(encoder) | {"of the first 10 stay": kept}


def top_10_kept(encoder: Encoder, gallery: np.ndarray, sets: BenchSets) -> dict[str, float]:
    """Return how many of the ten nearest products stay the same when the query picture changes a little."""
    rows = sets.parts[PART]
    titles = title_numbers([sets.thumbnails.records[row]["title"] for row in rows])
    asked = np.linspace(0, len(rows) - 1, _CHANGED_ROWS).astype(int)
    pages = np.stack(
        [
            letterbox(Image.fromarray(picture[..., :3]), *encoder.shape)
            for picture in sets.thumbnails.pixels[rows[asked]]
        ]
    )
    before = nearest(gallery[asked], gallery, 10, titles[asked], titles)
    kept = {}
    for name, changed in harmless_perturbations(pages).items():
        after = nearest(vectors(encoder, changed), gallery, 10, titles[asked], titles)
        common = [len({*one} & {*other}) for one, other in zip(before, after, strict=True)]
        kept[name] = round(float(np.mean(common)), 2)
    return kept


def shop_figures(encoder: Encoder) -> Figures:
    """Return how often a product's nearest is of its design, and at which rank photos find their product."""
    shop = Catalog.open(SHOP)
    pictures = [read(path) for row in range(len(shop)) if (path := shop.image_path(row)) is not None]
    gallery = np.concatenate(
        [
            l2_normalize(encoder.encode(pictures[start : start + _ROWS]))
            for start in range(0, len(shop), _ROWS)
        ]
    )
    scores = gallery @ gallery.T
    np.fill_diagonal(scores, -np.inf)
    families = shop.table["family"].to_numpy()
    photos = read_table(SHOP / "photos")
    taken = [read(SHOP / "photos" / photo.file) for photo in photos]
    asked = l2_normalize(encoder.encode([suggest_crop(image).crop(image) for image in taken])) @ gallery.T
    own = asked[np.arange(len(photos)), [shop.row(photo.product) for photo in photos]]
    ranks = (asked > own[:, None]).sum(axis=1) + 1
    return {
        "same design first": {"value": round(float((families[scores.argmax(axis=1)] == families).mean()), 4)},
        "photos among the first 5": {"value": int((ranks <= 5).sum()), "of": len(ranks)},
        "photos first": {"value": int((ranks == 1).sum()), "of": len(ranks)},
    }


def table(measured: Mapping[str, Figures]) -> str:
    """Return a table in Markdown, a row a figure, a column an encoder."""
    lines = [["", *measured], ["---", *["---:"] * len(measured)]]
    for name in next(iter(measured.values())):
        lines.append([name, *(_cell(figures[name]) for figures in measured.values())])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(figure: Mapping[str, float]) -> str:
    if "low" in figure:
        return f"{figure['value']:.3f} ({figure['low']:.3f} to {figure['high']:.3f})"
    return ", ".join(f"{name} {value}" for name, value in figure.items())


def main() -> None:
    """Measure the encoders that are asked for."""
    command = argparse.ArgumentParser(prog="python -m benchmarks.encoders", description=__doc__)
    command.add_argument("--data", type=Path, required=True, metavar="DIR")
    command.add_argument("--work", type=Path, required=True, metavar="DIR")
    command.add_argument("--encoder", action="append", metavar="NAME", help="efficientnet and resnet50")
    command.add_argument("--json", type=Path, metavar="FILE")
    options = command.parse_args()
    split = of_catalog(data.load("catalogue", options.data, options.work))
    sets = BenchSets(options.data, options.work, split.parts, split.groups)
    names = options.encoder or ["efficientnet", "resnet50"]
    measured = {name: figures(EncoderSpec.parse(name).load(), sets) for name in names}
    print(table(measured))
    if options.json:
        options.json.write_text(json.dumps(measured, indent=2))


if __name__ == "__main__":
    main()
