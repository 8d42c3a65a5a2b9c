"""Shapes of products apart from their colours: what a change of shades or lines need not bake again."""
