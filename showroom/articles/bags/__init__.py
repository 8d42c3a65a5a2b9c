"""Bags, wallets and belts, and what they share."""
