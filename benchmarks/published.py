"""What others have published on the same photos, each with where it is from and what it was measured on."""

from __future__ import annotations

STUDENTS = {
    "masterCategory": (0.97, 0.99),
    "subCategory": (0.97, 0.81),
    "gender": (0.81, 0.85),
    "season": (0.70, 0.67),
    "usage": (0.93, 0.13),
}
"""Accuracy of the multi-class and the multi-label models of the student system (features A6). Their
split is random: two in five of its test products have a twin with the same title in training."""

COMBINED = (0.62, 0.32)
"""The same for their combined label of 99 classes."""

OTHERS = (
    ("flag isFragile from the attributes", "accuracy .88", "a student system (features A7)"),
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
