"""Makes a catalogue photo look as if somebody had taken it at home, without changing its colour."""

import io

import numpy as np
from PIL import Image

# How often each change is made.
REPLACE_BACKGROUND = 0.4
BLUR = 0.15
COMPRESS = 0.25
ERASE = 0.2
NOISE = 0.3


def backgrounds(
    rng: np.random.Generator, photos: np.ndarray, count: int, size: tuple[int, int]
) -> np.ndarray:
    """Draw backgrounds: plain colours, cloth- or wood-like noise, and corners of people's photos.

    Args:
        rng: source of chance.
        photos: uint8 array (photos, height, width, at least 3), RGB first.
        count: how many to draw.
        size: height and width.

    Returns:
        float32 array (count, height, width, 3) of levels from 0 to 255.
    """
    height, width = size
    drawn = np.empty((count, height, width, 3), np.float32)
    for canvas in drawn:
        if rng.random() < 0.5:
            photo = photos[rng.integers(len(photos))][..., :3]
            tall, wide = photo.shape[0] // 3, photo.shape[1] // 3
            top = rng.choice([0, photo.shape[0] - tall])
            left = rng.choice([0, photo.shape[1] - wide])
            corner = Image.fromarray(np.ascontiguousarray(photo[top : top + tall, left : left + wide]))
            canvas[:] = np.asarray(corner.resize((width, height), Image.Resampling.BILINEAR))
            continue
        color = np.clip(rng.uniform(30, 250) + rng.normal(0, 25, 3), 0, 255)
        canvas[:] = color
        for cells in (rng.integers(2, 5), rng.integers(6, 20)):
            # Unequal cells make stripes like floorboards.
            shape = (cells, max(1, int(cells * rng.choice([0.2, 1.0]))))[:: rng.choice([-1, 1])]
            coarse = Image.fromarray(rng.normal(0, rng.uniform(0, 25), shape).astype(np.float32))
            canvas += np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC))[..., None]
    return np.clip(drawn, 0, 255)


def _warp(rng: np.random.Generator, picture: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Flip, turn, scale and shift one RGBA picture onto a canvas of `size`; new corners are transparent."""
    tall, wide = picture.shape[:2]
    height, width = size
    angle = np.deg2rad(rng.normal(0, 5))
    # Over 1 the canvas shows a cut-out, under 1 the picture stands smaller on it.
    zoom = rng.uniform(0.8, 1.35)
    stretch = np.exp(rng.uniform(-0.1, 0.1, 2)) * (tall / height, wide / width) / zoom
    flip = rng.choice([-1, 1])
    across = np.array([np.cos(angle) * flip, np.sin(angle)]) * stretch[1]
    down = np.array([-np.sin(angle) * flip, np.cos(angle)]) * stretch[0]
    slack = max(0.06, 0.5 - 0.5 / zoom)
    center = np.array([wide, tall]) * (0.5 + rng.uniform(-slack, slack, 2))
    origin = center - across * width / 2 - down * height / 2
    matrix = (across[0], down[0], origin[0], across[1], down[1], origin[1])
    warped = Image.fromarray(picture).transform(
        (width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
    )
    return np.asarray(warped)


def _degrade(rng: np.random.Generator, picture: np.ndarray) -> np.ndarray:
    """Blur or compress one uint8 RGB picture, or leave it."""
    chance = rng.random()
    if chance < BLUR:
        height, width = picture.shape[:2]
        image, shrink = Image.fromarray(picture), rng.uniform(1.3, 2.5)
        small = image.resize((int(width / shrink), int(height / shrink)), Image.Resampling.BILINEAR)
        return np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))
    if chance < BLUR + COMPRESS:
        stream = io.BytesIO()
        Image.fromarray(picture).save(stream, "JPEG", quality=int(rng.integers(30, 90)))
        return np.asarray(Image.open(stream))
    return picture


def _light(rng: np.random.Generator, batch: np.ndarray, cast: np.ndarray) -> np.ndarray:
    """Change brightness and contrast a little, and the light's colour where `cast` is set."""
    count = len(batch)
    contrast = rng.uniform(0.85, 1.15, (count, 1, 1, 1))
    brightness = rng.uniform(0.85, 1.12, (count, 1, 1, 1))
    color = 1 + rng.uniform(-0.05, 0.05, (count, 1, 1, 3)) * cast[:, None, None, None]
    middle = batch.mean(axis=(1, 2, 3), keepdims=True)
    return (((batch - middle) * contrast + middle) * brightness * color).astype(np.float32)


def _erase(rng: np.random.Generator, picture: np.ndarray) -> None:
    """Cover a rectangle of one picture, a fifth of it at most, with one level of grey."""
    height, width = picture.shape[:2]
    tall, wide = (rng.uniform(0.15, 0.45, 2) * (height, width)).astype(int)
    top, left = rng.integers(height - tall), rng.integers(width - wide)
    picture[top : top + tall, left : left + wide] = rng.uniform(0, 255)


def augment(
    rng: np.random.Generator, pictures: np.ndarray, photos: np.ndarray, size: tuple[int, int]
) -> np.ndarray:
    """Draw a changed version of every picture.

    Args:
        rng: source of chance; the same state gives the same result.
        pictures: uint8 array (pictures, height, width, 4): RGB and the foreground mask. Where a mask
            leaves something out, the background may be replaced.
        photos: people's photos that backgrounds are cut from, laid out like `pictures`.
        size: height and width of the result.

    Returns:
        uint8 array (pictures, *size, 3).
    """
    count = len(pictures)
    masked = (pictures[..., 3] == 0).any(axis=(1, 2))
    replaced = masked & (rng.random(count) < REPLACE_BACKGROUND)
    canvas = np.full((count, *size, 3), 255, np.float32)
    # Where a photo at home is turned or shrunk, what comes into view is not white either.
    filled = replaced | ~masked
    canvas[filled] = backgrounds(rng, photos, int(filled.sum()), size)
    layers = pictures.copy()
    layers[~replaced, ..., 3] = 255
    warped = np.stack([_warp(rng, layer, size) for layer in layers]).astype(np.float32)
    opacity = warped[..., 3:] / 255
    batch = warped[..., :3] * opacity + canvas * (1 - opacity)
    batch = _light(rng, batch, filled)
    noisy = np.flatnonzero(rng.random(count) < NOISE)
    batch[noisy] += rng.normal(0, 5, batch[noisy].shape)
    for number in np.flatnonzero(rng.random(count) < ERASE):
        _erase(rng, batch[number])
    levels = np.clip(batch, 0, 255).astype(np.uint8)
    return np.stack([_degrade(rng, picture) for picture in levels])
