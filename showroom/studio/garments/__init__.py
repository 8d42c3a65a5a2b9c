"""Garments in Blender: draped flat patterns, cloth hung on a trunk, trousers."""
