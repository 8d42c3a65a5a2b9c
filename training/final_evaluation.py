"""From the last checkpoint to the bundled files: choose size and search vector, measure, export."""

import logging
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from recsys.encoders.views import BOTH_WAYS
from recsys.models.calibration import fit_temperature
from recsys.models.fine_tuning import checkpoint
from recsys.models.fine_tuning.checkpoint import Position
from recsys.models.fine_tuning.keras_resnet50 import CAFFE_MEAN, METRIC_HEAD, build, named_variables
from training import data, evaluate, export, split
from training.data import Pictures
from training.evaluate import Outputs
from training.labels import PHOTO_CLASS, encode, hierarchy_labels, numbered, vocabulary
from training.search_vector_candidates import KINDS, Candidate, candidates, domain_shifts, refinements
from training.split import Split
from training.train import Source

logger = logging.getLogger(__name__)

# Heights and widths that are tried: the one training ends with.
SIZES = ((96, 72),)

_SETTLING_BATCHES = 40
_FIT_ROWS = 16000
_CHANGED_ROWS = 500


@dataclass(frozen=True)
class CandidateResult:
    """One picture size and one search vector, as measured on the validation part.

    Attributes:
        size: height and width.
        vector: the candidate's name.
        candidate: how search vectors are made.
        figures: what `judge.search_figures` returns.
        seen: what the network says about the validation part at this size.
        shot: what it says about people's photos.
    """

    size: tuple[int, int]
    vector: str
    candidate: Candidate
    figures: dict[str, dict[str, float]]
    seen: Outputs
    shot: Outputs

    def score(self) -> float:
        """Return what the choice goes by: the mean of the four precisions.

        Colour counts half, since ranking has a signal of its own for it.
        """
        values = [figure["value"] for figure in self.figures.values()]
        shares = [0.5 if name == "baseColour" else 1.0 for name in self.figures]
        return float(np.average(values, weights=shares))


class TestBench:
    """The trained network with the pictures it is judged on.

    Args:
        archives: folder with the two photo archives.
        work: folder with the checkpoint and the decoded pictures.
    """

    def __init__(self, archives: Path, work: Path) -> None:
        self._archives, self._work = archives, work
        self.catalog = data.load("catalogue", archives, work)
        self.classes = vocabulary(self.catalog.records)
        self.split: Split = split.of_catalog(self.catalog)
        self.network = build(self.classes)
        self.variables = named_variables(self.network)
        self.position: Position = checkpoint.restore(work, self.variables)
        self._source = Source(
            self.catalog,
            self.split.parts["train"],
            data.load("train", archives, work),
            self.classes,
            seed=1,
        )

    def calibrate_batchnorm(self, size: tuple[int, int]) -> None:
        """Re-estimate BatchNorm's statistics for pictures of `size`."""
        batches = (self._source.batch(step, size)[0] for step in range(_SETTLING_BATCHES))
        evaluate.update_batchnorm_statistics(self.network, batches)

    def split_part(self, name: str, size: tuple[int, int]) -> Pictures:
        """Return one part of the catalogue at `size`; "fit" is a sample of the train part."""
        if name == "fit":
            rng = np.random.default_rng(0)
            rows = np.sort(rng.choice(self.split.parts["train"], _FIT_ROWS, replace=False))
        else:
            rows = self.split.parts[name]
        return data.subset(data.load("catalogue", self._archives, self._work, size), rows)

    def photos(self, name: str, size: tuple[int, int]) -> Pictures:
        """Return one part of people's photos at `size`: "train" or, to judge by, "validation"."""
        return data.load(name, self._archives, self._work, size)

    def labels(self, pictures: Pictures, *heads: str) -> np.ndarray:
        """Return int array (pictures, heads) of class numbers."""
        return encode(pictures.records, {name: self.classes[name] for name in heads})

    def groups(self, name: str) -> np.ndarray:
        """Return the groups of twins of one part."""
        return self.split.groups[self.split.parts[name]]


def evaluate_candidates(bench: TestBench, size: tuple[int, int]) -> list[CandidateResult]:
    """Measure every search vector at one picture size on the validation part.

    The network's statistics are settled for that size.
    """
    bench.calibrate_batchnorm(size)
    run = evaluate.forward(bench.network)
    look = evaluate.flip_averaged(run)
    fit_part, learnt = bench.split_part("fit", size), bench.photos("train", size)
    part, photos = bench.split_part("validation", size), bench.photos("validation", size)
    fit, home = run(fit_part.pixels), run(learnt.pixels)
    kinds = {name: numbered(bench.labels(fit_part, *heads)) for name, heads in KINDS.items()}
    shifts = domain_shifts(
        fit.average,
        bench.labels(fit_part, PHOTO_CLASS)[:, 0],
        home.average,
        bench.labels(learnt, PHOTO_CLASS)[:, 0],
    )
    kernel = bench.variables[f"{METRIC_HEAD}/kernel"].numpy()
    fitted = candidates(fit, kinds, shifts, kernel)
    labels = np.concatenate([bench.labels(pictures, *bench.classes) for pictures in (fit_part, learnt)])
    fitted |= refinements(
        fitted,
        np.concatenate([fit.average, home.average]),
        dict(zip(bench.classes, labels.T, strict=True)),
    )
    found = []
    seen, shot = look(part.pixels), look(photos.pixels)
    for name, candidate in fitted.items():
        figures = evaluate.search_figures(
            candidate.vectors(seen),
            candidate.vectors(shot),
            part.records,
            photos.records,
            bench.classes,
            bench.groups("validation"),
        )
        attempt = CandidateResult(size, name, candidate, figures, seen, shot)
        logger.info("%s: %.4f", _line(attempt), attempt.score())
        found.append(attempt)
    return found


def _line(attempt: CandidateResult) -> dict[str, Any]:
    """Return the attempt as a line of the manifest's table."""
    return {"size": list(attempt.size), "vector": attempt.vector} | {
        name: figure["value"] for name, figure in attempt.figures.items()
    }


def temperatures(bench: TestBench, chosen: CandidateResult) -> dict[str, float]:
    """Fit each head's temperature on the validation part; that of the photo class on people's photos."""
    labels = bench.labels(bench.split_part("validation", chosen.size), *bench.classes)
    photo_labels = bench.labels(bench.photos("validation", chosen.size), PHOTO_CLASS)
    fitted = {
        name: fit_temperature(labels[:, number], chosen.seen.logits[name])
        for number, name in enumerate(bench.classes)
    }
    fitted[PHOTO_CLASS] = fit_temperature(photo_labels[:, 0], chosen.shot.logits[PHOTO_CLASS])
    return fitted


def measure(bench: TestBench, chosen: CandidateResult, divisors: Mapping[str, float]) -> dict[str, Any]:
    """Judge the chosen search vector and the heads on the test part, and on people's photos."""
    run = evaluate.flip_averaged(evaluate.forward(bench.network))
    part, photos = bench.split_part("test", chosen.size), bench.photos("validation", chosen.size)
    seen = run(part.pixels)
    gallery, groups = chosen.candidate.vectors(seen), bench.groups("test")
    rows = np.linspace(0, len(gallery) - 1, _CHANGED_ROWS).astype(int)
    return {
        "precision_at_5": evaluate.search_figures(
            gallery,
            chosen.candidate.vectors(chosen.shot),
            part.records,
            photos.records,
            bench.classes,
            groups,
        ),
        "heads": evaluate.all_head_figures(seen.logits, part.records, bench.classes, groups, divisors),
        "photo_heads": evaluate.all_head_figures(
            {PHOTO_CLASS: chosen.shot.logits[PHOTO_CLASS]},
            photos.records,
            {PHOTO_CLASS: bench.classes[PHOTO_CLASS]},
            np.arange(len(photos.ids)),
            divisors,
        ),
        "top_10_kept": evaluate.stability(
            lambda pixels: chosen.candidate.vectors(run(pixels)), gallery, part, rows
        ),
    }


def _facts(
    bench: TestBench,
    chosen: CandidateResult,
    tried: Sequence[CandidateResult],
    divisors: Mapping[str, float],
    figures: dict[str, Any],
    earlier: Mapping[str, Any] | None,
) -> dict[str, Any]:
    projection = chosen.candidate.projection
    return {
        "architecture": "keras.applications.ResNet50 without top; heads read the average over the last map",
        "input": {
            "height": chosen.size[0],
            "width": chosen.size[1],
            "fit": "scaled to fit, centred, padded",
            "padding": list(data.WHITE),
            "resampling": "bilinear",
            "preprocessing": "caffe",
            "channels": "BGR",
            "mean": list(CAFFE_MEAN),
        },
        "embedding": {
            "vector": chosen.vector,
            "pooling": chosen.candidate.pooling,
            "views": BOTH_WAYS,
            "projection": projection is not None,
            "dimension": 2048 if projection is None else projection.matrix.shape[1],
            "normalised": True,
        },
        "heads": {
            name: {"temperature": divisors[name], "classes": classes}
            for name, classes in bench.classes.items()
        },
        "hierarchy": hierarchy_labels(
            (bench.catalog.records[row] for row in bench.split.parts["train"]), bench.classes
        ),
        "training": {
            "data": [
                "paramaggarwal/fashion-product-images-small (Kaggle), 35,648 of its products",
                "alexeygrigorev/clothing-dataset-small (CC0 1.0)",
            ],
            "pictures": bench.position.pictures,
            "steps": bench.position.step,
            "minutes": round(bench.position.minutes, 1),
            "versions": {name: version(name) for name in ("tensorflow", "keras", "numpy", "pillow")}
            | {"python": platform.python_version()},
            "earlier": earlier,
        },
        "split": {
            "rule": "groups of equal files, equal titles or nearly equal pictures stay together",
            "fingerprint": bench.split.fingerprint,
            "products": {part: len(rows) for part, rows in bench.split.parts.items()},
        },
        "figures": figures,
        "alternatives": [_line(attempt) for attempt in tried],
    }


def finish(archives: Path, work: Path, folder: Path, earlier: Mapping[str, Any] | None = None) -> None:
    """Choose, measure and export.

    Size and search vector are chosen on the validation part; the figures come from the test part. For
    people's photos there is one set only, which serves both.

    Args:
        archives: folder with the two photo archives.
        work: folder with the checkpoint and the decoded pictures.
        folder: where weights and manifest go.
        earlier: the "training" that the manifest of the weights tells of which this run began with.

    Raises:
        FileNotFoundError: an archive or the checkpoint is missing.
    """
    if not (work / checkpoint.FILE).exists():
        raise FileNotFoundError(f"{work} holds no {checkpoint.FILE}: train first")
    bench = TestBench(archives, work)
    tried = [attempt for size in SIZES for attempt in evaluate_candidates(bench, size)]
    chosen = max(tried, key=CandidateResult.score)
    logger.info("chosen: %s", _line(chosen))
    bench.calibrate_batchnorm(chosen.size)
    divisors = temperatures(bench, chosen)
    figures = measure(bench, chosen, divisors)
    arrays = {name: variable.numpy() for name, variable in bench.variables.items()}
    if chosen.candidate.projection is not None:
        arrays["projection/mean"] = chosen.candidate.projection.mean
        arrays["projection/matrix"] = chosen.candidate.projection.matrix
    export.export(folder, arrays, _facts(bench, chosen, tried, divisors, figures, earlier))
