"""How the app words things: catalogue text that stays text, prices, names of columns."""

from __future__ import annotations

import math
import re

SIGNAL_NAMES = {"visual": "Look", "color": "Colour", "price": "Price", "diversity": "Variety"}
ENCODER_NAMES = {
    "resnet50": "ResNet50",
    "vgg16": "VGG16",
    "eigenfaces": "Eigenfaces",
    "triplet": "Triplets",
    "hsv": "Colours",
}
TIERS = {
    "low": "Low price for its kind",
    "middle": "Usual price for its kind",
    "high": "High price for its kind",
    "very high": "Top price for its kind",
}
_SIGNS = {
    "EUR": "€",
    "GBP": "£",
    "ILS": "₪",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "NGN": "₦",
    "PHP": "₱",
    "TRY": "₺",
    "UAH": "₴",
    "USD": "$",
}
"""Signs that stand for one currency, and of "$" and "¥" the one that they mean when a table is imported."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$:<&])")


def escape_markdown(text: str) -> str:
    """Escape a text from a catalogue so that Markdown shows it letter by letter."""
    return _MARKDOWN.sub(r"\\\1", text)


def price(amount: float | None, currency: str, *, cents: bool = True) -> str:
    """Word a price: "€12.90", without cents "CHF 1,299", or "" where it is unknown."""
    if amount is None or math.isnan(amount):
        return ""
    number = f"{amount:,.2f}" if cents else f"{amount:,.0f}"
    sign = currency_sign(currency)
    return f"{sign} {number}" if sign.isalpha() else f"{sign}{number}"


def currency_sign(code: str) -> str:
    """Return what people write for a currency: "€" for "EUR", and "CHF" for "CHF"."""
    return _SIGNS.get(code.upper(), code)


def heading(column: str) -> str:
    """Word a column's name for people: "baseColour" -> "Base colour", "sub_category" -> "Sub category"."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", " ", column).replace("_", " ").strip()
    return spaced[:1].upper() + spaced[1:].lower() if not spaced.isupper() else spaced


def attribute_value(text: str) -> str:
    """Word an attribute's value for people: "False" -> "No"; anything else as the catalogue writes it."""
    return {"true": "Yes", "false": "No"}.get(text.strip().casefold(), text)


def count(number: int, what: str = "product") -> str:
    """Word a number of things: "1 product", "35,648 products"."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def ordinal(number: int) -> str:
    """Word a place: "1st", "2nd", "3rd", "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def variation(key: str, value: str) -> str:
    """Word a "same, but ..." choice: "Cheaper", "Another colour", "For women", "For summer"."""
    if not value:
        return {"cheaper": "Cheaper", "dearer": "Dearer", "colour": "Another colour"}[key]
    return value if value.casefold() == "unisex" else f"For {value.lower()}"


def confidence_text(probability: float) -> str:
    """Word how sure a guess is."""
    levels = ((0.9, "very sure"), (0.7, "fairly sure"), (0.5, "rather unsure"), (0.0, "a mere guess"))
    return next(words for least, words in levels if probability >= least)
