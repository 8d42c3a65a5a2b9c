"""What a product's picture seems to show."""

import pytest
import streamlit as st

from pages.ui.shared import resources
from pages.ui.shared.formatting import confidence_text
from recsys.attributes.tagger import Prediction
from recsys.errors import ModelError


class Guesses:
    """Takes every picture for red shirts."""

    gender = "Women"

    def tag(self, images):
        guesses = {"articleType": ("Shirts", 0.95), "gender": (self.gender, 0.75), "baseColour": ("Red", 0.3)}
        return [{name: Prediction(*guess, ()) for name, guess in guesses.items()} for _ in images]


@pytest.fixture(autouse=True)
def guesses(monkeypatch):
    monkeypatch.setattr(resources, "tagger", Guesses)


def test_nothing_is_looked_at_before_somebody_asks(visit, monkeypatch):
    monkeypatch.setattr(resources, "tagger", lambda: pytest.fail("The tagger was loaded."))
    assert len(visit(product="p012").similar) == 12


def test_guesses_are_told_apart_from_what_is_given(visit):
    words = visit(product="p012", seen="true").words
    assert "very sure · not in the catalogue" in words  # this shop has no column of kinds
    assert "fairly sure · same in the catalogue" in words
    assert "only a guess · catalogue: Green" in words


def test_only_products_with_the_predicted_labels(visit):
    shop = visit(product="p014", seen="true")  # a bag
    assert not all("shirts" in card["title"] for card in shop.similar)
    switch = shop.at.toggle(key="under")
    assert switch.label == "Only products labelled: Shirts · Women"
    switch.set_value(True)
    assert all("shirts" in card["title"] for card in shop.run().similar)
    assert len(shop.similar) == 12
    assert [card["id"] for card in visit(product="p014", seen="true", under="true").similar] == [
        card["id"] for card in shop.similar
    ]


def test_labels_of_no_product_leave_an_empty_row_that_says_so(visit, monkeypatch):
    monkeypatch.setattr(Guesses, "gender", "Men")  # shirts are for women here
    st.cache_data.clear()
    shop = visit(product="p014", seen="true", under="true")
    assert shop.similar == [] and "No product matches all of these choices" in shop.row["empty"]


def test_without_weights_it_says_so(visit, monkeypatch):
    def missing():
        raise ModelError("The weights are not there.")

    monkeypatch.setattr(resources, "tagger", missing)
    st.cache_data.clear()
    shop = visit(product="p013", seen="true")
    assert "The weights are not there" in shop.at.info[0].value.replace("\\", "")
    assert len(shop.similar) == 12


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "very sure"),
        (0.9, "very sure"),
        (0.89, "fairly sure"),
        (0.5, "not very sure"),
        (0, "only a guess"),
    ],
)
def test_how_sure_in_words(chance, words):
    assert confidence_text(chance) == words
