"""The Shop page."""
