"""Shapes of garments by article: apart from the articles, so that a bake outlives a change of the range."""
