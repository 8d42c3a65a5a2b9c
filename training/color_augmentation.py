"""Shows products in other colours, as if a shop sold the same thing in them too."""

import numpy as np

from recsys.colors import lab, rgb


def mean_colors(pictures: np.ndarray) -> np.ndarray:
    """Return the mean L*a*b* (pictures, 3) of products.

    Args:
        pictures: uint8 array (pictures, height, width, 4), RGB and the foreground mask.
    """
    return np.stack([lab(picture[..., :3][picture[..., 3] > 0]).mean(axis=0) for picture in pictures])


def recolor(rng: np.random.Generator, pictures: np.ndarray, colors: np.ndarray) -> np.ndarray:
    """Move the product in each picture to another product's mean colour; the background stays.

    Light and shade, prints and seams keep their contrast. Hues are turned about the mean, so that the colours
    of a print change too.

    Args:
        rng: draws colours and turns.
        pictures: uint8 array (pictures, height, width, 4), RGB and the foreground mask.
        colours: float array (colours, 3), L*a*b* to draw from.

    Returns:
        uint8 array (pictures, height, width, 3), RGB.
    """
    changed = pictures[..., :3].copy()
    wanted = colors[rng.integers(len(colors), size=len(pictures))]
    turns = rng.uniform(0, 2 * np.pi, len(pictures))
    for picture, mask, color, turn in zip(changed, pictures[..., 3] > 0, wanted, turns, strict=True):
        values = lab(picture[mask])
        mean = values.mean(axis=0)
        apart = values - mean
        turned = (apart[:, 1] + 1j * apart[:, 2]) * np.exp(1j * turn)
        picture[mask] = rgb(color + np.stack([apart[:, 0], turned.real, turned.imag], axis=-1))
    return changed
