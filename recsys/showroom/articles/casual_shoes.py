"""Casual shoes: court sneakers, plimsolls, high-tops, slip-ons, boat shoes and children's sneakers."""

from __future__ import annotations
