"""What the last change did to a row."""

import pytest

from pages.ui.shared.formatting import ordinal
from pages.ui.shared.rank_changes import Change, change_badge, sentence

TITLES = {letter: f"Product {letter.upper()}" for letter in "abcdefgh"}


def test_the_first_row_has_no_marks():
    change = Change(None, ("a", "b"))
    assert [change_badge(change.places(each)) for each in "ab"] == [("", "", "")] * 2
    assert sentence(change, TITLES) == ""


def test_marks_say_who_moved_and_who_came():
    change = Change(("a", "b", "c"), ("c", "d", "b"))
    assert [change_badge(change.places(each)) for each in "cdb"] == [
        ("▲ 2", "up", "up 2 places"),
        ("New", "new", "new in this row"),
        ("▼ 1", "down", "down 1 place"),
    ]
    assert sentence(change, TITLES) == "1 new, 2 moved. No longer shown: Product A."


def test_few_of_those_that_left_are_named():
    change = Change(tuple("abcdef"), tuple("ag"))
    assert sentence(change, TITLES) == "1 new. No longer shown: Product B, Product C and 3 more."
    assert sentence(Change(("a", "b"), ("a",)), TITLES) == "No longer shown: Product B."


def test_an_unchanged_row_says_so():
    assert sentence(Change(("a", "b"), ("a", "b")), TITLES) == "The results did not change."


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (113, "113th"), (122, "122nd")],
)
def test_places_in_words(number, words):
    assert ordinal(number) == words
