"""A small drawn catalogue: product mock-ups made by code, so that a fresh clone opens on something."""
