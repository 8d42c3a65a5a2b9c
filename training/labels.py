"""The attributes the network predicts, their classes, and how people's photos map onto catalogue types."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from recsys.evaluation.classification import UNKNOWN

# Attributes as named in styles.csv, with the weight of each one's loss.
ATTRIBUTES: dict[str, float] = {
    "articleType": 1.0,
    "subCategory": 0.3,
    "masterCategory": 0.1,
    "gender": 0.5,
    "baseColour": 0.7,
    "season": 0.15,
    "usage": 0.2,
}

# The kind of garment in a person's photo; catalogue products get one too where their type leaves no doubt.
PHOTO_CLASS = "photoClass"
PHOTO_WEIGHT = 0.7

# Attributes that follow from the articleType, nearly always.
BROADER = ("subCategory", "masterCategory")

# Types such as Tops, Kurtas, Capris or Flip Flops belong to no single class and stay unknown.
TYPES_OF_PHOTO_CLASS: dict[str, tuple[str, ...]] = {
    "dress": ("Dresses",),
    "hat": ("Caps", "Hat"),
    "longsleeve": ("Sweaters", "Sweatshirts"),
    "outwear": ("Blazers", "Jackets", "Nehru Jackets", "Rain Jacket"),
    "pants": (
        "Jeans",
        "Jeggings",
        "Leggings",
        "Lounge Pants",
        "Rain Trousers",
        "Tights",
        "Track Pants",
        "Trousers",
    ),
    "shirt": ("Shirts",),
    "shoes": (
        "Booties",
        "Casual Shoes",
        "Flats",
        "Formal Shoes",
        "Heels",
        "Sandals",
        "Sports Sandals",
        "Sports Shoes",
    ),
    "shorts": ("Lounge Shorts", "Shorts"),
    "skirt": ("Skirts",),
    "t-shirt": ("Lounge Tshirts", "Tshirts"),
}

# What a photo's class says about the catalogue's attributes, where it says one thing only.
ATTRIBUTES_OF_PHOTO_CLASS: dict[str, dict[str, str]] = {
    "dress": {"masterCategory": "Apparel", "subCategory": "Dress", "articleType": "Dresses"},
    "hat": {"masterCategory": "Accessories", "subCategory": "Headwear", "articleType": "Caps"},
    "longsleeve": {"masterCategory": "Apparel", "subCategory": "Topwear"},
    "outwear": {"masterCategory": "Apparel", "subCategory": "Topwear"},
    "pants": {"masterCategory": "Apparel", "subCategory": "Bottomwear"},
    "shirt": {"masterCategory": "Apparel", "subCategory": "Topwear", "articleType": "Shirts"},
    "shoes": {"masterCategory": "Footwear"},
    "shorts": {"masterCategory": "Apparel", "subCategory": "Bottomwear", "articleType": "Shorts"},
    "skirt": {"masterCategory": "Apparel", "subCategory": "Bottomwear", "articleType": "Skirts"},
    "t-shirt": {"masterCategory": "Apparel", "subCategory": "Topwear", "articleType": "Tshirts"},
}

_PHOTO_CLASS_OF_TYPE = {
    article: photo for photo, articles in TYPES_OF_PHOTO_CLASS.items() for article in articles
}


def photo_class(article_type: str) -> str:
    """Return the photo class of a catalogue type, or "" where the type belongs to no single class."""
    return _PHOTO_CLASS_OF_TYPE.get(article_type, "")


def vocabulary(records: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Return the sorted classes of every attribute, and the photo classes last.

    Args:
        records: catalogue rows, attribute name to value; blank values make no class.

    Returns:
        Head name to its classes, in the order of the head's outputs.
    """
    seen: dict[str, set[str]] = {name: set() for name in ATTRIBUTES}
    for record in records:
        for name, values in seen.items():
            values.add(record[name])
    classes = {name: sorted(values - {""}) for name, values in seen.items()}
    return classes | {PHOTO_CLASS: sorted(TYPES_OF_PHOTO_CLASS)}


def hierarchy_labels(
    records: Iterable[Mapping[str, str]], classes: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return which subCategory and masterCategory each articleType commonly has.

    Args:
        records: catalogue rows, attribute name to value.
        classes: head name to its classes, as `vocabulary` returns them.

    Returns:
        For both broader attributes one label per articleType, in the order of its classes.
    """
    seen = {level: {kind: Counter[str]() for kind in classes["articleType"]} for level in BROADER}
    for record in records:
        for level, counts in seen.items():
            if record["articleType"] in counts and record[level]:
                counts[record["articleType"]][record[level]] += 1
    return {
        level: [counts[kind].most_common(1)[0][0] for kind in classes["articleType"]]
        for level, counts in seen.items()
    }


def encode(records: Sequence[Mapping[str, str]], classes: Mapping[str, Sequence[str]]) -> np.ndarray:
    """Turn attribute values into class numbers.

    Args:
        records: rows, head name to value; a missing head, a blank or an unseen value is unknown.
        classes: head name to its classes, as `vocabulary` returns them.

    Returns:
        int32 array (rows, heads) of class numbers, `UNKNOWN` (-1) where the loss must not count.
    """
    numbers = [{value: number for number, value in enumerate(values)} for values in classes.values()]
    return np.array(
        [
            [of.get(record.get(name, ""), UNKNOWN) for name, of in zip(classes, numbers, strict=True)]
            for record in records
        ],
        dtype=np.int32,
    ).reshape(len(records), len(classes))


def numbered(labels: np.ndarray) -> np.ndarray:
    """Return int array (rows,): rows of `labels` get the same number where they are equal."""
    return np.unique(labels, axis=0, return_inverse=True)[1].ravel()
