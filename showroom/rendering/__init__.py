"""From the maps of a baked shape to a picture: surfaces, light, and drawing with height maps."""
