"""Figures that others have published on the same photos, with their source and what they were measured on."""

from __future__ import annotations

OTHERS = (
    (
        "masterCategory / subCategory / articleType, 4 / 21 / 45 classes",
        "accuracy .998 / .981 / .910",
        "Condition-CNN, doi 10.1016/j.eswa.2021.115195; its validation part shares titles with training",
    ),
    (
        "subCategory, Apparel and Footwear",
        "accuracy .788, with sequential sub-models .839",
        "heraldts.khmnu.edu.ua 2025-359-67, ResNet-50",
    ),
    (
        "articleType / colour / season / usage, 33 / 46 / 4 / 8 classes",
        "accuracy about .82 / .63 / .65 / .87",
        "g-gertz/MSP-ML-Backend-Models, ResNet-50, about 17,000 rows left out",
    ),
)
"""Task, figure and source of further published figures; another part, other classes or another task each."""
