"""Open-set recognition: reject pictures of nothing that the catalogue holds."""
