"""Explanation of likeness: the cosine of their vectors as an exact sum over their cells.

After Stylianou, Souvenir and Pless, "Visualizing Deep Similarity Networks", WACV 2019.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from recsys.colors import ciede2000, lab, rgb_from_hex
from recsys.encoders.attribution import Attribution, Explainer
from recsys.errors import QueryError
from recsys.images import letterbox

SAME_COLOR = 12.0
"""CIEDE2000 up to which two colours of two photos are taken for the same."""


@dataclass(frozen=True)
class PairExplanation:
    """Likeness of two pictures, cell by cell.

    Attributes:
        cosine: of the two vectors.
        one, other: (rows, columns) what each cell of either picture adds to the cosine; cells below 0
            set the pictures apart. Each map and its rest sum to the cosine.
        one_rest, other_rest: what comes from no cell.
    """

    cosine: float
    one: np.ndarray
    other: np.ndarray
    one_rest: float
    other_rest: float


def explain(explainer: Explainer, one: Image.Image, other: Image.Image) -> PairExplanation:
    """Compare two RGB pictures of any size cell by cell.

    Raises:
        QueryError: a picture is blank to the encoder.
    """
    first, second = (explainer.attribute(letterbox(image, *explainer.shape)) for image in (one, other))
    return explain_pair(first, second)


def shared_colors(
    one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]
) -> list[tuple[str, float]]:
    """Return which main colours two pictures have in common.

    Args:
        one, other: palettes: "#rrggbb" and its share, the largest first.

    Returns:
        The colours of `one` that `other` has too, and the part that they have of both pictures, the
        largest first.
    """
    if not one or not other:
        return []
    palettes = [lab(np.array([rgb_from_hex(code) for code, _ in palette])) for palette in (one, other)]
    apart = ciede2000(palettes[0][:, None], palettes[1][None])
    left = [np.array([share for _, share in palette]) for palette in (one, other)]
    common = np.zeros(len(one))
    for place in np.argsort(apart, axis=None, kind="stable"):
        first, second = divmod(int(place), len(other))
        if apart[first, second] > SAME_COLOR:
            break
        part = min(left[0][first], left[1][second])
        common[first] += part
        left[0][first] -= part
        left[1][second] -= part
    found = [(code, float(part)) for (code, _), part in zip(one, common, strict=True) if part > 0]
    return sorted(found, key=lambda pair: -pair[1])


def explain_pair(one: Attribution, other: Attribution) -> PairExplanation:
    """Split the cosine of two vectors among the cells of either.

    Raises:
        QueryError: a vector is zero.
    """
    first, second = one.vector, other.vector
    lengths = float(np.linalg.norm(first) * np.linalg.norm(second))
    if lengths == 0:
        raise QueryError("One of the pictures is blank, so there is nothing to compare.")
    return PairExplanation(
        cosine=float(first @ second) / lengths,
        one=one.cells @ second / lengths,
        other=other.cells @ first / lengths,
        one_rest=float(one.rest @ second) / lengths,
        other_rest=float(other.rest @ first) / lengths,
    )
