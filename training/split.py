"""Splits a catalogue so that no product of one part has a near-duplicate in another."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from recsys.evaluation.relevance import connected_groups, equal_pairs
from recsys.images.near_duplicates import is_near_duplicate, thumbprint
from training.data import Pictures

PARTS = {"train": 0.8, "validation": 0.1, "test": 0.1}

# Two photos can only be nearly the same if their difference hashes differ in at most this many of 64 bits.
# On a white background the hash alone is too coarse: it would chain nine catalogue photos in ten into a
# single group, so their tiny versions are compared as well.
NEAR_BITS = 4


@dataclass(frozen=True)
class Split:
    """Row numbers of each part, in ascending order, and the group of every row.

    Attributes:
        parts: part name to int array of row numbers.
        groups: int array (rows,): rows with the same number are near-duplicates.
        fingerprint: hex SHA-256 over the id lists of all parts.
    """

    parts: dict[str, np.ndarray]
    groups: np.ndarray
    fingerprint: str


def difference_hash(pixels: np.ndarray) -> np.ndarray:
    """Hash pictures by whether each of 8x8 grey cells is darker than the one to its right.

    Args:
        pixels: uint8 array (pictures, height, width, at least 3), RGB first.

    Returns:
        uint64 array (pictures,).
    """
    hashes = np.empty(len(pixels), np.uint64)
    for number, picture in enumerate(pixels):
        gray = Image.fromarray(picture[..., :3]).convert("L").resize((9, 8), Image.Resampling.BOX)
        cells = np.asarray(gray, np.int16)
        hashes[number] = np.packbits(cells[:, :-1] < cells[:, 1:]).view(">u8")[0]
    return hashes


def near_pairs(pixels: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield the pairs (i < j) of pictures that are nearly the same."""
    hashes = difference_hash(pixels)
    small = np.array([thumbprint(Image.fromarray(picture[..., :3])) for picture in pixels])
    for start in range(0, len(hashes), 512):
        differing = np.bitwise_count(hashes[start : start + 512, None] ^ hashes[None, start:])
        one, other = np.nonzero(np.triu(differing <= NEAR_BITS, 1))
        one, other = one + start, other + start
        for pairs in range(0, len(one), 4096):
            i, j = one[pairs : pairs + 4096], other[pairs : pairs + 4096]
            close = is_near_duplicate(small[i], small[j])
            yield from zip(i[close].tolist(), j[close].tolist(), strict=True)


def group(digests: Sequence[str], titles: Sequence[str], pixels: np.ndarray) -> np.ndarray:
    """Number the groups of rows that share a file, a title or nearly a picture.

    Args:
        digests: one text per row that is equal for identical files.
        titles: one text per row; blank titles equal no other.
        pixels: uint8 array (rows, height, width, at least 3), RGB first.

    Returns:
        int array (rows,); a group's number is its smallest row.
    """
    pairs = [equal_pairs(_numbers(keys)) for keys in (digests, titles)]
    near = np.array(list(near_pairs(pixels)), np.int64).reshape(-1, 2).T
    _, first, numbers = np.unique(
        connected_groups(np.concatenate([*pairs, near], axis=1), len(digests)),
        return_index=True,
        return_inverse=True,
    )
    return np.asarray(first[numbers])


def _numbers(keys: Sequence[str]) -> np.ndarray:
    """Return (rows,) equal numbers for equal texts, -1 for blank ones."""
    numbers = np.unique(np.array(keys, dtype=str), return_inverse=True)[1]
    return np.where(np.array([bool(key) for key in keys], dtype=bool), numbers, -1)


def divide(ids: Sequence[str], types: Sequence[str], groups: np.ndarray) -> Split:
    """Divide whole groups into 80 % train, 10 % validation and 10 % test, alike in their types.

    Groups come in an order given by a hash of their ids, so that the same catalogue always divides the
    same way. Each goes to the part that is furthest behind its share of the group's commonest type.

    Args:
        ids: one text per row.
        types: the articleType of each row.
        groups: as `group` returns them.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for row, number in enumerate(groups.tolist()):
        members[number].append(row)
    order = sorted(
        members.values(),
        key=lambda rows: (-len(rows), hashlib.sha256(min(ids[row] for row in rows).encode()).digest()),
    )
    placed: dict[str, Counter[str]] = defaultdict(Counter)
    parts: dict[str, list[int]] = {part: [] for part in PARTS}
    for rows in order:
        kind = Counter(types[row] for row in rows).most_common(1)[0][0]
        total = placed[kind].total() + len(rows)
        part = max(PARTS, key=lambda name: PARTS[name] * total - placed[kind][name])
        placed[kind][part] += len(rows)
        parts[part].extend(rows)
    arrays = {part: np.array(sorted(rows), dtype=np.int64) for part, rows in parts.items()}
    return Split(arrays, groups, fingerprint({part: [ids[row] for row in arrays[part]] for part in arrays}))


def fingerprint(parts: dict[str, list[str]]) -> str:
    """Return the hex SHA-256 of the parts' names and id lists, whatever the order of the ids."""
    lines = [f"{part}:{','.join(sorted(parts[part]))}" for part in sorted(parts)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def of_catalog(catalog: Pictures) -> Split:
    """Group a catalogue's near-duplicates and divide it."""
    titles = [record["title"] for record in catalog.records]
    types = [record["articleType"] for record in catalog.records]
    return divide(catalog.ids, types, group(catalog.digests, titles, catalog.pixels))
