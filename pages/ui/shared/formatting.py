"""Text formatting for the app: escaped catalogue text, prices, counts, names of columns."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from recsys.ranking.query import DIVERSITY
from recsys.signals import SIGNALS

SIGNAL_NAMES = {name: signal.label for name, signal in SIGNALS.items()} | {DIVERSITY: "Variety"}
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
    """Format a price: "€12.90", without cents "CHF 1,299", or "" where it is unknown."""
    if amount is None or math.isnan(amount):
        return ""
    number = f"{amount:,.2f}" if cents else f"{amount:,.0f}"
    sign = currency_sign(currency)
    return f"{sign} {number}" if sign.isalpha() else f"{sign}{number}"


def currency_sign(code: str) -> str:
    """Return what people write for a currency: "€" for "EUR", and "CHF" for "CHF"."""
    return _SIGNS.get(code.upper(), code)


def heading(column: str) -> str:
    """Format a column's name for people: "baseColour" -> "Base colour", "sub_category" -> "Sub category"."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", " ", column).replace("_", " ").strip()
    return spaced[:1].upper() + spaced[1:].lower() if not spaced.isupper() else spaced


def attribute_value(text: str) -> str:
    """Format an attribute's value for people: "False" -> "No"; anything else as the catalogue writes it."""
    return {"true": "Yes", "false": "No"}.get(text.strip().casefold(), text)


def count(number: int, what: str = "product") -> str:
    """Format a count: "1 product", "35,648 products"."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def list_text(names: Sequence[str]) -> str:
    """Format one or more names as a list: "a", "a and b", "a, b and c"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def ordinal(number: int) -> str:
    """Format a rank: "1st", "2nd", "3rd", "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def variation(key: str, value: str) -> str:
    """Format a "same, but ..." variation: "Cheaper", "Another colour", "For women", "For summer"."""
    if not value:
        return {"cheaper": "Cheaper", "dearer": "More expensive", "colour": "Another colour"}[key]
    return value if value.casefold() == "unisex" else f"For {value.lower()}"


def confidence_text(probability: float) -> str:
    """Format a probability as a degree of confidence."""
    levels = ((0.9, "very sure"), (0.7, "fairly sure"), (0.5, "not very sure"), (0.0, "only a guess"))
    return next(words for least, words in levels if probability >= least)
