"""The plan of the shop: every product with its row of the table, its name and its price."""
