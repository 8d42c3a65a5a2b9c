"""Bags, wallets and belts in Blender, built step by step from recipes."""
