import numpy as np

from training import split


def pictures(rng, count):
    """Pictures of coarse noise, so that no two are alike."""
    coarse = rng.integers(0, 256, (count, 12, 9, 3), dtype=np.uint8)
    return coarse.repeat(8, axis=1).repeat(8, axis=2)


def test_shared_file_title_or_picture_makes_a_group(rng):
    pixels = pictures(rng, 6)
    pixels[5] = np.clip(pixels[4].astype(int) + 1, 0, 255)
    groups = split.group(list("aabcde"), ["t", "u", "v", "v", "", ""], pixels)
    assert groups.tolist() == [0, 0, 2, 2, 4, 4]


def test_blank_titles_are_nobodys_twin(rng):
    groups = split.group(list("abc"), ["", "", ""], pictures(rng, 3))
    assert groups.tolist() == [0, 1, 2]


def test_near_pictures_of_another_color_are_not_twins(rng):
    pixels = pictures(rng, 1).repeat(2, axis=0)
    pixels[1] = np.clip(pixels[0].astype(int) + 40, 0, 255)
    assert split.group(["a", "b"], ["", ""], pixels).tolist() == [0, 1]


def divided(rng, count=2000):
    ids = [str(number) for number in range(count)]
    types = rng.choice(["Shirts", "Heels"], count, p=[0.8, 0.2]).tolist()
    groups = np.arange(count) // 2 * 2
    return ids, types, split.divide(ids, types, groups)


def test_parts_are_disjoint_complete_and_keep_groups_whole(rng):
    ids, _, parts = divided(rng)
    assert np.sort(np.concatenate(list(parts.parts.values()))).tolist() == list(range(len(ids)))
    of_part = [set(parts.groups[rows].tolist()) for rows in parts.parts.values()]
    assert not (of_part[0] & of_part[1] or of_part[0] & of_part[2] or of_part[1] & of_part[2])


def test_every_part_has_its_share_of_every_type(rng):
    _, types, parts = divided(rng)
    for kind in ("Shirts", "Heels"):
        of_kind = np.array(types) == kind
        for part, share in split.PARTS.items():
            assert abs(of_kind[parts.parts[part]].sum() / of_kind.sum() - share) < 0.02


def test_the_split_is_the_same_every_time_and_its_fingerprint_follows_the_ids(rng):
    ids, types, parts = divided(rng)
    again = split.divide(ids, types, parts.groups)
    assert again.fingerprint == parts.fingerprint
    lists = {part: [ids[row] for row in rows] for part, rows in parts.parts.items()}
    lists["test"].append(lists["train"].pop())
    assert split.fingerprint(lists) != parts.fingerprint
