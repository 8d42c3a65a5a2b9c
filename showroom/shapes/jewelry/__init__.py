"""Silhouettes of jewellery."""
