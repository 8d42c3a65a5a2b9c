"""A word of caution where the bundled network knows the catalogue already."""

FLATTERS = (
    "The bundled network learnt from the photos of this very data set, so these figures flatter it. "
    "Your own catalogue is new to it."
)
