"""Filters from predicted labels: the picture decides, not the label that was typed in."""

from __future__ import annotations

from recsys.attributes.tagger import Tags
from recsys.catalog import Catalog

_KINDS = (
    ("articleType", "articleType"),
    ("articleType", "category"),
    ("subCategory", "subCategory"),
    ("masterCategory", "masterCategory"),
)
"""Predicted attributes and the columns they are looked for in; the first that fits says the kind."""


def filters_from_prediction(catalog: Catalog, tags: Tags) -> dict[str, str]:
    """Return the labels that products must have to count as the same by a picture's predictions.

    Args:
        catalog: the catalogue whose columns and values are used.
        tags: predictions of the picture (`Tagger.tag`).

    Returns:
        Column and label: the finest kind that the catalogue has, and the gender where it has one. Empty
        where the catalogue knows none of the predicted labels.
    """
    labels: dict[str, str] = {}
    for attribute, column in (*_KINDS, ("gender", "gender")):
        label = tags[attribute].label if attribute in tags else ""
        if (attribute == "gender" or not labels) and _knows(catalog, column, label):
            labels[column] = label
    return labels


def known_labels(catalog: Catalog, tags: Tags) -> dict[str, str]:
    """Return all predicted labels that a catalogue has, by the column that has them.

    Args:
        catalog: the catalogue whose columns and values are used.
        tags: predictions of a picture (`Tagger.tag`).
    """
    columns = (*_KINDS, *((attribute, attribute) for attribute in tags))
    labels = {column: tags[attribute].label for attribute, column in columns if attribute in tags}
    return {column: label for column, label in labels.items() if _knows(catalog, column, label)}


def _knows(catalog: Catalog, column: str, label: str) -> bool:
    there = column == "category" or column in catalog.attributes
    return there and label.casefold() in catalog.values(column)[1]
