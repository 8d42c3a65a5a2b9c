"""Prices, counts, names and lists as the app shows them."""

import math

import pytest

from pages.ui.shared import formatting
from recsys.catalog.importers.price_parsing import CURRENCIES


@pytest.mark.parametrize(
    ("amount", "currency", "cents", "worded"),
    [
        (16.95, "EUR", True, "€16.95"),
        (16.95, "eur", True, "€16.95"),
        (1299.0, "INR", False, "₹1,299"),
        (12.5, "$", True, "$12.50"),
        (1299.0, "CHF", False, "CHF 1,299"),
        (20.0, "CAD", True, "CAD 20.00"),
        (20.0, "", True, "20.00"),
        (None, "EUR", True, ""),
        (math.nan, "EUR", True, ""),
    ],
)
def test_a_price_has_the_sign_that_people_know(amount, currency, cents, worded):
    assert formatting.price(amount, currency, cents=cents) == worded


@pytest.mark.parametrize("sign", ["€", "£", "$", "¥", "₹"])
def test_a_sign_that_an_import_understands_is_shown_again(sign):
    assert formatting.price(5, CURRENCIES[sign], cents=False) == f"{sign}5"


@pytest.mark.parametrize(
    ("names", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_make_a_list(names, text):
    assert formatting.list_text(names) == text


@pytest.mark.parametrize(("written", "worded"), [("True", "Yes"), ("false", "No"), ("Truehide", "Truehide")])
def test_yes_and_no_are_words(written, worded):
    assert formatting.attribute_value(written) == worded
