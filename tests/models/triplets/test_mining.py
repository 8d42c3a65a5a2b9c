"""Which triplets are learnt from, on four products on a line."""

import numpy as np
import pytest

from recsys.models.triplets.mining import MINING, all_triplets, hard, masks, semi_hard

# Places 0, 1, 3 and 7; the first two and the last are shirts, the third is a shoe.
PLACES = np.array([0.0, 1.0, 3.0, 7.0])
DISTANCES = np.abs(PLACES[:, None] - PLACES[None])
SHIRT, SHOE = 0, 1
LABELS = np.array([SHIRT, SHIRT, SHOE, SHIRT])
STRANGERS = np.arange(4)


def chosen(mine, labels=LABELS, twins=STRANGERS) -> set[tuple[int, int, int]]:
    return set(zip(*(each.tolist() for each in mine(DISTANCES, *masks(labels, twins))), strict=True))


def test_hard_takes_the_farthest_of_the_kind_and_the_nearest_other():
    assert chosen(hard) == {(0, 3, 2), (1, 3, 2), (3, 0, 2)}  # the shoe has nobody of its kind


def test_all_takes_every_triplet():
    pairs = {(0, 1), (0, 3), (1, 0), (1, 3), (3, 0), (3, 1)}
    assert chosen(all_triplets) == {(anchor, positive, 2) for anchor, positive in pairs}


def test_semi_hard_takes_the_nearest_other_beyond_the_positive():
    labels = np.array([SHIRT, SHIRT, SHOE, SHOE])
    found = chosen(semi_hard, labels)
    assert (0, 1, 2) in found  # both shoes are beyond the shirt; the first is nearer
    assert (1, 0, 2) in found
    assert (3, 2, 1) in found  # 4 to the other shoe, then 6 and 7 to the shirts


def test_semi_hard_takes_the_farthest_other_where_none_is_beyond():
    labels = np.array([SHIRT, SHOE, SHOE, SHIRT])
    assert (0, 3, 2) in chosen(semi_hard, labels)  # 7 to the shirt, 1 and 3 to the shoes


@pytest.mark.parametrize("mine", MINING.values(), ids=MINING)
def test_twins_are_never_learned_from(mine):
    twins = np.array([0, 1, 0, 2])  # the first shirt and the shoe share a picture
    found = chosen(mine, twins=twins)
    assert found and all(twins[anchor] != twins[negative] for anchor, _, negative in found)
    twins = np.array([0, 0, 1, 2])  # both near shirts share a title
    assert all(twins[anchor] != twins[positive] for anchor, positive, _ in chosen(mine, twins=twins))


@pytest.mark.parametrize("mine", MINING.values(), ids=MINING)
def test_a_batch_of_one_kind_has_no_triplets(mine):
    assert chosen(mine, labels=np.zeros(4, dtype=int)) == set()
