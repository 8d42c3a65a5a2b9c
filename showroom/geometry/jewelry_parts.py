"""The parts of a piece of jewellery."""

METAL, STONE, PEARL, SMALL, BEAD, CORD = 1, 2, 3, 4, 5, 6
"""The parts of every piece: metal, large and small cut stones, pearls, beads of one colour, cord."""
