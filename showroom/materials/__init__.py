"""Materials as surfaces: colours, cloth, prints, leather, metal and stones."""
