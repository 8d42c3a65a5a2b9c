"""What one product looks like, in words that every product family understands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """The independent choices behind a picture.

    Attributes:
        shape: a silhouette of its family.
        pattern: a pattern of cloth, or a family's own variation.
        base, accent: main and second colour as "rrggbb".
    """

    shape: str
    pattern: str
    base: str
    accent: str
