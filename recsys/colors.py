"""Colours as people see and name them: CIE L*a*b* and a small table of names."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

_WHITE = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)

NAMES = {
    "Black": "#161618",
    "Charcoal": "#3c3e42",
    "Dark grey": "#5d5f63",
    "Grey": "#8a8c8f",
    "Light grey": "#bfc1c3",
    "Silver grey": "#d8dadb",
    "White": "#fafafa",
    "Cream": "#f3ead3",
    "Beige": "#dcc7a6",
    "Taupe": "#9b8b7c",
    "Tan": "#c19a6b",
    "Light brown": "#a0784f",
    "Brown": "#704a2c",
    "Dark brown": "#40291c",
    "Maroon": "#5e1420",
    "Dark red": "#8e1a22",
    "Red": "#cf2630",
    "Coral": "#f2735f",
    "Pink": "#ee8fae",
    "Light pink": "#f6c9d4",
    "Hot pink": "#e0307f",
    "Plum": "#6b2a58",
    "Purple": "#74399b",
    "Lavender": "#b9a3d8",
    "Indigo": "#3c2f7d",
    "Navy": "#1c2547",
    "Dark blue": "#22408a",
    "Blue": "#2d66c4",
    "Sky blue": "#79b4e3",
    "Light blue": "#bdd7ea",
    "Slate blue": "#5b6f8c",
    "Turquoise": "#37b8bd",
    "Teal": "#17706f",
    "Mint": "#aadfc4",
    "Green": "#2f8f4a",
    "Dark green": "#1d4a2f",
    "Light green": "#8fcf7c",
    "Olive": "#6b6a2c",
    "Khaki": "#a79f74",
    "Lime": "#b5d334",
    "Yellow": "#f3d32e",
    "Mustard": "#cb9a24",
    "Gold": "#b08d3f",
    "Orange": "#ee7f24",
    "Rust": "#a9471f",
}
"""Names that people use for clothes, and a colour that each stands for."""


def is_color_name(column: str) -> bool:
    """Say whether a column seems to hold names of colours."""
    return any(word in column.casefold() for word in ("colour", "color"))


def lab(rgb: np.ndarray) -> np.ndarray:
    """Turn colours into CIE L*a*b* under daylight (D65), where distances are about what people see.

    Args:
        rgb: (..., 3) sRGB, 0..255.

    Returns:
        (..., 3) float64: lightness 0..100, then green to red and blue to yellow.
    """
    values = np.asarray(rgb, dtype=np.float64) / 255
    linear = np.where(values > 0.04045, ((values + 0.055) / 1.055) ** 2.4, values / 12.92)
    xyz = linear @ np.array(_TO_XYZ).T / np.array(_WHITE)
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def rgb(lab_values: np.ndarray) -> np.ndarray:
    """Turn CIE L*a*b* into colours, the reverse of `lab`; what no screen can show is clipped.

    Args:
        lab_values: (..., 3) as `lab` returns it.

    Returns:
        (..., 3) uint8 sRGB.
    """
    lightness, a, b = np.moveaxis(np.asarray(lab_values, dtype=np.float64), -1, 0)
    y = (lightness + 16) / 116
    root = np.stack([y + a / 500, y, y - b / 200], axis=-1)
    xyz = np.where(root > 6 / 29, root**3, (116 * root - 16) * 27 / 24389) * np.array(_WHITE)
    linear = np.clip(xyz @ np.linalg.inv(np.array(_TO_XYZ)).T, 0, 1)
    values = np.where(linear > 0.0031308, 1.055 * linear ** (1 / 2.4) - 0.055, 12.92 * linear)
    return np.rint(values * 255).astype(np.uint8)


def ciede2000(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return how different colours look: CIEDE2000, about 1 where one can just tell them apart.

    Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005.

    Args:
        one, other: (..., 3) L*a*b*, of shapes that fit together.
    """
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(np.asarray(one), -1, 0), np.moveaxis(np.asarray(other), -1, 0)
    mean_c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * np.sqrt(mean_c7 / (mean_c7 + 25.0**7))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.arctan2(b1, a1) % (2 * np.pi), np.arctan2(b2, a2) % (2 * np.pi)
    gray = c1 * c2 == 0
    turn = np.where(gray, 0.0, (h2 - h1 + np.pi) % (2 * np.pi) - np.pi)
    hue = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2)
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = np.where(gray, h1 + h2, h1 + turn / 2)
    t = (
        1
        - 0.17 * np.cos(mean_h - np.radians(30))
        + 0.24 * np.cos(2 * mean_h)
        + 0.32 * np.cos(3 * mean_h + np.radians(6))
        - 0.20 * np.cos(4 * mean_h - np.radians(63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    degrees = np.degrees(mean_h) % 360
    angle = np.radians(60 * np.exp(-(((degrees - 275) / 25) ** 2)))
    r = -2 * np.sqrt(mean_c**7 / (mean_c**7 + 25.0**7)) * np.sin(angle)
    lightness, chroma, shade = (l2 - l1) / s_l, (c2 - c1) / s_c, hue / s_h
    return np.sqrt(lightness**2 + chroma**2 + shade**2 + r * chroma * shade)


def rgb_from_hex(code: str) -> tuple[int, int, int]:
    """Read "#rrggbb"."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


_NAMED = lab(np.array([rgb_from_hex(code) for code in NAMES.values()]))


@lru_cache(maxsize=4096)
def color_name(code: str) -> str:
    """Return the name of the nearest colour in `NAMES` to "#rrggbb"."""
    return list(NAMES)[int(np.argmin(ciede2000(_NAMED, lab(np.array(rgb_from_hex(code))))))]
