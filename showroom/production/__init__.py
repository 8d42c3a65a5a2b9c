"""Making the shop: baking shapes, drawing pictures, checking them."""
