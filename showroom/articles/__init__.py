"""One file per type of product: its shapes, how they are coloured, and what the shop sells of it."""
