"""What the shop sells: a file for each type of product, with its lines and how it is drawn."""
