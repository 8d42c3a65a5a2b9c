"""Stores the large kernels in 8 bits, so that the network with both its tails fits beside the others."""

from collections.abc import Mapping

import numpy as np

from recsys.encoders.weights import SCALE_SUFFIX

_LARGE = 2_000
"""Kernels with fewer numbers than this stay as they are."""


def quantized(weights: Mapping[str, np.ndarray]) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Round large kernels of 1x1 convolutions to 8 bits, with a scale for each channel that comes out.

    Args:
        weights: name to array; heads and depthwise kernels stay as they are.

    Returns:
        The arrays, and the scales by the kernel's name and `SCALE_SUFFIX`.
    """
    arrays, scales = {}, {}
    for name, array in weights.items():
        arrays[name] = array
        if name.endswith("/kernel") and array.shape[:2] == (1, 1) and array.size > _LARGE:
            largest = np.abs(array).max(axis=(0, 1, 2))
            # ImageNet's weights have channels that are nothing but zeros.
            scale = np.where(largest > 0, largest / 127, 1).astype(np.float32)
            scales[name + SCALE_SUFFIX] = scale
            arrays[name] = np.rint(array / scale).astype(np.int8)
    return arrays, scales
