"""What products are made of: colours, cloth, prints, leather, metal and stones, as surfaces."""
