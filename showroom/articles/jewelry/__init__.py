"""Jewellery, and what its articles share."""
