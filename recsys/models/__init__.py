"""Models that learn from one catalogue: attributes, columns, missing labels, similarity, open-set limits."""
