import numpy as np

from training import labels

RECORDS = [
    {name: "b" for name in labels.ATTRIBUTES} | {labels.PHOTO_CLASS: "hat"},
    {name: "a" for name in labels.ATTRIBUTES} | {labels.PHOTO_CLASS: ""},
    {name: "" for name in labels.ATTRIBUTES},
]


def test_blanks_make_no_class():
    classes = labels.vocabulary(RECORDS)
    assert classes["season"] == ["a", "b"]
    assert list(classes) == [*labels.ATTRIBUTES, labels.PHOTO_CLASS]
    assert len(classes[labels.PHOTO_CLASS]) == 10


def test_blank_missing_and_unseen_values_are_unknown():
    classes = labels.vocabulary(RECORDS)
    numbers = labels.encode([*RECORDS, {"season": "never seen"}], classes)
    assert numbers.shape == (4, 8)
    assert numbers[0].tolist() == [1, 1, 1, 1, 1, 1, 1, 1]
    assert numbers[1].tolist() == [0, 0, 0, 0, 0, 0, 0, labels.UNKNOWN]
    assert (numbers[2:] == labels.UNKNOWN).all()


def test_no_type_belongs_to_two_photo_classes():
    types = [name for group in labels.TYPES_OF_PHOTO_CLASS.values() for name in group]
    assert len(types) == len(set(types))
    assert labels.photo_class("Caps") == "hat"
    assert labels.photo_class("Watches") == ""
    assert labels.TYPES_OF_PHOTO_CLASS.keys() == labels.ATTRIBUTES_OF_PHOTO_CLASS.keys()


def test_implied_labels_are_the_commonest_of_each_type():
    rows = [("Tshirts", "Topwear"), ("Tshirts", "Topwear"), ("Tshirts", "Innerwear"), ("Jeans", "Bottomwear")]
    records = [{"articleType": t, "subCategory": s, "masterCategory": "Apparel"} for t, s in rows]
    found = labels.hierarchy_labels(records, {"articleType": ["Jeans", "Tshirts"]})
    assert found == {"subCategory": ["Bottomwear", "Topwear"], "masterCategory": ["Apparel", "Apparel"]}


def test_equal_rows_get_one_number():
    found = labels.numbered(np.array([[1, 2], [1, 3], [1, 2], [0, 3]]))
    assert found.shape == (4,)
    assert found[0] == found[2] and len(set(found.tolist())) == 3
