import numpy as np
import pytest


@pytest.fixture
def rng():
    return np.random.default_rng(0)


@pytest.fixture
def product():
    """A red product, 40x20, in the middle of a white 96x72 picture; its mask is the fourth channel."""
    picture = np.full((96, 72, 4), 255, np.uint8)
    picture[..., 3] = 0
    picture[28:68, 26:46] = (200, 20, 20, 255)
    return picture
