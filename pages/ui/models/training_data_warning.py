"""Warning where the bundled network was trained on the catalogue's own photos."""

FLATTERS = (
    "The bundled network was trained on the photos of this data set, so these figures are optimistic. "
    "It has not seen your own catalogue."
)
