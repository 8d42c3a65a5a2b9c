"""Search over titles: words in any order, each as the beginning of a word, without case and accents."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np

_WORD = re.compile(r"\w+")
_LAST = "\U0010ffff"


class TitleIndex:
    """Index of the words of titles; prepared once, then well under a millisecond a search.

    A word with a mark inside counts whole and in parts: "T-shirt" is found by "t-shirt", "tshirt"
    and "shirt".

    Args:
        titles: one for each of N products.
        ids: product ids; a search for exactly one of them finds that product.
    """

    def __init__(self, titles: Iterable[str], ids: Iterable[str]) -> None:
        rows_of: dict[str, list[int]] = {}
        lengths = []
        for row, title in enumerate(titles):
            words = {word for chunk in fold(title).split() for word in _words(chunk)}
            lengths.append(len(words))
            for word in words:
                rows_of.setdefault(word, []).append(row)
        self._words = sorted(rows_of)
        counts = [len(rows_of[word]) for word in self._words]
        self._starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
        self._rows = np.array([row for word in self._words for row in rows_of[word]], dtype=np.int32)
        self._lengths = np.array(lengths, dtype=np.float32)
        self._row_of_id = {fold(product_id): row for row, product_id in enumerate(ids)}

    def find(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Search.

        Returns:
            (N,) bool, True for titles with all the words, and (N,) float32 how well each title fits:
            whole words count more than beginnings, and a short title more than a long one.
        """
        chunks = [words for chunk in fold(text).split() if (words := _words(chunk))]
        mask = np.ones(len(self._lengths), dtype=bool)
        fit = np.zeros(len(self._lengths), dtype=np.float32)
        for *parts, whole in chunks:
            found = self._beginning_with(whole)
            if parts:
                found |= np.logical_and.reduce([self._beginning_with(part) for part in parts])
            elif not found.any():
                found = self._containing(whole)
            mask &= found
            fit[self._equal_to(whole)] += 1
        if chunks:
            fit += len(chunks) / (len(chunks) + self._lengths)
        row = self._row_of_id.get(fold(text).strip())
        if row is not None:
            mask[row], fit[row] = True, np.inf
        return mask, fit

    def _beginning_with(self, word: str) -> np.ndarray:
        return self._mask(bisect_left(self._words, word), bisect_left(self._words, word + _LAST))

    def _containing(self, part: str) -> np.ndarray:
        """Some languages write without spaces; and "shirt" is in "sweatshirt"."""
        found = np.zeros(len(self._lengths), dtype=bool)
        for place, word in enumerate(self._words):
            if part in word:
                found |= self._mask(place, place + 1)
        return found

    def _mask(self, first: int, last: int) -> np.ndarray:
        found = np.zeros(len(self._lengths), dtype=bool)
        found[self._rows[self._starts[first] : self._starts[last]]] = True
        return found

    def _equal_to(self, word: str) -> np.ndarray:
        place = bisect_left(self._words, word)
        if place == len(self._words) or self._words[place] != word:
            return np.empty(0, dtype=np.int32)
        return self._rows[self._starts[place] : self._starts[place + 1]]


def _words(chunk: str) -> list[str]:
    """Return the parts of a chunk between spaces, and at the end the whole without marks."""
    parts = _WORD.findall(chunk)
    return parts if len(parts) < 2 else [*parts, "".join(parts)]


def fold(text: str) -> str:
    """Return a text without case and accents, for comparing: "Café" and "cafe" are the same."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter)
    )
