"""Prices as people write them: "Rs. 1,299", "₹1.299,00", "$ 12.50"."""

from __future__ import annotations

import math
import re

MAX_PRICE = 1e12
_LONGEST = 40
CURRENCIES = {
    "₹": "INR",
    "rs": "INR",
    "inr": "INR",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "€": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "gbp": "GBP",
    "¥": "JPY",
    "jpy": "JPY",
    "chf": "CHF",
}
_SIGN = "|".join(sorted((re.escape(sign) for sign in CURRENCIES), key=len, reverse=True))
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_WRITTEN = re.compile(
    rf"(?P<minus>-?)\s*(?P<before>{_SIGN})?\.?\s*(?P<inner>-?)(?P<digits>[0-9][0-9.,'’\s]*?)"
    rf"\s*(?P<after>{_SIGN})?\.?\s*(?:/?[-–])?",
    re.IGNORECASE,
)


def parse_price(text: str) -> tuple[float, str]:
    """Read one price.

    Of two kinds of separators the last one is the decimal one; a single comma is decimal unless
    exactly three digits follow it; a single point always is.

    Returns:
        The price and the currency's ISO code, "" where none is written.

    Raises:
        ValueError: it is not a positive number; the message says what is allowed.
    """
    currency = ""
    if len(text) > _LONGEST:
        raise ValueError("a price must be a number such as 1299 or 12.50")
    if _PLAIN.fullmatch(text):
        value = float(text)
    else:
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError("a price must be a number such as 1299 or 12.50")
        sign = (match["before"] or match["after"] or "").lower()
        currency = CURRENCIES.get(sign, "")
        value = _number(match["digits"])
        if match["minus"] or match["inner"]:
            value = -value
    if not math.isfinite(value) or not 0 < value <= MAX_PRICE:
        raise ValueError("a price must be above 0 and below a trillion")
    return value, currency


def _number(digits: str) -> float:
    digits = re.sub(r"['’\s]", "", digits)
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        thousands, decimal = (",", ".") if point > comma else (".", ",")
    elif (digits.count(",") == 1 and len(digits) - comma != 4) or digits.count(".") > 1:
        thousands, decimal = ".", ","
    else:
        thousands, decimal = ",", "."
    try:
        return float(digits.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        raise ValueError("a price must be a number such as 1299 or 12.50") from None
