"""How often each value is found, rare ones to the left: two ways, joined where they differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pages.ui.components.files import register

_FOUND = register("found")


@dataclass(frozen=True)
class Found:
    """One value: its share of all products, above 0, and how often it is found either way, 0..1."""

    name: str
    share: float
    first: float
    second: float


def found(values: list[Found], *, title: str, words: str, ways: tuple[str, str], key: str) -> None:
    """Show values as pairs of dots.

    Args:
        values: any order.
        title: the heading.
        words: what is to be seen.
        ways: what the first and the second dot mean.
        key: of the component.
    """
    rows = [asdict(value) for value in values]
    _FOUND(key=key, data={"values": rows, "title": title, "words": words, "ways": ways})
