"""Which pictures make up a training batch."""

import numpy as np

# The share of people's photos in a batch, though the catalogue has ten times as many pictures.
PHOTO_SHARE = 0.15


class Batches:
    """Endless batches of catalogue products and people's photos, the same for the same seed.

    Each set is gone through in a new random order every time it is used up.

    Args:
        products: row numbers of the catalogue pictures to learn from.
        photos: how many people's photos there are; they follow the products in the numbering, from
            `first_photo` on.
        first_photo: number of the first photo.
        batch: pictures in a batch.
        seed: source of chance.
    """

    def __init__(self, products: np.ndarray, photos: int, first_photo: int, batch: int, seed: int) -> None:
        self._sets = (products, first_photo + np.arange(photos))
        self._counts = (batch - round(batch * PHOTO_SHARE), round(batch * PHOTO_SHARE))
        self._seed = seed

    def rows(self, step: int) -> np.ndarray:
        """Return the row numbers of batch `step`, ascending within each set."""
        drawn = [
            np.sort(self._draw(number, step * count, count)) for number, count in enumerate(self._counts)
        ]
        return np.concatenate(drawn)

    def _draw(self, number: int, start: int, count: int) -> np.ndarray:
        rows = self._sets[number]
        places = np.arange(start, start + count)
        rounds = places // len(rows)
        orders = {
            turn: np.random.default_rng([self._seed, number, turn]).permutation(rows)
            for turn in set(rounds.tolist())
        }
        return np.array(
            [
                orders[turn][place % len(rows)]
                for turn, place in zip(rounds.tolist(), places.tolist(), strict=True)
            ]
        )
